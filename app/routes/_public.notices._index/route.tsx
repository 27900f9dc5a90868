import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import classes from '#app/components/notices/notices.module.css'
import { noticeTone } from '#app/components/notices/notice-tone.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { getPublicNoticeList, type PublicNoticeListItem } from '#app/services/notices/notice-pages.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const given = new URL(request.url).searchParams.get('page') ?? ''
  const page = /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 1
  return { ...(await getPublicNoticeList({ page })), page, title: m.shell.pageTitle(m.notices.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function NoticesRoute() {
  const { running, over, page, hasNext } = useLoaderData<typeof loader>()
  const m = useMessages().notices
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} />
      {running.length + over.length === 0 ? <EmptyState title={m.empty}>{m.emptyText}</EmptyState> : null}
      {running.length > 0 ? (
        <Section title={m.running}>
          <NoticeItems notices={running as unknown as PublicNoticeListItem[]} />
        </Section>
      ) : null}
      {over.length > 0 ? (
        <Section title={m.over}>
          <NoticeItems notices={over as unknown as PublicNoticeListItem[]} />
        </Section>
      ) : null}
      {page > 1 || hasNext ? (
        <nav aria-label={m.pages} className={classes.acts}>
          {page > 1 ? (
            <Link to={`${paths.publicNotices()}${page === 2 ? '' : `?page=${page - 1}`}`} rel="prev">
              {m.newer}
            </Link>
          ) : null}
          {hasNext ? (
            <Link to={`${paths.publicNotices()}?page=${page + 1}`} rel="next">
              {m.older}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </>
  )
}

function NoticeItems({ notices }: { notices: PublicNoticeListItem[] }) {
  const { common, notices: m } = useMessages()
  const locale = useLocale()
  return (
    <ul className={classes.items}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <a href={paths.publicNotice(notice.id)} data-nav="go" lang="zh-CN">
            {notice.title}
          </a>
          <StatusBadge tone={noticeTone(notice.state)}>{notice.state === 'open' ? common.daysLeft(notice.daysLeft) : m.state[notice.state]}</StatusBadge>
          <small>
            {nameIn(locale, notice.region)} · {m.period(formatInstant(notice.opensAt ?? ''), formatInstant(notice.closesAt ?? ''))}
          </small>
        </li>
      ))}
    </ul>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

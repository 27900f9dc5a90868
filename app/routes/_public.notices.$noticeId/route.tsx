import { Button } from '@mantine/core'
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { NoticeListTable } from '#app/components/notices/notice-list-table.tsx'
import classes from '#app/components/notices/notices.module.css'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { getPublicNoticePage, type PublicNoticePage } from '#app/services/notices/notice-pages.server.ts'

/** One notice for everybody; 410 once it was taken down. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const page = await getPublicNoticePage({ noticeId: params.noticeId! })
  return json({ page, title: messagesFor(localeOf(request)).shell.pageTitle(page.title) }, { status: page.state === 'withdrawn' ? 410 : 200 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function NoticeRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as PublicNoticePage
  const { common, notices: m } = useMessages()
  const locale = useLocale()
  const { content, state } = page
  const header = <PageHeader title={page.title} lead={nameIn(locale, page.region)} breadcrumbs={[{ label: m.title, to: paths.publicNotices() }]} actions={content ? <PrintButton /> : undefined} />
  if (content === null) {
    return (
      <>
        {header}
        <Notice title={m.page.withdrawnTitle}>
          <p>{m.page.withdrawnText(formatInstant(page.withdrawnAt ?? ''))}</p>
          <p className={classes.hash}>
            {m.page.hash} <code>{page.hash}</code>
          </p>
        </Notice>
        <p>
          <Link to={paths.publicNotices()}>{m.page.back}</Link>
        </p>
      </>
    )
  }
  const facts = [
    { label: m.page.period, value: m.period(formatInstant(page.opensAt ?? ''), formatInstant(page.closesAt ?? '')), wide: true },
    { label: m.page.length, value: m.workingDays(page.workingDays ?? 0) },
    { label: m.page.office, value: content.contact.office },
    ...(content.contact.phone === null ? [] : [{ label: m.page.phone, value: content.contact.phone }]),
    ...(content.contact.address === null ? [] : [{ label: m.page.address, value: content.contact.address }]),
    ...(content.basis.length === 0 ? [] : [{ label: m.page.basis, value: <span lang="zh-CN">{content.basis.join('、')}</span>, wide: true }]),
  ]
  return (
    <>
      {header}
      <p className={classes.clock} data-state={state}>
        <strong>{state === 'open' ? common.daysLeft(page.daysLeft) : m.state[state]}</strong>
        <span>{m.closesAt(formatInstant(page.closesAt ?? ''))}</span>
      </p>
      <div lang="zh-CN">
        {content.paragraphs.map((paragraph) => (
          <p key={paragraph} className={classes.text}>
            {paragraph}
          </p>
        ))}
        <NoticeListTable content={content} caption={m.page.caption} />
      </div>
      <p className={classes.hash}>{m.page.rows(content.rows.length)}</p>
      <Section title={state === 'open' ? m.page.openTitle : m.page.closedTitle}>
        <p>{state === 'open' ? m.page.openText : m.page.closedText}</p>
        <div className={classes.acts} data-no-print>
          {state === 'open' ? (
            <Button component={Link} to={paths.noticeObjection(page.id)}>
              {m.page.object}
            </Button>
          ) : null}
          <Link to={paths.noticeObjection(page.id)}>{m.page.receipt}</Link>
        </div>
      </Section>
      <DescriptionList items={facts} />
      <p className={classes.hash}>
        {m.page.hash} <code>{page.hash}</code>
      </p>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

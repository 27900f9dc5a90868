import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { NoticeListTable } from '#app/components/notices/notice-list-table.tsx'
import classes from '#app/components/notices/notices.module.css'
import { noticeTone } from '#app/components/notices/notice-tone.ts'
import { DescriptionList, type Description } from '#app/components/page/description-list.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { paragraph, uuid, version } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { withdrawNotice } from '#app/services/notices/open-notice.server.ts'
import { getNoticeDeskPage, requireOwnNotice, type NoticeDeskPage } from '#app/services/notices/notice-pages.server.ts'
import { answerObjection, revealObjectionContact } from '#app/services/notices/objections.server.ts'

import { ObjectionItem } from './objection-item.tsx'

const DeskForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('withdraw'), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('answer'), objectionId: uuid(), baseVersion: version(), state: z.enum(['upheld', 'dismissed']), answer: paragraph({ min: 5, max: 2000 }) }),
  z.object({ intent: z.literal('contact'), objectionId: uuid(), reason: paragraph({ max: 500 }) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['result:publish', 'review:manage'])
  const page = await getNoticeDeskPage(actor, params.noticeId!)
  return { page, title: messagesFor(localeOf(request)).shell.pageTitle(page.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['result:publish', 'review:manage'])
  const noticeId = params.noticeId!
  await requireOwnNotice(actor, noticeId)
  const m = messagesFor(localeOf(request))
  const words = m.notices.desk
  const form = await parseForm(request, DeskForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', objectionId: form.values.objectionId ?? '', errors: fieldMessages(form.errors, m), values: form.values, contact: null }, { status: 400 })
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', noticeId }
  const objectionId = 'objectionId' in value ? value.objectionId : ''
  const refused = (reason: keyof typeof words.refusal) => json({ intent: value.intent as string, objectionId, errors: { form: words.refusal[reason] } as Record<string, string>, values: {} as Record<string, string>, contact: null as string | null }, { status: 409 })
  if (value.intent === 'withdraw') {
    const outcome = await withdrawNotice({ ...act, reason: value.reason })
    return outcome.ok ? redirectWithToast(paths.noticeDeskPage(noticeId), words.withdrawn) : refused(outcome.reason)
  }
  if (value.intent === 'answer') {
    const outcome = await answerObjection({ ...act, objectionId, baseVersion: value.baseVersion, state: value.state, answer: value.answer })
    return outcome.ok ? redirectWithToast(paths.noticeDeskPage(noticeId), words.answered) : refused(outcome.reason)
  }
  const contact = await revealObjectionContact({ ...act, objectionId, reason: value.reason })
  return json({ intent: 'contact' as string, objectionId, errors: {} as Record<string, string>, values: {} as Record<string, string>, contact }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function NoticeDeskPageRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as NoticeDeskPage
  const answer = useActionData<typeof action>()
  const { common, notices: m } = useMessages()
  const words = m.desk
  const withdrawAnswer = answer?.intent === 'withdraw' ? answer : undefined
  const facts: Description[] = [
    { label: m.page.period, value: m.period(formatInstant(page.opensAt ?? ''), formatInstant(page.closesAt ?? '')), wide: true },
    { label: m.page.length, value: m.workingDays(page.workingDays ?? 0) },
    { label: words.publishedBy, value: page.publishedByName ?? '' },
    { label: words.recordedEnd, value: page.closedAt ? formatInstant(page.closedAt) : words.notYet },
    ...(page.withdrawnAt ? [{ label: words.withdrawnAt, value: `${formatInstant(page.withdrawnAt)} · ${page.withdrawnReason ?? ''}`, wide: true }] : []),
    { label: words.hash, value: <code className={classes.hash}>{page.hash}</code>, wide: true },
  ]
  return (
    <>
      <PageHeader
        title={page.title}
        breadcrumbs={[{ label: words.title, to: paths.noticeDesk() }]}
        badge={<StatusBadge tone={noticeTone(page.state)}>{page.state === 'open' ? common.daysLeft(page.daysLeft) : m.state[page.state]}</StatusBadge>}
      />
      <div className={classes.acts} data-no-print>
        <a href={paths.publicNotice(page.id)}>{words.publicPage}</a>
        {page.place.eventId === undefined ? null : (
          <a href={paths.event(page.place.eventId)} data-nav="go">
            {words.event}
          </a>
        )}
      </div>
      <Section title={words.objectionsTitle}>
        {page.objections.length === 0 ? <p>{words.noObjections}</p> : null}
        {page.objections.map((objection) => (
          <ObjectionItem key={objection.id} objection={objection} answer={answer?.objectionId === objection.id ? answer : undefined} />
        ))}
      </Section>
      <Section title={words.facts}>
        <DescriptionList items={facts} />
      </Section>
      <Section title={words.list}>
        <div lang="zh-CN">
          <NoticeListTable content={page.content} caption={m.page.caption} />
        </div>
      </Section>
      {page.state === 'withdrawn' ? null : <ConfirmForm intent="withdraw" trigger={words.withdraw} consequence={<p>{words.withdrawText}</p>} confirmLabel={words.withdrawConfirm} errors={withdrawAnswer?.errors} values={withdrawAnswer?.values} />}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

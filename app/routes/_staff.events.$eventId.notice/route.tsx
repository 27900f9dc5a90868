import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { NumberText, TextField } from '#app/components/forms/fields.tsx'
import { NoticeListTable } from '#app/components/notices/notice-list-table.tsx'
import classes from '#app/components/notices/notices.module.css'
import { noticeTone } from '#app/components/notices/notice-tone.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, optional, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { getResultNoticePage, type ResultNoticePage } from '#app/services/notices/result-notice-page.server.ts'
import { openResultNotice } from '#app/services/notices/result-notice.server.ts'

const NoticeForm = z.object({ intent: z.literal('openNotice'), edition: wholeNumber({ min: 1, max: 999_999 }), workingDays: wholeNumber({ min: 1, max: 60 }), phone: optional(line({ max: 40 })) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const page = await getResultNoticePage(actor, params.eventId!)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.notices.result.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'result:publish', { eventId: params.eventId! })
  const m = messagesFor(localeOf(request))
  const words = m.notices.result
  const form = await parseForm(request, NoticeForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  await requireFresh(request)
  const { edition, workingDays, phone } = form.value
  const outcome = await openResultNotice({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId: params.eventId!, edition, workingDays, phone })
  if (outcome.ok) return redirectWithToast(paths.eventNotice(params.eventId!), words.opened(formatInstant(outcome.value.closesAt)), { tone: 'decided' })
  const sentence = outcome.reason === 'calendarUnknown' ? words.refusal.calendarUnknown(String(outcome.data?.year ?? '')) : words.refusal[outcome.reason]
  return json({ errors: { form: sentence } as Record<string, string>, values: { workingDays: String(workingDays), phone: phone ?? '' } as Record<string, string> }, { status: 409 })
}

export default function EventNoticeRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as ResultNoticePage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.notices.result
  const { event, competition, edition, preview, former } = page
  const running = former.some(({ state, edition: number }) => state === 'open' && number === edition?.number)
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={crumbs}
      />
      <EventTabs eventId={event.id} latestEdition={edition?.number ?? null} />
      {former.length > 0 ? (
        <Section title={words.former}>
          <ul className={classes.items}>
            {former.map((notice) => (
              <li key={notice.id}>
                <a href={page.may.publish ? paths.noticeDeskPage(notice.id) : paths.publicNotice(notice.id)} data-nav="go">
                  {words.editionOf(notice.edition)} · {m.notices.period(formatInstant(notice.opensAt ?? ''), formatInstant(notice.closesAt ?? ''))}
                </a>
                <StatusBadge tone={noticeTone(notice.state)}>{notice.state === 'open' ? m.common.daysLeft(notice.daysLeft) : m.notices.state[notice.state]}</StatusBadge>
                <small>
                  {m.notices.desk.columns.objections} {m.notices.desk.objections(notice.openObjections, notice.allObjections)}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {running ? null : edition === null || preview === null ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <Section title={words.openTitle(edition.number)} note={words.openNote}>
          {page.ends.ok ? <p>{words.previewOf(page.length.workingDays, page.ends.day)}</p> : <Notice tone="attention">{words.refusal.calendarUnknown(String(page.ends.year))}</Notice>}
          {page.may.publish ? (
            <ConfirmForm intent="openNotice" trigger={words.open} consequence={<p>{words.consequence}</p>} confirmLabel={words.open} decides reason="none" errors={answer?.errors} values={answer?.values}>
              <input type="hidden" name="edition" value={edition.number} />
              <NumberText name="workingDays" label={words.days} hint={page.length.documentNumber ? words.laidDown(page.length.documentNumber, page.length.workingDays) : words.daysHint} decimals={0} stored={page.length.workingDays} />
              <TextField name="phone" label={words.phone} hint={words.phoneHint} required={false} extra={{ maxLength: 40, inputMode: 'tel' }} />
            </ConfirmForm>
          ) : null}
          <h3>{words.preview}</h3>
          <div lang="zh-CN">
            <NoticeListTable content={preview} caption={words.preview} />
          </div>
        </Section>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

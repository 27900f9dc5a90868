import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { line, paragraph, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { checkIn, undoCheckIn } from '#app/services/check-in/check-in.server.ts'
import { getCheckInPage } from '#app/services/check-in/floor-page.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { checkInColumns } from './columns.tsx'

const CheckInForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('checkIn'), text: line({ max: 60 }) }),
  z.object({ intent: z.literal('undo'), entryId: uuid(), reason: paragraph({ max: 500 }) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const page = await getCheckInPage({ actor, eventId })
  const m = messagesFor(localeOf(request))
  return { ...page, title: m.shell.pageTitle(`${m.floor.checkIn.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'checkIn:do', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.floor.checkIn
  const form = await parseForm(request, CheckInForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m) }, { status: 400 })
  const { value } = form
  const common = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  if (value.intent === 'undo') {
    const outcome = await undoCheckIn({ ...common, entryId: value.entryId, reason: value.reason })
    if (outcome.ok) return redirectWithToast(paths.eventCheckIn(eventId), words.undone(outcome.value.number))
    return json({ intent: 'undo', errors: { form: words.failed[outcome.reason] } }, { status: 409 })
  }
  const outcome = await checkIn({ ...common, text: value.text })
  if (outcome.ok) {
    const { number, name, seat, batch } = outcome.value
    return redirectWithToast(paths.eventCheckIn(eventId), words.done(number, name, seat && batch ? m.registration.own.seatOf(batch, seat) : ''))
  }
  const said = (outcome.data ?? {}) as { number?: string; name?: string; at?: string }
  const text =
    outcome.reason === 'already'
      ? words.failed.already(said.number ?? '', said.name ?? '', formatInstant(said.at ?? '').slice(11))
      : outcome.reason === 'notTakingPart'
        ? words.failed.notTakingPart(said.number ?? '', said.name ?? '')
        : words.failed[outcome.reason]
  return json({ intent: 'checkIn', errors: { text } }, { status: 409 })
}

export default function CheckInRoute() {
  const { event, rows, fieldSize, expected, present, open, used, mayCheckIn } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.floor.checkIn
  const here = rows.filter((row) => row.checkedIn)
  return (
    <>
      <EventPageHeader event={event} title={words.title} below={[{ label: m.floor.title, to: paths.eventFloor(event.id) }]} actions={<PrintButton />} />
      {used ? null : <Notice>{words.notUsed}</Notice>}
      {fieldSize === null ? <p aria-live="polite">{words.present(present, expected)}</p> : <Notice title={words.fixed(fieldSize)}>{words.fixedText}</Notice>}
      {open && mayCheckIn ? (
        <div data-density="large" data-no-print>
          {/* A new form for each person: the field is empty and has the focus again. */}
          <PostForm key={present} intent="checkIn" errors={answer?.intent === 'checkIn' ? answer.errors : null} labels={{ text: words.field }}>
            <TextField name="text" label={words.field} hint={words.lead} autoFocus extra={{ maxLength: 60, spellCheck: false, autoCapitalize: 'characters' }} />
            <SubmitButton intent="checkIn">{words.act}</SubmitButton>
          </PostForm>
        </div>
      ) : null}
      {!open && fieldSize === null ? <Notice>{words.notOpen}</Notice> : null}
      <DataTable columns={checkInColumns} rows={rows} getRowId={(row) => row.id} caption={words.caption} phone="stack" pageSize="all" />
      {open && mayCheckIn && here.length > 0 ? (
        <ConfirmForm intent="undo" trigger={words.undo} consequence={<p>{words.undoText}</p>} confirmLabel={words.undo} errors={answer?.intent === 'undo' ? answer.errors : null}>
          <SelectField name="entryId" label={m.floor.seats.number} choices={here.map((row) => ({ value: row.id, label: `${row.number} ${row.name}` }))} stored={here[0]?.id ?? null} />
        </ConfirmForm>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

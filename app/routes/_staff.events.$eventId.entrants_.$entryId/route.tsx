import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { entrantAnswer, entrantTyped } from '#app/components/entrants/entrant-form.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { statusTone } from '#app/components/entrants/status-tone.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { optional, paragraph, version } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { FormProblem } from '#app/services/entries/add-entrant.server.ts'
import { changeEntryStatus } from '#app/services/entries/change-entry-status.server.ts'
import { editEntrant } from '#app/services/entries/edit-entrant.server.ts'
import { decisionsFor, STATUS_DECISIONS } from '#app/services/entries/entrant-acts.ts'
import { issueEntrantCode, type EntrantCode } from '#app/services/entries/entrant-code.server.ts'
import { getEntrantPage } from '#app/services/entries/list-entrants.server.ts'
import { revealIdentity } from '#app/services/entries/reveal-identity.server.ts'

import { EditEntrant } from './edit-entrant.tsx'
import { EntrantCodePanel } from './entrant-code.tsx'
import { EntrantFacts } from './entrant-facts.tsx'
import { ItemHistorySection } from './item-history.tsx'
import { StatusForms } from './status-forms.tsx'

const reason = paragraph({ max: 500 })
const EntrantForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('edit'), version: version(), ...entrantTyped, reason: optional(reason) }),
  z.object({ intent: z.literal('status'), version: version(), status: z.enum(STATUS_DECISIONS), reason }),
  z.object({ intent: z.literal('newCode') }),
  z.object({ intent: z.literal('reveal'), subject: z.string().max(60), reason: paragraph({ max: 200 }) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const page = await getEntrantPage({ actor, eventId, entryId: params.entryId! })
  return { ...page, title: messagesFor(localeOf(request)).shell.pageTitle(`${page.entrant.number} ${page.entrant.name}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

interface Answer {
  intent: string
  errors: Record<string, string | string[]>
  values?: Record<string, string>
  revealed?: { identityNumber: string | null; phone: string | null }
  code?: EntrantCode
}

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:edit', { eventId })
  const entryId = params.entryId!
  const m = messagesFor(localeOf(request))
  const words = m.imports.entrants
  const form = await parseForm(request, EntrantForm)
  const answer = (status: number, said: Answer) => json(said, { status, headers: { 'Cache-Control': 'no-store' } })
  if (!form.ok) return answer(400, { intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values })
  const { value } = form
  const common = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId, entryId }

  if (value.intent === 'reveal') {
    const revealer = await requirePermission(request, 'identity:reveal', { eventId })
    const { identityNumber, phone } = await revealIdentity({ actor: revealer, eventId, entryId, reason: value.reason })
    return answer(200, { intent: 'reveal', errors: {}, revealed: { identityNumber, phone } })
  }
  if (value.intent === 'newCode') {
    const issuer = await requirePermission(request, 'activation:issue', { eventId })
    await requireFresh(request)
    const outcome = await issueEntrantCode({ actor: issuer, eventId, entryId })
    return outcome.ok ? answer(200, { intent: 'newCode', errors: {}, code: outcome.value }) : answer(409, { intent: 'newCode', errors: { form: words.code.noIdentityNumber } })
  }
  if (value.intent === 'status') {
    const outcome = await changeEntryStatus({ ...common, version: value.version, status: value.status, reason: value.reason })
    if (outcome.ok) return redirectWithToast(paths.entrant(eventId, entryId), words.done.status(outcome.value.number, value.status === 'competed' ? words.inField : m.terms.entryStatus[value.status]))
    return answer(409, { intent: `status-${value.status}`, errors: { form: words.failed[outcome.reason] }, values: { reason: value.reason } })
  }
  const { intent: _, version: seen, reason: why, ...typed } = value
  const outcome = await editEntrant({ ...common, version: seen, typed, reason: why })
  if (outcome.ok) return redirectWithToast(paths.eventEntrants(eventId), words.done.edited(outcome.value.number))
  const { errors } = entrantAnswer(m, (outcome.data?.problems ?? []) as FormProblem[])
  const said: Answer['errors'] = outcome.reason === 'reasonMissing' ? { reason: words.failed.reasonMissing } : outcome.reason === 'problems' ? errors : { form: words.failed[outcome.reason] }
  return answer(409, { intent: 'edit', errors: said, values: { ...typed, reason: why ?? '' } })
}

export default function EntrantRoute() {
  const { event, entrant, items, acts, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.imports.entrants
  const decisions = decisionsFor(acts.status, entrant.status)
  const badge = entrant.status === 'competed' ? undefined : <StatusBadge tone={statusTone[entrant.status]}>{m.terms.entryStatus[entrant.status]}</StatusBadge>
  return (
    <>
      <EventPageHeader event={event} title={`${entrant.number} ${entrant.name}`} badge={badge} below={[{ label: words.title, to: paths.eventEntrants(event.id) }]} />
      {entrant.statusReason ? <Notice>{words.statusReason(entrant.statusReason)}</Notice> : null}
      <EntrantFacts
        entrant={entrant}
        team={event.format === 'team'}
        mayReveal={may.reveal && may.edit}
        revealed={answer?.revealed ?? null}
        errors={answer?.intent === 'reveal' ? answer.errors : undefined}
      />
      {may.edit && acts.edit !== 'no' ? (
        <EditEntrant eventId={event.id} entrant={entrant} team={event.format === 'team'} withReason={acts.edit === 'withReason'} answer={answer?.intent === 'edit' ? answer : undefined} />
      ) : null}
      {may.edit && acts.edit === 'no' ? <Notice>{acts.status === 'disqualification' ? words.correcting : words.closed}</Notice> : null}
      {may.edit && decisions.length > 0 ? <StatusForms entrant={entrant} decisions={decisions} answer={answer ?? undefined} /> : null}
      {items.length > 0 ? <ItemHistorySection parts={items} /> : null}
      {may.edit && may.issueCode ? <EntrantCodePanel code={answer?.code ?? null} errors={answer?.intent === 'newCode' ? answer.errors : undefined} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

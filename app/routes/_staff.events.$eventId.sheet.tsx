import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { ItemSheet } from '#app/components/judge-sheet/item-sheet.tsx'
import { JudgeSheet } from '#app/components/judge-sheet/judge-sheet.tsx'
import { useSheetStore } from '#app/components/judge-sheet/use-sheet.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { useGeneration } from '#app/components/score-grid/use-grid.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { declareSets } from '#app/services/sheets/declare-sets.server.ts'
import { getOwnSheet } from '#app/services/sheets/own-sheet.server.ts'

const FinalForm = z.discriminatedUnion('intent', [z.object({ intent: z.literal('final') }), z.object({ intent: z.literal('finalOne'), entryId: uuid() })])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'sheet:own', { eventId })
  const sheet = await getOwnSheet(actor, eventId)
  const m = messagesFor(localeOf(request))
  return { sheet, userId: actor.userId, title: m.shell.pageTitle(`${m.judges.sheet.title} ${nameIn(localeOf(request), sheet.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'sheet:own', { eventId })
  const m = messagesFor(localeOf(request))
  const { sheet } = m.judges
  const form = await parseForm(request, FinalForm)
  if (!form.ok) return json({ entryId: null, errors: fieldMessages(form.errors, m) }, { status: 400 })
  const entryId = form.value.intent === 'finalOne' ? form.value.entryId : null
  const outcome = await declareSets({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, entryId })
  if (outcome.ok) return redirectWithToast(paths.sheet(eventId), sheet.finalDone(outcome.value.entries))
  const text = outcome.reason === 'incomplete' || outcome.reason === 'disputed' ? sheet.failed[outcome.reason](m.common.list((outcome.data?.numbers ?? []) as string[])) : sheet.failed[outcome.reason]
  return json({ entryId, errors: { form: text } as Record<string, string | string[]> }, { status: 409 })
}

export default function SheetRoute() {
  const { sheet, userId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.judges.sheet
  const locale = useLocale()
  const store = useSheetStore(sheet, userId)
  useGeneration(store)
  const { saving, waiting, invalid, conflicts } = store.summary()
  const unsent = saving + waiting + invalid + conflicts > 0
  const Sheet = sheet.byItems ? ItemSheet : JudgeSheet
  const closed = sheet.finalAt !== null || sheet.data.closed !== null
  return (
    <div data-density="large">
      <PageHeader title={words.title} lead={`${eventNameIn(locale, sheet.event)} · ${nameIn(locale, sheet.event.competition)}`} />
      <p>{words.lead(sheet.slot)}</p>
      {sheet.finalAt ? <Notice>{words.finalAt(formatInstant(sheet.finalAt))}</Notice> : sheet.data.closed ? <Notice>{m.scoring.closed[sheet.data.closed]}</Notice> : null}
      {sheet.columns.length === 0 || sheet.data.entries.length === 0 ? (
        <EmptyState title={sheet.columns.length === 0 ? words.noPanel : words.empty}>{words.emptyText}</EmptyState>
      ) : (
        <Sheet sheet={sheet} store={store} readOnly={sheet.data.closed !== null} errors={answer?.entryId ? { entryId: answer.entryId, errors: answer.errors } : null} />
      )}
      {closed || sheet.data.entries.length === 0 ? null : unsent ? (
        <Notice tone="attention">{words.unsent}</Notice>
      ) : (
        <ConfirmForm intent="final" trigger={words.final} consequence={<p>{words.finalText}</p>} confirmLabel={words.final} reason="none" errors={answer?.entryId === null ? answer.errors : null} />
      )}
    </div>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

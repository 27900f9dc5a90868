import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { refusalText } from '#app/components/imports/problem-text.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, file, tick } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getImportsOfEvent } from '#app/services/imports/get-import.server.ts'
import { uploadImport } from '#app/services/imports/upload-import.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { ColumnMeanings } from './column-meanings.tsx'
import { historyColumns, type ImportLine } from './history-columns.tsx'
import { ImportSteps } from './import-steps.tsx'

const UploadForm = z.object({
  intent: z.literal('upload'),
  kind: z.enum(['entrants', 'marks']),
  file: file(),
  again: tick(),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'mark:import', { eventId })
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const page = await getImportsOfEvent({ actor, eventId, locale })
  const kinds = (['entrants', 'marks'] as const).filter((kind) => page.open[kind] && (kind === 'marks' || hasPermission(actor, 'entrant:import')))
  return { ...page, kinds, title: m.shell.pageTitle(`${m.imports.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  let actor = await requirePermission(request, 'mark:import', { eventId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, UploadForm)
  const refuse = (kind: string, text: string, status: number, again = false) => json({ kind, errors: { file: text }, again }, { status })
  if (!form.ok) return refuse(form.values.kind ?? '', m.imports.failed.noFile, 400)
  const { kind, again } = form.value
  if (kind === 'entrants') actor = await requirePermission(request, 'entrant:import', { eventId })
  const upload = await chosenFile(form.value.file)
  if (!upload) return refuse(kind, m.imports.failed.noFile, 400)
  const outcome = await uploadImport({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, kind, file: upload, again })
  if (outcome.ok) return redirect(paths.importBatch(outcome.value.batchId), 303)
  const facts = { ...outcome.data, ...(typeof outcome.data?.at === 'string' && { time: formatInstant(outcome.data.at) }) }
  return refuse(kind, refusalText(m, outcome.reason, facts), outcome.reason === 'alreadyImported' || outcome.reason === 'notOpen' ? 409 : 400, outcome.reason === 'alreadyImported')
}

export default function ImportRoute() {
  const { event, kinds, markColumns, batches } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages().imports
  return (
    <>
      <EventPageHeader event={event} title={words.title} />
      {kinds.length === 0 ? (
        <Notice>
          <p>{words.closed.entrants}</p>
          <p>{words.closed.marks}</p>
        </Notice>
      ) : (
        <p>{words.lead}</p>
      )}
      {kinds.map((kind) => (
        <ImportSteps key={kind} eventId={event.id} kind={kind} answer={answer?.kind === kind ? answer : undefined}>
          <ColumnMeanings kind={kind} team={event.format === 'team'} markColumns={markColumns} />
        </ImportSteps>
      ))}
      <Section title={words.history.title}>
        <DataTable<ImportLine> columns={historyColumns} rows={batches} getRowId={(row) => row.id} rowHref={(row) => paths.importBatch(row.id)} caption={words.history.title} phone="stack" empty={<EmptyState title={words.history.empty} />} />
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

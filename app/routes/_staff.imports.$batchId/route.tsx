import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import type { RegionActor } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { getImportPage, placeOfImport } from '#app/services/imports/get-import.server.ts'
import { ownUnit } from '#app/services/registration/own-unit.server.ts'
import type { PreviewFilter } from '#app/services/imports/import-preview.ts'

import { ActForm, carryOut } from './acts.server.ts'
import { BatchFacts, BatchOutcome } from './batch-outcome.tsx'
import { ChooseEncoding } from './choose-encoding.tsx'
import { CloseForms } from './close-forms.tsx'
import { Preview } from './preview.tsx'

const FILTERS: readonly PreviewFilter[] = ['problems', 'changes', 'all']

/** Who may work with an import: the unit whose own list it is, or those who import for its event. */
async function importer(request: Request, reader: RegionActor, batchId: string): Promise<RegionActor> {
  const place = await placeOfImport(batchId, reader.regionId)
  if (place.organisationId !== null && (await ownUnit(reader))?.id === place.organisationId) return reader
  return requirePermission(request, place.kind === 'entrants' ? 'entrant:import' : 'mark:import', { eventId: place.eventId })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireAnyPermission(request, ['mark:import', 'unit:register'])
  const batchId = params.batchId!
  const actor = await importer(request, reader, batchId)
  const query = new URL(request.url).searchParams
  const asked = query.get('page') ?? ''
  const locale = localeOf(request)
  const page = await getImportPage({
    actor,
    batchId,
    filter: FILTERS.find((filter) => filter === query.get('show')) ?? null,
    page: /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1,
    locale,
  })
  const m = messagesFor(locale)
  return json({ page, title: m.shell.pageTitle(m.imports.page.title(page.fileName)) }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const reader = await requireAnyPermission(request, ['mark:import', 'unit:register'])
  const batchId = params.batchId!
  const actor = await importer(request, reader, batchId)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, ActForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: { form: m.imports.failed.noSuchCell }, values: form.values }, { status: 400 })
  const result = await carryOut({ actor, batchId, act: form.value, idempotencyKey: form.idempotencyKey ?? '', m })
  if (result.toast) return redirectWithToast(paths.importBatch(batchId), result.toast)
  return json({ intent: form.value.intent, errors: result.errors, values: ('reason' in form.value ? { reason: form.value.reason } : {}) as Record<string, string> }, { status: result.status })
}

export default function ImportBatchRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.imports
  const tone = page.state === 'preview' || page.state === 'reading' ? 'active' : page.state === 'confirmed' ? 'plain' : 'void'
  const said = answer && Object.values(answer.errors).find(Boolean)
  return (
    <>
      {page.unit ? (
        <PageHeader
          title={words.page.title(page.fileName)}
          lead={eventNameIn(locale, page.event)}
          breadcrumbs={[
            { label: m.unitRegistration.title, to: paths.unitRegistrations() },
            { label: m.unitRegistration.pageTitle(eventNameIn(locale, page.event)), to: paths.unitEvent(page.event.id) },
          ]}
          badge={<StatusBadge tone={tone}>{m.terms.importState[page.state]}</StatusBadge>}
        />
      ) : (
        <EventPageHeader
          event={page.event}
          title={words.page.title(page.fileName)}
          badge={<StatusBadge tone={tone}>{m.terms.importState[page.state]}</StatusBadge>}
          below={[{ label: words.title, to: paths.eventImport(page.event.id) }]}
        />
      )}
      <BatchFacts page={page} />
      {said && answer.intent !== 'undo' && answer.intent !== 'discard' ? (
        <Notice tone="attention" role="alert">
          {said}
        </Notice>
      ) : null}
      {page.state === 'reading' ? <ChooseEncoding version={page.version} samples={page.samples} errors={answer?.intent === 'encoding' ? answer.errors : undefined} /> : null}
      {page.preview ? <Preview page={page} preview={page.preview} /> : null}
      {page.state === 'preview' || page.state === 'reading' ? <CloseForms page={page} answer={answer ?? undefined} /> : <BatchOutcome page={page} answer={answer ?? undefined} />}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

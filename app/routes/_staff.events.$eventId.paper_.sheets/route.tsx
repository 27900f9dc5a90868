import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, file, line, paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { decideSheet } from '#app/services/paper/decide-sheet.server.ts'
import { getDifferencesPage, type DifferencesPage } from '#app/services/paper/paper-pages.server.ts'
import { boxIds, MOST_BOXES, type SheetFault } from '#app/services/paper/paper-sheet.ts'
import { reopenSheet } from '#app/services/paper/reopen-sheet.server.ts'
import { keepScan } from '#app/services/paper/scans.server.ts'

import { faultSentence } from '../_staff.events.$eventId.paper/fault-sentence.ts'
import { DifferingSheet } from './differing-sheet.tsx'
import { ReopenSheets } from './reopen-sheets.tsx'
import { Station } from './station.tsx'

const DeskForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('decide'), part: line({ max: 60 }), number: line({ max: 40 }), values: z.array(z.string().max(16)).max(MOST_BOXES), sum: z.string().max(16).optional(), scheme: z.string().max(80).optional(), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('reopen'), part: line({ max: 60 }), number: line({ max: 40 }), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('scan'), part: line({ max: 60 }), scan: file() }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'paper:decide', { eventId: params.eventId! })
  const page = await getDifferencesPage(actor, { eventId: params.eventId! })
  const m = messagesFor(localeOf(request))
  return json({ page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.paper.desk.title}`) }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'paper:decide', { eventId: params.eventId! })
  const eventId = params.eventId!
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, DeskForm)
  if (!form.ok) return json({ at: form.values.intent === 'reopen' ? 'reopen' : `${form.values.intent} ${form.values.part} ${form.values.number ?? ''}`, errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { value } = form
  const at = value.intent === 'reopen' ? 'reopen' : `${value.intent} ${value.part} ${'number' in value ? value.number : ''}`
  const refused = (errors: Record<string, string>, values: Record<string, string> = {}) => json({ at, errors, values }, { status: 409 })
  if (value.intent === 'scan') {
    const chosen = await chosenFile(value.scan)
    if (!chosen) return refused({ scan: 'required' })
    const outcome = await keepScan({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, partKey: value.part, file: chosen })
    return outcome.ok ? redirectWithToast(paths.eventPaperSheets(eventId), m.paper.desk.kept) : refused({ scan: outcome.reason })
  }
  if (value.intent === 'reopen') {
    const { part, number, reason } = value
    const outcome = await reopenSheet({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, partKey: part, number, reason })
    if (outcome.ok) return redirectWithToast(paths.eventPaperSheets(eventId), m.paper.reopen.done(outcome.value.number))
    const about = outcome.reason === 'unknownNumber' || outcome.reason === 'notSettled' ? 'number' : 'form'
    return refused({ [about]: m.paper.reopen.failed[outcome.reason] }, { part, number, reason })
  }
  const { kinds } = await getDifferencesPage(actor, { eventId })
  const kind = kinds.find(({ key }) => key === value.part)
  if (kind && (kind.items?.hash ?? '') !== (value.scheme ?? '')) return refused({ form: m.paper.refusal.schemeChanged }, { reason: value.reason })
  const texts = { ...Object.fromEntries((kind ? boxIds(kind) : []).map((id, box) => [id, value.values[box] ?? ''])), sum: value.sum ?? '' }
  const outcome = await decideSheet({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, partKey: value.part, number: value.number, texts, reason: value.reason })
  if (outcome.ok) return redirectWithToast(paths.eventPaperSheets(eventId), m.paper.desk.decided)
  return refused({ form: outcome.reason === 'faults' && kind ? faultSentence(m, kind, (outcome.data?.faults ?? []) as SheetFault[]) : m.paper.refusal[outcome.reason as Exclude<typeof outcome.reason, 'faults'>] }, { reason: value.reason })
}

export default function PaperSheetsRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as DifferencesPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.paper.desk
  const { event, competition, kinds, differences, decided } = page
  const answerTo = (at: string) => (answer?.at === at ? answer : undefined)
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={[...crumbs, { label: m.paper.title, to: paths.eventPaper(event.id) }]}
      />
      <EventTabs eventId={event.id} />
      <Section title={words.differences}>
        {differences.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : null}
        {differences.map((sheet) => (
          <DifferingSheet key={`${sheet.partKey} ${sheet.number}`} sheet={sheet} kind={kinds.find(({ key }) => key === sheet.partKey)!} scans={page.scans.filter(({ purpose }) => purpose === sheet.partKey)} answer={answerTo(`decide ${sheet.partKey} ${sheet.number}`)} />
        ))}
      </Section>
      <Section title={words.stations}>
        {page.progress.map((station) => (
          <Station key={station.key} eventId={event.id} station={station} scans={page.scans.filter(({ purpose }) => purpose === station.key)} answer={answerTo(`scan ${station.key} `)} />
        ))}
      </Section>
      {decided.length > 0 ? (
        <Section title={words.decidedTitle}>
          <ul>
            {decided.map((sheet) => (
              <li key={`${sheet.partKey} ${sheet.number}`}>
                <strong>
                  {sheet.number} · {nameIn(locale, kinds.find(({ key }) => key === sheet.partKey)!)}
                </strong>{' '}
                {sheet.reason} · {words.decidedBy(sheet.byName, formatInstant(sheet.at ?? ''))}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <ReopenSheets page={page} answer={answerTo('reopen')} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

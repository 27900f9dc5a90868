import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { StationList, type Station } from '#app/components/floor/station-list.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, file } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getStations } from '#app/services/check-in/stations.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { keepStationScan } from '#app/services/paper/scans.server.ts'
import { STATION_PAPERS } from '#app/services/paper/station-papers.ts'

import { SignedPapers } from './signed-papers.tsx'

const ScanForm = z.object({ intent: z.literal('scan'), station: z.enum(STATION_PAPERS), scan: file() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'competition:read', { eventId })
  const page = await getStations(actor, eventId)
  const m = messagesFor(localeOf(request))
  return { ...page, title: m.shell.pageTitle(`${m.floor.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, ScanForm)
  if (!form.ok) return json({ station: String(form.values.station ?? ''), errors: fieldMessages(form.errors, m) }, { status: 400 })
  const { station, scan } = form.value
  const refused = (reason: string) => json({ station: station as string, errors: { scan: reason } }, { status: 409 })
  const chosen = await chosenFile(scan)
  if (!chosen) return refused('required')
  const outcome = await keepStationScan({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, station, file: chosen })
  return outcome.ok ? redirectWithToast(paths.eventFloor(eventId), m.floor.papers.kept) : refused(outcome.reason)
}

export default function FloorRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.floor
  const { sheet } = m.judges
  const { boards } = m
  const { event, registrations, seats, checkIn, codes, judges } = page
  const { station } = words
  const stations: Station[] = [
    ...(page.sheet ? [{ key: 'sheet', to: paths.sheet(event.id), title: sheet.title, text: sheet.listLead, state: '' }] : []),
    ...(registrations ? [{ key: 'registrations', to: paths.eventRegistrations(event.id), title: station.registrations.title, text: station.registrations.text, state: station.registrations.state(registrations.waiting) }] : []),
    ...(seats ? [{ key: 'seats', to: paths.eventSeats(event.id), title: station.seats.title, text: station.seats.text, state: station.seats.state(seats.drawn) }] : []),
    ...(checkIn ? [{ key: 'checkIn', to: paths.eventCheckIn(event.id), title: station.checkIn.title, text: station.checkIn.text, state: page.fieldSize === null ? station.checkIn.state(checkIn.present, checkIn.of) : words.checkIn.fixed(page.fieldSize) }] : []),
    ...(judges ? [{ key: 'judges', to: paths.eventJudges(event.id), title: station.judges.title, text: station.judges.text, state: station.judges.state(judges.count) }] : []),
    ...(page.board ? [{ key: 'board', to: paths.eventBoard(event.id), title: boards.chief.station.title, text: boards.chief.station.text, state: '' }] : []),
    ...(page.openBoard ? [{ key: 'openBoard', to: paths.eventBoardSettings(event.id), title: boards.settings.station.title, text: boards.settings.station.text, state: boards.settings.station.state(page.openBoard.open) }] : []),
    ...(codes ? [{ key: 'codes', to: paths.eventCodes(event.id), title: station.codes.title, text: station.codes.text, state: station.codes.state(codes.sealed, codes.wanted) }] : []),
  ]
  return (
    <>
      <EventPageHeader event={event} title={words.title} />
      <p>{words.lead}</p>
      <StationList stations={stations} />
      {page.papers ? <SignedPapers eventId={event.id} papers={page.papers} mayKeep={page.mayKeep} answer={answer} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

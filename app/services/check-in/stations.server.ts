import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { readDb } from '#db/client.ts'
import { listEventSummaries, requireEvent } from '#db/queries/events.ts'
import { listFiles } from '#db/queries/files.ts'
import { getOwnPlace } from '#db/queries/judges.ts'
import { eventHead } from '../entries/event-head.ts'
import { namesAreHidden } from '../entries/names-hidden.ts'
import { STATION_SCAN_OWNER, stationPapersOf } from '../paper/station-papers.ts'

/** The stations of one event with where each stands, for whoever works there. @throws AppError 404 */
export async function getStations(actor: RegionActor, eventId: string) {
  const { regionId } = actor
  const event = await requireEvent(readDb, { regionId, eventId })
  const summary = required((await listEventSummaries(readDb, { regionId, competitionIds: [event.competitionId] })).find((candidate) => candidate.id === eventId))
  const { usedSteps, blindLayers } = event.competition
  const entrants = hasPermission(actor, 'entrant:read') && !namesAreHidden(actor, event)
  const scans = entrants ? await listFiles(readDb, { regionId, ownerType: STATION_SCAN_OWNER, ownerIds: [eventId] }) : []
  return {
    event: eventHead(event),
    fieldSize: event.fieldSize,
    registrations: entrants && usedSteps.includes('registration') ? { waiting: summary.pending } : null,
    seats: entrants ? { drawn: event.seating !== null } : null,
    checkIn: entrants && usedSteps.includes('checkIn') ? { present: summary.checkedIn, of: summary.entrants } : null,
    judges: hasPermission(actor, 'judge:manage') ? { count: summary.judges } : null,
    board: hasPermission(actor, 'board:read'),
    openBoard: hasPermission(actor, 'event:edit') ? { open: event.boards.open !== undefined } : null,
    sheet: hasPermission(actor, 'sheet:own') && actor.personId !== null && (await getOwnPlace(readDb, { regionId, eventId, personId: actor.personId })) !== null,
    /** What is signed by hand at the stations, with the scans that have come back; null for whoever may not see names. */
    papers: entrants ? stationPapersOf(event).map((station) => ({ station, scans: scans.filter(({ purpose }) => purpose === station) })) : null,
    mayKeep: entrants && hasPermission(actor, 'entrant:edit'),
    codes: hasPermission(actor, 'code:open') && blindLayers > 0 ? { sealed: summary.layersSealed, wanted: blindLayers } : null,
  }
}

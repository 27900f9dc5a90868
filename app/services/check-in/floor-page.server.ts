import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { readDb } from '#db/client.ts'
import { listForCheckIn, listSeatedUnits } from '#db/queries/check-in.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { isBefore } from '../competitions/plan.ts'
import { batchStart, seatsOf } from '../draws/seats.ts'
import { eventHead } from '../entries/event-head.ts'
import { refuseHiddenNames } from '../entries/names-hidden.ts'

/** Seats of one event and how they were drawn. @throws AppError 404 */
export async function getSeatsPage({ actor, eventId }: { actor: RegionActor; eventId: string }) {
  const { event, rows } = await readField(actor, eventId)
  const { seating } = event
  const replayed = seating && new Map(seatsOf(seating).map((seat) => [seat.entryId, seat]))
  return {
    event: eventHead(event),
    rows,
    seating: seating && { ...seating, entryIds: seating.entryIds.length },
    /** Whether the stored seats are those that the stored seed gives, for everybody who was in the draw. */
    replays: replayed !== null && rows.every((row) => row.seat === null || !replayed.has(row.id) || (replayed.get(row.id)!.seat === row.seat && replayed.get(row.id)!.batch === row.batch)),
    batches: seating ? [...new Set(rows.flatMap((row) => row.batch ?? []))].sort((a, b) => a - b).map((batch) => ({ batch, startsAt: batchStart(seating, batch) })) : [],
    mayDraw: hasPermission(actor, 'entrant:edit') && isBefore(event.competition.state, 'checkedIn'),
    /** Units whose slips can be printed apart. */
    units: seating ? await listSeatedUnits(readDb, { regionId: actor.regionId, eventId }) : [],
  }
}

/** Who has come and who has not. @throws AppError 404 */
export async function getCheckInPage({ actor, eventId }: { actor: RegionActor; eventId: string }) {
  const { event, rows } = await readField(actor, eventId)
  const expected = rows.filter((row) => row.status === 'competed' || row.checkedIn)
  return {
    event: eventHead(event),
    rows,
    fieldSize: event.fieldSize,
    expected: expected.length,
    present: expected.filter((row) => row.checkedIn).length,
    open: event.competition.state !== 'draft' && isBefore(event.competition.state, 'checkedIn'),
    used: event.competition.usedSteps.includes('checkIn'),
    mayCheckIn: hasPermission(actor, 'checkIn:do'),
  }
}

async function readField(actor: RegionActor, eventId: string) {
  const scope = { regionId: actor.regionId, eventId }
  const event: EventWithCompetition = await requireEvent(readDb, scope)
  refuseHiddenNames(actor, event)
  const rows = await listForCheckIn(readDb, scope)
  return { event, rows: rows.map(({ checkedInAt, version: _, ...row }) => ({ ...row, checkedIn: checkedInAt !== null, checkedInAt: checkedInAt?.toISOString() ?? null })) }
}

export type FloorRow = Awaited<ReturnType<typeof readField>>['rows'][number]

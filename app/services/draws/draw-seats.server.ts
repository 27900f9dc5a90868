import type { RegionActor } from '#app/auth/actor.ts'
import { randomCode } from '#app/lib/codes.server.ts'
import { minuteOf } from '#app/lib/dates.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb } from '#db/client.ts'
import { listForCheckIn, writeSeats } from '#db/queries/check-in.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import type { SeatingDraw } from '#db/schema/competitions.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import { seatsOf } from './seats.ts'

export interface DrawSeats {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  plan: Pick<SeatingDraw, 'seatsPerBatch' | 'startsAt' | 'minutesPerBatch' | 'room'>
  /** Required once seats have been drawn: people may have read the first draw. */
  reason: string | null
}

export type DrawRefusal = 'tooLate' | 'nobody' | 'reasonMissing'

/** Draws seats and batches for everybody who takes part, by a fresh seed that is kept with them. @throws AppError 404 */
export async function drawSeats({ actor, idempotencyKey, eventId, plan, reason }: DrawSeats): Promise<Outcome<DrawRefusal, { seats: number; batches: number }>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'seats.draw', idempotencyKey, input: { eventId, plan, reason } }, async (tx): Promise<Outcome<DrawRefusal, { seats: number; batches: number }>> => {
    await lockCompetition(tx, competitionId, 'shared')
    await lockKey(tx, entrantsLock(eventId))
    const event = await requireEvent(tx, scope)
    if (!isBefore(event.competition.state, 'checkedIn')) return fail('tooLate')
    if (event.seating !== null && reason === null) return fail('reasonMissing')
    const people = (await listForCheckIn(tx, scope)).filter((entry) => entry.status === 'competed')
    if (people.length === 0) return fail('nobody')
    const entryIds = people.map((entry) => entry.id).sort()
    const seating: SeatingDraw = { ...plan, seed: randomCode(128), drawnAt: minuteOf(await databaseNow(tx)), entryIds }
    const seats = seatsOf(seating)
    await writeSeats(tx, scope, seating, seats.map((seat) => ({ ...seat, slipCode: randomCode(80) })))
    const batches = Math.max(...seats.map((seat) => seat.batch))
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'seatsDrawn',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, seed: seating.seed, seats: seats.length, batches, ...plan, ...(reason === null ? {} : { reason }) },
    })
    return done({ seats: seats.length, batches })
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { readCode } from '#app/lib/codes.server.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb } from '#db/client.ts'
import { findForCheckIn, listForCheckIn, setCheckedIn, type CheckInEntry } from '#db/queries/check-in.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { numberKey } from '../entries/entry-number.ts'

/** Characters of the code in a slip's QR code: 80 random bits. */
export const SLIP_CODE_LENGTH = 16

interface CheckInAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

export type CheckInRefusal = 'notOpen' | 'unknown' | 'already' | 'notTakingPart'

export interface CheckedIn {
  number: string
  name: string
  seat: string | null
  batch: number | null
}

/**
 * Checks somebody in by the QR code of the slip or by number, typed or scanned: leading zeros and width do not matter. Twice says that it was done
 * already and when.
 *
 * @throws AppError 404 for another region's event
 */
export async function checkIn({ actor, idempotencyKey, eventId, text }: CheckInAct & { text: string }): Promise<Outcome<CheckInRefusal, CheckedIn>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'checkIn.do', idempotencyKey, input: { eventId, text } }, async (tx): Promise<Outcome<CheckInRefusal, CheckedIn>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const { competition } = await requireEvent(tx, scope)
    if (competition.state === 'draft' || !isBefore(competition.state, 'checkedIn')) return fail('notOpen')
    const wanted = numberKey(text)
    const exact = await findForCheckIn(tx, scope, { slipCode: readCode(text, SLIP_CODE_LENGTH), number: text.trim() })
    const entry = exact ?? (await listForCheckIn(tx, scope)).find((candidate) => numberKey(candidate.number) === wanted) ?? null
    if (!entry) return fail('unknown')
    const said: CheckedIn = { number: entry.number, name: entry.name, seat: entry.seat, batch: entry.batch }
    if (entry.checkedInAt) return fail('already', { ...said, at: entry.checkedInAt.toISOString() })
    if (entry.status !== 'competed') return fail('notTakingPart', { ...said })
    await setCheckedIn(tx, { regionId, entryId: entry.id, present: true })
    await recordEvent(tx, { actor, regionId, kind: 'entrantCheckedIn', subject: { type: 'entry', id: entry.id }, chain: { type: 'competition', id: competitionId }, data: { eventId, number: entry.number } })
    return done(said)
  })
}

/** Takes a check-in back that was a mistake, with a reason. @throws AppError 404 */
export async function undoCheckIn({ actor, idempotencyKey, eventId, entryId, reason }: CheckInAct & { entryId: string; reason: string }): Promise<Outcome<'notOpen' | 'notCheckedIn', { number: string }>> {
  const { regionId } = actor
  const scope = { regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'checkIn.undo', idempotencyKey, input: { eventId, entryId, reason } }, async (tx): Promise<Outcome<'notOpen' | 'notCheckedIn', { number: string }>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const { competition } = await requireEvent(tx, scope)
    const entry = required((await listForCheckIn(tx, scope)).find((candidate) => candidate.id === entryId))
    if (!isBefore(competition.state, 'checkedIn')) return fail('notOpen')
    if (!entry.checkedInAt) return fail('notCheckedIn')
    await setCheckedIn(tx, { regionId, entryId, present: false })
    await recordEvent(tx, { actor, regionId, kind: 'checkInUndone', subject: { type: 'entry', id: entryId }, chain: { type: 'competition', id: competitionId }, data: { eventId, number: entry.number, reason } })
    return done({ number: entry.number })
  })
}

export type { CheckInEntry }

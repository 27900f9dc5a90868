import { endOfDay } from '#app/lib/dates.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { updateRoundDue } from '#db/queries/reviews.ts'
import { lockRound, type ReviewAct } from './review-act.server.ts'

export type RoundDueRefusal = 'closed' | 'duePast'

/**
 * Sets the last day on which the experts of a round hand in. It calls them and bars nobody: a sheet is taken until the panel meets.
 *
 * @throws AppError 404
 */
export function setRoundDue({ actor, idempotencyKey, roundId, dueOn }: ReviewAct & { dueOn: string }): Promise<Outcome<RoundDueRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.due', idempotencyKey, input: { roundId, dueOn } }, async (tx): Promise<Outcome<RoundDueRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (round.state !== 'draft' && round.state !== 'collecting' && round.state !== 'reviewing') return fail('closed')
    if (dueOn < (await today(tx))) return fail('duePast')
    await updateRoundDue(tx, { regionId, roundId }, endOfDay(dueOn))
    await recordEvent(tx, { actor, regionId, kind: 'reviewDueSet', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, dueOn } })
    return done()
  })
}

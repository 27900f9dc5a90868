import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Tx } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import { getRound, type RoundRow } from '#db/queries/reviews.ts'
import type { Rubric } from '#scoring/studios/rubric.ts'

export interface ReviewAct {
  actor: RegionActor
  idempotencyKey: string
  roundId: string
}

/** A round, alone for the rest of the transaction; its state is read after the lock. @throws AppError 404 for another region's */
export async function lockRound(tx: Tx, { regionId, roundId }: { regionId: string; roundId: string }): Promise<RoundRow> {
  await lockKey(tx, `round:${roundId}`)
  return required(await getRound(tx, { regionId, roundId }))
}

export function rubricOf(round: Pick<RoundRow, 'rubric'>): Rubric {
  return round.rubric as Rubric
}

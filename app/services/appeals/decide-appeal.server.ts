import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { announceGridChange } from '#app/services/marks/grid-changes.server.ts'
import { readDb } from '#db/client.ts'
import { getAppeal, updateAppeal } from '#db/queries/appeals.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { insertCorrection } from '#db/queries/corrections.ts'
import { latestEdition, openMarks } from '#db/queries/results.ts'
import type { AppealAct } from './file-appeal.server.ts'

export type AppealDecision = 'admitted' | 'refused' | 'upheld' | 'dismissed'
export type DecideAppealRefusal = 'decided' | 'notAdmitted'

/**
 * Decides an appeal: admitted or refused first, then upheld or dismissed, each with its reasons; what is decided is final. An upheld one
 * opens the event's marks for a correction in the same act, with the decision as its reason: the way to the next edition, or back from
 * it when nothing has to change.
 */
export async function decideAppeal({ actor, idempotencyKey, eventId, appealId, decision, reason }: AppealAct & { appealId: string; decision: AppealDecision; reason: string }): Promise<Outcome<DecideAppealRefusal, { correctionOpened: boolean }>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'appeals.decide', idempotencyKey, input: { appealId, decision, reason } }, async (tx): Promise<Outcome<DecideAppealRefusal, { correctionOpened: boolean }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const appeal = required(await getAppeal(tx, { ...scope, appealId }))
    const first = decision === 'admitted' || decision === 'refused'
    if (first ? appeal.state !== 'filed' : appeal.state !== 'admitted') return fail(appeal.state === 'filed' ? 'notAdmitted' : 'decided')
    const event = await requireEvent(tx, scope)
    const opens = decision === 'upheld' && event.marksLockedAt !== null && event.correctionOpenedAt === null
    await updateAppeal(tx, { appealId, regionId }, decision === 'admitted' ? { state: 'admitted' } : { state: decision, decision: reason, decidedBy: actor.userId, decidedAt: await databaseNow(tx) })
    if (opens) {
      const why = `申诉成立：${reason}`
      await openMarks(tx, { ...scope, reason: why, by: actor.userId })
      await insertCorrection(tx, { ...scope, competitionId, baseEdition: (await latestEdition(tx, scope))?.edition ?? 0, reason: why, appealId, openedBy: actor.userId, openedByName: actor.displayName })
    }
    await recordEvent(tx, {
      actor, regionId, kind: decision === 'admitted' ? 'appealAdmitted' : 'appealDecided', subject: { type: 'appeal', id: appealId }, chain: { type: 'competition', id: competitionId },
      data: { eventId, state: decision, decision: reason, correctionOpened: opens },
    })
    return done({ correctionOpened: opens })
  })
  if (outcome.ok && outcome.value.correctionOpened) announceGridChange(eventId)
  return outcome
}

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { revokePlaqueIn } from '#app/services/certificates/issue-plaque.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { lockKey } from '#db/queries/locks.ts'
import { closeRequests } from '#db/queries/studio-requests.ts'
import { getStudio, insertStudioMilestones, updateStudio } from '#db/queries/studios.ts'
import { OPEN_STATES } from '../requests/request-states.ts'
import { addMonths } from './add-months.ts'
import { lifeBlocker, lifeTransition, type LifeAction, type LifeBlocker } from './life-states.ts'

export type LifeRefusal = 'illegalTransition' | LifeBlocker

export interface ChangeLife {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
  action: LifeAction
  reason: string
  /** Last day of a rectification. */
  dueOn: string | null
  /** Months without a new recognition after an exit; 0 for none. */
  barMonths: number
  documentNumber: string | null
}

/** Moves a studio through its life by a person's decision; the milestone and the audit event say why. @throws AppError 404 */
export function changeLife({ actor, idempotencyKey, ...input }: ChangeLife): Promise<Outcome<LifeRefusal>> {
  const { regionId } = actor
  const { studioId, action, reason, dueOn, barMonths, documentNumber } = input
  return runCommand({ actor, name: 'studios.changeLife', idempotencyKey, input }, async (tx): Promise<Outcome<LifeRefusal>> => {
    await lockKey(tx, `studio:${studioId}`)
    const studio = required(await getStudio(tx, { regionId, studioId }))
    const step = lifeTransition(studio.state, action)
    if (!step) return fail('illegalTransition')
    const on = await today(tx)
    const blocker = lifeBlocker(action, { today: on, barredUntil: studio.barredUntil, dueOn })
    if (blocker) return fail(blocker, { barredUntil: studio.barredUntil })
    await updateStudio(tx, { regionId, studioId }, {
      state: step.to,
      rectificationDueOn: action === 'orderRectification' ? dueOn : null,
      ...(action === 'exit' ? { exitedOn: on, barredUntil: barMonths > 0 ? addMonths(on, barMonths) : null } : {}),
      ...(action === 'recogniseAgain' ? { exitedOn: null, barredUntil: null, recognisedOn: on, recognitionDocument: documentNumber } : {}),
    })
    // Either act answers a report of what was put right that still waits.
    if (action === 'endRectification' || action === 'exit') {
      await closeRequests(tx, { regionId, studioId, kind: 'rectify', states: OPEN_STATES }, { state: action === 'exit' ? 'refused' : 'approved', decidedBy: actor.userId, decidedAt: await databaseNow(tx), decisionReason: reason })
    }
    await insertStudioMilestones(tx, [{ regionId, studioId, kind: step.kind, on, tier: studio.tier, documentNumber, data: { reason, ...(dueOn && action === 'orderRectification' ? { dueOn } : {}) } }])
    if (action === 'exit') await revokePlaqueIn(tx, { actor, studioId, reason })
    await recordEvent(tx, { actor, regionId, kind: 'studioStateChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, action, from: studio.state, to: step.to, reason } })
    return done()
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { forbidden, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome, type Refused } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import { lockRequest, updateRequest, type StudioRequestRow } from '#db/queries/studio-requests.ts'
import { updateStudio, type StudioWithNames } from '#db/queries/studios.ts'
import { requireStudio, studioRights, type StudioRights } from '../studio-access.server.ts'
import type { ApplicationContent } from './request-content.ts'
import { isApplication, requestTransition, studioStateAfter, type RequestAction, type RequestBy } from './request-states.ts'

export interface RequestAct {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
  requestId: string
}

export interface RequestInHand {
  studio: StudioWithNames
  request: StudioRequestRow
  /** Of an application; a change request's content is read by whoever decides it. */
  content: ApplicationContent
}

export type StepRefusal = 'illegalTransition'

/** Whether this person may take the step. The bureau fills in only what it opened itself. */
export function mayTake(by: RequestBy, rights: StudioRights, openedBy: string): boolean {
  if (by === 'bureau') return rights.decide
  if (by === 'host') return rights.confirm
  return rights.lead || rights.confirm || (rights.decide && openedBy === 'bureau')
}

type Change = Parameters<typeof updateRequest>[2]

interface Decided<Reason extends string> {
  change: Change
  audit?: Record<string, string | number>
  /** What writes an audit event of its own (a public notice): after every other write, because the event locks its chain. */
  last?: () => Promise<Outcome<Reason, unknown>>
}

/**
 * Takes one step of a request: under the studio's lock, if the state allows it and the person may. `decide` gives what changes besides the
 * state, or a refusal; the studio follows an application's state; the audit event is the last statement.
 *
 * @throws AppError 404 for a studio or request out of reach, 403 for a step that belongs to somebody else
 */
export function takeStep<Reason extends string>(
  { actor, idempotencyKey, studioId, requestId, action, input }: RequestAct & { action: RequestAction; input: unknown },
  decide: (tx: Tx, hand: RequestInHand) => Promise<Refused<Reason> | Decided<Reason>>,
): Promise<Outcome<Reason | StepRefusal>> {
  const { regionId } = actor
  const place = { regionId, studioId, requestId }
  return runCommand({ actor, name: `studioRequests.${action}`, idempotencyKey, input: { studioId, requestId, input } }, async (tx): Promise<Outcome<Reason | StepRefusal>> => {
    await lockKey(tx, `studio:${studioId}`)
    const studio = await requireStudio(tx, actor, studioId)
    const request = required(await lockRequest(tx, place))
    const content = request.content as unknown as ApplicationContent
    const step = requestTransition(request.kind, request.state, action)
    if (!step) return fail('illegalTransition')
    if (!mayTake(step.by, studioRights(actor, studioId), content.openedBy)) throw forbidden()
    const decided = await decide(tx, { studio, request, content })
    if ('ok' in decided) return decided
    const to = step.to ?? request.state
    await updateRequest(tx, place, { state: to, ...decided.change })
    if (step.to && isApplication(request.kind)) await updateStudio(tx, { regionId, studioId }, { state: studioStateAfter(request.kind, to, content.studioStateBefore) })
    const last = await decided.last?.()
    if (last && !last.ok) return last
    await recordEvent(tx, {
      actor, regionId, kind: 'studioRequestChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId },
      data: { name: studio.name, kind: request.kind, action, from: request.state, to, ...decided.audit },
    })
    return done()
  })
}

/** The content as the column takes it. */
export const stored = (content: ApplicationContent): Record<string, unknown> => ({ ...content })

import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { DbOrTx, Tx } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import { getOpinion, updateOpinion, type OpinionRow } from '#db/queries/recognition-opinions.ts'
import { getRequest, type StudioRequestRow } from '#db/queries/studio-requests.ts'
import { getStudio, type StudioWithNames } from '#db/queries/studios.ts'
import type { ApplicationContent } from '../requests/request-content.ts'

interface OpinionAct {
  actor: RegionActor
  idempotencyKey: string
  opinionId: string
}

export interface OpinionTask {
  opinion: OpinionRow
  request: StudioRequestRow
  studio: StudioWithNames
}

/** A task this expert has. Stepped back, declared in conflict or somebody else's: not there. @throws AppError 404 */
export async function requireOpinionTask(db: DbOrTx, actor: RegionActor, opinionId: string): Promise<OpinionTask> {
  const { regionId } = actor
  const opinion = required(await getOpinion(db, { regionId, opinionId }))
  if (actor.personId === null || opinion.expertPersonId !== actor.personId || opinion.state === 'declined') throw notFound()
  const request = required(await getRequest(db, { regionId, studioId: opinion.studioId, requestId: opinion.requestId }))
  return { opinion, request, studio: required(await getStudio(db, { regionId, studioId: opinion.studioId })) }
}

async function lockTask(tx: Tx, { actor, opinionId }: OpinionAct): Promise<OpinionTask> {
  const { studio } = await requireOpinionTask(tx, actor, opinionId)
  await lockKey(tx, `studio:${studio.id}`)
  return requireOpinionTask(tx, actor, opinionId)
}

export type AnswerOpinionRefusal = 'closed' | 'reasonMissing'

/**
 * An expert takes an application or steps back. Whoever steps back or declares a conflict has no access from then on and is not asked again.
 *
 * @throws AppError 404 for somebody else's task
 */
export function answerOpinion({ answer, reason, ...act }: OpinionAct & { answer: 'accept' | 'decline' | 'conflict'; reason: string | null }): Promise<Outcome<AnswerOpinionRefusal>> {
  const { actor, opinionId } = act
  return runCommand({ actor, name: 'opinions.answer', idempotencyKey: act.idempotencyKey, input: { opinionId, answer, reason } }, async (tx): Promise<Outcome<AnswerOpinionRefusal>> => {
    const task = await lockTask(tx, act)
    if (task.request.state !== 'underReview' || task.opinion.state === 'submitted') return fail('closed')
    if (answer !== 'accept' && !reason) return fail('reasonMissing')
    const state = answer === 'accept' ? 'accepted' : 'declined'
    await updateOpinion(tx, opinionId, { state, ...(answer === 'accept' ? {} : { declineReason: reason, conflict: answer === 'conflict' }) })
    await record(tx, actor, task, 'reviewAnswered', { to: state, conflict: answer === 'conflict', ...(reason ? { reason } : {}) })
    return done()
  })
}

export type GiveOpinionRefusal = 'closed' | 'visitInFuture'

/** Hands an opinion in. From then on it stands, until the application itself comes again. @throws AppError 404 */
export function giveOpinion({ grade, reason, visitedOn, ...act }: OpinionAct & { grade: NonNullable<OpinionRow['grade']>; reason: string; visitedOn: string | null }): Promise<Outcome<GiveOpinionRefusal>> {
  const { actor, opinionId } = act
  return runCommand({ actor, name: 'opinions.give', idempotencyKey: act.idempotencyKey, input: { opinionId, grade, reason, visitedOn } }, async (tx): Promise<Outcome<GiveOpinionRefusal>> => {
    const task = await lockTask(tx, act)
    if (task.request.state !== 'underReview' || task.opinion.state !== 'accepted') return fail('closed')
    if (visitedOn !== null && visitedOn > (await today(tx))) return fail('visitInFuture')
    const submission = (task.request.content as unknown as ApplicationContent).submissions.length
    await updateOpinion(tx, opinionId, { state: 'submitted', grade, reason, visitedOn, submission, submittedAt: await databaseNow(tx) })
    await record(tx, actor, task, 'reviewSubmitted', { submission, grade })
    return done()
  })
}

function record(tx: Tx, actor: RegionActor, { studio, opinion }: OpinionTask, kind: string, data: Record<string, unknown>) {
  const { regionId } = actor
  return recordEvent(tx, { actor, regionId, kind, subject: { type: 'studio', id: studio.id }, chain: { type: 'region', id: regionId }, data: { name: studio.name, opinionId: opinion.id, ...data } })
}

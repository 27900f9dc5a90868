import { endOfDay } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { fail, type Outcome } from '#app/lib/outcome.ts'
import { today } from '#app/services/clock.server.ts'
import { assignExperts, conflictOf, type ReviewedStudio } from '#app/services/reviews/assign-experts.ts'
import type { DbOrTx, Tx } from '#db/client.ts'
import { getOpinion, insertOpinions, listOpinions, listPeopleOfStudio, openOpinionLoad, updateOpinion } from '#db/queries/recognition-opinions.ts'
import { listExperts } from '#db/queries/reviews.ts'
import type { StudioWithNames } from '#db/queries/studios.ts'
import { takeStep, type RequestAct, type StepRefusal } from '../requests/act-on-request.server.ts'

/** Experts an application is given to unless the office asks for another number. */
export const EXPERTS_PER_APPLICATION = 2

export type AskRefusal = StepRefusal | 'nobodyLeft' | 'ownUnit' | 'ownStudio' | 'alreadyAsked' | 'duePast'

/** Nobody of the studio and nobody of its unit judges it. */
async function reviewedStudio(db: DbOrTx, { regionId, studio }: { regionId: string; studio: StudioWithNames }): Promise<ReviewedStudio> {
  return { id: studio.id, hostId: studio.hostId, hostName: studio.hostName, people: await listPeopleOfStudio(db, { regionId, studioId: studio.id }) }
}

const isPast = async (tx: Tx, dueOn: string) => dueOn < (await today(tx))

/**
 * Gives an application to as many experts as it lacks, the least busy first, by the same rule as a round's: own unit, own studio and whoever
 * stepped back or declared a conflict are left out.
 *
 * @throws AppError 404, 403
 */
export function askExperts({ count, dueOn, ...act }: RequestAct & { count: number; dueOn: string }): Promise<Outcome<AskRefusal>> {
  const { regionId } = act.actor
  return takeStep<AskRefusal>({ ...act, action: 'askExperts', input: { count, dueOn } }, async (tx, { studio }) => {
    if (await isPast(tx, dueOn)) return fail('duePast')
    const [reviewed, experts, known, load] = await Promise.all([reviewedStudio(tx, { regionId, studio }), listExperts(tx, { regionId }), listOpinions(tx, { regionId, requestId: act.requestId }), openOpinionLoad(tx, { regionId })])
    const pairOf = ({ expertPersonId }: { expertPersonId: string }) => ({ studioId: studio.id, personId: expertPersonId })
    const elsewhere = load.flatMap(({ personId, n }) => Array.from({ length: n - (known.some((one) => one.expertPersonId === personId && one.state !== 'declined' && one.state !== 'submitted') ? 1 : 0) }, () => ({ studioId: 'elsewhere', personId })))
    const deal = assignExperts({
      studios: [reviewed], experts, perStudio: count,
      standing: [...known.filter(({ state }) => state !== 'declined').map(pairOf), ...elsewhere],
      barred: known.filter(({ state }) => state === 'declined').map(pairOf),
    })
    if (deal.pairs.length === 0) return fail('nobodyLeft')
    await insertOpinions(tx, deal.pairs.map(({ personId }) => ({ regionId, studioId: studio.id, requestId: act.requestId, expertPersonId: personId, dueAt: endOfDay(dueOn) })))
    return { change: {}, audit: { asked: deal.pairs.length, dueOn } }
  })
}

/** Gives an application to one expert; the same conflicts are refused here. @throws AppError 404, 403 */
export function askExpert({ expertPersonId, dueOn, ...act }: RequestAct & { expertPersonId: string; dueOn: string }): Promise<Outcome<AskRefusal>> {
  const { regionId } = act.actor
  return takeStep<AskRefusal>({ ...act, action: 'askExpert', input: { expertPersonId, dueOn } }, async (tx, { studio }) => {
    if (await isPast(tx, dueOn)) return fail('duePast')
    const expert = required((await listExperts(tx, { regionId })).find(({ personId }) => personId === expertPersonId))
    const conflict = conflictOf(await reviewedStudio(tx, { regionId, studio }), expert)
    if (conflict) return fail(conflict)
    const asked = await insertOpinions(tx, [{ regionId, studioId: studio.id, requestId: act.requestId, expertPersonId, byHand: true, dueAt: endOfDay(dueOn) }])
    return asked === 0 ? fail('alreadyAsked') : { change: {}, audit: { asked: 1, expertPersonId, dueOn } }
  })
}

/** Lets an expert go who does not answer; what is open would hold the application up. @throws AppError 404, 403 */
export function releaseExpert({ opinionId, reason, ...act }: RequestAct & { opinionId: string; reason: string }): Promise<Outcome<StepRefusal>> {
  const { regionId } = act.actor
  return takeStep<StepRefusal>({ ...act, action: 'releaseExpert', input: { opinionId, reason } }, async (tx) => {
    const opinion = required(await getOpinion(tx, { regionId, opinionId }))
    required(opinion.requestId === act.requestId ? opinion : null)
    if (opinion.state !== 'proposed' && opinion.state !== 'accepted') return fail('illegalTransition')
    await updateOpinion(tx, opinion.id, { state: 'declined', declineReason: reason })
    return { change: {}, audit: { released: opinion.expertPersonId, reason } }
  })
}

/** Who may still be asked by hand: experts without a conflict who were not asked before. */
export async function listAskable(db: DbOrTx, { regionId, studio, asked }: { regionId: string; studio: StudioWithNames; asked: readonly string[] }): Promise<Array<{ personId: string; name: string; organisationName: string | null }>> {
  const [reviewed, experts] = await Promise.all([reviewedStudio(db, { regionId, studio }), listExperts(db, { regionId })])
  return experts.filter((expert) => conflictOf(reviewed, expert) === null && !asked.includes(expert.personId)).map(({ personId, name, organisationName }) => ({ personId, name, organisationName }))
}

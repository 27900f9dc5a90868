import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { getAssignment, getCandidate, getRound, insertAssignments, listAssignments, listCandidates, listExperts, listStudioPeople, updateAssignment, updateCandidate } from '#db/queries/reviews.ts'
import { assignExperts, conflictOf, type ReviewedStudio } from './assign-experts.ts'
import { lockRound, type ReviewAct } from './review-act.server.ts'

/** States in which tasks are still dealt. */
const DEALING = ['draft', 'collecting', 'reviewing']

export type AssignRefusal = 'closed' | 'nothingToAssign' | 'alreadyAssigned' | 'ownUnit' | 'ownStudio'

/** The assessed studios of a round with everybody who belongs to them. */
async function reviewedStudios(tx: Tx, place: { regionId: string; roundId: string }): Promise<ReviewedStudio[]> {
  const [candidates, people] = [await listCandidates(tx, place), await listStudioPeople(tx, place)]
  const of = new Map<string, string[]>()
  for (const { studioId, personId } of people) of.set(studioId, [...(of.get(studioId) ?? []), personId])
  return candidates.filter((candidate) => candidate.status === 'assessed').map(({ studioId, hostId, hostName }) => ({ id: studioId, hostId, hostName, people: of.get(studioId) ?? [] }))
}

/** Deals what is missing to the least loaded experts without a conflict; says which studios nobody was left for. */
export function assignAutomatically({ actor, idempotencyKey, roundId }: ReviewAct): Promise<Outcome<AssignRefusal, { assigned: number; short: number }>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.assign', idempotencyKey, input: { roundId } }, async (tx): Promise<Outcome<AssignRefusal, { assigned: number; short: number }>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (!DEALING.includes(round.state)) return fail('closed')
    const [studios, experts, known] = [await reviewedStudios(tx, { regionId, roundId }), await listExperts(tx, { regionId }), await listAssignments(tx, { regionId, roundId })]
    const pairOf = ({ studioId, expertPersonId }: { studioId: string; expertPersonId: string }) => ({ studioId, personId: expertPersonId })
    const deal = assignExperts({
      studios, experts, perStudio: round.expertsPerStudio,
      standing: known.filter(({ state }) => state !== 'declined').map(pairOf),
      barred: known.filter(({ state }) => state === 'declined').map(pairOf),
    })
    if (deal.pairs.length === 0) return fail('nothingToAssign', { short: deal.short.length })
    await insertAssignments(tx, deal.pairs.map(({ studioId, personId }) => ({ regionId, roundId, studioId, expertPersonId: personId })))
    await recordEvent(tx, { actor, regionId, kind: 'reviewAssigned', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, assigned: deal.pairs.length, short: deal.short.length } })
    return done({ assigned: deal.pairs.length, short: deal.short.length })
  })
}

/** Gives one studio to one expert; own unit, own studio and a declared conflict are refused here too. */
export function assignByHand({ actor, idempotencyKey, roundId, studioId, expertPersonId }: ReviewAct & { studioId: string; expertPersonId: string }): Promise<Outcome<AssignRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.assignByHand', idempotencyKey, input: { roundId, studioId, expertPersonId } }, async (tx): Promise<Outcome<AssignRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (!DEALING.includes(round.state)) return fail('closed')
    const studio = required((await reviewedStudios(tx, { regionId, roundId })).find((one) => one.id === studioId))
    const expert = required((await listExperts(tx, { regionId })).find((one) => one.personId === expertPersonId))
    const conflict = conflictOf(studio, expert)
    if (conflict) return fail(conflict)
    if ((await insertAssignments(tx, [{ regionId, roundId, studioId, expertPersonId, byHand: true }])) === 0) return fail('alreadyAssigned')
    await recordEvent(tx, { actor, regionId, kind: 'reviewAssigned', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, assigned: 1, byHand: true, studioId, expertPersonId } })
    return done()
  })
}

/** Takes a studio into the assessment or out of it, with the reason on record. */
export function setCandidateStatus({ actor, idempotencyKey, roundId, studioId, status, reason }: ReviewAct & { studioId: string; status: 'assessed' | 'exempt'; reason: string }): Promise<Outcome<AssignRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.candidate', idempotencyKey, input: { roundId, studioId, status, reason } }, async (tx): Promise<Outcome<AssignRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (!DEALING.includes(round.state)) return fail('closed')
    const candidate = required(await getCandidate(tx, { regionId, roundId, studioId }))
    await updateCandidate(tx, candidate.id, { status, statusReason: reason })
    await recordEvent(tx, { actor, regionId, kind: 'reviewDecided', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, studioId, status, reason } })
    return done()
  })
}

export type AnswerRefusal = 'closed' | 'reasonMissing'

/**
 * An expert takes a task or steps back. Whoever steps back, and whoever declares a conflict above all, has no access to the studio from
 * then on, and is not asked again.
 *
 * @throws AppError 404 for somebody else's task
 */
export function answerAssignment({ actor, idempotencyKey, assignmentId, answer, reason }: { actor: RegionActor; idempotencyKey: string; assignmentId: string; answer: 'accept' | 'decline' | 'conflict'; reason: string | null }): Promise<Outcome<AnswerRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.answer', idempotencyKey, input: { assignmentId, answer, reason } }, async (tx): Promise<Outcome<AnswerRefusal>> => {
    const known = required(await getAssignment(tx, { regionId, assignmentId }))
    if (actor.personId === null || known.expertPersonId !== actor.personId) throw notFound()
    const { roundId } = known
    await lockRound(tx, { regionId, roundId })
    const assignment = required(await getAssignment(tx, { regionId, assignmentId }))
    const round = required(await getRound(tx, { regionId, roundId }))
    if (round.state !== 'reviewing' || assignment.state === 'declined' || assignment.state === 'submitted') return fail('closed')
    if (answer !== 'accept' && !reason) return fail('reasonMissing')
    const state = answer === 'accept' ? 'accepted' : 'declined'
    await updateAssignment(tx, assignmentId, { state, ...(answer === 'accept' ? {} : { declineReason: reason, conflict: answer === 'conflict' }) })
    await recordEvent(tx, { actor, regionId, kind: 'reviewAnswered', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, assignmentId, to: state, conflict: answer === 'conflict', ...(reason ? { reason } : {}) } })
    return done()
  })
}

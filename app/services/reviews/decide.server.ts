import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { getAssignment, getCandidate, updateAssignment, updateCandidate, writeDecisions } from '#db/queries/reviews.ts'
import { lockRound, rubricOf, type ReviewAct } from './review-act.server.ts'
import { readMeeting } from './read-meeting.server.ts'

export type DecideRefusal = 'closed' | 'notTied' | 'noPlaceLeft' | 'notSubmitted' | 'unknownItem'

/** Decides for one studio of a group tied across the quota line, with the reason that stands in the minutes. Taken back with `null`. */
export function decideTie({ actor, idempotencyKey, roundId, studioId, grade, reason }: ReviewAct & { studioId: string; grade: 'excellent' | 'qualified' | null; reason: string }): Promise<Outcome<DecideRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.decideTie', idempotencyKey, input: { roundId, studioId, grade, reason } }, async (tx): Promise<Outcome<DecideRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (round.state !== 'meeting') return fail('closed')
    const { meeting, candidates } = await readMeeting(tx, round)
    const tied = new Set(meeting.tied)
    if (!tied.has(studioId)) return fail('notTied')
    const taken = candidates.filter((one) => tied.has(one.studioId) && one.studioId !== studioId && one.decidedGrade === 'excellent').length
    if (grade === 'excellent' && taken >= meeting.openPlaces) return fail('noPlaceLeft')
    const candidate = required(await getCandidate(tx, { regionId, roundId, studioId }))
    await updateCandidate(tx, candidate.id, { grade, decisionReason: grade === null ? null : reason, decidedBy: grade === null ? null : actor.userId })
    const name = candidates.find((one) => one.studioId === studioId)?.name ?? ''
    await recordEvent(tx, { actor, regionId, kind: 'reviewDecided', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name, studioId, grade, reason } })
    return done()
  })
}

/** Decides for a whole tied group at once: the named studios are excellent, the others of the group qualified, all for one reason. @throws AppError 404 */
export function decideTiedGroup({ actor, idempotencyKey, roundId, excellent, reason }: ReviewAct & { excellent: readonly string[]; reason: string }): Promise<Outcome<DecideRefusal, { studios: number }>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.decideGroup', idempotencyKey, input: { roundId, excellent, reason } }, async (tx): Promise<Outcome<DecideRefusal, { studios: number }>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (round.state !== 'meeting') return fail('closed')
    const { meeting } = await readMeeting(tx, round)
    const chosen = new Set(excellent)
    if (meeting.tied.length === 0 || [...chosen].some((studioId) => !meeting.tied.includes(studioId))) return fail('notTied')
    if (chosen.size > meeting.openPlaces) return fail('noPlaceLeft')
    await writeDecisions(tx, { regionId, roundId, by: actor.userId, reason, rows: meeting.tied.map((studioId) => ({ studioId, grade: chosen.has(studioId) ? 'excellent' : 'qualified' })) })
    await recordEvent(tx, { actor, regionId, kind: 'reviewDecided', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, excellent: [...chosen], tied: meeting.tied.length, reason } })
    return done({ studios: meeting.tied.length })
  })
}

/** Gives one sheet back to its expert, who sees the reason and nothing of the others. */
export function returnReview({ actor, idempotencyKey, roundId, assignmentId, reason }: ReviewAct & { assignmentId: string; reason: string }): Promise<Outcome<DecideRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.return', idempotencyKey, input: { roundId, assignmentId, reason } }, async (tx): Promise<Outcome<DecideRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    const assignment = required(await getAssignment(tx, { regionId, assignmentId }))
    required(assignment.roundId === roundId ? true : null)
    if (round.state !== 'reviewing') return fail('closed')
    if (assignment.state !== 'submitted') return fail('notSubmitted')
    await updateAssignment(tx, assignmentId, { state: 'returned', score: null, submittedAt: null, declineReason: reason })
    await recordEvent(tx, { actor, regionId, kind: 'reviewReturned', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, assignmentId, score: assignment.score, reason } })
    return done()
  })
}

/** What the panel tells a studio about one item, or about the whole (`all`). */
export function writePanelRemark({ actor, idempotencyKey, roundId, studioId, item, text }: ReviewAct & { studioId: string; item: string; text: string }): Promise<Outcome<DecideRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.remark', idempotencyKey, input: { roundId, studioId, item, text } }, async (tx): Promise<Outcome<DecideRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (round.state !== 'meeting') return fail('closed')
    if (item !== 'all' && !rubricOf(round).items.some((one) => one.key === item)) return fail('unknownItem')
    const candidate = required(await getCandidate(tx, { regionId, roundId, studioId }))
    await updateCandidate(tx, candidate.id, { panelRemarks: { ...candidate.panelRemarks, [item]: text } })
    await recordEvent(tx, { actor, regionId, kind: 'reviewDecided', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, studioId, item, reason: text } })
    return done()
  })
}

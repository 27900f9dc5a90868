import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { groupBy } from '#app/lib/group-by.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { messagesFor } from '#app/messages/index.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { NoticeContent } from '#app/services/notices/notice-content.ts'
import { noticeStateAt } from '#app/services/notices/notice-content.ts'
import { noticeLength } from '#app/services/notices/notice-length.server.ts'
import { openNoticeIn, type OpenNoticeRefusal } from '#app/services/notices/open-notice.server.ts'
import { resultHash } from '#app/services/results/result-hash.ts'
import type { DbOrTx, Tx } from '#db/client.ts'
import { listNoticesOf } from '#db/queries/notices.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { clearDecisions, insertReviewEdition, lastGrades, latestReviewEdition, publishReviewEdition, updateRoundState, writeOutcomes, type RoundRow } from '#db/queries/reviews.ts'
import { insertStudioMilestones, updateStudio } from '#db/queries/studios.ts'
import type { StudioTier } from '#db/schema/studios.ts'
import { writeAssessment } from '#scoring/studios/assess-studios.ts'
import { decideAssessment } from '#scoring/studios/decide-assessment.ts'
import { readMeeting, type MeetingReading } from './read-meeting.server.ts'
import { readDocumentNumber } from './document-number.ts'
import { lockRound, type ReviewAct } from './review-act.server.ts'
import { blockersOf, roundTransition, type RoundAction, type RoundFacts } from './round-states.ts'

export type MoveRoundRefusal = 'illegalTransition' | 'blocked' | 'reasonMissing' | 'documentNumberMissing' | OpenNoticeRefusal

/** Days a studio has to put right what an assessment found. */
export const RECTIFICATION_DAYS = 90

/** What of a round is still open, for the rules of its states, and the last notice of its result. */
export async function readRoundFacts(db: DbOrTx, round: RoundRow, { meeting, candidates, assignments }: MeetingReading): Promise<RoundFacts & { noticeId: string | null }> {
  const assessed = new Set(candidates.filter((one) => one.status === 'assessed').map(({ studioId }) => studioId))
  const live = assignments.filter((one) => one.state !== 'declined' && assessed.has(one.studioId))
  const experts = groupBy(live, (one) => one.studioId)
  const assessedOutcomes = meeting.outcomes.filter((outcome) => assessed.has(outcome.studioId))
  const [latest] = round.state === 'publicNotice' || round.state === 'closed' ? await listNoticesOf(db, { regionId: round.regionId, subjectType: 'reviewRound', subjectId: round.id }) : []
  return {
    assessed: assessed.size,
    lacking: [...assessed].filter((studioId) => (experts.get(studioId)?.length ?? 0) < round.expertsPerStudio).length,
    openReviews: live.filter((one) => one.state !== 'submitted').length,
    unscored: assessedOutcomes.filter((one) => one.score === null && !one.vetoed).length,
    undecided: assessedOutcomes.filter((one) => one.grade === 'undecided').length,
    noticeRuns: latest ? noticeStateAt(latest.notice, await databaseNow(db)) === 'open' : false,
    openObjections: latest?.openObjections ?? 0,
    noticeId: latest?.notice.id ?? null,
  }
}

/**
 * Moves a round on. To the public notice: the grades are frozen as an edition with its hashes and put before everybody. From there to the
 * end: each studio gets its milestone, which is also what its grant rests on, and an unqualified one its time to put things right.
 */
export function moveRound(input: ReviewAct & { action: RoundAction; reason: string | null; documentNumber?: string | null }): Promise<Outcome<MoveRoundRefusal>> {
  const { actor, idempotencyKey, roundId, action, reason } = input
  const { regionId } = actor
  const documentNumber = input.documentNumber ?? null
  return runCommand({ actor, name: 'reviews.move', idempotencyKey, input: { roundId, action, reason, documentNumber } }, async (tx): Promise<Outcome<MoveRoundRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    const step = roundTransition(round.state, action)
    if (!step) return fail('illegalTransition')
    const reading = await readMeeting(tx, round)
    const blockers = blockersOf(step, await readRoundFacts(tx, round, reading))
    if (blockers.length > 0) return fail('blocked', { blockers })
    if (step.direction === 'back' && !reason) return fail('reasonMissing')
    if (action === 'publish' && !readDocumentNumber(documentNumber)) return fail('documentNumberMissing')
    if (action === 'publish') await publishOutcome(tx, actor, round, reading, documentNumber)
    // Scores may change now, and with them who is tied: what was decided stands in the audit chain only.
    if (action === 'backToReview') await clearDecisions(tx, { regionId, roundId })
    const edition = action === 'notify' ? await freeze(tx, actor, round, reading) : null
    await updateRoundState(tx, { regionId, roundId }, step.to, documentNumber)
    await recordEvent(tx, {
      actor, regionId, kind: edition ? 'reviewConfirmed' : 'reviewRoundChanged', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId },
      data: { name: round.name, from: round.state, to: step.to, ...(reason ? { reason } : {}), ...(edition ?? {}) },
    })
    if (action !== 'notify') return done()
    const opened = await openRoundNotice(tx, actor, round, reading)
    return opened.ok ? done() : opened
  })
}

async function freeze(tx: Tx, actor: RegionActor, round: RoundRow, { meeting, candidates }: MeetingReading) {
  const place = { regionId: round.regionId, roundId: round.id }
  const tied = new Set(meeting.tied)
  const decisions = candidates.filter((one) => one.decidedGrade !== null && tied.has(one.studioId)).map(({ studioId, decidedGrade, decisionReason, decidedBy }) => ({ studioId, grade: decidedGrade, reason: decisionReason, by: decidedBy }))
  const input = { ...meeting.input, decisions }
  // Names as they are on this day: the circular of an old round keeps the name a studio had then.
  const studios = candidates.map(({ studioId, name, leadName, hostName, tier, status, statusReason }) => ({ id: studioId, name, leadName, hostName, tier, status, statusReason }))
  const output = { ...writeAssessment(meeting.input, decideAssessment(meeting.input)), outcomes: meeting.outcomes, studios }
  const edition = await insertReviewEdition(tx, { ...place, input, output, inputHash: resultHash(input), outputHash: resultHash(output), confirmedBy: actor.userId })
  await writeOutcomes(tx, place, meeting.outcomes.map(({ studioId, score, vetoed, grade, reason }) => ({ studioId, finalScore: score, vetoed, grade, gradeReason: reason })))
  return { edition: edition.edition, outputHash: resultHash(output) }
}

/** The frozen list in the office's language: names, hosts and grades; no scores of people, no experts. */
async function openRoundNotice(tx: Tx, actor: RegionActor, round: RoundRow, { meeting, candidates }: MeetingReading): Promise<Outcome<OpenNoticeRefusal, unknown>> {
  const { workingDays } = await noticeLength(tx, { regionId: round.regionId, policyId: round.policyId, of: 'studios' })
  const region = await requireRegion(tx, round.regionId)
  const m = messagesFor('zh-CN')
  const words = m.reviews.notice
  const of = new Map(candidates.map((one) => [one.studioId, one]))
  const graded = meeting.outcomes.filter((outcome) => outcome.grade !== null && outcome.grade !== 'undecided')
  const rows = graded.map(({ studioId, grade }, at) => {
    const studio = of.get(studioId)!
    return [String(at + 1), studio.name, studio.leadName ?? '', studio.hostName ?? '', m.terms.assessmentGrade[grade as 'excellent' | 'qualified' | 'unqualified']]
  })
  const content: NoticeContent = {
    paragraphs: [words.text(region.name, round.year, rows.length)],
    columns: (['number', 'studio', 'lead', 'host', 'grade'] as const).map((key) => ({ key, label: words.column[key] })),
    rows,
    basis: [],
    contact: { office: region.settings.issuerName || region.name, phone: null, address: null },
  }
  return openNoticeIn(tx, { actor, subjectType: 'reviewRound', subjectId: round.id, place: { roundId: round.id }, title: words.title(region.name, round.year), documentNumber: null, content, workingDays })
}

async function publishOutcome(tx: Tx, actor: RegionActor, round: RoundRow, { candidates }: MeetingReading, documentNumber: string | null): Promise<void> {
  const { regionId } = actor
  const on = await today(tx)
  const edition = required(await latestReviewEdition(tx, { regionId, roundId: round.id }))
  const graded = candidates.filter((one) => one.status === 'assessed' && one.grade !== null)
  const before = await lastGrades(tx, { regionId, studioIds: graded.map((one) => one.studioId), before: on })
  const line = (one: (typeof graded)[number], kind: string, data: Record<string, unknown>) => ({ regionId, studioId: one.studioId, kind, on, tier: one.tier as StudioTier, documentNumber, data: { ...data, roundId: round.id } })
  await insertStudioMilestones(tx, graded.map((one) => line(one, 'assessed', { grade: one.grade, year: round.year })))
  for (const one of graded.filter((studio) => studio.grade === 'unqualified')) {
    // The second time in a row proposes the exit; a person decides on it.
    const again = before.get(one.studioId) === 'unqualified'
    const dueOn = addDays(on, RECTIFICATION_DAYS)
    await updateStudio(tx, { regionId, studioId: one.studioId }, { state: 'rectification', rectificationDueOn: dueOn })
    await insertStudioMilestones(tx, [line(one, again ? 'exitProposed' : 'rectification', { dueOn })])
  }
  await publishReviewEdition(tx, edition.id, await databaseNow(tx))
}

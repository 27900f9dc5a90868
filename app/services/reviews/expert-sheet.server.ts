import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { lastDayBefore } from '#app/lib/dates.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { resolveReport, reportFacts, valuesOf, type ReportContent } from '#app/services/studios/report/report-content.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getReport, listSubmittedVersions } from '#db/queries/annual-reports.ts'
import { listApprentices } from '#db/queries/apprentices.ts'
import { listFiles } from '#db/queries/files.ts'
import { getAssignment, getCandidate, getRound, listReviewsOf, updateAssignment, type AssignmentRow, type RoundRow } from '#db/queries/reviews.ts'
import { listLogOfYear } from '#db/queries/studio-log.ts'
import { getStudio } from '#db/queries/studios.ts'
import { computeRubric } from '#scoring/studios/rubric.ts'
import { lockRound, rubricOf } from './review-act.server.ts'
import { EMPTY_SHEET, sheetGaps, sheetScore, type ReviewSheet } from './sheet.ts'

export const REVIEWS_PER_PAGE = 50

/** The expert's own tasks with the last day of each, and whether it is past. Two queries, whatever their number. */
export async function getOwnReviews(actor: RegionActor, page: number, limit = REVIEWS_PER_PAGE, db: DbOrTx = readDb) {
  if (actor.personId === null) return { rows: [], total: 0 }
  const { rows, total } = await listReviewsOf(db, { regionId: actor.regionId, personId: actor.personId, limit, offset: (page - 1) * limit })
  return { rows: rows.map(({ dueAt, late, ...row }) => ({ ...row, ...dueOf(row, dueAt, late) })), total }
}

/** What is done is due no more; before the panel meets a late sheet is still taken. */
function dueOf({ state, roundState }: { state: AssignmentRow['state']; roundState: RoundRow['state'] }, dueAt: Date | null, late: boolean) {
  const open = state !== 'submitted' && roundState === 'reviewing'
  return { dueOn: open && dueAt !== null ? lastDayBefore(dueAt) : null, overdue: open && late }
}

export type OwnReview = Awaited<ReturnType<typeof getOwnReviews>>['rows'][number]

/** A task this expert has, in a round that is under way. Stepped back, declared in conflict or somebody else's: not there. */
async function requireTask(db: DbOrTx, actor: RegionActor, assignmentId: string): Promise<{ assignment: AssignmentRow; round: RoundRow }> {
  const assignment = required(await getAssignment(db, { regionId: actor.regionId, assignmentId }))
  if (actor.personId === null || assignment.expertPersonId !== actor.personId || assignment.state === 'declined' || assignment.conflict) throw notFound()
  const round = required(await getRound(db, { regionId: actor.regionId, roundId: assignment.roundId }))
  if (round.state === 'draft' || round.state === 'collecting') throw notFound()
  return { assignment, round }
}

/**
 * The sheet of one studio with the evidence of each item. An expert who has not accepted yet sees what the studio is and nothing of its
 * papers; nobody sees what another expert wrote.
 *
 * @throws AppError 404
 */
export async function getExpertSheet(actor: RegionActor, assignmentId: string, db: DbOrTx = readDb) {
  const { assignment, round } = await requireTask(db, actor, assignmentId)
  const { regionId } = actor
  const { studioId } = assignment
  const rubric = rubricOf(round)
  const place = { regionId, studioId }
  const studio = required(await getStudio(db, place))
  const head = {
    assignment: { id: assignment.id, state: assignment.state, submittedAt: assignment.submittedAt?.toISOString() ?? null, score: assignment.score, returnReason: assignment.state === 'returned' ? assignment.declineReason : null },
    round: { name: round.name, state: round.state, year: round.year, ...dueOf({ state: assignment.state, roundState: round.state }, round.dueAt, round.dueAt !== null && (await databaseNow(db)) >= round.dueAt) },
    studio: { name: studio.name, leadName: studio.leadName, hostName: studio.hostName, trade: studio.trade, place: studio.place, tier: studio.tier, tierLabel: studio.tierLabel },
    rubric: { items: rubric.items, vetoes: rubric.vetoes, name: rubric.name },
    sheet: { ...EMPTY_SHEET, ...(assignment.sheet as Partial<ReviewSheet>) },
  }
  if (assignment.state === 'proposed') return { ...head, evidence: null }
  const [report, lines, roster, candidate] = await Promise.all([
    getReport(db, { ...place, year: round.year }),
    listLogOfYear(db, { ...place, year: round.year }),
    listApprentices(db, place),
    getCandidate(db, { regionId, roundId: round.id, studioId }),
  ])
  const [latest] = report ? await listSubmittedVersions(db, report.id) : []
  const fields = latest ? resolveReport(latest.content as ReportContent, {}) : []
  const files = report && latest ? await listFiles(db, { regionId, ownerType: 'annualReport', ownerIds: [report.id] }) : []
  return {
    ...head,
    evidence: {
      computed: computeRubric(rubric, reportFacts(fields)).items,
      answers: latest ? valuesOf(latest.content) : {},
      reported: latest !== undefined,
      entries: lines.map(({ id, kind, on, line, fileIds, amountFen, spendingUse }) => ({ id, kind, on, line, fileIds, amountFen, spendingUse })),
      roster: roster.map(({ id, name, agreedOn, reachedLevel, reachedOn, certificateNumber }) => ({ id, name, agreedOn, reachedLevel, reachedOn, certificateNumber })),
      files,
      selfScore: candidate?.selfScore ?? null,
    },
  }
}

export type ExpertSheet = Awaited<ReturnType<typeof getExpertSheet>>

export type SheetRefusal = 'closed' | 'gaps'

interface SheetAct {
  actor: RegionActor
  idempotencyKey: string
  assignmentId: string
}

const mayWrite = (assignment: AssignmentRow, round: RoundRow) => round.state === 'reviewing' && (assignment.state === 'accepted' || assignment.state === 'returned')

/** Keeps what the expert has written so far; the whole sheet each time, the last one written stands. @throws AppError 404 */
export function saveSheet({ actor, idempotencyKey, assignmentId, sheet }: SheetAct & { sheet: ReviewSheet }): Promise<Outcome<SheetRefusal, { saved: true }>> {
  return runCommand({ actor, name: 'reviews.saveSheet', idempotencyKey, input: { assignmentId, sheet } }, async (tx): Promise<Outcome<SheetRefusal, { saved: true }>> => {
    const { assignment, round } = await requireTask(tx, actor, assignmentId)
    if (!mayWrite(assignment, round)) return fail('closed')
    await updateAssignment(tx, assignmentId, { sheet, visitedOn: sheet.visitedOn })
    return done({ saved: true as const })
  })
}

/** Hands a sheet in; from then on it is as it is, and only now does the meeting see it. @throws AppError 404 */
export function submitSheet({ actor, idempotencyKey, assignmentId }: SheetAct): Promise<Outcome<SheetRefusal, { score: number }>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.submitSheet', idempotencyKey, input: { assignmentId } }, async (tx): Promise<Outcome<SheetRefusal, { score: number }>> => {
    const { roundId } = (await requireTask(tx, actor, assignmentId)).assignment
    await lockRound(tx, { regionId, roundId })
    const { assignment, round } = await requireTask(tx, actor, assignmentId)
    if (!mayWrite(assignment, round)) return fail('closed')
    const sheet = { ...EMPTY_SHEET, ...(assignment.sheet as Partial<ReviewSheet>) }
    const gaps = sheetGaps(rubricOf(round), sheet)
    if (gaps.length > 0) return fail('gaps', { gaps })
    const score = sheetScore(rubricOf(round), sheet)
    await updateAssignment(tx, assignmentId, { state: 'submitted', score, submittedAt: await databaseNow(tx) })
    const studio = required(await getStudio(tx, { regionId, studioId: assignment.studioId }))
    await recordEvent(tx, { actor, regionId, kind: 'reviewSubmitted', subject: { type: 'studio', id: studio.id }, chain: { type: 'round', id: roundId }, data: { name: studio.name, assignmentId, score, vetoed: sheet.veto !== null } })
    return done({ score })
  })
}

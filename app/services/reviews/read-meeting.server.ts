import type { DbOrTx } from '#db/client.ts'
import { listAssignments, listCandidates, type AssignmentWithExpert, type CandidateWithStudio, type RoundRow } from '#db/queries/reviews.ts'
import { decideAssessment } from '#scoring/studios/decide-assessment.ts'
import { holdMeeting, type Meeting } from './outcomes.ts'
import type { ReviewSheet } from './sheet.ts'

export interface MeetingCandidate extends CandidateWithStudio {
  /** A person's decision on a tie; a grade the engine gave is not one. */
  decidedGrade: 'excellent' | 'qualified' | null
}

export interface MeetingReading {
  meeting: Meeting
  candidates: MeetingCandidate[]
  assignments: AssignmentWithExpert[]
  /** Studios of the group tied across the quota line. */
  tied: string[]
}

/** A round as it stands: its studios, its reviews, and what they come to. Two queries. */
export async function readMeeting(db: DbOrTx, round: RoundRow): Promise<MeetingReading> {
  const place = { regionId: round.regionId, roundId: round.id }
  const [rows, assignments] = [await listCandidates(db, place), await listAssignments(db, place)]
  const candidates = rows.map((row): MeetingCandidate => ({ ...row, decidedGrade: row.decisionReason !== null && (row.grade === 'excellent' || row.grade === 'qualified') ? row.grade : null }))
  const submitted = assignments.flatMap(({ studioId, state, score, sheet }) => (state === 'submitted' && score !== null ? [{ studioId, score, vetoed: ((sheet as Partial<ReviewSheet>).veto ?? null) !== null }] : []))
  const meeting = holdMeeting(round, candidates.map(({ studioId, status, decidedGrade }) => ({ studioId, status, decided: decidedGrade })), submitted)
  const { verdicts } = decideAssessment(meeting.input)
  return { meeting, candidates, assignments, tied: meeting.input.studios.filter((_, at) => verdicts[at]?.grade === 'undecided').map(({ id }) => id) }
}

import type { DbOrTx } from '#db/client.ts'
import { listAssignments, listCandidates, type AssignmentWithExpert, type CandidateWithStudio, type RoundRow } from '#db/queries/reviews.ts'
import { holdMeeting, type Meeting } from './outcomes.ts'

export interface MeetingCandidate extends CandidateWithStudio {
  /** A person's decision on a tie; a grade the engine gave is not one. */
  decidedGrade: 'excellent' | 'qualified' | null
}

export interface MeetingReading {
  meeting: Meeting
  candidates: MeetingCandidate[]
  assignments: AssignmentWithExpert[]
}

/** A round as it stands: its studios, its reviews, and what they come to. Two queries. */
export async function readMeeting(db: DbOrTx, round: RoundRow): Promise<MeetingReading> {
  const place = { regionId: round.regionId, roundId: round.id }
  const [rows, assignments] = [await listCandidates(db, place), await listAssignments(db, place)]
  const candidates = rows.map((row): MeetingCandidate => ({ ...row, decidedGrade: row.decisionReason !== null && (row.grade === 'excellent' || row.grade === 'qualified') ? row.grade : null }))
  const submitted = assignments.flatMap(({ studioId, state, score, vetoed }) => (state === 'submitted' && score !== null ? [{ studioId, score, vetoed }] : []))
  const meeting = holdMeeting(round, candidates.map(({ studioId, status, decidedGrade }) => ({ studioId, status, decided: decidedGrade })), submitted)
  return { meeting, candidates, assignments }
}

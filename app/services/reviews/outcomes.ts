import { groupBy } from '#app/lib/group-by.ts'
import { decideAssessment } from '#scoring/studios/decide-assessment.ts'
import { sayGradeReason } from '#scoring/studios/assess-studios.ts'
import type { AssessInput, GradeReason } from '#scoring/studios/assessment.ts'
import { parseHundredths } from '#scoring/numbers/hundredths.ts'
import type { RoundRow } from '#db/queries/reviews.ts'
import { meanScore, spreadOf } from './sheet.ts'

/** One submitted sheet as the meeting counts it. */
export interface SubmittedScore {
  studioId: string
  score: number
  vetoed: boolean
}

export interface MeetingStudio {
  studioId: string
  status: string
  /** A person's decision on a tie across the quota line. */
  decided: 'excellent' | 'qualified' | null
}

export interface MeetingOutcome {
  studioId: string
  score: number | null
  spread: number
  vetoed: boolean
  grade: 'excellent' | 'qualified' | 'unqualified' | 'undecided' | null
  reason: string
  /** The same as data, worded where it is read. */
  because: GradeReason | null
}

export interface Meeting {
  input: AssessInput
  assessed: number
  quota: number | null
  /** Places under the quota that the tied group shares; 0 when nothing is tied. */
  openPlaces: number
  /** Studios of the group tied across the quota line, decided or not. */
  tied: string[]
  outcomes: MeetingOutcome[]
}

/**
 * The scores of a round and the grades they come to: the mean of a studio's experts, the engine's quota, and over it what a person decided
 * for studios tied across the line. More decisions for 优秀 than places open are not taken: they stay undecided.
 */
export function holdMeeting(round: Pick<RoundRow, 'policyId' | 'asOf' | 'thresholds' | 'excellentShare'>, studios: readonly MeetingStudio[], submitted: readonly SubmittedScore[]): Meeting {
  const byStudio = groupBy(submitted, (one) => one.studioId)
  const scored = studios.map((studio) => {
    const own = byStudio.get(studio.studioId) ?? []
    const scores = own.map((one) => one.score)
    return { ...studio, score: meanScore(scores), spread: spreadOf(scores), vetoed: own.some((one) => one.vetoed) }
  })
  const input: AssessInput = {
    policy: round.policyId,
    asOf: round.asOf,
    thresholds: { excellent: hundredths(round.thresholds.excellent), qualified: hundredths(round.thresholds.qualified) },
    excellentShare: round.excellentShare,
    // The quota counts every studio that is assessed, whether or not its experts are through.
    studios: scored.map(({ studioId, status, score, vetoed }) => ({ id: studioId, status, score, vetoed })),
  }
  const decision = decideAssessment(input)
  const verdictOf = new Map(input.studios.map((studio, at) => [studio.id, decision.verdicts[at]!]))
  const tie = decision.notices.find((notice) => notice.code === 'tieAcrossQuota')
  const openPlaces = tie?.code === 'tieAcrossQuota' ? tie.open : 0
  const tied = scored.filter((one) => verdictOf.get(one.studioId)?.grade === 'undecided')
  const raised = tied.filter((one) => one.decided === 'excellent').length
  // Places stay empty only where a person has said so of every tied studio.
  const settled = raised <= openPlaces && (raised === openPlaces || tied.every((one) => one.decided !== null))
  return {
    input,
    assessed: decision.assessed,
    quota: decision.excellentQuota,
    openPlaces,
    tied: tied.map(({ studioId }) => studioId),
    outcomes: scored.map(({ studioId, score, spread, vetoed, decided }) => {
      const verdict = verdictOf.get(studioId)
      if (!verdict) return { studioId, score, spread, vetoed, grade: null, reason: '', because: null }
      const grade = verdict.grade === 'undecided' && settled ? (decided ?? 'qualified') : verdict.grade
      const because = score === null && !vetoed ? null : verdict.reason
      return { studioId, score, spread, vetoed, grade, reason: because === null ? '' : sayGradeReason(because), because }
    }),
  }
}

function hundredths(text: string): number {
  const value = parseHundredths(text)
  return typeof value === 'number' ? value : 0
}

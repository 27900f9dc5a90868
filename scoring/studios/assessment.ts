import type { Day } from '#scoring/numbers/days.ts'
import type { Hundredths } from '#scoring/numbers/hundredths.ts'
import type { AssessmentGrade } from '#scoring/policies/facts.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import type { StatusOnDay } from '#scoring/policies/register.ts'

/** One studio of an annual assessment. */
export interface AssessedStudio {
  id: string
  /** Only `assessed` is graded; any other word says why a studio is not. */
  status: string
  /** Null where the studio is not assessed. */
  score: Hundredths | null
  /** 一票否决: unqualified whatever the score. */
  vetoed: boolean
}

export interface AssessInput {
  policy: string | null
  asOf: Day | null
  thresholds: { excellent: Hundredths; qualified: Hundredths }
  /** 优秀比例 in basis points that replaces the policy's; null leaves it to the policy. */
  excellentShare: number | null
  studios: readonly AssessedStudio[]
}

export const ASSESSED = 'assessed'

/** Why a studio has its grade. */
export type GradeReason =
  | { code: 'atLeastExcellent'; threshold: Hundredths; quota: number | null }
  | { code: 'straddlesQuota'; quota: number; tied: number; open: number }
  | { code: 'quotaFull'; quota: number }
  | { code: 'atLeastQualified'; threshold: Hundredths; excellent: Hundredths }
  | { code: 'belowQualified'; threshold: Hundredths }
  | { code: 'vetoed' }
  | { code: 'notAssessed'; status: string }

export interface GradeVerdict {
  grade: AssessmentGrade | 'undecided' | null
  reason: GradeReason
  cites: readonly Citation[]
}

export type AssessNotice =
  | { code: 'policyNotInForce'; policy: string; asOf: Day; status: Exclude<StatusOnDay, 'inForce'> }
  | { code: 'noAssessmentRule'; policy: string }
  | { code: 'shareReplaced'; policy: string; share: number; policyShare: number }
  | { code: 'tieAcrossQuota'; ids: readonly string[]; score: Hundredths; open: number }
  | { code: 'quotaIsZero'; assessed: number; share: number }
  | { code: 'notAssessed'; status: string; count: number }

/** Grades of one assessment, as codes. */
export interface AssessDecision {
  /** Studios with the status `assessed`; the quota is a share of them. */
  assessed: number
  excellentQuota: number | null
  /** In the order of the input. */
  verdicts: GradeVerdict[]
  notices: AssessNotice[]
}

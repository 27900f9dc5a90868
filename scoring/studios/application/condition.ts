import type { Wording } from '#scoring/policies/wording.ts'

/**
 * 申报条件: what a studio must show to be recognised at a tier. A **condition** is answered by the applicant in one field and, where it says
 * so, carried by evidence. Conditions of one `oneOf` set stand for each other: any one of them that is met is enough.
 */
export type ConditionKind = 'level' | 'yesNo' | 'count' | 'area' | 'money' | 'text'
export type ConditionGroup = 'master' | 'support' | 'projects' | 'heritage'

/** Levels a leader may hold, lowest first. */
export const LEADER_LEVELS = ['seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician'] as const
export type LeaderLevel = (typeof LEADER_LEVELS)[number]

export interface ApplicationCondition {
  /** Name of the answer in stored applications; never changes. */
  key: string
  group: ConditionGroup
  label: Wording
  kind: ConditionKind
  /** Least number of a `count`, `area` (square metres) or `money` (yuan). */
  least?: number
  /** Least level of a `level`. */
  leastLevel?: LeaderLevel
  /** At least one file must carry it. */
  evidence: boolean
  oneOf?: string
  /** Where it comes from, in our words, with the clause where a text states it. */
  source: Wording
}

export type ApplicationTier = 'county' | 'municipal' | 'provincial' | 'national'

/** What a region's policy asks of an application for one tier. */
export interface ApplicationTerms {
  policyId: string
  tier: ApplicationTier
  /** The local word for the tier, as the recognition prints it. */
  tierLabel: string
  /** Clause of the policy that knows studios of this tier. */
  clause: string
  /** The tier candidates come from in principle; said to both sides and decided by a person, because the text does not say “only”. */
  comesFrom: ApplicationTier | null
  conditions: readonly ApplicationCondition[]
}

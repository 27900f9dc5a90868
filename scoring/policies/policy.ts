// A policy text as dated, cited data. A changed policy is a new file with a new id, so an old result can still show its rule.
import type { Day } from '#scoring/numbers/days.ts'
import type { AssessmentGrade, SkillLevel, Tier } from './facts.ts'
import type { Citation, EntitlementRule } from './rule.ts'
import type { Wording } from './wording.ts'

export type PolicyStatus = 'inForce' | 'expired' | 'draft' | 'repealed'

/** Where a clause of the inventory has its place in the file. */
export type ClauseUse =
  | 'rule'
  | 'promotion'
  | 'assessment'
  | 'stacking'
  | 'fund'
  | 'validity'
  | 'procedure'
  | 'target'
  | 'inKind'
  | 'notModelled'

/** One row of the clause inventory: `id` as in the rules, `clause` as cited, our gist, and where the row went. */
export interface ClauseRow {
  id: string
  clause: string
  gist: Wording
  use: readonly ClauseUse[]
}

/** One way of reading a disputed clause. */
export interface ReadingChoice<V> {
  value: V
  gist: Wording
}

/** A switch over the readings of a clause: the default is the literal one, the others stay one click away. */
export interface Reading<V> {
  default: V
  gist: Wording
  choices: readonly ReadingChoice<V>[]
}

/** Ranks (both ends belong to the tier) that are raised, to what, and how much of the field they may be at most. */
export interface PromotionTier {
  ranks: { from: number; to: number }
  capPercent: number
  to: SkillLevel
}

/** 破格晋升: who of a competition's field is raised to which level (DOMAIN A7.1). */
export interface PromotionRule {
  id: string
  tier: Tier
  competitionClass: 1 | 2 | null
  effectiveFrom: Day
  effectiveTo: Day | null
  /** 参赛选手 by which the caps are counted. */
  base: 'startedMinusDisqualified'
  capRounding: 'floor'
  technician: PromotionTier
  seniorByRank: PromotionTier
  /** Every other finisher with at least the pass mark (hundredths) in each of these parts. */
  othersPassedBoth: { parts: readonly [string, string]; passMark: number; to: SkillLevel }
  readings: {
    secondTierCap: Reading<'tier' | 'cumulative'>
    cutFromFirstTier: Reading<'others' | 'slide'>
    requirePassForRank: Reading<boolean>
  }
  cites: readonly Citation[]
}

/** 考核: how studios are graded under the policy. */
export interface AssessmentRule {
  id: string
  /** Years between two assessments; null when the text does not say. */
  cycleYears: number | null
  grades: readonly AssessmentGrade[]
  /** 优秀比例 in basis points; null when the text sets none. */
  excellentShare: number | null
  rounding: 'floor'
  tiers: readonly Tier[]
  cites: readonly Citation[]
}

/** A vague word and the reading taken. */
export interface Interpretation {
  clause: string
  question: Wording
  taken: Wording
}

/** A row that is left out, and why. */
export interface NotModelled {
  id: string
  reason: Wording
}

/** A number the issuer wants to reach by a year; shown, never enforced. */
export interface Target {
  id: string
  count: number
  by: number | 'yearly'
  of: Wording
}

/** A benefit that is no payment. */
export interface InKindBenefit {
  id: string
  benefit: Wording
}

/** How claims are made under the text. */
export interface ClaimProcedure {
  id: string
  gist: Wording
  /** Months in which claims are taken in (1–12); empty when the text names none. */
  intakeMonths: readonly number[]
  /** Working days a filing precedes its course or contest; null when the text names none. */
  filingLeadWorkingDays: number | null
  forms: readonly ('fundApplicationForm' | 'payoutRoster')[]
}

/** One policy text, in one edition. */
export interface Policy {
  id: string
  documentNumber: string
  title: Wording
  issuer: Wording
  region: { code: string; name: Wording }
  issuedOn: Day | null
  /** First day of application; null when the text leaves it to a day that it does not print. */
  effectiveFrom: Day | null
  /** Earliest day a text without a printed start can apply from, and the last day on which that is uncertain. */
  startBetween: { earliest: Day; latest: Day } | null
  /** Last day of application; null when the text sets none. */
  effectiveTo: Day | null
  status: PolicyStatus
  lastCheckedOn: Day
  supersedes: readonly string[]
  /** 上级新规定优先: a newer rule of a higher level prevails. */
  superiorPolicyWins: boolean
  clauses: readonly ClauseRow[]
  rules: readonly EntitlementRule[]
  promotion: PromotionRule | null
  assessment: AssessmentRule | null
  procedures: readonly ClaimProcedure[]
  targets: readonly Target[]
  inKind: readonly InKindBenefit[]
  interpretations: readonly Interpretation[]
  notModelled: readonly NotModelled[]
}

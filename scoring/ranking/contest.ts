// The parsed input of one contest event: what CONTRACTS calls `rank`, with texts already turned into integers.
import type { Day } from '#scoring/numbers/days.ts'
import type { Hundredths } from '#scoring/numbers/hundredths.ts'
import type { Rounding } from '#scoring/numbers/rounding.ts'
import type { SkillLevel, Tier } from '#scoring/policies/facts.ts'

/** What became of a registered entry, as the organiser reports it. */
export type EntryStatus = 'competed' | 'absent' | 'didNotFinish' | 'withdrawn' | 'disqualified'

export const ENTRY_STATUSES: readonly EntryStatus[] = ['competed', 'absent', 'didNotFinish', 'withdrawn', 'disqualified']

/** How a panel's numbers become a mark; `decimals` is what the mean is rounded to, half away from zero. */
export interface PanelRule {
  dropHigh: number
  dropLow: number
  decimals: number
  /** Numbers that must be left after dropping; with fewer the part has no mark. */
  minimumJudges: number
}

/** A scored part. `weight` counts in 1/10000 of the number written; only the ratio of the weights matters. */
export interface PartRule {
  key: string
  weight: number
  passMark: Hundredths
  /** Full mark; null when it is 100. The pass mark is compared with the mark brought to a full mark of 100. */
  maximum: Hundredths | null
  panel: PanelRule
}

export interface TieBreak {
  /** A part, or a metric of the entries. */
  key: string
  direction: 'asc' | 'desc'
}

/** One award tier: a share of the field in basis points or a number of places. */
export interface AwardTier {
  key: string
  places: { share: number; rounding: Rounding } | { count: number }
  /** True when the places include those of the tiers before. */
  cumulative: boolean
}

export interface EventRules {
  format: 'individual' | 'team'
  parts: readonly PartRule[]
  tieBreaks: readonly TieBreak[]
  awards: readonly AwardTier[]
}

/** The disputed readings of a promotion rule (DOMAIN A7.1). */
export interface Readings {
  secondTierCap: 'tier' | 'cumulative'
  cutFromFirstTier: 'others' | 'slide'
  requirePassForRank: boolean
}

/** The literal reading of the text. */
export const LITERAL_READINGS: Readings = { secondTierCap: 'tier', cutFromFirstTier: 'others', requirePassForRank: false }

/** A measured aspect is given its mark; a judged one gets mean(scores) / 3 of its maximum. */
export type Aspect =
  | { type: 'measurement'; max: Hundredths; mark: Hundredths }
  | { type: 'judgement'; max: Hundredths; scores: readonly number[] }

/** What was given for a part: the mark itself, one number per judge (null: that judge was absent, which is not 0), or aspects. */
export type GivenMark = Hundredths | { panel: readonly (Hundredths | null)[] } | { aspects: readonly Aspect[] }

export interface Entry {
  id: string
  status: EntryStatus
  /** Level held in the event's own occupation; a level in another occupation does not count. Null: none. */
  skillLevel: SkillLevel | null
  /** By part key; null or not there: no mark was given. */
  marks: Readonly<Record<string, GivenMark | null>>
  /** By metric key, all entries in the same unit; null or not there: not measured. */
  metrics: Readonly<Record<string, number | null>>
}

export interface Competition {
  tier: Tier
  class: 1 | 2 | null
}

export interface RankInput {
  /** Policy edition whose promotion rule applies; null: no promotions. */
  policy: string | null
  /** Day of the final; needed with a policy. */
  asOf: Day | null
  competition: Competition | null
  event: EventRules
  readings: Readings
  entries: readonly Entry[]
  /** Metrics the file gives though no tie-break names them; said as a warning. */
  unusedMetrics?: readonly string[]
}

import type { SkillLevel } from '#scoring/policies/facts.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import type { EntryStatus } from '#scoring/ranking/contest.ts'
import type { Hundredths } from '#scoring/numbers/hundredths.ts'

export type PromotionOutcome = 'technician' | 'seniorWorker' | 'alreadyHeld' | 'undecided' | 'none'

export type PromotionRoute = 'rank1to3' | 'rank4to8' | 'passedBoth'

type Tier = 'technician' | 'seniorWorker'

/** Why a promotion is proposed or not: a code with what its sentence needs. */
export type PromotionReason =
  | { code: 'withinTier'; tier: Tier; rank: number; cap: number }
  | { code: 'straddlesCap'; tier: Tier; rank: number; cap: number }
  | { code: 'cutByCap'; tier: Tier; rank: number; cap: number }
  | { code: 'behindUndecided'; tier: Tier; rank: number }
  | { code: 'slidToSecondTier'; rank: number }
  | { code: 'passRequiredForRank' }
  | { code: 'passedBoth'; passMarks: readonly PassMark[] }
  | { code: 'partNotPassed'; part: string; passMark: Hundredths }
  | { code: 'passRouteClosed'; missing: readonly string[] }
  | { code: 'raisedFrom'; level: SkillLevel | null }
  | { code: 'alreadyHolds'; level: SkillLevel; target: SkillLevel }
  | { code: 'notRanked'; status: EntryStatus }

export interface PassMark {
  part: string
  passMark: Hundredths
}

/** What the rule proposes for one entry. Entries in the same situation share one verdict. */
export interface PromotionVerdict {
  outcome: PromotionOutcome
  /** The sentence of the rule that applies, also where the level is held already; null for `undecided` and `none`. */
  route: PromotionRoute | null
  reasons: readonly PromotionReason[]
  cites: readonly Citation[]
}

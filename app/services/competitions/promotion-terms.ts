import type { CompetitionTier, EventRules } from '#db/schema/competitions.ts'
import type { Day } from '#scoring/numbers/days.ts'
import type { SkillLevel } from '#scoring/policies/facts.ts'
import type { PromotionTier, Reading } from '#scoring/policies/policy.ts'
import { shippedRegister } from '#scoring/policies/register.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import type { Wording } from '#scoring/policies/wording.ts'
import { ruleInForce, type NoPromotion } from '#scoring/promotion/rule-in-force.ts'

export type ReadingKey = keyof EventRules['readings']

/** A disputed clause as it is shown: what is in question, the reading taken for this event, the others, and which one is the literal text. */
export interface ReadingShown {
  key: ReadingKey
  question: Wording
  choices: Array<{ value: string; gist: Wording; taken: boolean; literal: boolean }>
}

/** What a contest's promotion rule says, in the terms of this event. */
export interface PromotionTerms {
  /** Row of the policy's clause inventory. */
  id: string
  technician: PromotionTier
  seniorByRank: PromotionTier
  passedBoth: { parts: readonly [string, string]; missing: string[]; to: SkillLevel }
  readings: ReadingShown[]
  cites: readonly Citation[]
}

export interface PromotionQuestion {
  policyId: string | null
  finalOn: Day
  tier: CompetitionTier
  competitionClass: 1 | 2 | null
  rules: EventRules
}

export type Promotion = { ok: true; terms: PromotionTerms } | { ok: false; why: NoPromotion }

/** The promotion terms of an event, or why nobody is promoted by it. */
export function promotionTerms(question: PromotionQuestion): Promotion {
  const { rules } = question
  const found = ruleInForce(
    {
      policy: question.policyId,
      asOf: question.finalOn,
      competition: { tier: question.tier, class: question.competitionClass },
      // Only the format is asked for; the parts do not decide whether the rule applies.
      event: { format: rules.format, parts: [], tieBreaks: [], awards: [] },
    },
    shippedRegister(),
  )
  if (!found.ok) return found
  const { id, technician, seniorByRank, othersPassedBoth, readings, cites } = found.rule
  const keys = new Set(rules.parts.map((part) => part.key))
  return {
    ok: true,
    terms: {
      id,
      technician,
      seniorByRank,
      // Without both parts nobody is raised by passing them (A7.4 E29).
      passedBoth: { parts: othersPassedBoth.parts, to: othersPassedBoth.to, missing: othersPassedBoth.parts.filter((part) => !keys.has(part)) },
      readings: [
        showReading('secondTierCap', readings.secondTierCap, rules.readings.secondTierCap),
        showReading('cutFromFirstTier', readings.cutFromFirstTier, rules.readings.cutFromFirstTier),
        showReading('requirePassForRank', readings.requirePassForRank, rules.readings.requirePassForRank),
      ],
      cites,
    },
  }
}

function showReading<V>(key: ReadingKey, reading: Reading<V>, taken: V): ReadingShown {
  return {
    key,
    question: reading.gist,
    choices: reading.choices.map(({ value, gist }) => ({ value: String(value), gist, taken: value === taken, literal: value === reading.default })),
  }
}

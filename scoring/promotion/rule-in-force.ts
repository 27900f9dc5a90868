import { isWithin } from '#scoring/numbers/days.ts'
import type { PromotionRule } from '#scoring/policies/policy.ts'
import { type PolicyRegister, type StatusOnDay, policyById, policyStatusOn } from '#scoring/policies/register.ts'
import type { RankInput } from '#scoring/ranking/contest.ts'

/** Why a contest has no promotions by the policy that was named. */
export type NoPromotion =
  | { reason: 'noPolicy' }
  | { reason: 'noPromotionRule' }
  | { reason: 'policyNotInForce'; status: Exclude<StatusOnDay, 'inForce'> | 'ruleNotInForce' }
  | { reason: 'otherTierOrClass' }
  | { reason: 'teamEvent' }

export type RuleInForce = { ok: true; rule: PromotionRule } | { ok: false; why: NoPromotion }

/**
 * The promotion rule of the input's policy if it applies to this contest: the policy in force on the day of the final, the rule written
 * for this tier and class, and entries that are single people (a team's members are never raised by machine, DOMAIN A7.4 E32, E36, E39).
 */
export function ruleInForce(input: Pick<RankInput, 'policy' | 'asOf' | 'competition' | 'event'>, register: PolicyRegister): RuleInForce {
  const policy = input.policy === null ? null : policyById(input.policy, register)
  if (!policy || input.asOf === null) return { ok: false, why: { reason: 'noPolicy' } }
  const status = policyStatusOn(policy, input.asOf)
  if (status !== 'inForce') return { ok: false, why: { reason: 'policyNotInForce', status } }
  const rule = policy.promotion
  if (!rule) return { ok: false, why: { reason: 'noPromotionRule' } }
  if (!isWithin(input.asOf, rule.effectiveFrom, rule.effectiveTo)) {
    return { ok: false, why: { reason: 'policyNotInForce', status: 'ruleNotInForce' } }
  }
  if (input.competition?.tier !== rule.tier || input.competition.class !== rule.competitionClass) {
    return { ok: false, why: { reason: 'otherTierOrClass' } }
  }
  if (input.event.format === 'team') return { ok: false, why: { reason: 'teamEvent' } }
  return { ok: true, rule }
}

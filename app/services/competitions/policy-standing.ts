import type { CompetitionTier } from '#db/schema/competitions.ts'
import type { Day } from '#scoring/numbers/days.ts'
import { policyById, policyStatusOn, type StatusOnDay } from '#scoring/policies/register.ts'

/** How the chosen policy stands on the day of the final; that day picks the edition (A7.4 E39). */
export type PolicyStanding = StatusOnDay | 'notNeeded' | 'missing'

export interface PolicyChoice {
  policyId: string | null
  finalOn: Day
  tier: CompetitionTier
  competitionClass: 1 | 2 | null
  /** Policies the region has at all; a region without any cannot choose one. */
  offered: readonly string[]
}

/**
 * Only a county first-class contest moves levels by a policy (A7.4 E36), so only there one must be chosen. A policy that is
 * not in force on the day of the final may be chosen and is shown as what it is: then nothing is promoted by it.
 */
export function policyStanding(choice: PolicyChoice): PolicyStanding {
  const policy = choice.policyId === null ? null : policyById(choice.policyId)
  if (policy) return policyStatusOn(policy, choice.finalOn)
  const isNeeded = choice.tier === 'county' && choice.competitionClass === 1 && choice.offered.length > 0
  return isNeeded || choice.policyId !== null ? 'missing' : 'notNeeded'
}

/** Standings that a person must see before relying on the policy. */
export function isPolicyWarning(standing: PolicyStanding): boolean {
  return standing !== 'inForce' && standing !== 'notNeeded'
}

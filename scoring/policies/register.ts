// The policies the engine knows. A register is a value: callers may hand in their own, so a county's text needs no change of code.
import { compareDays, type Day } from '#scoring/numbers/days.ts'
import { checkPolicy } from './check-policy.ts'
import { EDITIONS } from './editions.ts'
import type { Policy } from './policy.ts'

/** Policies by id, in the order they are listed. */
export type PolicyRegister = ReadonlyMap<string, Policy>

/** What a policy is to a day: `startUncertain` while a text without a printed first day may or may not have begun. */
export type StatusOnDay = 'inForce' | 'startUncertain' | 'notYetInForce' | 'expired' | 'draft' | 'repealed'

/** A register of these policies; throws when two share an id or one does not fit together in itself. */
export function makeRegister(policies: readonly Policy[]): PolicyRegister {
  const register = new Map<string, Policy>()
  for (const policy of policies) {
    const problems = checkPolicy(policy)
    if (problems.length > 0) throw new Error(problems.join('\n'))
    if (register.has(policy.id)) throw new Error(`two policies are called ${policy.id}`)
    register.set(policy.id, policy)
  }
  return register
}

const builtIn = makeRegister(EDITIONS)

/** The register that the product ships. */
export function shippedRegister(): PolicyRegister {
  return builtIn
}

/** All policies of a register, in its order. */
export function listPolicies(register: PolicyRegister = builtIn): Policy[] {
  return [...register.values()]
}

/** The policy with that id, or null. */
export function policyById(id: string, register: PolicyRegister = builtIn): Policy | null {
  return register.get(id) ?? null
}

/**
 * What the policy is on a day, so that an old fact still stands under its own edition. A draft is never anything else, and a text
 * repealed without a last day is repealed for every day.
 */
export function policyStatusOn(policy: Policy, day: Day): StatusOnDay {
  if (policy.status === 'draft') return 'draft'
  if (policy.status === 'repealed' && policy.effectiveTo === null) return 'repealed'
  if (policy.effectiveTo !== null && compareDays(day, policy.effectiveTo) > 0) return policy.status === 'repealed' ? 'repealed' : 'expired'
  if (policy.effectiveFrom !== null) return compareDays(day, policy.effectiveFrom) < 0 ? 'notYetInForce' : 'inForce'
  if (policy.startBetween === null) return 'inForce'
  if (compareDays(day, policy.startBetween.earliest) < 0) return 'notYetInForce'
  return compareDays(day, policy.startBetween.latest) < 0 ? 'startUncertain' : 'inForce'
}

/** The same policy with the first day that the bureau found in its own file. */
export function withFirstDay(policy: Policy, effectiveFrom: Day): Policy {
  return { ...policy, effectiveFrom, startBetween: null }
}

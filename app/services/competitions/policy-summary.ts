import type { Day } from '#scoring/numbers/days.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { listPolicies, policyById, policyStatusOn, type StatusOnDay } from '#scoring/policies/register.ts'
import type { Wording } from '#scoring/policies/wording.ts'

/** What a page shows of a policy before anybody opens it: its name, its dates, and how it stands on one day. */
export interface PolicySummary {
  id: string
  documentNumber: string
  title: Wording
  issuer: Wording
  regionName: Wording
  issuedOn: Day | null
  effectiveFrom: Day | null
  startBetween: { earliest: Day; latest: Day } | null
  effectiveTo: Day | null
  lastCheckedOn: Day
  /** The day `standing` is about. */
  day: Day
  standing: StatusOnDay
}

export function summarisePolicy(policy: Policy, day: Day): PolicySummary {
  const { id, documentNumber, title, issuer, issuedOn, effectiveFrom, startBetween, effectiveTo, lastCheckedOn } = policy
  const standing = policyStatusOn(policy, day)
  return { id, documentNumber, title, issuer, regionName: policy.region.name, issuedOn, effectiveFrom, startBetween, effectiveTo, lastCheckedOn, day, standing }
}

/** The policies of these ids that the product knows, in the given order. */
export function summarisePolicies(ids: readonly string[], day: Day): PolicySummary[] {
  return ids.flatMap((id) => {
    const policy = policyById(id)
    return policy ? [summarisePolicy(policy, day)] : []
  })
}

/** Every policy the product knows. */
export function summariseAllPolicies(day: Day): PolicySummary[] {
  return listPolicies().map((policy) => summarisePolicy(policy, day))
}

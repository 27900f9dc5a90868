import { computeEntitlements, settleOverlap, type AmountSetting, type Entitlements, type EntitlementWarning } from '#scoring/entitlements/index.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { withFirstDay } from '#scoring/policies/register.ts'
import type { EvaluationSetting } from '#db/schema/grants.ts'
import { recordOf, type LineRecord } from './line-record.ts'

/** The key under which a bureau enters the first day of a text that prints none. */
export const FIRST_DAY_KEY = 'effectiveFrom'

/** A region's policies with what the bureau filled in. */
export interface ComputingBasis {
  policies: readonly Policy[]
  settings: readonly EvaluationSetting[]
}

/**
 * The records of all lines that the policies give for the facts. Where two texts speak of the same fact and payee, the higher stands and the other
 * says so, if one of the texts has a sentence for it. Pure.
 */
export function computeRecords(facts: readonly Fact[], basis: ComputingBasis): { records: LineRecord[]; warnings: Array<{ policyId: string; warning: EntitlementWarning }> } {
  const results = basis.policies.map((policy) => computeEntitlements({ policy: withEnteredDay(policy, basis.settings), facts }, amountsOf(policy.id, basis.settings)))
  const settled = settle(results)
  return {
    records: settled.flatMap(({ policy, lines }) => lines.map((line) => recordOf(line, policy.id))),
    warnings: settled.flatMap(({ policy, warnings }) => warnings.map((warning) => ({ policyId: policy.id, warning }))),
  }
}

/** The text with the first day that the bureau entered, where it prints none. */
export function withEnteredDay(policy: Policy, settings: readonly EvaluationSetting[]): Policy {
  const entered = settings.find(({ policyId, key }) => policyId === policy.id && key === FIRST_DAY_KEY)
  return entered && policy.effectiveFrom === null ? withFirstDay(policy, entered.effectiveFrom) : policy
}

function amountsOf(policyId: string, settings: readonly EvaluationSetting[]): AmountSetting[] {
  return settings.flatMap(({ policyId: of, key, fen, documentNumber, effectiveFrom }) => (of === policyId && key !== FIRST_DAY_KEY ? [{ key, fen, documentNumber, effectiveFrom }] : []))
}

// 从优、从高、不重复 across texts needs a text that says so: a sentence that is about stacking and about which text prevails. A draft never settles anything.
function settle(results: Entitlements[]): Entitlements[] {
  if (results.length < 2) return results
  for (const { policy } of results) {
    const row = policy.status === 'inForce' ? policy.clauses.find(({ use }) => use.includes('stacking') && use.includes('validity')) : undefined
    if (row) return settleOverlap(results, { policy: policy.id, clause: row.clause })
  }
  return results
}

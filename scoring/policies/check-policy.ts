import { isDay } from '#scoring/numbers/days.ts'
import { checkRules } from './check-rules.ts'
import type { ClauseUse, Policy } from './policy.ts'

/**
 * What does not fit together inside one policy: days, clause rows without a place, rules without a row. Empty when all is well.
 * A county's own file is checked by the same function before the register takes it.
 */
export function checkPolicy(policy: Policy): string[] {
  return [...checkDays(policy), ...checkInventory(policy), ...checkRules(policy.rules)].map((problem) => `${policy.id}: ${problem}`)
}

function checkDays(policy: Policy): string[] {
  const problems: string[] = []
  const days = { issuedOn: policy.issuedOn, effectiveFrom: policy.effectiveFrom, effectiveTo: policy.effectiveTo, lastCheckedOn: policy.lastCheckedOn }
  for (const [name, day] of Object.entries(days)) if (day !== null && !isDay(day)) problems.push(`${name} is no day: ${day}`)
  if (policy.effectiveFrom !== null && policy.effectiveTo !== null && policy.effectiveTo < policy.effectiveFrom) problems.push('ends before it begins')
  if (policy.effectiveFrom !== null && policy.startBetween !== null) problems.push('has a first day and an uncertain start')
  if (policy.effectiveFrom === null && policy.startBetween === null) problems.push('has no first day and no period in which it lies')
  if (policy.status === 'expired' && policy.effectiveTo === null) problems.push('is expired without a last day')
  return problems
}

function checkInventory(policy: Policy): string[] {
  const problems: string[] = []
  const rows = new Map(policy.clauses.map((row) => [row.id, row]))
  if (rows.size !== policy.clauses.length) problems.push('two clause rows share an id')
  const ruleIds = policy.rules.map(({ id }) => id)
  if (new Set(ruleIds).size !== ruleIds.length) problems.push('two rules share an id')
  const placed: Partial<Record<ClauseUse, readonly string[]>> = {
    rule: ruleIds,
    promotion: policy.promotion ? [policy.promotion.id] : [],
    procedure: policy.procedures.map(({ id }) => id),
    target: policy.targets.map(({ id }) => id),
    inKind: policy.inKind.map(({ id }) => id),
    notModelled: policy.notModelled.map(({ id }) => id),
  }
  for (const [use, ids = []] of Object.entries(placed) as [ClauseUse, readonly string[]][]) {
    for (const id of ids) if (!rows.get(id)?.use.includes(use)) problems.push(`${id} stands under ${use}, its clause row does not say so`)
    for (const row of rows.values()) if (row.use.includes(use) && !ids.includes(row.id)) problems.push(`${row.id} is to be found under ${use} and is not`)
  }
  if (policy.assessment && !rows.get(policy.assessment.id)?.use.includes('assessment')) problems.push(`${policy.assessment.id} has no row of an assessment`)
  for (const row of rows.values()) if (row.use.length === 0) problems.push(`${row.id} has no place`)
  for (const { id, clause } of policy.rules) {
    if (rows.get(id) && rows.get(id)?.clause !== clause) problems.push(`${id} cites ${clause}, its row ${rows.get(id)?.clause}`)
  }
  return [...problems, ...checkStackingRows(policy)]
}

/** A row about 不重复 is at work in a rule: in one of the same id, or in one that cites its clause. */
function checkStackingRows({ clauses, rules }: Policy): string[] {
  const cited = new Set<string>()
  for (const rule of rules) {
    for (const grant of rule.grants) {
      for (const { clause } of grant.stacking ?? []) {
        cited.add(rule.id)
        if (clause !== undefined) cited.add(clause)
      }
    }
  }
  return clauses
    .filter(({ id, clause, use }) => use.includes('stacking') && !cited.has(id) && !cited.has(clause))
    .map(({ id }) => `${id} speaks of 不重复 and no rule heeds it`)
}

import type { Benefit, TableBenefit } from '#scoring/policies/benefits.ts'
import { type Fact, type FactKind, type FieldName, readField } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import type { Citation, EntitlementRule, Grant } from '#scoring/policies/rule.ts'

/** A grant with its rule, ready to be looked up by the kind of fact. */
export interface IndexedGrant {
  rule: EntitlementRule
  grant: Grant
  part: number
  cites: readonly Citation[]
  conditions: readonly [FieldName, ReadonlySet<unknown>, string | null][]
}

/** A grant that speaks of a fact: the amount it names, and which of its conditions the fact leaves open. */
export interface Match {
  rule: EntitlementRule
  grant: Grant
  part: number
  cites: readonly Citation[]
  benefit: Exclude<Benefit, TableBenefit>
  open: string[]
}

export type GrantIndex = ReadonlyMap<FactKind, readonly IndexedGrant[]>

/** Every grant of a policy by the kind of fact it speaks of, in the order of the rules. */
export function indexGrants(policy: Policy): GrantIndex {
  const index = new Map<FactKind, IndexedGrant[]>()
  for (const rule of policy.rules) {
    const cites = [{ policy: policy.id, clause: rule.clause }]
    for (const [part, grant] of rule.grants.entries()) {
      const conditions = Object.entries(grant.when ?? {}).map(
        ([field, values]) => [field as FieldName, new Set<unknown>(values), grant.ask?.[field as FieldName] ?? null] as [FieldName, Set<unknown>, string | null],
      )
      const sameKind = index.get(grant.fact)
      if (sameKind) sameKind.push({ rule, grant, part, cites, conditions })
      else index.set(grant.fact, [{ rule, grant, part, cites, conditions }])
    }
  }
  return index
}

/** The grants that speak of the fact. A field that only sorts (tier, medal, honour …) rules a grant out; one in `ask` may be missing. */
export function matchGrants(index: GrantIndex, fact: Fact): Match[] {
  const matches: Match[] = []
  for (const { rule, grant, part, cites, conditions } of index.get(fact.kind) ?? []) {
    const benefit = benefitFor(grant, fact)
    if (!benefit) continue
    const open: string[] = []
    const applies = conditions.every(([field, allowed, ask]) => {
      const value = readField(fact, field)
      if (value !== undefined || ask === null) return allowed.has(value)
      open.push(ask)
      return true
    })
    if (applies) matches.push({ rule, grant, part, cites, benefit, open })
  }
  return matches
}

function benefitFor({ benefit }: Grant, fact: Fact): Exclude<Benefit, TableBenefit> | null {
  if (benefit.kind !== 'table') return benefit
  const value = readField(fact, benefit.by)
  return typeof value === 'string' && Object.hasOwn(benefit.rows, value) ? (benefit.rows[value] ?? null) : null
}

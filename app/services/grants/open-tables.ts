import type { Benefit } from '#scoring/policies/benefits.ts'
import { TIERS, SKILL_LEVELS, type FactKind, type FieldName } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import type { Grant } from '#scoring/policies/rule.ts'

/** One sum that a text leaves to the bureau, under the key the engine looks for. */
export interface OpenTable {
  key: string
  rule: string
  clause: string
  fact: FactKind
  /** Values the key goes by, in order. */
  values: Array<{ field: FieldName; value: string }>
  /** The ends the text gives; null where the sum stands in another text. */
  range: { fromFen: number; toFen: number } | null
  /** A field that cannot be listed (a place): an entry without it is for all, one with it for that value alone. */
  further: FieldName | null
}

/** Fields whose values can be listed, so that the screen offers a row for each. */
const LISTED: Partial<Record<FieldName, readonly string[]>> = { tier: TIERS, level: SKILL_LEVELS }

/** Every sum of a policy that only the bureau can fill in. A field without a list of values (a place) is covered by the key without it. Pure. */
export function openTables(policy: Policy): OpenTable[] {
  const tables = new Map<string, OpenTable>()
  for (const rule of policy.rules) {
    for (const grant of rule.grants) {
      for (const benefit of benefitsOf(grant.benefit)) {
        if (benefit.kind !== 'range' && benefit.kind !== 'elsewhere') continue
        const range = benefit.kind === 'range' ? { fromFen: benefit.fromFen, toFen: benefit.toFen } : null
        for (const values of combinations(grant, benefit.settingBy)) {
          const key = [rule.id, ...values.map(({ value }) => value)].join('.')
          tables.set(key, { key, rule: rule.id, clause: rule.clause, fact: grant.fact, values, range, further: benefit.settingBy[values.length] ?? null })
        }
      }
    }
  }
  return [...tables.values()]
}

function benefitsOf(benefit: Benefit): Array<Exclude<Benefit, { kind: 'table' }>> {
  return benefit.kind === 'table' ? Object.values(benefit.rows) : [benefit]
}

function combinations(grant: Grant, fields: readonly FieldName[]): OpenTable['values'][] {
  let rows: OpenTable['values'][] = [[]]
  for (const field of fields) {
    const wanted = grant.when?.[field]?.map(String) ?? LISTED[field]
    // The engine falls back to a shorter key, so what cannot be listed is one entry for all.
    if (!wanted) break
    rows = rows.flatMap((row) => wanted.map((value) => [...row, { field, value }]))
  }
  return rows
}

/** The table a key belongs to: its own, or one for all places with the place behind it. */
export function tableFor(policy: Policy, key: string): OpenTable | null {
  return openTables(policy).find((table) => table.key === key || (table.further !== null && key.startsWith(`${table.key}.`) && /^[^.]{1,20}$/.test(key.slice(table.key.length + 1)))) ?? null
}

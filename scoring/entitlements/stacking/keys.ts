import { type Fact, readField } from '#scoring/policies/facts.ts'
import type { KeyField, Stacking } from '#scoring/policies/rule.ts'
import type { EntitlementLine, LineStatus } from '../line.ts'

const BETWEEN = '\u0001'

/** The key a line shares with “the same” lines of a group, or null when the fact leaves one of its fields out. */
export function keyOf(group: string, fields: readonly KeyField[], fact: Fact): string | null {
  let key = group
  for (const field of fields) {
    const value = field === 'year' ? fact.on.slice(0, 4) : textOf(readField(fact, field))
    if (value === null) return null
    key += BETWEEN + value
  }
  return key
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Writes on the line that a rule about stacking bit it: its new status, the reason, and the sentence it stands on. Always true. */
export function bite(line: EntitlementLine, status: LineStatus, { reason, clause }: Pick<Stacking, 'reason' | 'clause'>): true {
  line.status = status
  if (!line.reasons.includes(reason)) line.reasons.unshift(reason)
  const policy = line.cites[0]?.policy
  if (policy && clause && !line.cites.some((cite) => cite.clause === clause)) line.cites = [...line.cites, { policy, clause }]
  return true
}

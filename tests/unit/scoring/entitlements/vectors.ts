// Golden vectors: facts as a file gives them, and the lines they must give, in a short notation that carries every member of a line.
import { computeEntitlements, type EntitlementWarning, readEntitleInput, writeEntitlements, type WrittenLine } from '#scoring/entitlements/index.ts'
import type { PolicyRegister } from '#scoring/policies/register.ts'

/** A fact without its id; ids are f1, f2 … in the order of the vector. */
export type GivenFact = Record<string, unknown> & { kind: string; on: string }

export interface Vector {
  rule: string
  /** `plain` the clause as it stands, `boundary` the last value on each side of a condition, `stacking` how it stands to another line. */
  about: 'plain' | 'boundary' | 'stacking'
  says: string
  facts: GivenFact[]
  /** `f1 WY-11 studio:S1 30000.00 due | reason, reason @further clause`. */
  lines: string[]
  warnings?: string[]
}

/** A fact of a kind on a day. */
export const fact = (kind: string, on: string, fields: Record<string, unknown>): GivenFact => ({ kind, on, ...fields })

/** Lines and warnings as computed, and the warnings as the command line says them. */
export interface Answer {
  lines: WrittenLine[]
  warnings: EntitlementWarning[]
  said: string[]
}

/** Reads the facts through the JSON interface and entitles them; throws with every problem when they cannot be read. */
export function entitle(policy: string, facts: readonly GivenFact[], register?: PolicyRegister): Answer {
  const json = { policy, facts: facts.map((given, at) => ({ id: `f${at + 1}`, ...given })) }
  const read = readEntitleInput(JSON.parse(JSON.stringify(json)), register)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const computed = computeEntitlements(read.value)
  const { lines, warnings: said } = writeEntitlements(computed)
  return { lines, warnings: computed.warnings, said }
}

/** A line in the notation of a vector. */
export function writeShort(line: WrittenLine): string {
  const reasons = line.reasons.length > 0 ? ` | ${line.reasons.join(', ')}` : ''
  const further = line.cites.slice(1).map(({ clause }) => ` @${clause}`).join('')
  return `${line.fact} ${line.rule} ${line.payee.kind}:${line.payee.id ?? '?'} ${amountOf(line)} ${line.status}${reasons}${further}`
}

function amountOf(line: WrittenLine): string {
  switch (line.amountKind) {
    case 'exact':
      return line.amount ?? '?'
    case 'ceiling':
      return `≤${line.amount}`
    case 'range':
      return `${line.from}–${line.to}`
    case 'perMonth':
      return `${line.amount}×${line.months}`
    case 'title':
      return 'title'
  }
}

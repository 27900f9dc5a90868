import type { Citation } from '#scoring/policies/rule.ts'
import { mostOf, type Entitlements, type EntitlementLine } from './line.ts'

/**
 * 从优从高、不重复 across texts: of the lines that several policies give for the same fact and payee, the highest stands and the others
 * are superseded, each citing the sentence (`cite`) that says so. Amounts are compared as the most a line can come to; a line whose
 * amount is not known yet is left alone. Lines are changed in copies, the inputs stay.
 */
export function settleOverlap(results: readonly Entitlements[], cite: Citation): Entitlements[] {
  const best = new Map<string, { most: number; at: number }>()
  results.forEach(({ lines }, at) => {
    for (const [key, most] of totals(lines)) {
      const known = best.get(key)
      if (!known || most > known.most) best.set(key, { most, at })
    }
  })
  return results.map((result, at) => ({
    ...result,
    lines: result.lines.map((line) => (best.get(keyOf(line))?.at === at || !stands(line) || mostOf(line.amount) === null ? line : supersede(line, cite))),
  }))
}

function totals(lines: readonly EntitlementLine[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const line of lines) {
    const most = mostOf(line.amount)
    if (stands(line) && most !== null) totals.set(keyOf(line), (totals.get(keyOf(line)) ?? 0) + most)
  }
  return totals
}

function keyOf({ fact, payee }: EntitlementLine): string {
  return JSON.stringify([fact.id, payee.kind, payee.id])
}

function stands({ status }: EntitlementLine): boolean {
  return status === 'due' || status === 'reduced'
}

function supersede(line: EntitlementLine, cite: Citation): EntitlementLine {
  return { ...line, status: 'superseded', reasons: ['bestOfOverlap', ...line.reasons], cites: [...line.cites, cite] }
}

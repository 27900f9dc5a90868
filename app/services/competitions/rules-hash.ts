import { canonicalHash, type Json } from '#certificates/canonical-json.ts'
import type { EventRules } from '#db/schema/competitions.ts'

/**
 * SHA-256 of the rules' canonical text, 64 hexadecimal digits. Weights enter as whole basis points, because a canonical text holds
 * no fractions; everything else enters as it is stored. The same rules give the same hash in whatever order their keys were written.
 */
export function hashEventRules(rules: EventRules): string {
  const parts = rules.parts.map((part) => ({ ...part, weight: Math.round(part.weight * 100) }))
  return canonicalHash({ ...rules, parts } as unknown as Json)
}

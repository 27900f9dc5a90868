import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/lib/canonical-json.ts'
import type { EventRules } from '#db/schema/competitions.ts'

/**
 * SHA-256 of the rules' canonical text, 64 hexadecimal digits. The same rules give the same hash in whatever order their keys were
 * written, so that anybody who has the rules as JSON can compute it again.
 */
export function hashEventRules(rules: EventRules): string {
  return createHash('sha256').update(canonicalJson(rules), 'utf8').digest('hex')
}

import { createHash } from 'node:crypto'
import { canonicalJson } from '#app/lib/canonical-json.ts'

/**
 * SHA-256 of a value's canonical text, 64 hexadecimal digits. Input, output and people of an edition are each hashed by it, so that
 * whoever has the JSON of an edition can compute the hashes on the printed sheet again.
 */
export function resultHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

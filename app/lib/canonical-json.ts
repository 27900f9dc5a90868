/**
 * One text for one value: keys sorted by code unit, no white space, no key whose value is undefined. What is hashed
 * goes through here, so that the same facts always give the same hash.
 *
 * @throws TypeError for what JSON or the database cannot hold: NaN, infinite numbers, functions, NUL, lone surrogates
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

const MAX_DEPTH = 20

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError('The value is nested too deeply.')
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('A number must be finite.')
      return JSON.stringify(value)
    case 'string':
       
      if (/\u0000|\p{Cs}/u.test(value)) throw new TypeError('A text holds NUL or half a character.')
      return JSON.stringify(value)
    case 'object':
      break
    default:
      throw new TypeError(`A ${typeof value} has no JSON form.`)
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map((item) => write(item === undefined ? null : item, depth + 1)).join(',')}]`
  const entries = Object.entries(value as Record<string, unknown>).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item, depth + 1)}`).join(',')}}`
}

import { formatPlace, placeAt, type ReadOutcome } from './report.ts'

/**
 * Reads JSON text strictly: a byte order mark is skipped, and a key that stands twice in one object is a problem, because the usual
 * reader keeps the last value and drops the first without a word.
 */
export function readJsonText(text: string): ReadOutcome<unknown> {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return { ok: false, problems: [`$: not valid JSON${describe(error, json)}`] }
  }
  const problems = repeatedKeys(json)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value }
}

/** The engine's own words on one line; they quote the place in the text. */
function describe(error: unknown, json: string): string {
  if (json.trim() === '') return ' (nothing was given)'
  return error instanceof Error ? ` (${error.message.replace(/\s+/gu, ' ')})` : ''
}

const QUOTE = 34
const BACKSLASH = 92
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const COMMA = 44
const COLON = 58

/** An open object or array of the text: its keys so far, or the index of the current item. */
interface Frame {
  keys: string[] | null
  index: number
}

const FEW = 12

/** Finds repeated keys in text that is known to be JSON, in one pass over its characters. */
function repeatedKeys(json: string): string[] {
  const problems: string[] = []
  const stack: Frame[] = []
  const sets = new Map<Frame, Set<string>>()
  let expectsKey = false
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) {
      const end = endOfString(json, at)
      if (expectsKey) takeKey(json.slice(at + 1, end))
      expectsKey = false
      at = end
    } else if (code === OPEN_OBJECT) {
      stack.push({ keys: [], index: 0 })
      expectsKey = true
    } else if (code === OPEN_ARRAY) {
      stack.push({ keys: null, index: 0 })
      expectsKey = false
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      sets.delete(stack.pop()!)
      expectsKey = false
    } else if (code === COMMA) {
      const frame = stack.at(-1)!
      if (frame.keys) expectsKey = true
      else frame.index++
    } else if (code === COLON) {
      expectsKey = false
    }
  }
  return problems

  function takeKey(raw: string): void {
    const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
    const frame = stack.at(-1)!
    const keys = frame.keys!
    if (isKnown(frame, keys, key)) {
      const steps = stack.slice(0, -1).map((outer) => (outer.keys ? outer.keys.at(-1)! : outer.index))
      problems.push(`${formatPlace(placeAt(...steps, key))}: given twice`)
    }
    keys.push(key)
  }

  function isKnown(frame: Frame, keys: string[], key: string): boolean {
    if (keys.length < FEW) return keys.includes(key)
    const set = sets.get(frame) ?? new Set(keys)
    if (!sets.has(frame)) sets.set(frame, set)
    const known = set.has(key)
    set.add(key)
    return known
  }
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (json.charCodeAt(end - 1) === BACKSLASH) {
    let slashes = 1
    while (json.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) break
    end = json.indexOf('"', end + 1)
  }
  return end
}

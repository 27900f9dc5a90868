import { currentRequest } from './request-context.server.ts'

/** One JSON object a line, UTC. Line breaks and control characters are escaped; secrets and ID numbers never get in. */

const LEVELS = { debug: 10, info: 20, warn: 30, error: 40, none: 50 } as const
export type LogLevel = keyof typeof LEVELS

const SECRET_KEY = /pass(word|phrase)?|secret|token|cookie|authori[sz]ation|code$|identityNumber|idNumber|phone|bankAccount|key$/i
const ID_NUMBER = /(?<!\d)\d{6}(18|19|20)\d{9}[\dXx](?!\d)/g
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const DATABASE_PASSWORD = /(postgres(?:ql)?:\/\/[^:/\s]+:)[^@\s]+@/g
const MAX_TEXT = 4_000
const MAX_DEPTH = 6

let threshold: LogLevel = 'info'
let write: (line: string) => void = (line) => process.stdout.write(line)

/** Sets the lowest level that is written and, for tests, where lines go. */
export function configureLog(options: { level?: LogLevel; write?: (line: string) => void }): void {
  if (options.level) threshold = options.level
  if (options.write) write = options.write
}

/** Writes one line: time, level, event name, request reference and the given facts, cleaned. */
export function logEvent(level: Exclude<LogLevel, 'none'>, event: string, facts: Record<string, unknown> = {}): void {
  if (LEVELS[level] < LEVELS[threshold]) return
  const request = currentRequest()
  const line: Record<string, unknown> = { time: new Date().toISOString(), level, event }
  if (request) {
    line.reference = request.requestId
    line.request = `${request.method} ${cleanText(request.path)}`
    line.ip = request.ip
  }
  for (const [key, value] of Object.entries(facts)) line[key] = SECRET_KEY.test(key) && key !== 'code' ? '[hidden]' : clean(value, 0)
  write(`${escapeControls(JSON.stringify(line))}\n`)
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return value
  if (depth >= MAX_DEPTH) return '[deep]'
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `[${value.length} bytes]`
  if (value instanceof Error) return cleanError(value, depth)
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => clean(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET_KEY.test(key) ? '[hidden]' : clean(item, depth + 1)]),
  )
}

/** Name, message and stack only: drivers hang queries and their parameters on errors, and those hold personal data. */
function cleanError(error: Error, depth: number): Record<string, unknown> {
  const known = error as Error & { code?: unknown; status?: unknown; constraint_name?: unknown; table_name?: unknown }
  const line: Record<string, unknown> = { name: error.name, message: cleanText(firstLine(error.message)) }
  for (const key of ['code', 'status', 'constraint_name', 'table_name'] as const) {
    if (typeof known[key] === 'string' || typeof known[key] === 'number') line[key] = known[key]
  }
  if (error.stack) line.stack = cleanText(stackOnly(error.stack))
  if (error.cause !== undefined && depth < MAX_DEPTH) line.cause = clean(error.cause, depth + 1)
  return line
}

function firstLine(text: string): string {
  const end = text.indexOf('\n')
  return end < 0 ? text : text.slice(0, end)
}

function stackOnly(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim())
    .join(' | ')
}

function cleanText(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text
  return cut.replace(ID_NUMBER, '[id number]').replace(PHONE, '[phone]').replace(DATABASE_PASSWORD, '$1[hidden]@')
}

/** JSON escapes U+0000–U+001F; terminals also obey DEL, C1 controls and the line and bidi separators. */
function escapeControls(json: string): string {
   
  return json.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

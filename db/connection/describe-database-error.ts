/**
 * What a failed statement or transaction means for the caller:
 * - `retryable`: serialisation failure or deadlock; the same transaction may be run again.
 * - `lockTimeout`: somebody holds the lock for more than 5 s; "busy, try again", nothing was written.
 * - `busy`: the server cannot take the work now (no connection, no space, starting up, statement over 15 s).
 * - `connectionLost`: the connection closed before commit was sent; nothing was written.
 * - `outcomeUnknown`: the connection closed during commit; look the outcome up.
 * - `unique`, `foreignKey`, `check`: a constraint refused the row; `constraint` names it.
 * - `fatal`: a defect, or something nobody foresaw; `code` is there when PostgreSQL said it.
 */
export type DatabaseErrorKind =
  | 'retryable' | 'lockTimeout' | 'busy' | 'connectionLost' | 'outcomeUnknown' | 'unique' | 'foreignKey' | 'check' | 'fatal'

export interface DatabaseErrorDescription {
  kind: DatabaseErrorKind
  /** Five-character SQLSTATE or the driver's own code, when there is one. */
  code?: string
  /** The constraint that refused the row. */
  constraint?: string
}

const KIND_BY_SQLSTATE: Readonly<Record<string, DatabaseErrorKind>> = {
  '40001': 'retryable',
  '40P01': 'retryable',
  '55P03': 'lockTimeout',
  '57014': 'busy',
  '57P03': 'busy',
  '23505': 'unique',
  '23503': 'foreignKey',
  '23514': 'check',
  '23502': 'check',
  '57P01': 'connectionLost',
  '57P02': 'connectionLost',
  '57P05': 'connectionLost',
  '25P03': 'connectionLost',
}

/** Codes of db/connection/database-errors.ts and of the driver; by code, because the built server holds classes of its own. */
const KIND_BY_DRIVER_CODE: Readonly<Record<string, DatabaseErrorKind>> = {
  commitOutcomeUnknown: 'outcomeUnknown',
  transactionLost: 'connectionLost',
  databaseBusy: 'busy',
  CONNECT_TIMEOUT: 'busy',
  CONNECTION_CLOSED: 'connectionLost',
  CONNECTION_ENDED: 'connectionLost',
  CONNECTION_DESTROYED: 'connectionLost',
  ECONNRESET: 'connectionLost',
  EPIPE: 'connectionLost',
}

/** The same system errors come from files, where they say nothing about the database. */
const KIND_WHILE_CONNECTING: Readonly<Record<string, DatabaseErrorKind>> = {
  ECONNREFUSED: 'busy',
  ENOENT: 'busy',
  ENOTFOUND: 'busy',
  EAI_AGAIN: 'busy',
  EHOSTUNREACH: 'busy',
  ETIMEDOUT: 'busy',
}

interface DriverError {
  code?: unknown
  constraint_name?: unknown
  syscall?: unknown
  name?: unknown
  cause?: unknown
}

/** Classes 08 (connection) and 53 (resources: disk full, memory, too many connections) hold several states each. */
function kindOfClass(code: string): DatabaseErrorKind | undefined {
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined
  if (code.startsWith('08')) return 'connectionLost'
  return code.startsWith('53') ? 'busy' : undefined
}

function kindOf({ code, syscall }: DriverError): DatabaseErrorKind | undefined {
  if (typeof code !== 'string') return undefined
  const known = KIND_BY_SQLSTATE[code] ?? KIND_BY_DRIVER_CODE[code] ?? kindOfClass(code)
  return known ?? (syscall === 'connect' || syscall === 'getaddrinfo' ? KIND_WHILE_CONNECTING[code] : undefined)
}

/** Names what a thrown value means. Drizzle wraps the driver's error, so causes are looked through from the outside in. */
export function describeDatabaseError(error: unknown): DatabaseErrorDescription {
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 8; at = (at as DriverError).cause, depth += 1) {
    const { code, constraint_name: constraint, name } = at as DriverError
    const kind = kindOf(at as DriverError) ?? (name === 'PostgresError' ? 'fatal' : undefined)
    if (kind) return { kind, code: String(code), ...(typeof constraint === 'string' ? { constraint } : {}) }
  }
  return { kind: 'fatal' }
}

/** True when the same transaction may be run again as it is. */
export function isRetryable(error: unknown): boolean {
  return describeDatabaseError(error).kind === 'retryable'
}

import type { Options } from 'postgres'

/** What a connection is for; it decides the limits and shows in `pg_stat_activity`. */
export type ConnectionPurpose = 'read' | 'statement' | 'transaction' | 'listen' | 'raw' | 'migrate'

type PostgresOptions = Options<Record<string, never>>

/** Milliseconds after which PostgreSQL itself gives up, so that no request can hang on the database. */
export const SERVER_LIMITS = { statementMs: 15_000, lockMs: 5_000, idleInTransactionMs: 30_000 } as const

/** Seconds a new connection may take before the attempt counts as failed. */
const CONNECT_TIMEOUT_SECONDS = 5

/** The address of the database; it is read at each use because tests and the launcher set it while the process runs. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: start the product with `npm start`, or name a PostgreSQL server.')
  return url
}

/** The address for LISTEN and migrations, which a transaction-mode PgBouncer cannot carry; the ordinary one unless given. */
export function directDatabaseUrl(): string {
  return process.env.DATABASE_DIRECT_URL ?? databaseUrl()
}

/** False behind a PgBouncer in transaction mode, where named statements belong to somebody else's backend. */
export function preparesStatements(): boolean {
  return process.env.DATABASE_PREPARE !== 'false'
}

/**
 * Splits a URL that names a unix socket directory (`postgres://u@%2Ftmp%2Fx/db` or `?host=/tmp/x`), which the driver
 * does not read, into an ordinary URL and the directory. Every other URL, with several hosts too, passes unchanged.
 */
export function splitSocketUrl(url: string): { url: string; host?: string } {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return { url }
  }
  const named = /^%2f/i.test(parsed.hostname) ? decodeURIComponent(parsed.hostname) : parsed.searchParams.get('host')
  if (!named?.startsWith('/')) return { url }
  parsed.searchParams.delete('host')
  const user = parsed.username + (parsed.password ? `:${parsed.password}` : '')
  const port = parsed.port ? `:${parsed.port}` : ''
  return { url: `${parsed.protocol}//${user ? `${user}@` : ''}localhost${port}${parsed.pathname}${parsed.search}`, host: named }
}

/**
 * Session settings sent when a connection opens. PgBouncer refuses start-up parameters it does not know, so behind it the
 * limits come with `begin` (see in-transaction.ts) or from `alter role … set`.
 */
function sessionSettings(purpose: ConnectionPurpose): PostgresOptions['connection'] {
  const plain = { application_name: `jiangheng ${purpose}`, TimeZone: 'UTC' }
  // A migration waits for the one before it, and builds an index for as long as that takes.
  if (!preparesStatements() || purpose === 'migrate') return plain
  return {
    ...plain,
    lock_timeout: SERVER_LIMITS.lockMs,
    idle_in_transaction_session_timeout: SERVER_LIMITS.idleInTransactionMs,
    ...(purpose === 'listen' || purpose === 'raw' ? {} : { statement_timeout: SERVER_LIMITS.statementMs }),
    ...(purpose === 'read' ? { default_transaction_read_only: true } : {}),
  }
}

/** Driver options shared by every client of the product; `raw` clients set their own statement time-out. */
export function connectionOptions(purpose: ConnectionPurpose, extra: PostgresOptions = {}): PostgresOptions {
  return {
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    prepare: preparesStatements(),
    onnotice: () => {},
    connection: sessionSettings(purpose),
    ...extra,
  }
}

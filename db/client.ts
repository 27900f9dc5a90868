import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { connectionOptions, databaseUrl, directDatabaseUrl, splitSocketUrl, type ConnectionPurpose } from './connection/connection-options.ts'
import { awaitAnswer, openAnswerLine } from './connection/awaited-answers.ts'
import { drizzleOver, readsForDrizzle, type Queries, type Schema, type SendStatement } from './connection/drizzle-over.ts'
import { processSingleton } from './connection/process-singleton.ts'
import { closeListenClient } from './listening/listen-client.ts'
import { closeTransactionPool } from './transactions/transaction-pool.ts'
import type { Tx } from './transactions/in-transaction.ts'

export type { Schema } from './connection/drizzle-over.ts'
export { listenClient, type Listener } from './listening/listen-client.ts'
export type { Tx } from './transactions/in-transaction.ts'

/** A handle for queries outside a transaction. */
export type Db = Queries
/** What a query function takes: a plain handle for reading, or the transaction it belongs to. */
export type DbOrTx = Db | Tx

const READ_CONNECTIONS = 10
const STATEMENT_CONNECTIONS = 4

function openClient(url: string, purpose: ConnectionPurpose, max: number): Sql {
  const split = splitSocketUrl(url)
  const host = split.host ? { host: split.host } : {}
  return postgres(split.url, connectionOptions(purpose, { max, idle_timeout: 120, ...host })) as unknown as Sql
}

const closeClient = (client: Sql) => client.end({ timeout: 5 })

/** Several connections that answer single statements. One that is not answered in time ends them all: the next statement opens new ones. */
function openPool(name: string, purpose: ConnectionPurpose, max: number) {
  const pool = processSingleton(name, { open: () => readsForDrizzle(openClient(databaseUrl(), purpose, max)), close: closeClient })
  const send = (...statement: Parameters<SendStatement>) => {
    const client = pool.get()
    const giveUp = () => {
      pool.replace(client)
      void client.end({ timeout: 0 })
    }
    return awaitAnswer(openAnswerLine(giveUp), client.unsafe(...statement))
  }
  return { send: send as SendStatement, close: () => pool.close() }
}

const reads = openPool('read-client', 'read', READ_CONNECTIONS)
const statements = openPool('statement-client', 'statement', STATEMENT_CONNECTIONS)

const rawClient = processSingleton('raw-client', {
  open: () => openClient(directDatabaseUrl(), 'raw', 2),
  close: closeClient,
})

/**
 * Plain reads. The sessions are read-only, so a write through it is an error of PostgreSQL rather than a row without
 * transaction and audit event. The client opens with the first statement; queries may be prepared when a module loads.
 */
export const readDb: Db = drizzleOver(reads.send)

/**
 * Single statements that are a whole act by themselves and carry no audit event: a session seen, an expired row removed.
 * Everything people do goes through inTransaction().
 */
export const statementDb: PostgresJsDatabase<Schema> = drizzleOver(statements.send)

/**
 * The driver itself, for COPY, maintenance and tests. Dates arrive as `Date` here and as text in drizzle's clients, which
 * is why the two never share one. Not for transactions.
 */
export function rawSql(): Sql {
  return rawClient.get()
}

// One list per process, although the launcher and the server build each have this module.
const lastActs = ((globalThis as Record<symbol, unknown>)[Symbol.for('jiangheng:before-database-closes')] ??= new Set()) as Set<() => Promise<unknown>>

/** Has `act` run each time before the connections close: for what is sent a moment later than it happened. */
export function beforeDatabaseCloses(act: () => Promise<unknown>): void {
  lastActs.add(act)
}

/** Finishes running transactions and closes every connection of this process. */
export async function closeDatabase(): Promise<void> {
  await closeTransactionPool()
  await Promise.all([...lastActs].map((act) => act()))
  await Promise.all([closeListenClient(), reads.close(), statements.close(), rawClient.close()])
}

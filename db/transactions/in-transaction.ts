import { AsyncLocalStorage } from 'node:async_hooks'
import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DrizzleQueryError } from 'drizzle-orm'
import { CommitOutcomeUnknown, TransactionLost, TransactionMisuse } from '../connection/database-errors.ts'
import { describeDatabaseError, isRetryable } from '../connection/describe-database-error.ts'
import { drizzleOver, type Queries, type SendStatement } from '../connection/drizzle-over.ts'
import { borrowBegunSlot, discardSlot, returnSlot } from './transaction-pool.ts'
import { sendHooked, statementHook } from './statement-hook.ts'
import type { TransactionSlot } from './transaction-slot.ts'

declare const insideTransaction: unique symbol

/** A handle whose statements belong to one transaction. It is refused once that transaction has ended. */
export type Tx = Queries & { readonly [insideTransaction]: true }

export interface TransactionOptions {
  /**
   * True when running the callback again does no harm, that is, when it touches nothing but the database. Then a
   * serialisation failure or a deadlock is tried again, at most three times.
   */
  repeatable?: boolean
  /**
   * `snapshot` reads everything as of one moment (REPEATABLE READ, read only), for exports and backups. The default is
   * READ COMMITTED: locks are taken first and state is read after them, which a snapshot taken earlier would not see.
   */
  mode?: 'write' | 'snapshot'
}

const MAX_RETRIES = 3
const BEGIN = { write: 'begin', snapshot: 'begin isolation level repeatable read read only' } as const

const current = new AsyncLocalStorage<{ open: boolean }>()

function openHandle(slot: TransactionSlot): { tx: Tx; state: { open: boolean } } {
  const state = { open: true }
  const send = ((query: string, ...rest: []) => {
    if (!state.open) throw new TransactionMisuse('A statement was sent through a transaction that has ended.')
    if (slot.dead) throw new TransactionLost()
    const hook = statementHook()
    return hook ? sendHooked(hook, query, () => slot.client.unsafe(query, ...rest)) : slot.client.unsafe(query, ...rest)
  }) as SendStatement
  return { tx: drizzleOver(send) as unknown as Tx, state }
}

async function commit(slot: TransactionSlot): Promise<void> {
  const hook = statementHook()
  hook?.before?.('commit')
  if (slot.dead) throw new TransactionLost()
  let command: string
  try {
    command = (await slot.client.unsafe('commit')).command
  } catch (error) {
    if (slot.dead || describeDatabaseError(error).kind === 'connectionLost') throw new CommitOutcomeUnknown(error)
    throw error
  }
  // PostgreSQL answers `commit` of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT') throw new TransactionMisuse('A statement failed and its error was swallowed; nothing was written.')
  hook?.after?.('commit')
}

/** Ends a failed transaction; a connection that cannot even do that is thrown away. */
async function rollback(slot: TransactionSlot): Promise<void> {
  if (slot.dead) return discardSlot(slot)
  try {
    await slot.client.unsafe('rollback')
  } catch {
    return discardSlot(slot)
  }
  await returnSlot(slot)
}

/** Drizzle's error repeats the statement's parameters in its message, personal data among them; the driver's does not. */
function withoutParameters(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error
}

async function runOnce<T>(run: (tx: Tx) => Promise<T>, begin: string): Promise<T> {
  const slot = await borrowBegunSlot(begin)
  const { tx, state } = openHandle(slot)
  let value: T
  try {
    value = await current.run(state, () => run(tx))
    state.open = false
    await commit(slot)
  } catch (error) {
    state.open = false
    await rollback(slot)
    throw withoutParameters(error)
  }
  await returnSlot(slot)
  return value
}

/**
 * Runs `run` in one transaction and commits what it did; whatever it throws rolls everything back and is thrown on.
 * The handle is the only way to write: `db.transaction` and `sql.begin` are unsafe on this driver (db/README.md says why).
 *
 * @throws DatabaseBusy when no connection is free within 5 s
 * @throws TransactionLost when the connection closed before commit: nothing was written
 * @throws CommitOutcomeUnknown when it closed during commit: look the outcome up
 * @throws TransactionMisuse for a transaction inside a transaction, or a swallowed statement error
 */
export async function inTransaction<T>(run: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  // A second connection would wait for the locks of the first, and with all slots taken so, for ever.
  if (current.getStore()?.open) throw new TransactionMisuse('inTransaction() was called inside a transaction; pass its tx on instead.')
  const begin = BEGIN[options.mode ?? 'write']
  for (let retries = 0; ; retries += 1) {
    try {
      return await runOnce(run, begin)
    } catch (error) {
      if (!options.repeatable || retries === MAX_RETRIES || !isRetryable(error)) throw error
      await delay(randomInt(5, 25) * 2 ** retries)
    }
  }
}

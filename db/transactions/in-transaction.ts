import { AsyncLocalStorage } from 'node:async_hooks'
import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DrizzleQueryError, type SQL } from 'drizzle-orm'
import { CommitOutcomeUnknown, TransactionLost, TransactionMisuse } from '../connection/database-errors.ts'
import { describeDatabaseError, isRetryable } from '../connection/describe-database-error.ts'
import { asStatement, drizzleOver, type Queries, type SendStatement } from '../connection/drizzle-over.ts'
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

/** What a running transaction keeps beside its handle. */
interface Running {
  open: boolean
  /** Makes one statement of the driver; it is sent by `execute()`, or when its answer is asked for. */
  start(statement: SQL): ReturnType<SendStatement>
  /** The statement that travels with `commit`. */
  last?: SQL
}

const running = new WeakMap<object, Running>()

function runningOf(tx: Tx): Running {
  const state = running.get(tx)
  if (!state) throw new TransactionMisuse('This handle belongs to no transaction.')
  return state
}

/** Gives a statement's rows, or throws what it met. */
export type Answer = () => unknown[]

/**
 * Sends several statements without waiting for the answers in between: PostgreSQL runs them one after the other, each with its own snapshot,
 * so a state read behind a lock is still read after it. Those behind a failed one do nothing and fail too: ask the answers in their order.
 */
export async function sendTogether(tx: Tx, statements: readonly SQL[]): Promise<Answer[]> {
  const { open, start } = runningOf(tx)
  if (!open) throw new TransactionMisuse('A statement was sent through a transaction that has ended.')
  // A hook sees one statement after the other, so that a test can let any of them fail.
  if (statementHook()) {
    const answers: Answer[] = []
    for (const statement of statements) {
      const rows = await start(statement)
      answers.push(() => rows)
    }
    return answers
  }
  const queries = statements.map(start)
  const settled = await Promise.allSettled(queries.map((query) => query.execute()))
  return settled.map((answer) => () => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  })
}

/** Has one statement, whose rows nobody needs, travel together with `commit`. If it fails, nothing is committed and its error is thrown. */
export function sendWithCommit(tx: Tx, statement: SQL): void {
  const state = runningOf(tx)
  if (state.last) throw new TransactionMisuse('Only one statement can travel with commit.')
  state.last = statement
}

function openHandle(slot: TransactionSlot): { tx: Tx; state: Running } {
  const start = (statement: SQL) => {
    const { text, parameters, options } = asStatement(statement)
    return sendOn(slot, text, parameters, options)
  }
  const state: Running = { open: true, start }
  const send = ((...statement: Parameters<SendStatement>) => {
    if (!state.open) throw new TransactionMisuse('A statement was sent through a transaction that has ended.')
    return sendOn(slot, ...statement)
  }) as SendStatement
  const tx = drizzleOver(send) as unknown as Tx
  running.set(tx, state)
  return { tx, state }
}

/** The driver sends a statement when it is first asked for its answer. */
function sendOn(slot: TransactionSlot, ...statement: Parameters<SendStatement>): ReturnType<SendStatement> {
  if (slot.dead) throw new TransactionLost()
  const hook = statementHook()
  return hook ? sendHooked(hook, statement[0], () => slot.client.unsafe(...statement)) : slot.client.unsafe(...statement)
}

async function commit(slot: TransactionSlot, { last, start }: Running): Promise<void> {
  const hook = statementHook()
  if (last && hook) await start(last)
  hook?.before?.('commit')
  if (slot.dead) throw new TransactionLost()
  const behind = last && !hook ? [start(last), slot.client.unsafe('commit')] : [slot.client.unsafe('commit')]
  const answers = await Promise.allSettled(behind.map((query) => query.execute()))
  const ended = answers.at(-1)!
  // A connection that closed may have closed after the commit, whatever became of the answer before it.
  if (ended.status === 'rejected') {
    if (slot.dead || describeDatabaseError(ended.reason).kind === 'connectionLost') throw new CommitOutcomeUnknown(ended.reason)
    throw ended.reason
  }
  // PostgreSQL has answered this commit with ROLLBACK.
  if (answers[0]!.status === 'rejected') throw answers[0]!.reason
  const { command } = ended.value
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
    await commit(slot, state)
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

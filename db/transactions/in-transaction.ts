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
  /** Locks, claims and reads the transaction starts with: they travel with `begin`, and `run` gets their answers. */
  opening?: readonly SQL[]
}

const MAX_RETRIES = 3
const BEGIN = { write: 'begin', snapshot: 'begin isolation level repeatable read read only' } as const

const current = new AsyncLocalStorage<{ open: boolean }>()

/** What a running transaction keeps beside its handle. */
interface Running {
  open: boolean
  /** Makes one statement of the driver; it is sent by `execute()`, or when its answer is asked for. */
  start(statement: SQL): ReturnType<SendStatement>
  /** The statements that travel with `commit`, in their order. */
  last: SQL[]
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
  return answersOf(await Promise.allSettled(queries.map((query) => query.execute())))
}

function answersOf(settled: ReadonlyArray<PromiseSettledResult<unknown>>): Answer[] {
  return settled.map((answer) => () => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value as unknown[]
  })
}

/**
 * Has a statement, whose rows nobody needs, travel together with `commit`, behind those given before it. If one fails, nothing is committed
 * and its error is thrown.
 */
export function sendWithCommit(tx: Tx, statement: SQL): void {
  runningOf(tx).last.push(statement)
}

function openHandle(slot: TransactionSlot): { tx: Tx; state: Running } {
  const start = (statement: SQL) => startOn(slot, statement)
  const state: Running = { open: true, start, last: [] }
  const send = ((...statement: Parameters<SendStatement>) => {
    if (!state.open) throw new TransactionMisuse('A statement was sent through a transaction that has ended.')
    return sendOn(slot, ...statement)
  }) as SendStatement
  const tx = drizzleOver(send) as unknown as Tx
  running.set(tx, state)
  return { tx, state }
}

function startOn(slot: TransactionSlot, statement: SQL): ReturnType<SendStatement> {
  const { text, parameters, options } = asStatement(statement)
  return sendOn(slot, text, parameters, options)
}

/** The driver sends a statement when it is first asked for its answer. */
function sendOn(slot: TransactionSlot, ...statement: Parameters<SendStatement>): ReturnType<SendStatement> {
  if (slot.dead) throw new TransactionLost()
  const hook = statementHook()
  return hook ? sendHooked(hook, statement[0], () => slot.send(...statement)) : slot.send(...statement)
}

async function commit(slot: TransactionSlot, { last, start }: Running): Promise<void> {
  const hook = statementHook()
  if (hook) for (const statement of last) await start(statement)
  hook?.before?.('commit')
  if (slot.dead) throw new TransactionLost()
  const behind = hook ? [] : last.map(start)
  const answers = await Promise.allSettled([...behind, slot.send('commit')].map((query) => query.execute()))
  const ended = answers.at(-1) as PromiseSettledResult<Awaited<ReturnType<SendStatement>>>
  // A connection that closed may have closed after the commit, whatever became of the answers before it.
  if (ended.status === 'rejected') {
    if (slot.dead || describeDatabaseError(ended.reason).kind === 'connectionLost') throw new CommitOutcomeUnknown(ended.reason)
    throw ended.reason
  }
  // PostgreSQL has answered this commit with ROLLBACK.
  const failed = answers.find((answer) => answer.status === 'rejected')
  if (failed) throw failed.reason
  const { command } = ended.value
  // PostgreSQL answers `commit` of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT') throw new TransactionMisuse('A statement failed and its error was swallowed; nothing was written.')
  hook?.after?.('commit')
}

/** Ends a failed transaction; a connection that cannot even do that is thrown away. */
async function rollback(slot: TransactionSlot): Promise<void> {
  if (slot.dead) return discardSlot(slot)
  try {
    await slot.send('rollback')
  } catch {
    return discardSlot(slot)
  }
  await returnSlot(slot)
}

/** Drizzle's error repeats the statement's parameters in its message, personal data among them; the driver's does not. */
function withoutParameters(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error
}

type Run<T> = (tx: Tx, opened: Answer[]) => Promise<T>

async function runOnce<T>(run: Run<T>, begin: string, opening: readonly SQL[]): Promise<T> {
  // A hook sees every statement by itself, so with one nothing travels with `begin`.
  const early = statementHook() ? [] : opening.map((statement) => (slot: TransactionSlot) => startOn(slot, statement))
  const { slot, opened } = await borrowBegunSlot(begin, early)
  const { tx, state } = openHandle(slot)
  let value: T
  try {
    const answers = async () => (opened?.length === opening.length ? answersOf(opened) : sendTogether(tx, opening))
    value = await current.run(state, async () => run(tx, await answers()))
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
export async function inTransaction<T>(run: Run<T>, options: TransactionOptions = {}): Promise<T> {
  // A second connection would wait for the locks of the first, and with all slots taken so, for ever.
  if (current.getStore()?.open) throw new TransactionMisuse('inTransaction() was called inside a transaction; pass its tx on instead.')
  const begin = BEGIN[options.mode ?? 'write']
  for (let retries = 0; ; retries += 1) {
    try {
      return await runOnce(run, begin, options.opening ?? [])
    } catch (error) {
      if (!options.repeatable || retries === MAX_RETRIES || !isRetryable(error)) throw error
      await delay(randomInt(5, 25) * 2 ** retries)
    }
  }
}

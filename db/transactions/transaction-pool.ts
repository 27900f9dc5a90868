import { createPool, type Pool } from 'generic-pool'
import { DatabaseBusy } from '../connection/database-errors.ts'
import { describeDatabaseError } from '../connection/describe-database-error.ts'
import { preparesStatements, SERVER_LIMITS } from '../connection/connection-options.ts'
import { processSingleton } from '../connection/process-singleton.ts'
import { isUsable, openSlot, type TransactionSlot } from './transaction-slot.ts'

/** How long a request may wait for a connection before it is told that the database is busy, in milliseconds. */
const POOL_WAIT_MS = 5_000

/** Requests that may wait at once; one more is refused at once instead of joining a queue it cannot leave in time. */
const MAX_WAITING = 400

/** Connections for transactions; one PostgreSQL server of default size (100) carries five such processes. */
function poolSize(): number {
  const asked = Number(process.env.DATABASE_POOL_MAX ?? 10)
  return Number.isInteger(asked) && asked > 0 ? asked : 10
}

const slots = processSingleton<Pool<TransactionSlot>>('transaction-pool', {
  open: () =>
    createPool(
      {
        create: async () => openSlot(),
        destroy: (slot) => slot.destroy(),
        validate: async (slot) => isUsable(slot),
      },
      {
        max: poolSize(),
        testOnBorrow: true,
        acquireTimeoutMillis: POOL_WAIT_MS,
        maxWaitingClients: MAX_WAITING,
        evictionRunIntervalMillis: 60_000,
        idleTimeoutMillis: 120_000,
      },
    ),
  close: async (pool) => {
    await pool.drain()
    await pool.clear()
  },
})

/** Behind PgBouncer the limits cannot be start-up parameters, so they come with `begin`, in the same round trip. */
function limitsInTransaction(): string {
  if (preparesStatements()) return ''
  return `; set local statement_timeout = ${SERVER_LIMITS.statementMs}; set local lock_timeout = ${SERVER_LIMITS.lockMs}; set local idle_in_transaction_session_timeout = ${SERVER_LIMITS.idleInTransactionMs}`
}

async function acquire(): Promise<TransactionSlot> {
  try {
    return await slots.get().acquire()
  } catch (error) {
    throw new DatabaseBusy(error)
  }
}

/** A statement of the driver, not yet sent. */
export type StartStatement = (slot: TransactionSlot) => { execute(): PromiseLike<unknown> }

export interface BegunSlot {
  slot: TransactionSlot
  /** What the opening statements met, in their order; null where they are still to be sent. */
  opened: Array<PromiseSettledResult<unknown>> | null
}

/**
 * Borrows a slot on which `begin` has succeeded. A slot whose idle connection died unnoticed is replaced and `begin` sent
 * again: nothing has been committed on it. The opening statements travel with `begin` where the slot cannot change its socket any more, so
 * that they can only run inside this transaction; on a new slot the caller sends them.
 *
 * @throws DatabaseBusy when no connection is to be had within the waiting time
 */
export async function borrowBegunSlot(begin: string, opening: readonly StartStatement[] = []): Promise<BegunSlot> {
  const deadline = Date.now() + POOL_WAIT_MS
  for (;;) {
    const slot = await acquire()
    try {
      const together = slot.sealed ? opening : []
      const [begun, ...opened] = await Promise.allSettled([slot.send(begin + limitsInTransaction()).execute(), ...together.map((start) => start(slot).execute())])
      if (begun!.status === 'rejected') throw begun!.reason
      slot.seal()
      if (!slot.dead) return { slot, opened: together.length === opening.length ? opened : null }
      await discardSlot(slot)
    } catch (error) {
      await discardSlot(slot)
      const { kind } = describeDatabaseError(error)
      if (kind === 'busy') throw new DatabaseBusy(error)
      if (kind !== 'connectionLost') throw error
      if (Date.now() > deadline) throw new DatabaseBusy(error)
    }
  }
}

/** Gives a slot back; a dead one is destroyed, never lent again. */
export async function returnSlot(slot: TransactionSlot): Promise<void> {
  if (slot.dead) return discardSlot(slot)
  await slots.get().release(slot)
}

/** Throws a slot away, whatever its connection is doing. */
export async function discardSlot(slot: TransactionSlot): Promise<void> {
  await slots.get().destroy(slot)
}

/** Waits for running transactions and closes every connection; the next transaction opens a new pool. */
export function closeTransactionPool(): Promise<void> {
  return slots.close()
}

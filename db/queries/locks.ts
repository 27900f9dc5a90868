import { sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'

/**
 * shared: many at once, for those who change something inside; exclusive: alone, for those who change what all inside
 * depends on (publish, freeze, unlock).
 */
export type LockMode = 'shared' | 'exclusive'

/**
 * Takes a named lock until the transaction ends. What depends on the lock is read after this call: at READ COMMITTED each
 * statement sees what was committed before it began, so a state read earlier may be stale.
 *
 * Two names share a lock only if their 64-bit hashes meet; then somebody waits who need not, and nothing else happens.
 *
 * @param key `kind:id`, such as `certificateNumbers:2026`
 * @throws 55P03 (`lockTimeout`) when somebody holds it for more than 5 s
 */
export async function lockKey(tx: Tx, key: string, mode: LockMode = 'exclusive'): Promise<void> {
  await tx.execute(keyLock(key, mode))
}

function keyLock(key: string, mode: LockMode): SQL {
  const hash = sql`hashtextextended(${key}, 0)`
  return mode === 'exclusive' ? sql`select pg_advisory_xact_lock(${hash})` : sql`select pg_advisory_xact_lock_shared(${hash})`
}

/** Takes a named lock if it is free, without waiting; says whether it did. */
export async function tryLockKey(tx: Tx, key: string): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as taken`)
  return row?.taken === true
}

/**
 * The lock every write to a competition takes first: shared to enter a mark or an entrant, exclusive to publish, freeze or
 * change its state. A row lock would not do: many savers starve the one publisher, who then waits until the statement
 * time-out.
 */
export function lockCompetition(tx: Tx, competitionId: string, mode: LockMode): Promise<void> {
  return lockKey(tx, `competition:${competitionId}`, mode)
}

/** The statement of `lockCompetition`, for an act that sends it together with what it reads behind it. */
export function competitionLock(competitionId: string, mode: LockMode): SQL {
  return keyLock(`competition:${competitionId}`, mode)
}

import { and, eq, lt, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { idempotencyKeys } from '#db/schema/index.ts'
import { sendWithCommit } from '#db/transactions/in-transaction.ts'

/** One request of one user, as its hidden field names it. */
export interface RequestKey {
  userId: string
  /** Made with the page; the same for every repetition of one act. */
  key: string
}

export interface ClaimRequest extends RequestKey {
  command: string
  /** Hash of what was asked; the same key with another body is a mistake, not a repetition. */
  bodyHash: string
}

/**
 * claimed: this transaction is the first, and does the work · replay: the work is done, give this answer again ·
 * otherBody: the key has been used for something else (422).
 */
export type Claim = { state: 'claimed' } | { state: 'replay'; answer: unknown } | { state: 'otherBody' }

/**
 * Claims the key for this transaction, as its first statement. A second request with the same key waits here until the
 * first has committed (then it gets the stored answer) or rolled back (then it is the first itself).
 *
 * @throws 55P03 (`lockTimeout`) when the first is still running after 5 s
 */
export async function claimIdempotencyKey(tx: Tx, request: ClaimRequest): Promise<Claim> {
  return readClaim(tx, request, await tx.execute(claimStatement(request)))
}

/** The statement of `claimIdempotencyKey`, for an act that sends it together with the locks and reads it begins with. */
export function claimStatement({ userId, key, command, bodyHash }: ClaimRequest): SQL {
  return sql`insert into idempotency_keys (user_id, key, command, body_hash) values (${userId}, ${key}, ${command}, ${bodyHash}) on conflict do nothing returning key`
}

/** What the rows of `claimStatement` mean. */
export async function readClaim(tx: Tx, request: ClaimRequest, inserted: readonly unknown[]): Promise<Claim> {
  return inserted.length > 0 ? { state: 'claimed' } : storedClaim(tx, request)
}

async function storedClaim(tx: Tx, request: ClaimRequest): Promise<Claim> {
  const { command, bodyHash } = request
  const stored = await findIdempotentAnswer(tx, request)
  if (!stored) throw new Error('An idempotency key was refused and yet is not there.')
  const same = stored.command === command && stored.bodyHash === bodyHash
  return same ? { state: 'replay', answer: stored.response } : { state: 'otherBody' }
}

/**
 * Stores what the first request answered, in the transaction that did the work.
 * @returns the answer as a repetition will get it (JSON: dates are text, keys in another order); give this one to the first, too
 */
export async function storeIdempotentAnswer(tx: Tx, { userId, key }: RequestKey, answer: unknown): Promise<unknown> {
  const [stored] = await tx
    .update(idempotencyKeys)
    .set({ response: answer ?? null })
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)))
    .returning({ response: idempotencyKeys.response })
  if (!stored) throw new Error('An answer was to be stored for a key that was not claimed.')
  return stored.response
}

/** The same for an answer whose stored form nobody asks for: it travels with the commit. */
export function storeAnswerWithCommit(tx: Tx, { userId, key }: RequestKey, answer: unknown): void {
  sendWithCommit(tx, sql`update idempotency_keys set response = ${JSON.stringify(answer ?? null)}::jsonb where user_id = ${userId} and key = ${key}`)
}

/** Looks up whether an act took place whose answer was lost; null when it did not. */
export async function findIdempotentAnswer(db: DbOrTx, { userId, key }: RequestKey) {
  const [row] = await db
    .select({ command: idempotencyKeys.command, bodyHash: idempotencyKeys.bodyHash, response: idempotencyKeys.response })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)))
  return row ?? null
}

/** Removes keys nobody can still repeat; returns how many. A page is never open for longer than its session. */
export async function deleteExpiredIdempotencyKeys(tx: Tx, olderThanDays: number): Promise<number> {
  const gone = await tx
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, sql`now() - make_interval(days => ${olderThanDays})`))
    .returning({ key: idempotencyKeys.key })
  return gone.length
}

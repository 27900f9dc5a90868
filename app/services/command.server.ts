import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { SQL } from 'drizzle-orm'

import { canonicalJson } from '#app/lib/canonical-json.ts'
import { AppError } from '#app/lib/errors.ts'
import type { Tx } from '#db/client.ts'
import { describeDatabaseError } from '#db/connection/describe-database-error.ts'
import { claimStatement, readClaim, storeAnswerWithCommit, type ClaimRequest } from '#db/queries/idempotency.ts'
import { inTransaction, type Answer } from '#db/transactions/in-transaction.ts'
import type { EventActor } from './audit/record-event.server.ts'

export interface Command {
  actor: EventActor
  /** Name of the use case; part of what a key stands for. */
  name: string
  /** From the form's hidden field. Null only where nobody can repeat the request (jobs, start). */
  idempotencyKey: string | null
  /** What was asked, as JSON values: the same key with another input is a mistake and not a repetition. */
  input: unknown
  /** Locks and reads the act begins with, sent together with `begin` and the claim of the key: one wait instead of one for each. They write nothing. */
  opening?: readonly SQL[]
}

export interface CommandContext<A extends EventActor> {
  actor: A
  /** The rows of each statement of `opening`. */
  opened: unknown[][]
}

const KEY = /^[A-Za-z0-9_-]{16,64}$/
const MAX_REPEATS = 3

/** A lost connection is asked again only while nobody has waited for long: on a link that is silent the next wait would be as long. The browser repeats the key. */
const REPEAT_LOST_WITHIN_MS = 2_000

/** Carries a refusal out of the transaction: what was written on the way is rolled back and the key stays free. */
class Refusal extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('refused')
    this.outcome = outcome
  }
}

/**
 * Runs one use case in one transaction with its idempotency row. The first request does the work and its answer is stored
 * with the effect; every repetition gets that answer (so it must be a JSON value). A refusal (`ok: false`) writes
 * nothing and may be tried again with the same key.
 *
 * Because a repetition does no harm, a lost connection is answered by asking again with the same key: that either finds
 * the stored answer or does the work. `run` therefore touches nothing but the database.
 *
 * @throws AppError 400 malformedForm (no usable key), 409 commandRunning, 422 idempotencyMismatch
 */
export async function runCommand<T, A extends EventActor>(
  command: Command & { actor: A },
  run: (tx: Tx, context: CommandContext<A>) => Promise<T>,
): Promise<T> {
  if (command.idempotencyKey !== null && !KEY.test(command.idempotencyKey)) throw new AppError({ code: 'malformedForm', status: 400 })
  let firstUnknown: unknown
  const begun = performance.now()
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await runOnce(command, run)
    } catch (error) {
      if (error instanceof Refusal) return error.outcome as T
      const { kind } = describeDatabaseError(error)
      if (kind === 'outcomeUnknown') firstUnknown ??= error
      const lost = kind === 'connectionLost' || kind === 'outcomeUnknown'
      const mayRepeat = kind === 'retryable' || (lost && command.idempotencyKey !== null && performance.now() - begun < REPEAT_LOST_WITHIN_MS)
      if (mayRepeat && repeats < MAX_REPEATS) {
        await delay(30 * 4 ** repeats)
        continue
      }
      // A later failure to connect does not answer what became of the first attempt.
      throw firstUnknown ?? error
    }
  }
}

function runOnce<T, A extends EventActor>(
  command: Command & { actor: A },
  run: (tx: Tx, context: CommandContext<A>) => Promise<T>,
): Promise<T> {
  const { actor, name, idempotencyKey, opening = [] } = command
  if (idempotencyKey === null) return inTransaction(async (tx, opened) => finish(await run(tx, { actor, opened: rowsOf(opened) })), { opening })
  const request: ClaimRequest = { userId: actor.userId ?? 'system', key: idempotencyKey, command: name, bodyHash: hashOf(command.input) }
  // The locks and reads of the opening run even where the claim fails to be the first; they write nothing.
  return inTransaction(
    async (tx, [claimed, ...opened]) => {
      const claim = await readClaim(tx, request, rowsOfClaim(claimed!))
      if (claim.state === 'otherBody') throw new AppError({ code: 'idempotencyMismatch', status: 422 })
      if (claim.state === 'replay') return claim.answer as T
      const answer = finish(await run(tx, { actor, opened: rowsOf(opened) }))
      storeAnswerWithCommit(tx, request, answer)
      return answer
    },
    { opening: [claimStatement(request), ...opening] },
  )
}

const rowsOf = (answers: readonly Answer[]) => answers.map((rows) => rows())

function rowsOfClaim(claimed: Answer): unknown[] {
  try {
    return claimed()
  } catch (error) {
    if (describeDatabaseError(error).kind === 'lockTimeout') throw new AppError({ code: 'commandRunning', status: 409, cause: error })
    throw error
  }
}

function finish<T>(answer: T): T {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false) throw new Refusal(answer)
  return answer
}

function hashOf(input: unknown): string {
  return createHash('sha256').update(canonicalJson(input ?? null)).digest('hex')
}

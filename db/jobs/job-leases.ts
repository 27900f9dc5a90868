import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { notifyChannel } from '#db/queries/notify.ts'
import { jobs } from '#db/schema/index.ts'
import { inTransaction } from '../transactions/in-transaction.ts'
import { JOB_CHANGED_CHANNEL } from './enqueue-job.ts'
import type { Job } from './job-handlers.ts'

/** How long a runner keeps a job without a sign of life; another takes it after that. */
export const LEASE_SECONDS = 60

const MAX_ERROR_LENGTH = 500
const lease = sql`now() + make_interval(secs => ${LEASE_SECONDS})`

/** The job, as long as `runner` holds it. */
const held = (id: string, runner: string) => and(eq(jobs.id, id), eq(jobs.lockedBy, runner), eq(jobs.status, 'running'))

/** Ends jobs whose runner vanished in their last attempt; nobody would take them again. */
async function failExhausted(tx: Tx): Promise<void> {
  const failed = await tx
    .update(jobs)
    .set({ status: 'failed', lockedBy: null, lockedUntil: null, finishedAt: sql`now()`, lastError: 'the process ended during the last attempt' })
    .where(sql`${jobs.status} = 'running' and ${jobs.lockedUntil} < now() and ${jobs.attempts} >= ${jobs.maxAttempts}`)
    .returning({ id: jobs.id })
  for (const { id } of failed) await notifyChannel(tx, JOB_CHANGED_CHANNEL, id)
}

/** Leases the job that has been due longest, for `runner`; null when there is none of these kinds. */
export function claimJob(runner: string, kinds: readonly string[]): Promise<Job | null> {
  return inTransaction(
    async (tx) => {
      await failExhausted(tx)
      const next = sql`(
        select id from ${jobs}
        where kind = any(${sql.param([...kinds])}::text[])
          and ((status = 'queued' and run_after <= now()) or (status = 'running' and locked_until < now()))
        order by run_after for update skip locked limit 1)`
      const [claimed] = await tx
        .update(jobs)
        .set({
          status: 'running', attempts: sql`${jobs.attempts} + 1`, lockedBy: runner, lockedUntil: lease,
          startedAt: sql`coalesce(${jobs.startedAt}, now())`,
        })
        .where(sql`${jobs.id} = ${next}`)
        .returning()
      return claimed ?? null
    },
    { repeatable: true },
  )
}

/** Seconds until the next queued job is due, at most `atMost`. */
export async function secondsUntilDue(tx: Tx, atMost: number): Promise<number> {
  const [row] = await tx.execute<{ seconds: number | null }>(
    sql`select extract(epoch from min(run_after) - now())::float8 as seconds from ${jobs} where status = 'queued'`,
  )
  return Math.min(Math.max(row?.seconds ?? atMost, 0.05), atMost)
}

/** Keeps the lease and, with `progress`, shows how far the job is. False when somebody else has it by now. */
export function keepLease(id: string, runner: string, progress?: { done: number; total?: number; note?: string }): Promise<boolean> {
  return inTransaction(
    async (tx) => {
      const kept = await tx
        .update(jobs)
        .set({
          lockedUntil: lease,
          ...(progress && { progressDone: progress.done }),
          ...(progress?.total !== undefined && { progressTotal: progress.total }),
          ...(progress?.note !== undefined && { progressNote: progress.note }),
        })
        .where(held(id, runner))
        .returning({ id: jobs.id })
      if (kept.length > 0 && progress) await notifyChannel(tx, JOB_CHANGED_CHANNEL, id)
      return kept.length > 0
    },
    { repeatable: true },
  )
}

/**
 * How an attempt ended. `released` means that a stop of the product cut it short: the attempt does not count, and the job is
 * due again at once.
 */
export type AttemptEnd =
  | { status: 'done'; result: unknown }
  | { status: 'failed'; error: string }
  | { status: 'queued'; error: string; retryInSeconds: number }
  | { status: 'released' }

function changesOf(end: AttemptEnd) {
  const free = { lockedBy: null, lockedUntil: null }
  switch (end.status) {
    case 'done':
      return { ...free, status: end.status, result: end.result ?? null, finishedAt: sql`now()` }
    case 'failed':
      return { ...free, status: end.status, lastError: end.error.slice(0, MAX_ERROR_LENGTH), finishedAt: sql`now()` }
    case 'queued': {
      const runAfter = sql`now() + make_interval(secs => ${end.retryInSeconds})`
      return { ...free, status: end.status, lastError: end.error.slice(0, MAX_ERROR_LENGTH), runAfter }
    }
    case 'released':
      return { ...free, status: 'queued' as const, attempts: sql`${jobs.attempts} - 1`, runAfter: sql`now()` }
  }
}

/** Writes how an attempt ended. A job that was taken over meanwhile is left to its new holder. */
export function endAttempt(id: string, runner: string, end: AttemptEnd): Promise<void> {
  return inTransaction(
    async (tx) => {
      const ended = await tx.update(jobs).set(changesOf(end)).where(held(id, runner)).returning({ id: jobs.id })
      if (ended.length > 0) await notifyChannel(tx, JOB_CHANGED_CHANNEL, id)
    },
    { repeatable: true },
  )
}

import { and, eq, inArray } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { notifyChannel } from '#db/queries/notify.ts'
import { jobs } from '#db/schema/index.ts'
import type { Job } from './job-handlers.ts'

/** Runners listen here for new work; the payload is the job's id. */
export const JOB_QUEUED_CHANNEL = 'job_queued'
/** Pages listen here for progress and ends; the payload is the job's id. */
export const JOB_CHANGED_CHANNEL = 'job_changed'

export interface NewJob {
  kind: string
  /** Two unfinished jobs of a kind never share a key: asking twice gives the first. */
  dedupeKey?: string
  /** JSON; ids rather than data, since the row is readable by whoever reads jobs. */
  payload: unknown
  regionId: string | null
  /** Not before this instant; at once unless said. A runner looks every few seconds, so it may be that much later. */
  runAfter?: Date
  /** Attempts before the job counts as failed; 5 unless said. */
  maxAttempts?: number
}

/**
 * Adds a job that runners pick up when this transaction commits.
 * @returns its id, and whether it was already there
 */
export async function enqueueJob(tx: Tx, { kind, dedupeKey, payload, regionId, runAfter, maxAttempts }: NewJob): Promise<{ id: string; existing: boolean }> {
  const [added] = await tx
    .insert(jobs)
    .values({ kind, dedupeKey: dedupeKey ?? null, payload, regionId, ...(runAfter ? { runAfter } : {}), ...(maxAttempts ? { maxAttempts } : {}) })
    .onConflictDoNothing()
    .returning({ id: jobs.id })
  if (added) {
    await notifyChannel(tx, JOB_QUEUED_CHANNEL, added.id)
    return { id: added.id, existing: false }
  }
  const [found] = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), eq(jobs.dedupeKey, dedupeKey ?? ''), inArray(jobs.status, ['queued', 'running'])))
  // The job that stood in the way has ended in between: now there is room.
  return found ? { id: found.id, existing: true } : enqueueJob(tx, { kind, payload, regionId, ...(dedupeKey ? { dedupeKey } : {}), ...(runAfter ? { runAfter } : {}), ...(maxAttempts ? { maxAttempts } : {}) })
}

/** A job of this region, or null. */
export async function getJob(db: DbOrTx, { id, regionId }: { id: string; regionId: string }): Promise<Job | null> {
  const [row] = await db.select().from(jobs).where(and(eq(jobs.id, id), eq(jobs.regionId, regionId)))
  return row ?? null
}

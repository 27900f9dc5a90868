import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { regions } from './regions.ts'

/** queued: waits for its turn or its next attempt · running: leased by a runner · done · failed: out of attempts. */
export type JobStatus = 'queued' | 'running' | 'done' | 'failed'

/**
 * 任务: work that outlives the request that asked for it. A runner leases a row until `lockedUntil`; when the lease runs
 * out (the process was killed) another takes the row, so a handler must be able to go on where it stopped.
 */
export const jobs = pgTable(
  'jobs',
  {
    id: id(),
    regionId: uuid().references(() => regions.id),
    kind: text().notNull(),
    dedupeKey: text(),
    payload: jsonb().$type<unknown>().notNull(),
    status: text().$type<JobStatus>().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    maxAttempts: integer().notNull().default(5),
    runAfter: instant().notNull().defaultNow(),
    lockedBy: text(),
    lockedUntil: instant(),
    progressDone: integer().notNull().default(0),
    progressTotal: integer(),
    progressNote: text(),
    result: jsonb().$type<unknown>(),
    lastError: text(),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    // One unfinished job per kind and key: asking twice gives the same job.
    uniqueIndex('jobs_unfinished_dedupe')
      .on(t.kind, t.dedupeKey)
      .where(sql`${t.dedupeKey} is not null and ${t.status} in ('queued', 'running')`),
    index('jobs_due').on(t.runAfter).where(sql`${t.status} in ('queued', 'running')`),
    index().on(t.regionId, t.createdAt),
    check('jobs_status_known', sql`${t.status} in ('queued', 'running', 'done', 'failed')`),
    check('jobs_lease_while_running', sql`(${t.status} = 'running') = (${t.lockedUntil} is not null)`),
  ],
)

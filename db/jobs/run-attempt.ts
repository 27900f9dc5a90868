import { describeDatabaseError } from '../connection/describe-database-error.ts'
import { jobHandler, JobRefused, type Job, type JobRun } from './job-handlers.ts'
import { endAttempt, keepLease, LEASE_SECONDS, type AttemptEnd } from './job-leases.ts'

/** Progress reaches the database at most this often, in milliseconds. */
const PROGRESS_EVERY_MS = 250
const LONGEST_PAUSE_SECONDS = 300

/** What is stored of an error: its own words and, from the database, only what kind it was, since a message may quote data. */
function wordsOf(error: unknown): string {
  const { kind, code } = describeDatabaseError(error)
  if (kind !== 'fatal' || code) return `database: ${kind}${code ? ` (${code})` : ''}`
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

function endOfFailure(job: Job, error: unknown, stopping: AbortSignal): AttemptEnd {
  if (stopping.aborted) return { status: 'released' }
  const refused = error instanceof JobRefused || (error as { code?: unknown } | null)?.code === 'jobRefused'
  if (refused || job.attempts >= job.maxAttempts) return { status: 'failed', error: wordsOf(error) }
  return { status: 'queued', error: wordsOf(error), retryInSeconds: Math.min(2 ** job.attempts, LONGEST_PAUSE_SECONDS) }
}

/**
 * Runs a leased job's handler once, keeps the lease alive meanwhile, and writes the end. An attempt whose lease was lost
 * (the process slept for a minute) is told by its signal and writes nothing: the job has another runner by now.
 */
export async function runAttempt(job: Job, runner: string, stopping: AbortSignal): Promise<void> {
  const leaseLost = new AbortController()
  const signal = AbortSignal.any([stopping, leaseLost.signal])
  const keep = async (progress?: { done: number; total?: number; note?: string }) => {
    if (!(await keepLease(job.id, runner, progress))) leaseLost.abort(new Error('the lease of this job was lost'))
  }
  const heartbeat = setInterval(() => void keep().catch(() => {}), (LEASE_SECONDS * 1000) / 3).unref()

  let lastShown = 0
  const run: JobRun = {
    id: job.id, kind: job.kind, regionId: job.regionId, payload: job.payload, attempt: job.attempts, signal,
    async progress(done, total, note) {
      const now = Date.now()
      if (now - lastShown < PROGRESS_EVERY_MS && done !== total) return
      lastShown = now
      await keep({ done, ...(total === undefined ? {} : { total }), ...(note === undefined ? {} : { note }) })
    },
  }
  let end: AttemptEnd
  try {
    const handler = jobHandler(job.kind)
    if (!handler) throw new JobRefused(`no handler for ${job.kind}`)
    end = { status: 'done', result: await handler(run) }
  } catch (error) {
    end = endOfFailure(job, error, stopping)
  } finally {
    clearInterval(heartbeat)
  }
  if (!leaseLost.signal.aborted) await endAttempt(job.id, runner, end)
}

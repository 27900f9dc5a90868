import type { InferSelectModel } from 'drizzle-orm'
import type { jobs } from '#db/schema/index.ts'
import { processSingleton } from '../connection/process-singleton.ts'

export type Job = InferSelectModel<typeof jobs>

/** What a handler is given besides the job's own data. */
export interface JobRun {
  id: string
  kind: string
  regionId: string | null
  /** As it was enqueued; the handler checks its shape. */
  payload: unknown
  /** 1 at the first attempt. A later one goes on from what earlier ones have committed. */
  attempt: number
  /** Fires when the process is stopping or the lease was lost: stop at the next safe point by throwing `signal.reason`. */
  signal: AbortSignal
  /** Shows how far the job is; cheap to call in a loop, since at most a few calls a second reach the database. */
  progress(done: number, total?: number, note?: string): Promise<void>
}

/**
 * Does one job and returns what is stored as its result (JSON). A job may run more than once (the process was killed after
 * the work and before the row said so), so each step commits what it did in a way that a repetition recognises.
 */
export type JobHandler = (run: JobRun) => Promise<unknown>

/** Thrown by a handler when trying again cannot help; the job fails at once. */
export class JobRefused extends Error {
  readonly code = 'jobRefused'

  constructor(message: string) {
    super(message)
    this.name = 'JobRefused'
  }
}

const handlers = processSingleton<Map<string, JobHandler>>('job-handlers', {
  open: () => new Map(),
  close: async () => {},
})

/** Names who does jobs of a kind. Registering again replaces the handler, as happens when a module is reloaded. */
export function registerJobHandler(kind: string, handler: JobHandler): void {
  handlers.get().set(kind, handler)
}

/** The handler of a kind, if this process has one. */
export function jobHandler(kind: string): JobHandler | undefined {
  return handlers.get().get(kind)
}

/** The kinds this process can do; a runner leaves all others to other processes. */
export function handledKinds(): string[] {
  return [...handlers.get().keys()]
}

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { describeDatabaseError } from '../connection/describe-database-error.ts'
import { processSingleton } from '../connection/process-singleton.ts'
import { listenClient } from '../listening/listen-client.ts'
import { inTransaction } from '../transactions/in-transaction.ts'
import { JOB_QUEUED_CHANNEL } from './enqueue-job.ts'
import { handledKinds } from './job-handlers.ts'
import { claimJob, secondsUntilDue } from './job-leases.ts'
import { runAttempt } from './run-attempt.ts'

export interface JobRunnerOptions {
  /** Jobs this process does at the same time. */
  concurrency?: number
  /** Told what went wrong outside a job, such as a database that is away. Never given personal data. */
  onProblem?: (problem: string) => void
}

/** A message may be lost with its connection; this is how long a job then waits at most. */
const POLL_SECONDS = 5
const DEFAULT_CONCURRENCY = 2
/** What a stop leaves to running jobs, in milliseconds. */
const STOP_GRACE_MS = 8_000

class JobRunner {
  readonly #name = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  readonly #stopping = new AbortController()
  readonly #onProblem: (problem: string) => void
  #wakeUps: (() => void)[] = []
  #loops: Promise<void>[] = []
  #silence: () => void = () => {}

  constructor(options: JobRunnerOptions) {
    this.#onProblem = options.onProblem ?? (() => {})
    void this.#listen()
    this.#loops = Array.from({ length: options.concurrency ?? DEFAULT_CONCURRENCY }, () => this.#loop())
  }

  async #listen(): Promise<void> {
    const wakeAll = () => this.#wakeAll()
    this.#silence = await listenClient.listen(JOB_QUEUED_CHANNEL, { onMessage: wakeAll, onResync: wakeAll })
  }

  #wakeAll(): void {
    for (const wake of this.#wakeUps.splice(0)) wake()
  }

  async #loop(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const job = await claimJob(this.#name, handledKinds())
        if (job) await runAttempt(job, this.#name, this.#stopping.signal)
        else await this.#rest()
      } catch (error) {
        this.#onProblem(`job runner: ${describeDatabaseError(error).kind}`)
        await delay(1_000, undefined, { signal: this.#stopping.signal }).catch(() => {})
      }
    }
  }

  /** Until a job is announced, one is due, the poll comes round, or the runner stops. */
  async #rest(): Promise<void> {
    let wake = () => {}
    // Registered before the look at the clock, so that an announcement in between is not missed.
    const announced = new Promise<void>((resolve) => {
      wake = resolve
      this.#wakeUps.push(wake)
    })
    const over = new AbortController()
    const seconds = await inTransaction((tx) => secondsUntilDue(tx, POLL_SECONDS))
    const signal = AbortSignal.any([over.signal, this.#stopping.signal])
    await Promise.race([announced, delay(seconds * 1000, undefined, { signal, ref: false }).catch(() => {})])
    over.abort()
    this.#wakeUps = this.#wakeUps.filter((other) => other !== wake)
  }

  async stop(): Promise<void> {
    this.#silence()
    this.#stopping.abort(new Error('the product is stopping'))
    this.#wakeAll()
    await Promise.race([Promise.all(this.#loops), delay(STOP_GRACE_MS)])
  }
}

let nextOptions: JobRunnerOptions = {}
const runner = processSingleton<JobRunner>('job-runner', {
  open: () => new JobRunner(nextOptions),
  close: (running) => running.stop(),
})

/** Begins to do jobs of the registered kinds. Called again, it changes nothing. */
export function startJobRunner(options: JobRunnerOptions = {}): void {
  nextOptions = options
  runner.get()
}

/**
 * Takes no new job, tells running ones to stop at their next safe point and waits for them, 8 s at most. What was cut short
 * is due again at once.
 */
export function stopJobRunner(): Promise<void> {
  return runner.close()
}

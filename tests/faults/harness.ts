/**
 * The record of a run, in the way Jepsen keeps it: every client says what it asks and what it was told. What nobody was told
 * stays `unknown`: it may have happened once, or not at all.
 */
export type Told = 'acknowledged' | 'refused' | 'unknown'

/** One thing a client asked for; `id` is unique in the run and can be found again in the stored rows. */
export interface Operation<Detail = unknown> {
  id: string
  detail: Detail
  told: Told
  error?: unknown
  milliseconds: number
}

export interface HistoryReport {
  asked: number
  acknowledged: number
  refused: number
  unknown: number
  /** Sentences, empty when the store agrees with what clients were told. */
  violations: string[]
}

/** Collects the operations of many clients and then compares them with what is stored. */
export class History<Detail = unknown> {
  readonly operations: Operation<Detail>[] = []
  readonly #ids = new Set<string>()

  /**
   * Runs one operation and records how it ended.
   * @param outcomeOf says what an error means to the client; the default is `refused`, that is: certainly not done
   */
  async record<T>(id: string, detail: Detail, run: () => Promise<T>, outcomeOf: (error: unknown) => Told = () => 'refused'): Promise<T | undefined> {
    if (this.#ids.has(id)) throw new Error(`The operation ${id} was recorded twice.`)
    this.#ids.add(id)
    const begun = performance.now()
    const note = (told: Told, error?: unknown) =>
      this.operations.push({ id, detail, told, milliseconds: performance.now() - begun, ...(error === undefined ? {} : { error }) })
    try {
      const value = await run()
      note('acknowledged')
      return value
    } catch (error) {
      note(outcomeOf(error), error)
      return undefined
    }
  }

  /**
   * Every acknowledged operation is stored exactly once, every unknown one at most once, no refused one, and nothing that
   * nobody asked for.
   * @param stored the ids of all effects found, one per effect
   */
  check(stored: readonly string[]): HistoryReport {
    const times = new Map<string, number>()
    for (const id of stored) times.set(id, (times.get(id) ?? 0) + 1)
    const violations: string[] = []
    for (const { id, told } of this.operations) {
      const count = times.get(id) ?? 0
      if (told === 'acknowledged' && count !== 1) violations.push(`${id} was acknowledged and is stored ${count} times`)
      if (told === 'unknown' && count > 1) violations.push(`${id} had an unknown outcome and is stored ${count} times`)
      if (told === 'refused' && count !== 0) violations.push(`${id} was refused and is stored ${count} times`)
    }
    for (const id of times.keys()) if (!this.#ids.has(id)) violations.push(`${id} is stored and was never asked for`)
    const told = (what: Told) => this.operations.filter((operation) => operation.told === what).length
    return {
      asked: this.operations.length, acknowledged: told('acknowledged'), refused: told('refused'), unknown: told('unknown'), violations,
    }
  }

  /** The given share (0–1) of operations took no longer than this, in milliseconds. */
  percentile(share: number): number {
    const sorted = this.operations.map((operation) => operation.milliseconds).sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  }
}

/** A stored version of something people change, as its history table has it. */
export interface StoredVersion {
  /** What was changed, such as a mark's id. */
  of: string
  version: number
  /** What that version says. */
  value: unknown
}

/** Versions of each thing are 1, 2, 3 … without gap or repetition, and what counts now is the last of them. */
export function checkVersions(history: readonly StoredVersion[], current: readonly StoredVersion[]): string[] {
  const byThing = new Map<string, StoredVersion[]>()
  for (const entry of history) byThing.set(entry.of, [...(byThing.get(entry.of) ?? []), entry])
  const violations: string[] = []
  for (const [thing, versions] of byThing) {
    versions.sort((a, b) => a.version - b.version)
    if (versions.some((entry, index) => entry.version !== index + 1)) {
      violations.push(`${thing} has the versions ${versions.map((entry) => entry.version).join(', ')}`)
    }
  }
  for (const { of: thing, version, value } of current) {
    const last = byThing.get(thing)?.at(-1)
    if (!last) violations.push(`${thing} counts and has no history`)
    else if (last.version !== version || !Object.is(last.value, value)) {
      violations.push(`${thing} counts as ${String(value)} (version ${version}), its history ends with ${String(last.value)} (version ${last.version})`)
    }
  }
  return violations
}

/** Collects what no promise has caught while `run` goes on; a sound program leaves nothing here. */
export async function collectUncaught(run: () => Promise<void>): Promise<unknown[]> {
  const caught: unknown[] = []
  const listener = (error: unknown) => caught.push(error)
  const before = { uncaughtException: process.listeners('uncaughtException'), unhandledRejection: process.listeners('unhandledRejection') }
  process.removeAllListeners('uncaughtException').removeAllListeners('unhandledRejection')
  process.on('uncaughtException', listener).on('unhandledRejection', listener)
  try {
    await run()
    await new Promise((resolve) => setTimeout(resolve, 50))
  } finally {
    process.removeAllListeners('uncaughtException').removeAllListeners('unhandledRejection')
    for (const handler of before.uncaughtException) process.on('uncaughtException', handler)
    for (const handler of before.unhandledRejection) process.on('unhandledRejection', handler)
  }
  return caught
}

/** Rejects with `hang` when `work` has not ended in time, so that a hanging round is counted instead of hanging the test. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('hang')), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

import type { OutboxChange, OutboxStore } from './outbox-store.ts'
import type { OutboxTrouble, SendResult } from './send-json.ts'

/** What a place does with its changes. Every function is called by the queue alone, one change at a time. */
export interface OutboxQueueOptions<Payload, Answer, Refusal> {
  userId: string
  place: string
  store: Pick<OutboxStore<Payload, unknown>, 'put' | 'remove'>
  send: (change: OutboxChange<Payload>) => Promise<SendResult<Answer, Refusal>>
  /** Fills in what earlier changes have decided (versions), just before the first sending. From then on the payload never changes. */
  fix?: (payload: Payload) => void
  /** One payload for two that were written one after the other; null where they have to go one by one. */
  join?: (earlier: Payload, later: Payload) => Payload | null
  /** Under way, or waiting for the network: for the page to say so. */
  marked?: (change: OutboxChange<Payload>, state: 'saving' | 'waiting') => void
  answered: (change: OutboxChange<Payload>, answer: Answer) => Promise<void> | void
  refused: (change: OutboxChange<Payload>, refusal: Refusal) => Promise<void> | void
  /** Something about the queue itself has changed. */
  changed?: () => void
  /** A fresh idempotency key. */
  newKey?: (() => string) | undefined
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 15_000

/**
 * Sends what was written, one change after the other, so that a second edit goes over the version that the first one made. Nothing is
 * ever dropped by a failure: a change is kept before it is sent and leaves the store only with the server's answer.
 */
export class OutboxQueue<Payload, Answer, Refusal> {
  readonly #options: OutboxQueueOptions<Payload, Answer, Refusal>
  #changes: OutboxChange<Payload>[] = []
  #working = false
  /** Something could not be sent, or lies here from an earlier visit: what waits goes out together. */
  #catchingUp = false
  #stopped = false
  #trouble: OutboxTrouble | null = null
  #retryMs = FIRST_RETRY_MS
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #clock = 0

  constructor(options: OutboxQueueOptions<Payload, Answer, Refusal>) {
    this.#options = options
  }

  /** Changes without an answer, oldest first. */
  get changes(): readonly OutboxChange<Payload>[] {
    return this.#changes
  }

  /** Why the oldest change is not through, null while everything goes well. */
  get trouble(): OutboxTrouble | null {
    return this.#trouble
  }

  /** False once the page has gone. */
  get running(): boolean {
    return !this.#stopped
  }

  /** Takes back what an earlier visit has left. What was written since the page opened is already here and stays behind it. */
  restore(changes: readonly OutboxChange<Payload>[]): void {
    const known = new Set(this.#changes.map((change) => change.id))
    this.#changes = [...changes.filter((change) => !known.has(change.id)), ...this.#changes]
    this.#catchingUp = this.#changes.length > 0
  }

  /** Keeps one change and sends it when its turn comes. */
  enqueue(payload: Payload): void {
    this.#clock = Math.max(this.#clock + 1, Date.now())
    const { userId, place, newKey = () => crypto.randomUUID(), store } = this.#options
    const change: OutboxChange<Payload> = { id: newKey(), userId, place, at: this.#clock, payload, sent: false }
    this.#changes.push(change)
    // Kept first, sent after: a page that dies in between has lost nothing.
    void store.put(change).finally(() => this.work())
  }

  /** Rewrites changes that have not been sent; `null` takes one out. A sent change is left as it is. */
  async rewrite(each: (payload: Payload) => Payload | null): Promise<void> {
    const acts: Array<Promise<void>> = []
    const { store } = this.#options
    // In one go, so that a change written meanwhile is not lost from the list.
    this.#changes = this.#changes.filter((change) => {
      const payload = change.sent ? change.payload : each(change.payload)
      if (payload === null) {
        acts.push(store.remove(change.id))
        return false
      }
      if (payload !== change.payload) {
        change.payload = payload
        acts.push(store.put(change))
      }
      return true
    })
    await Promise.all(acts)
  }

  /** The network is back, or somebody pressed "send again". */
  retryNow(): void {
    clearTimeout(this.#retryTimer)
    this.#retryMs = FIRST_RETRY_MS
    void this.work()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#retryTimer)
  }

  /** Sends until nothing is left or nobody takes it; at most one run at a time. */
  async work(): Promise<void> {
    if (this.#working || this.#stopped) return
    this.#working = true
    const { store, send, marked, answered, refused, changed } = this.#options
    try {
      while (!this.#stopped) {
        const change = this.#changes[0]
        if (!change) {
          this.#catchingUp = false
          break
        }
        if (!change.sent) await this.#fix(change)
        marked?.(change, 'saving')
        const result = await send(change)
        if (this.#stopped) return
        if (result.kind === 'kept') {
          this.#trouble = result.why
          this.#catchingUp = true
          marked?.(change, 'waiting')
          changed?.()
          this.#retryTimer = setTimeout(() => void this.work(), this.#retryMs)
          this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS)
          return
        }
        this.#trouble = null
        this.#retryMs = FIRST_RETRY_MS
        this.#changes.shift()
        if (result.kind === 'answered') await answered(change, result.answer)
        else await refused(change, result.refusal)
        await store.remove(change.id)
        changed?.()
      }
    } finally {
      this.#working = false
    }
  }

  /** From here on the change means the same at every sending. What waited behind it and can go with it is part of it. */
  async #fix(change: OutboxChange<Payload>): Promise<void> {
    const joined = this.#catchingUp ? this.#joinFollowing(change) : []
    this.#options.fix?.(change.payload)
    change.sent = true
    await this.#options.store.put(change, joined)
  }

  /** Takes the changes behind this one into it, as far as they can be joined in their order; answers with their ids. */
  #joinFollowing(change: OutboxChange<Payload>): string[] {
    const { join } = this.#options
    const joined: string[] = []
    for (const next of this.#changes.slice(1)) {
      const payload = next.sent ? null : (join?.(change.payload, next.payload) ?? null)
      if (payload === null) break
      change.payload = payload
      joined.push(next.id)
    }
    this.#changes = this.#changes.filter(({ id }) => !joined.includes(id))
    return joined
  }
}

import postgres, { type Sql } from 'postgres'
import { awaitAnswer, openAnswerLine } from '../connection/awaited-answers.ts'
import { connectionOptions, directDatabaseUrl, splitSocketUrl } from '../connection/connection-options.ts'
import { processSingleton } from '../connection/process-singleton.ts'

/** What somebody wants to hear of one channel. */
export interface Listener {
  onMessage(payload: string): void
  /**
   * Called when listening has begun, and again after every lost connection: messages may have been missed, so read the
   * state afresh.
   */
  onResync?(): void
}

const HEARTBEAT_MS = 30_000
const RECONNECT_FROM_MS = 100
const RECONNECT_TO_MS = 5_000

/**
 * One connection that listens for NOTIFY. The driver's own `listen` gives up for good when the server is away at the moment
 * of reconnecting; this one keeps trying, and says each time that messages may have been missed.
 */
class ListenConnection {
  readonly #listeners = new Map<string, Set<Listener>>()
  #client: Sql | undefined
  #opening: Promise<void> | undefined
  #retry: NodeJS.Timeout | undefined
  #heartbeat: NodeJS.Timeout | undefined
  #delay = RECONNECT_FROM_MS
  #closed = false

  /** Adds a listener; resolves when PostgreSQL has confirmed, or when the first attempt failed and is being repeated. */
  async add(channel: string, listener: Listener): Promise<void> {
    const known = this.#listeners.get(channel)
    if (known) known.add(listener)
    else this.#listeners.set(channel, new Set([listener]))
    if (!this.#client) return this.#open()
    if (!known) await this.#client.unsafe(`listen ${quoted(channel)}`).catch(() => this.#lost())
    listener.onResync?.()
  }

  remove(channel: string, listener: Listener): void {
    this.#listeners.get(channel)?.delete(listener)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    clearInterval(this.#heartbeat)
    await this.#opening
    await this.#client?.end({ timeout: 1 })
  }

  #open(): Promise<void> {
    this.#opening ??= this.#connect().finally(() => {
      this.#opening = undefined
    })
    return this.#opening
  }

  async #connect(): Promise<void> {
    const { url, host } = splitSocketUrl(directDatabaseUrl())
    const client = postgres(url, {
      ...connectionOptions('listen', { max: 1, max_lifetime: null, fetch_types: false, ...(host ? { host } : {}) }),
      onclose: () => this.#client === client && this.#lost(),
      onnotify: (channel: string, payload: string) => this.#deliver(channel, payload),
    } as object) as unknown as Sql
    try {
      for (const channel of this.#listeners.keys()) await client.unsafe(`listen ${quoted(channel)}`)
    } catch {
      void client.end({ timeout: 0 })
      return this.#tryAgain()
    }
    this.#client = client
    this.#delay = RECONNECT_FROM_MS
    // A link that a firewall has cut silently is noticed by its missing answer.
    const lost = () => this.#client === client && this.#lost()
    const line = openAnswerLine(lost)
    this.#heartbeat = setInterval(() => void awaitAnswer(line, client.unsafe('select 1')).catch(lost), HEARTBEAT_MS).unref()
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener.onResync?.()
  }

  #lost(): void {
    clearInterval(this.#heartbeat)
    void this.#client?.end({ timeout: 0 })
    this.#client = undefined
    this.#tryAgain()
  }

  #tryAgain(): void {
    if (this.#closed) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.#open(), this.#delay).unref()
    this.#delay = Math.min(this.#delay * 2, RECONNECT_TO_MS)
  }

  #deliver(channel: string, payload: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener.onMessage(payload)
  }
}

/** Channel names are ours, never input; the check keeps it so. */
function quoted(channel: string): string {
  if (!/^[a-z_]{1,40}$/.test(channel)) throw new Error(`Not a channel name: ${channel}`)
  return `"${channel}"`
}

const connection = processSingleton('listen-connection', {
  open: () => new ListenConnection(),
  close: (opened) => opened.close(),
})

/** LISTEN on a connection of its own, shared by all listeners of the process. */
export const listenClient = {
  /**
   * Hears every NOTIFY on `channel` (lower-case letters and `_`). Payloads are ids, never data: 8,000 bytes is the limit.
   * @returns a function that stops listening
   */
  async listen(channel: string, listener: Listener): Promise<() => void> {
    quoted(channel)
    const opened = connection.get()
    await opened.add(channel, listener)
    return () => opened.remove(channel, listener)
  },
}

/** Closes the connection; the next `listen` opens it again. */
export function closeListenClient(): Promise<void> {
  return connection.close()
}

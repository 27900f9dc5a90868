import net from 'node:net'
import postgres, { type Sql } from 'postgres'
import { connectionOptions, databaseUrl, splitSocketUrl, type ConnectionPurpose } from '../connection/connection-options.ts'
import { awaitAnswer, openAnswerLine } from '../connection/awaited-answers.ts'
import { readsForDrizzle, type SendStatement } from '../connection/drizzle-over.ts'

/** How long one connection serves before it is replaced, so that a long-lived backend does not keep growing. */
const SLOT_LIFETIME_MS = 30 * 60_000

/**
 * One connection that serves one transaction at a time. The driver reconnects by itself and would send a later statement
 * of a broken transaction over the new socket, outside any transaction or inside somebody else's. So a slot whose
 * connection closed is dead for good: every later statement is refused, a second socket cannot be opened once a
 * transaction has begun on the first, and the pool throws the slot away.
 */
export interface TransactionSlot {
  readonly client: Sql
  /** Makes one statement; a server that stays silent about it for too long ends the slot. Not for work that may take its time (migrations). */
  readonly send: SendStatement
  readonly openedAt: number
  /** True from the moment the connection closed. */
  readonly dead: boolean
  /** True once a transaction has begun on it: no second socket can be opened any more. */
  readonly sealed: boolean
  /** Called after the first `begin`: from here on this slot lives and dies with its socket. */
  seal(): void
  /** Ends the connection without waiting for what is under way. */
  destroy(): Promise<void>
}

/** The host, port or socket path the driver has worked out from the URL. */
interface DriverTarget {
  path?: string | false
  host: string[]
  port: number[]
}

/** Prepares a slot; the connection itself opens with the first statement. Throws when no URL is given and DATABASE_URL is not set. */
export function openSlot(url: string = databaseUrl(), purpose: ConnectionPurpose = 'transaction'): TransactionSlot {
  let dead = false
  let sealed = false
  let attempts = 0
  const markDead = () => {
    dead = true
    void client.end({ timeout: 0 })
  }
  // Several hosts are tried in turn while the first `begin` is being sent; after that no second socket exists.
  const openSocket = (target: DriverTarget) => {
    if (sealed) throw Object.assign(new Error('This transaction lost its connection.'), { code: 'CONNECTION_CLOSED' })
    const turn = attempts % target.host.length
    attempts += 1
    if (target.path) return net.connect({ path: target.path })
    const host = target.host[turn]
    const socket = net.connect({ host, port: target.port[turn] ?? 5432, noDelay: true })
    return Object.assign(socket, { host }) // the driver reads `host` for the name in the TLS certificate
  }
  const { url: plainUrl, host: socketDir } = splitSocketUrl(url)
  const options = {
    ...connectionOptions(purpose, { max: 1, max_lifetime: null, ...(socketDir ? { host: socketDir } : {}) }),
    socket: openSocket,
    onclose: () => sealed && markDead(),
  }
  const client = readsForDrizzle(postgres(plainUrl, options) as unknown as Sql)
  const line = openAnswerLine(() => {
    sealed = true
    markDead()
  })
  return {
    client,
    send: ((...statement: Parameters<SendStatement>) => awaitAnswer(line, client.unsafe(...statement))) as SendStatement,
    openedAt: Date.now(),
    get dead() {
      return dead
    },
    get sealed() {
      return sealed
    },
    seal: () => {
      sealed = true
    },
    destroy: async () => {
      dead = true
      sealed = true
      await client.end({ timeout: 0 })
    },
  }
}

/** True while the slot may serve another transaction. */
export function isUsable(slot: TransactionSlot): boolean {
  return !slot.dead && Date.now() - slot.openedAt < SLOT_LIFETIME_MS
}

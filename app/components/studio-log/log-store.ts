import type { LogDraft, LogRefusal, SavedLog } from '#app/services/studios/log/log-draft.ts'
import type { OutboxChange } from '../outbox/outbox-store.ts'
import { OutboxQueue } from '../outbox/outbox-queue.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { sendJson, type OutboxTrouble } from '../outbox/send-json.ts'

/** A line its writer must look at again; kept, so that nothing is lost. */
export interface RefusedLog {
  id: string
  draft: LogDraft
  reason: LogRefusal | 'notAllowed'
}

export interface LogView {
  waiting: readonly OutboxChange<LogDraft>[]
  refused: readonly RefusedLog[]
  trouble: OutboxTrouble | null
  /** Lines the server has taken since the page opened. */
  sent: number
}

export const EMPTY_VIEW: LogView = { waiting: [], refused: [], trouble: null, sent: 0 }

/** The lines a leader writes on this device, until the server has them. */
export class LogStore {
  readonly #owner: { userId: string; place: string }
  readonly #store
  readonly #queue: OutboxQueue<LogDraft, SavedLog, LogRefusal>
  readonly #listeners = new Set<() => void>()
  #refused: RefusedLog[] = []
  #sent = 0
  #view = EMPTY_VIEW

  constructor({ userId, studioId, arrived }: { userId: string; studioId: string; arrived: () => void }) {
    this.#owner = { userId, place: `studio-log/${studioId}` }
    this.#store = openOutboxStore<LogDraft, Omit<RefusedLog, 'id'>>(this.#owner)
    this.#queue = new OutboxQueue({
      ...this.#owner,
      store: this.#store,
      newKey: () => crypto.randomUUID().replaceAll('-', ''),
      send: (change) => sendJson(`/api/studios/${studioId}/log`, { key: change.id, body: change.payload, read: readAnswer }),
      marked: () => this.#tell(),
      changed: () => this.#tell(),
      answered: () => {
        this.#sent += 1
        this.#tell()
        arrived()
      },
      refused: async (change, reason) => {
        const kept = { draft: change.payload, reason }
        await this.#store.putConflict({ id: change.id, ...this.#owner, conflict: kept })
        this.#refused = [...this.#refused, { id: change.id, ...kept }]
        this.#tell()
      },
    })
  }

  start = async (): Promise<void> => {
    const { changes, conflicts } = await this.#store.list()
    this.#queue.restore(changes)
    this.#refused = conflicts.map(({ id, conflict }) => ({ id, ...conflict }))
    this.#tell()
    await this.#queue.work()
  }

  retryNow = (): void => this.#queue.retryNow()

  add(draft: LogDraft): void {
    this.#queue.enqueue(draft)
    this.#tell()
  }

  /** Gives a refused line back to its writer and forgets it here. */
  async take(id: string): Promise<LogDraft | null> {
    const found = this.#refused.find((one) => one.id === id) ?? null
    this.#refused = this.#refused.filter((one) => one.id !== id)
    await this.#store.removeConflict(id)
    this.#tell()
    return found?.draft ?? null
  }

  view = (): LogView => this.#view

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    this.#view = { waiting: [...this.#queue.changes], refused: this.#refused, trouble: this.#queue.trouble, sent: this.#sent }
    for (const listener of this.#listeners) listener()
  }
}

function readAnswer(said: object, status: number): { kind: 'answered'; answer: SavedLog } | { kind: 'refused'; refusal: LogRefusal } {
  if (status === 200) return { kind: 'answered', answer: said as SavedLog }
  const code = 'code' in said ? String(said.code) : ''
  return { kind: 'refused', refusal: code === 'forbidden' || code === 'notFound' ? 'notAllowed' : (code as LogRefusal) }
}

import type { ReviewSheet } from '#app/services/reviews/sheet.ts'
import { OutboxQueue } from '../outbox/outbox-queue.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { sendJson, type OutboxTrouble } from '../outbox/send-json.ts'

export interface SheetView {
  sheet: ReviewSheet
  state: 'saved' | 'waiting'
  trouble: OutboxTrouble | 'closed' | null
}

/** One expert's sheet on a device that may have no network: each change is kept here first, the last one stands. */
export class SheetStore {
  readonly #store
  readonly #queue: OutboxQueue<ReviewSheet, { saved: true }, 'closed'>
  readonly #listeners = new Set<() => void>()
  #sheet: ReviewSheet
  #refused = false
  #view: SheetView

  constructor({ userId, assignmentId, sheet }: { userId: string; assignmentId: string; sheet: ReviewSheet }) {
    this.#sheet = sheet
    const owner = { userId, place: `review-sheet/${assignmentId}` }
    this.#store = openOutboxStore<ReviewSheet>(owner)
    this.#queue = new OutboxQueue({
      ...owner,
      store: this.#store,
      newKey: () => crypto.randomUUID().replaceAll('-', ''),
      send: (change) =>
        sendJson(`/api/reviews/${assignmentId}/sheet`, { key: change.id, body: change.payload, read: (_said, status) => (status === 200 ? { kind: 'answered', answer: { saved: true } } : { kind: 'refused', refusal: 'closed' }) }),
      marked: () => this.#tell(),
      changed: () => this.#tell(),
      answered: () => this.#tell(),
      refused: () => {
        this.#refused = true
        this.#tell()
      },
    })
    this.#view = this.#makeView()
  }

  start = async (): Promise<void> => {
    const { changes } = await this.#store.list()
    this.#queue.restore(changes)
    const last = changes.at(-1)
    if (last) this.#sheet = last.payload
    this.#tell()
    await this.#queue.work()
  }

  retryNow = (): void => this.#queue.retryNow()

  write(sheet: ReviewSheet): void {
    this.#sheet = sheet
    // What has not been sent yet is taken back: the newest sheet holds all of it.
    void this.#queue.rewrite(() => null)
    this.#queue.enqueue(sheet)
    this.#tell()
  }

  view = (): SheetView => this.#view

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #makeView(): SheetView {
    return { sheet: this.#sheet, state: this.#queue.changes.length > 0 ? 'waiting' : 'saved', trouble: this.#refused ? 'closed' : this.#queue.trouble }
  }

  #tell(): void {
    this.#view = this.#makeView()
    for (const listener of this.#listeners) listener()
  }
}

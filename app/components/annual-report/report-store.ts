import type { ReportChange, SavedReport } from '#app/services/studios/report/save-report.server.ts'
import type { WrittenField } from '#app/services/studios/report/report-content.ts'
import { openDraft, type KeptDraft, type KeptStorage } from '../outbox/kept-draft.ts'
import { sendJson, type OutboxTrouble } from '../outbox/send-json.ts'

/** A field as it stands on the page. */
export interface FieldView {
  value: string
  reason: string
}

export interface ReportView {
  fields: Readonly<Record<string, FieldView>>
  /** Fields that another tab or device wrote meanwhile, as they stand there. */
  conflicts: Readonly<Record<string, WrittenField>>
  state: 'saved' | 'saving' | 'kept'
  trouble: OutboxTrouble | 'closed' | null
}

interface Kept {
  value: string
  reason: string
  base: number
  conflict?: WrittenField
}

type Send = (changes: ReportChange[], key: string) => ReturnType<typeof sendChanges>

const WAIT_MS = 700
const RETRY_MS = 5_000

/**
 * The report a leader is typing. Each keystroke is written to the browser's storage before anything else, at once and not in a promise, so
 * that a tab closed in the middle of a word has kept the word; the server gets it a moment later. What is kept goes out when the page opens
 * again, on top of what the server has by then; a field written elsewhere meanwhile shows both and waits for a choice.
 */
export class ReportStore {
  readonly #draft: KeptDraft<Record<string, Kept>>
  readonly #send: Send
  readonly #base = new Map<string, number>()
  readonly #listeners = new Set<() => void>()
  #kept: Record<string, Kept> = {}
  #fields: Record<string, FieldView>
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false
  #trouble: ReportView['trouble'] = null
  #view: ReportView

  constructor({ userId, reportId, fields, storage, send }: { userId: string; reportId: string; fields: ReadonlyArray<{ key: string; value: string; reason: string; at: number }>; storage: KeptStorage | null; send: Send }) {
    this.#draft = openDraft(`report/${userId}/${reportId}`, storage)
    this.#send = send
    this.#fields = Object.fromEntries(fields.map(({ key, value, reason }) => [key, { value, reason }]))
    for (const { key, at } of fields) this.#base.set(key, at)
    this.#view = this.#makeView()
  }

  /** Takes up what an earlier visit could not send. */
  start = (): void => {
    this.#kept = this.#read()
    for (const [key, { value, reason }] of Object.entries(this.#kept)) this.#fields = { ...this.#fields, [key]: { value, reason } }
    this.#tell()
    if (Object.keys(this.#kept).length > 0) void this.#work()
  }

  retryNow = (): void => void this.#work()

  type(key: string, change: Partial<FieldView>): void {
    const field = { ...(this.#fields[key] ?? { value: '', reason: '' }), ...change }
    this.#fields = { ...this.#fields, [key]: field }
    // Another tab of this browser keeps its words in the same place: what it wrote into other fields stays.
    this.#kept = { ...this.#read(), [key]: { ...field, base: this.#kept[key]?.base ?? this.#base.get(key) ?? 0 } }
    this.#write()
    this.#tell()
    this.#later(WAIT_MS)
  }

  /** Settles a field that was written in two places. */
  choose(key: string, whose: 'mine' | 'theirs'): void {
    const kept = this.#kept[key]
    if (!kept?.conflict) return
    const { conflict, ...mine } = kept
    this.#base.set(key, conflict.at)
    if (whose === 'theirs') {
      this.#fields = { ...this.#fields, [key]: { value: conflict.value, reason: conflict.reason } }
      delete this.#kept[key]
    } else this.#kept[key] = { ...mine, base: conflict.at }
    this.#write()
    this.#tell()
    this.#later(0)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  view = (): ReportView => this.#view

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#work(), ms)
  }

  async #work(): Promise<void> {
    const pending = Object.entries(this.#kept).filter(([, kept]) => kept.conflict === undefined)
    if (this.#sending || pending.length === 0) return
    this.#sending = true
    this.#tell()
    const result = await this.#send(pending.map(([key, { value, reason, base }]) => ({ key, value, reason, base })), crypto.randomUUID().replaceAll('-', ''))
    this.#sending = false
    if (result.kind === 'answered') this.#take(Object.fromEntries(pending), result.answer)
    else this.#trouble = result.kind === 'kept' ? result.why : 'closed'
    this.#tell()
    if (result.kind === 'kept') this.#later(RETRY_MS)
    else if (result.kind === 'answered' && Object.values(this.#kept).some((kept) => kept.conflict === undefined)) this.#later(WAIT_MS)
  }

  #take(sent: Record<string, Kept>, { saved, conflicts }: SavedReport): void {
    this.#trouble = null
    this.#kept = { ...this.#read(), ...this.#kept }
    for (const [key, at] of Object.entries(saved)) {
      this.#base.set(key, at)
      const kept = this.#kept[key]
      if (!kept) continue
      if (kept.value === sent[key]?.value && kept.reason === sent[key]?.reason) delete this.#kept[key]
      // Typed on while it was sent: the next save goes over the version this one made.
      else this.#kept[key] = { ...kept, base: at }
    }
    for (const [key, conflict] of Object.entries(conflicts)) if (this.#kept[key]) this.#kept[key] = { ...this.#kept[key], conflict }
    this.#write()
  }

  #read(): Record<string, Kept> {
    return this.#draft.read() ?? {}
  }

  #write(): void {
    this.#draft.write(Object.keys(this.#kept).length === 0 ? null : this.#kept)
  }

  #makeView(): ReportView {
    const conflicts = Object.fromEntries(Object.entries(this.#kept).flatMap(([key, { conflict }]) => (conflict ? [[key, conflict]] : [])))
    const waiting = Object.keys(this.#kept).length > 0
    return { fields: this.#fields, conflicts, state: this.#sending ? 'saving' : waiting ? 'kept' : 'saved', trouble: this.#trouble }
  }

  #tell(): void {
    this.#view = this.#makeView()
    for (const listener of this.#listeners) listener()
  }
}

/** Sends typed fields to the report of one studio and year. */
export function sendChanges(studioId: string, year: number, changes: ReportChange[], key: string) {
  return sendJson<SavedReport, 'closed'>(`/api/studios/${studioId}/reports/${year}`, {
    key,
    body: { changes },
    read: (said, status) => (status === 200 ? { kind: 'answered', answer: said as SavedReport } : { kind: 'refused', refusal: 'closed' }),
  })
}

import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { GridCell, GridData } from '#app/services/marks/read-grid.server.ts'
import type { SavedGrid } from '#app/services/marks/save-grid.server.ts'
import type { FieldEntry } from '#db/queries/field.ts'
import { cellKey, STATUS_COLUMN, type CellKey, type CellView, type GridSummary, type LocalEdit, type RefusalReason, type StatusView, type StoredCell } from './grid-model.ts'
import { GridListeners } from './grid-listeners.ts'
import { keysOf, type KeptConflict, type Outbox, type OutboxChange } from './outbox.ts'
import { sendChange, type SendResult } from './send-change.ts'

export interface GridStoreOptions {
  userId: string
  data: GridData
  columns: readonly MarkColumn[]
  decimals: 0 | 1 | 2
  outbox: Outbox
  send?: (change: OutboxChange) => Promise<SendResult>
  /** A fresh idempotency key. */
  newKey?: () => string
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 15_000

/**
 * The grid's state outside React: what the server has, what was typed over it, and the outbox in between. Changes are sent one after the
 * other, so that a second edit of a cell goes over the version the first one made. Nothing typed is ever dropped by a failure: a change
 * stays in the outbox until the server has answered it, and a conflict until somebody has decided it.
 */
export class GridStore {
  readonly #options: GridStoreOptions
  readonly #columns: Map<string, MarkColumn>
  readonly #stored = new Map<CellKey, StoredCell>()
  readonly #entries = new Map<string, FieldEntry>()
  readonly #local = new Map<CellKey, LocalEdit>()
  readonly #views = new Map<CellKey, CellView>()
  readonly #listeners = new GridListeners()
  readonly #undo: Array<{ entryId: string; column: string; text: string; absentJudge: boolean }> = []
  #queue: OutboxChange[] = []
  #conflicts = new Map<CellKey, KeptConflict>()
  #working = false
  #stopped = false
  #trouble: GridSummary['trouble'] = null
  #retryMs = FIRST_RETRY_MS
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #clock = 0

  constructor(options: GridStoreOptions) {
    this.#options = options
    this.#columns = new Map(options.columns.map((column) => [column.id, column]))
    this.refresh(options.data)
  }

  /** Takes back what an earlier visit has left in the browser, and sends it. */
  async start(): Promise<void> {
    const { changes, conflicts } = await this.#options.outbox.list()
    if (this.#stopped) return
    // What was typed since the page opened is already in the queue.
    const known = new Set(this.#queue.map((change) => change.id))
    this.#queue = [...changes.filter((change) => !known.has(change.id)), ...this.#queue]
    for (const change of changes) {
      for (const cell of change.cells) this.#setLocal(cellKey(cell.entryId, cell.column), { text: cell.text, absentJudge: cell.absentJudge, state: { kind: 'waiting' } })
      for (const status of change.statuses) this.#setLocal(cellKey(status.entryId, STATUS_COLUMN), { text: status.status, absentJudge: false, state: { kind: 'waiting' } })
    }
    for (const conflict of conflicts) this.#showConflict(conflict)
    void this.#work()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#retryTimer)
  }

  /** The network is back, or somebody pressed "send again". */
  retryNow(): void {
    clearTimeout(this.#retryTimer)
    this.#retryMs = FIRST_RETRY_MS
    void this.#work()
  }

  /** What the server has now. What was typed here and is not answered yet stays on top of it. */
  refresh(data: GridData): void {
    const cells = new Map(data.cells.map((cell) => [cellKey(cell.entryId, cell.column), cell]))
    for (const key of this.#stored.keys()) if (!cells.has(key)) this.#stored.delete(key)
    for (const [key, cell] of cells) {
      const known = this.#stored.get(key)
      if (!known || known.version <= cell.version) this.#stored.set(key, toStored(cell))
    }
    for (const entry of data.entries) {
      const known = this.#entries.get(entry.id)
      if (!known || known.version <= entry.version) this.#entries.set(entry.id, entry)
    }
    this.#views.clear()
    this.#listeners.tellAll()
  }

  subscribe(key: CellKey, listener: () => void): () => void {
    return this.#listeners.subscribe(key, listener)
  }

  subscribeAny(listener: () => void): () => void {
    return this.#listeners.subscribeAny(listener)
  }

  /** Grows with every change; for what depends on the whole grid. */
  generation(): number {
    return this.#listeners.generation
  }

  /** The same object until the cell changes, as React's external stores ask. */
  cell(key: CellKey): CellView {
    const known = this.#views.get(key)
    if (known) return known
    const stored = this.#stored.get(key)
    const local = this.#local.get(key)
    const text = local ? local.text : writeMarkText(stored?.value ?? null)
    const read = readMarkText(text, this.#limits(key))
    const view: CellView = {
      text,
      value: read.ok ? read.value : null,
      absentJudge: local ? local.absentJudge : (stored?.absentJudge ?? false),
      state: local ? local.state : { kind: 'saved' },
      byName: stored?.byName ?? null,
      at: stored?.at ?? null,
    }
    this.#views.set(key, view)
    return view
  }

  status(entryId: string): StatusView {
    const local = this.#local.get(cellKey(entryId, STATUS_COLUMN))
    const status = this.#entries.get(entryId)?.status ?? 'competed'
    return local ? { status: local.text as StatusView['status'], state: local.state } : { status, state: { kind: 'saved' } }
  }

  /** The entries with the statuses as they stand here, in the order they came. */
  entries(): FieldEntry[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry, status: this.status(entry.id).status }))
  }

  summary(): GridSummary {
    const count = { saving: 0, waiting: 0, conflicts: 0, invalid: 0 }
    for (const { state } of this.#local.values()) {
      if (state.kind === 'saving') count.saving += 1
      else if (state.kind === 'waiting') count.waiting += 1
      else if (state.kind === 'conflict') count.conflicts += 1
      else if (state.kind !== 'saved') count.invalid += 1
    }
    return { ...count, trouble: this.#trouble }
  }

  conflicts(): KeptConflict[] {
    return [...this.#conflicts.values()]
  }

  /** Puts a mark into one cell. A text that is no mark stays in its cell with its fault and is not sent. */
  type(entryId: string, column: string, text: string): void {
    this.typeMany([{ entryId, column, text }])
  }

  /** A pasted block: one change, one request, one undo step each cell. */
  typeMany(cells: ReadonlyArray<{ entryId: string; column: string; text: string; absentJudge?: boolean }>): void {
    const good: OutboxChange['cells'] = []
    for (const { entryId, column, text, absentJudge = false } of cells) {
      const key = cellKey(entryId, column)
      const before = this.cell(key)
      const read = readMarkText(text, this.#limits(key))
      if (!read.ok) {
        this.#setLocal(key, { text, absentJudge: false, state: { kind: 'invalid', fault: read.fault } })
        continue
      }
      const shown = writeMarkText(read.value)
      if (before.state.kind === 'saved' && before.text === shown && before.absentJudge === absentJudge) continue
      this.#undo.push({ entryId, column, text: before.state.kind === 'invalid' ? '' : before.text, absentJudge: before.absentJudge })
      this.#dropConflict(key)
      good.push({ entryId, column, text: shown, absentJudge, baseVersion: this.#hasQueued(key) ? null : (this.#stored.get(key)?.version ?? 0) })
      this.#setLocal(key, { text: shown, absentJudge, state: { kind: 'saving' } })
    }
    if (good.length > 0) this.#enqueue({ cells: good, statuses: [] })
    this.#listeners.tellAny()
  }

  setStatus(entryId: string, status: OutboxChange['statuses'][number]['status']): void {
    const key = cellKey(entryId, STATUS_COLUMN)
    if (this.status(entryId).status === status) return
    const baseVersion = this.#hasQueued(key) ? null : (this.#entries.get(entryId)?.version ?? 0)
    this.#setLocal(key, { text: status, absentJudge: false, state: { kind: 'saving' } })
    this.#enqueue({ cells: [], statuses: [{ entryId, status, baseVersion }] })
    this.#listeners.tellAny()
  }

  /** Puts back what the last change of this page replaced; returns the cell, for the focus to go there. */
  undo(): { entryId: string; column: string } | null {
    const last = this.#undo.pop()
    if (!last) return null
    this.typeMany([last])
    this.#undo.pop()
    return last
  }

  /** Decides a conflict: `theirs` takes what is stored, `mine` writes over exactly the version that was shown. */
  resolve(key: CellKey, choice: 'mine' | 'theirs'): void {
    const conflict = this.#conflicts.get(key)
    if (!conflict) return
    this.#dropConflict(key)
    if (choice === 'theirs') {
      this.#clearLocal(key)
      this.#listeners.tellAny()
      return
    }
    const { entryId, column, text, absentJudge, stored } = conflict
    if (column === STATUS_COLUMN) this.#enqueue({ cells: [], statuses: [{ entryId, status: text as 'competed', baseVersion: stored.version }] })
    else this.#enqueue({ cells: [{ entryId, column, text, absentJudge, baseVersion: stored.version }], statuses: [] })
    this.#setLocal(key, { text, absentJudge, state: { kind: 'saving' } })
    this.#listeners.tellAny()
  }

  /** Forgets a text that was refused or is no mark, and shows what is stored. */
  discard(key: CellKey): void {
    const local = this.#local.get(key)
    if (local && (local.state.kind === 'invalid' || local.state.kind === 'refused')) this.#clearLocal(key)
    this.#listeners.tellAny()
  }

  #limits(key: CellKey): { maximum: number; decimals: 0 | 1 | 2 } {
    const column = this.#columns.get(key.slice(key.indexOf(' ') + 1))
    return { maximum: column?.maximum ?? 10_000, decimals: column?.kind === 'metric' ? 2 : this.#options.decimals }
  }

  #hasQueued(key: CellKey): boolean {
    return this.#queue.some((change) => keysOf(change).includes(key))
  }

  #enqueue({ cells, statuses }: Pick<OutboxChange, 'cells' | 'statuses'>): void {
    this.#clock = Math.max(this.#clock + 1, Date.now())
    const change: OutboxChange = {
      id: (this.#options.newKey ?? (() => crypto.randomUUID()))(),
      userId: this.#options.userId,
      eventId: this.#options.data.eventId,
      at: this.#clock,
      cells,
      statuses,
      sent: false,
    }
    this.#queue.push(change)
    // Kept first, sent after: a page that dies in between has lost nothing.
    void this.#options.outbox.put(change).finally(() => this.#work())
  }

  async #work(): Promise<void> {
    if (this.#working || this.#stopped) return
    this.#working = true
    try {
      while (!this.#stopped) {
        const change = this.#queue[0]
        if (!change) break
        if (!change.sent) await this.#fix(change)
        this.#mark(change, 'saving')
        const result = await (this.#options.send ?? sendChange)(change)
        if (this.#stopped) return
        if (result.kind === 'kept') {
          this.#trouble = result.why
          this.#mark(change, 'waiting')
          this.#listeners.tellAny()
          this.#retryTimer = setTimeout(() => void this.#work(), this.#retryMs)
          this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS)
          return
        }
        this.#trouble = null
        this.#retryMs = FIRST_RETRY_MS
        this.#queue.shift()
        if (result.kind === 'answered') await this.#settle(change, result.saved)
        else this.#refuse(change, result.reason, result.entries)
        await this.#options.outbox.remove(change.id)
        this.#listeners.tellAny()
      }
    } finally {
      this.#working = false
    }
  }

  /** Fixes what is sent: versions that an earlier change has made are filled in, and from here on the content never changes. */
  async #fix(change: OutboxChange): Promise<void> {
    for (const cell of change.cells) cell.baseVersion ??= this.#stored.get(cellKey(cell.entryId, cell.column))?.version ?? 0
    for (const status of change.statuses) status.baseVersion ??= this.#entries.get(status.entryId)?.version ?? 0
    change.sent = true
    await this.#options.outbox.put(change)
  }

  async #settle(change: OutboxChange, saved: SavedGrid): Promise<void> {
    const now = new Date().toISOString()
    for (const { entryId, column, version } of saved.cells) {
      const key = cellKey(entryId, column)
      const cell = change.cells.find((candidate) => candidate.entryId === entryId && candidate.column === column)
      const read = readMarkText(cell?.text ?? '', this.#limits(key))
      if ((this.#stored.get(key)?.version ?? 0) < version) {
        this.#stored.set(key, { version, value: read.ok ? read.value : null, absentJudge: cell?.absentJudge ?? false, byName: '', at: now })
      }
      if (!this.#hasQueued(key)) this.#clearLocal(key)
    }
    for (const { entryId, status, version } of saved.statuses) {
      const entry = this.#entries.get(entryId)
      if (entry && entry.version < version) this.#entries.set(entryId, { ...entry, status, version })
      if (!this.#hasQueued(cellKey(entryId, STATUS_COLUMN))) this.#clearLocal(cellKey(entryId, STATUS_COLUMN))
    }
    for (const { entryId, column, ...stored } of saved.conflicts) {
      const cell = (await this.#withdrawQueued(entryId, column)) ?? change.cells.find((candidate) => candidate.entryId === entryId && candidate.column === column)
      if (cell) await this.#keepConflict({ entryId, column, text: cell.text, absentJudge: cell.absentJudge, stored })
    }
    for (const { entryId, status, version } of saved.statusConflicts) {
      const entry = this.#entries.get(entryId)
      if (entry && entry.version < version) this.#entries.set(entryId, { ...entry, status, version })
      this.#clearLocal(cellKey(entryId, STATUS_COLUMN))
    }
    for (const { entryId, reason } of saved.refusedStatuses) {
      const key = cellKey(entryId, STATUS_COLUMN)
      this.#setLocal(key, { text: this.#entries.get(entryId)?.status ?? 'competed', absentJudge: false, state: { kind: 'refused', reason } })
    }
  }

  #refuse(change: OutboxChange, reason: RefusalReason, named: ReadonlyArray<{ entryId: string; column: string }>): void {
    const faulty = new Set(named.map((cell) => cellKey(cell.entryId, cell.column)))
    for (const cell of change.cells) {
      const key = cellKey(cell.entryId, cell.column)
      if (this.#hasQueued(key)) continue
      // When the server names cells, the others of this request were fine and are sent again by themselves.
      if (faulty.size > 0 && !faulty.has(key)) this.#enqueue({ cells: [{ ...cell }], statuses: [] })
      else this.#setLocal(key, { text: cell.text, absentJudge: cell.absentJudge, state: { kind: 'refused', reason } })
    }
    for (const { entryId, status } of change.statuses) {
      this.#setLocal(cellKey(entryId, STATUS_COLUMN), { text: status, absentJudge: false, state: { kind: 'refused', reason } })
    }
  }

  /** Takes later edits of a disputed cell out of the queue: they are part of what has to be decided, and must not write over it. */
  async #withdrawQueued(entryId: string, column: string): Promise<OutboxChange['cells'][number] | undefined> {
    let last: OutboxChange['cells'][number] | undefined
    for (const change of this.#queue) {
      const mine = change.cells.find((cell) => cell.entryId === entryId && cell.column === column)
      if (!mine) continue
      last = mine
      change.cells = change.cells.filter((cell) => cell !== mine)
      if (change.cells.length + change.statuses.length > 0) await this.#options.outbox.put(change)
      else await this.#options.outbox.remove(change.id)
    }
    this.#queue = this.#queue.filter((change) => change.cells.length + change.statuses.length > 0)
    return last
  }

  async #keepConflict(conflict: Omit<KeptConflict, 'id' | 'userId' | 'eventId'>): Promise<void> {
    const { userId, data } = this.#options
    const kept: KeptConflict = { ...conflict, id: `${data.eventId} ${conflict.entryId} ${conflict.column}`, userId, eventId: data.eventId }
    await this.#options.outbox.putConflict(kept)
    this.#showConflict(kept)
  }

  #showConflict(conflict: KeptConflict): void {
    const key = cellKey(conflict.entryId, conflict.column)
    const known = this.#stored.get(key)
    if (!known || known.version < conflict.stored.version) this.#stored.set(key, conflict.stored)
    this.#conflicts.set(key, conflict)
    this.#setLocal(key, { text: conflict.text, absentJudge: conflict.absentJudge, state: { kind: 'conflict', stored: conflict.stored } })
  }

  #dropConflict(key: CellKey): void {
    const conflict = this.#conflicts.get(key)
    if (!conflict) return
    this.#conflicts.delete(key)
    void this.#options.outbox.removeConflict(conflict.id)
  }

  #mark(change: OutboxChange, kind: 'saving' | 'waiting'): void {
    for (const key of keysOf(change)) {
      const local = this.#local.get(key)
      if (local && (local.state.kind === 'saving' || local.state.kind === 'waiting')) this.#setLocal(key, { ...local, state: { kind } })
    }
  }

  #setLocal(key: CellKey, edit: LocalEdit): void {
    this.#local.set(key, edit)
    this.#tell(key)
  }

  #clearLocal(key: CellKey): void {
    this.#local.delete(key)
    this.#tell(key)
  }

  #tell(key: CellKey): void {
    this.#views.delete(key)
    this.#listeners.tell(key)
  }
}

function toStored({ version, value, absentJudge, byName, at }: GridCell): StoredCell {
  return { version, value, absentJudge, byName, at }
}

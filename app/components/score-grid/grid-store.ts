import type { GridCell, GridData } from '#app/services/marks/read-grid.server.ts'
import type { SavedGrid } from '#app/services/marks/save-grid.server.ts'
import type { FieldEntry } from '#db/queries/field.ts'
import { readCellText, writeCellText, type CellColumn, type CellText } from './cell-text.ts'
import { cellKey, STATUS_COLUMN, type CellKey, type CellView, type GridSummary, type LocalEdit, type StatusView, type StoredCell } from './grid-model.ts'
import { GridListeners } from './grid-listeners.ts'
import { OutboxQueue } from '../outbox/outbox-queue.ts'
import type { SendResult } from '../outbox/send-json.ts'
import { gridPlace, joinChanges, keysOf, type GridChange, type GridConflict, type GridOutbox, type GridPayload } from './outbox.ts'
import { sendChange, type GridRefusal } from './send-change.ts'

export interface GridStoreOptions {
  userId: string
  data: GridData
  columns: readonly CellColumn[]
  decimals: 0 | 1 | 2
  outbox: GridOutbox
  /** Where changes are kept, when it is not the event's grid itself. */
  place?: string
  send?: (change: GridChange) => Promise<SendResult<SavedGrid, GridRefusal>>
  /** A fresh idempotency key. */
  newKey?: () => string
}

/**
 * The grid's state outside React: what the server has, what was typed over it, and the outbox in between. Changes are sent one after the
 * other, so that a second edit of a cell goes over the version the first one made. Nothing typed is ever dropped by a failure: a change
 * stays in the outbox until the server has answered it, and a conflict until somebody has decided it.
 */
export class GridStore {
  readonly #options: GridStoreOptions
  readonly #columns: Map<string, CellColumn>
  readonly #stored = new Map<CellKey, StoredCell>()
  readonly #entries = new Map<string, FieldEntry>()
  readonly #local = new Map<CellKey, LocalEdit>()
  readonly #views = new Map<CellKey, CellView>()
  readonly #listeners = new GridListeners()
  readonly #undo: Array<{ entryId: string; column: string; text: string; absentJudge: boolean }> = []
  readonly #queue: OutboxQueue<GridPayload, SavedGrid, GridRefusal>
  #conflicts = new Map<CellKey, GridConflict>()
  /** Cells the server's last data held. */
  #told = new Set<CellKey>()

  constructor(options: GridStoreOptions) {
    this.#options = options
    this.#columns = new Map(options.columns.map((column) => [column.id, column]))
    this.#queue = new OutboxQueue({
      userId: options.userId,
      place: options.place ?? gridPlace(options.data.eventId),
      store: options.outbox,
      newKey: options.newKey,
      send: options.send ?? sendChange,
      fix: (payload) => this.#fillVersions(payload),
      join: (earlier, later) => joinChanges(earlier, later, (column) => this.#columns.get(column)?.item != null),
      marked: (change, state) => this.#mark(change.payload, state),
      answered: (change, saved) => this.#settle(change.payload, saved),
      refused: (change, refusal) => this.#refuse(change.payload, refusal),
      changed: () => this.#listeners.tellAny(),
    })
    this.refresh(options.data)
  }

  /** Takes back what an earlier visit has left in the browser, and sends it. */
  async start(): Promise<void> {
    const { changes, conflicts } = await this.#options.outbox.list()
    if (!this.#queue.running) return
    this.#queue.restore(changes)
    for (const { payload } of changes) {
      for (const cell of payload.cells) this.#setLocal(cellKey(cell.entryId, cell.column), { text: cell.text, absentJudge: cell.absentJudge, state: { kind: 'waiting' } })
      for (const status of payload.statuses) this.#setLocal(cellKey(status.entryId, STATUS_COLUMN), { text: status.status, absentJudge: false, state: { kind: 'waiting' } })
    }
    for (const { conflict } of conflicts) this.#showConflict(conflict)
    void this.#queue.work()
  }

  stop(): void {
    this.#queue.stop()
  }

  /** The network is back, or somebody pressed "send again". */
  retryNow(): void {
    this.#queue.retryNow()
  }

  /** What the server has now. What was typed here and is not answered yet stays on top of it. */
  refresh(data: GridData): void {
    const cells = new Map(data.cells.map((cell) => [cellKey(cell.entryId, cell.column), cell]))
    // What was answered after these data were read is not in them and stays; what earlier data held and these do not is gone.
    for (const key of this.#told) if (!cells.has(key)) this.#stored.delete(key)
    this.#told = new Set(cells.keys())
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
    const text = local ? local.text : this.#write(key, stored?.value ?? null)
    const read = this.#read(key, text)
    const view: CellView = {
      text,
      value: read.ok ? read.value : null,
      absentJudge: local ? local.absentJudge : (stored?.absentJudge ?? false),
      undeclared: !local && stored?.undeclared === true,
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
    return { ...count, trouble: this.#queue.trouble }
  }

  conflicts(): GridConflict[] {
    return [...this.#conflicts.values()]
  }

  /** Puts a mark into one cell. A text that is no mark stays in its cell with its fault and is not sent. */
  type(entryId: string, column: string, text: string): void {
    this.typeMany([{ entryId, column, text }])
  }

  /** A pasted block: one change, one request, one undo step each cell. */
  typeMany(cells: ReadonlyArray<{ entryId: string; column: string; text: string; absentJudge?: boolean }>): void {
    const good: GridPayload['cells'] = []
    for (const { entryId, column, text, absentJudge = false } of cells) {
      const key = cellKey(entryId, column)
      const before = this.cell(key)
      const read = this.#read(key, text)
      if (!read.ok) {
        this.#setLocal(key, { text, absentJudge: false, state: { kind: 'invalid', fault: read.fault } })
        continue
      }
      const shown = this.#write(key, read.value)
      if (before.state.kind === 'saved' && before.text === shown && before.absentJudge === absentJudge) continue
      this.#undo.push({ entryId, column, text: before.state.kind === 'invalid' ? '' : before.text, absentJudge: before.absentJudge })
      this.#dropConflict(key)
      good.push({ entryId, column, text: shown, absentJudge, baseVersion: this.#hasQueued(key) ? null : (this.#stored.get(key)?.version ?? 0) })
      this.#setLocal(key, { text: shown, absentJudge, state: { kind: 'saving' } })
    }
    if (good.length > 0) this.#queue.enqueue({ cells: good, statuses: [] })
    this.#listeners.tellAny()
  }

  setStatus(entryId: string, status: GridPayload['statuses'][number]['status']): void {
    const key = cellKey(entryId, STATUS_COLUMN)
    if (this.status(entryId).status === status) return
    const baseVersion = this.#hasQueued(key) ? null : (this.#entries.get(entryId)?.version ?? 0)
    this.#setLocal(key, { text: status, absentJudge: false, state: { kind: 'saving' } })
    this.#queue.enqueue({ cells: [], statuses: [{ entryId, status, baseVersion }] })
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
    if (column === STATUS_COLUMN) this.#queue.enqueue({ cells: [], statuses: [{ entryId, status: text as 'competed', baseVersion: stored.version }] })
    else this.#queue.enqueue({ cells: [{ entryId, column, text, absentJudge, baseVersion: stored.version }], statuses: [] })
    this.#setLocal(key, { text, absentJudge, state: { kind: 'saving' } })
    this.#listeners.tellAny()
  }

  /** Forgets a text that was refused or is no mark, and shows what is stored. */
  discard(key: CellKey): void {
    const local = this.#local.get(key)
    if (local && (local.state.kind === 'invalid' || local.state.kind === 'refused')) this.#clearLocal(key)
    this.#listeners.tellAny()
  }

  #columnOf(key: CellKey): CellColumn | undefined {
    return this.#columns.get(key.slice(key.indexOf(' ') + 1))
  }

  #read(key: CellKey, text: string): CellText {
    return readCellText(this.#columnOf(key), text, this.#options.decimals)
  }

  #write(key: CellKey, value: number | null): string {
    return writeCellText(this.#columnOf(key), value)
  }

  #hasQueued(key: CellKey): boolean {
    return this.#queue.changes.some((change) => keysOf(change.payload).includes(key))
  }

  /** Versions that an earlier change has made. */
  #fillVersions({ cells, statuses }: GridPayload): void {
    for (const cell of cells) cell.baseVersion ??= this.#stored.get(cellKey(cell.entryId, cell.column))?.version ?? 0
    for (const status of statuses) status.baseVersion ??= this.#entries.get(status.entryId)?.version ?? 0
  }

  async #settle(change: GridPayload, saved: SavedGrid): Promise<void> {
    const now = new Date().toISOString()
    for (const { entryId, column, version } of saved.cells) {
      const key = cellKey(entryId, column)
      const cell = change.cells.find((candidate) => candidate.entryId === entryId && candidate.column === column)
      const read = this.#read(key, cell?.text ?? '')
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

  #refuse(change: GridPayload, { reason, entries: named }: GridRefusal): void {
    const faulty = new Set(named.map((cell) => cellKey(cell.entryId, cell.column)))
    const fine: GridPayload['cells'] = []
    for (const cell of change.cells) {
      const key = cellKey(cell.entryId, cell.column)
      if (this.#hasQueued(key)) continue
      // When the server names cells, the others of this request were fine and are sent again without them.
      if (faulty.size > 0 && !faulty.has(key)) fine.push({ ...cell })
      else this.#setLocal(key, { text: cell.text, absentJudge: cell.absentJudge, state: { kind: 'refused', reason } })
    }
    if (fine.length > 0) this.#queue.enqueue({ cells: fine, statuses: [] })
    for (const { entryId, status } of change.statuses) {
      this.#setLocal(cellKey(entryId, STATUS_COLUMN), { text: status, absentJudge: false, state: { kind: 'refused', reason } })
    }
  }

  /** Takes later edits of a disputed cell out of the queue: they are part of what has to be decided, and must not write over it. */
  async #withdrawQueued(entryId: string, column: string): Promise<GridPayload['cells'][number] | undefined> {
    let last: GridPayload['cells'][number] | undefined
    await this.#queue.rewrite((payload) => {
      const mine = payload.cells.find((cell) => cell.entryId === entryId && cell.column === column)
      if (!mine) return payload
      last = mine
      const cells = payload.cells.filter((cell) => cell !== mine)
      return cells.length + payload.statuses.length > 0 ? { ...payload, cells } : null
    })
    return last
  }

  async #keepConflict(conflict: GridConflict): Promise<void> {
    const { userId, data, outbox } = this.#options
    await outbox.putConflict({ id: this.#conflictId(conflict), userId, place: this.#options.place ?? gridPlace(data.eventId), conflict })
    this.#showConflict(conflict)
  }

  #conflictId({ entryId, column }: Pick<GridConflict, 'entryId' | 'column'>): string {
    return `${this.#options.data.eventId} ${entryId} ${column}`
  }

  #showConflict(conflict: GridConflict): void {
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
    void this.#options.outbox.removeConflict(this.#conflictId(conflict))
  }

  #mark(change: GridPayload, kind: 'saving' | 'waiting'): void {
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

function toStored({ version, value, absentJudge, undeclared = false, byName, at }: GridCell): StoredCell {
  return { version, value, absentJudge, undeclared, byName, at }
}

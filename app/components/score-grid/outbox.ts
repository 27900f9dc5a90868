import type { EntryStatus } from '#db/schema/entries.ts'
import type { OutboxChange, OutboxStore } from '../outbox/outbox-store.ts'
import { cellKey, STATUS_COLUMN, type CellKey, type StoredCell } from './grid-model.ts'

/** What one change of the grid carries. */
export interface GridPayload {
  cells: OutboxCell[]
  statuses: OutboxStatus[]
}

export type GridChange = OutboxChange<GridPayload>

export interface OutboxCell {
  entryId: string
  column: string
  text: string
  absentJudge: boolean
  /** Version the writer saw; null where an earlier change of this outbox decides it. */
  baseVersion: number | null
}

export interface OutboxStatus {
  entryId: string
  status: Exclude<EntryStatus, 'disqualified'>
  baseVersion: number | null
}

/** A cell whose writer has still to decide between two values. */
export interface GridConflict {
  entryId: string
  column: string
  text: string
  absentJudge: boolean
  stored: StoredCell
}

export type GridOutbox = OutboxStore<GridPayload, GridConflict>

/** Where the grid of one event keeps what was typed into it. */
export function gridPlace(eventId: string): string {
  return `marks/${eventId}`
}

/** Cells of one request after a lost network. */
const MOST_TOGETHER = 200

/**
 * One change for two: a cell that both write keeps the version the earlier one was written over and the text of the later. Marks of whole parts and values of
 * items have different addresses on the server, and a status decides what marks are taken, so these go by themselves.
 */
export function joinChanges(earlier: GridPayload, later: GridPayload, isItem: (column: string) => boolean): GridPayload | null {
  if (earlier.statuses.length + later.statuses.length > 0) return null
  const cells = new Map(earlier.cells.map((cell) => [cellKey(cell.entryId, cell.column), cell]))
  for (const cell of later.cells) {
    const key = cellKey(cell.entryId, cell.column)
    const before = cells.get(key)
    cells.set(key, before ? { ...cell, baseVersion: before.baseVersion } : cell)
  }
  const all = [...cells.values()]
  const kinds = new Set(all.map(({ column }) => isItem(column)))
  return all.length > MOST_TOGETHER || kinds.size > 1 ? null : { cells: all, statuses: [] }
}

/** The cells a change touches. */
export function keysOf({ cells, statuses }: GridPayload): CellKey[] {
  return [...cells.map((cell) => cellKey(cell.entryId, cell.column)), ...statuses.map((status) => cellKey(status.entryId, STATUS_COLUMN))]
}

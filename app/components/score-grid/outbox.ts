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

/** The cells a change touches. */
export function keysOf({ cells, statuses }: GridPayload): CellKey[] {
  return [...cells.map((cell) => cellKey(cell.entryId, cell.column)), ...statuses.map((status) => cellKey(status.entryId, STATUS_COLUMN))]
}

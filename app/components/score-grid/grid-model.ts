import type { EntryStatus } from '#db/schema/entries.ts'
import type { CellText } from './cell-text.ts'

/** `entryId column`: one cell of the grid. Statuses use the column `status`. */
export type CellKey = string

export const STATUS_COLUMN = 'status'

export function cellKey(entryId: string, column: string): CellKey {
  return `${entryId} ${column}`
}

/** What the server has, as this page last heard of it. */
export interface StoredCell {
  version: number
  value: number | null
  absentJudge: boolean
  /** Its judge has not declared it yet. */
  undeclared?: boolean
  byName: string
  at: string
}

/** What was typed here and where it stands. */
export type CellState =
  | { kind: 'saved' }
  /** Waiting in the browser, or under way. */
  | { kind: 'saving' }
  /** The network or the server did not take it; it is kept and sent again. */
  | { kind: 'waiting' }
  /** The text is no mark; nothing was sent. */
  | { kind: 'invalid'; fault: Extract<CellText, { ok: false }>['fault'] }
  /** Somebody else was first: both values stand side by side until somebody decides. */
  | { kind: 'conflict'; stored: StoredCell }
  | { kind: 'refused'; reason: RefusalReason }

export type RefusalReason = 'entryIsAbsent' | 'fromItems' | 'hasMarks' | 'notScoring' | 'marksLocked' | 'sheetFinal' | 'notAllowed' | 'notFound' | 'unexpected'

/** One cell as it is drawn. */
export interface CellView {
  text: string
  value: number | null
  absentJudge: boolean
  /** Stands in the grid and does not count: its judge has not declared it yet. */
  undeclared: boolean
  state: CellState
  /** Who wrote the stored value and when; null for an empty cell. */
  byName: string | null
  at: string | null
}

export interface StatusView {
  status: EntryStatus
  state: CellState
}

/** What was typed over a stored cell. */
export interface LocalEdit {
  text: string
  absentJudge: boolean
  state: CellState
}

/** What the line under the grid says. */
export interface GridSummary {
  saving: number
  waiting: number
  conflicts: number
  invalid: number
  trouble: 'offline' | 'signedOut' | 'busy' | null
}

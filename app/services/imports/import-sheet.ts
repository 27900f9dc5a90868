import type { CellKind, TextEncoding, Workbook } from '../workbooks/workbook.ts'

/** What a column of the file is read as: a field of the kind of import, or nothing. */
export type ColumnUse = { use: 'field'; field: string } | { use: 'ignore' } | { use: 'unknown' }

export interface ImportColumn {
  /** From 1 (A). */
  column: number
  header: string
  use: ColumnUse
  hidden: boolean
  /** Set when a person decided the use, not the header. */
  byHand?: true
}

export interface ImportCell {
  text: string
  kind: CellKind
  /** Part of a merged area: its value belongs to more than this row. */
  merged?: true
  /** What the file said, once somebody corrected the cell here. */
  was?: string
}

export interface ImportRow {
  /** As the spreadsheet shows it. */
  number: number
  hidden: boolean
  /** Left out by a person. */
  left?: true
  cells: Record<number, ImportCell>
}

/** The table of one file as it stands in the preview. Holds personal data: stored encrypted, and only until the batch is closed. */
export interface ImportSheet {
  sheetName: string
  headerRow: number
  columns: ImportColumn[]
  rows: ImportRow[]
  /** Rows hidden by hand or by a filter are imported only on request. */
  includeHidden: boolean
  /** Other sheets of the file that hold something; hidden ones too. */
  otherSheets: { name: string; hidden: boolean }[]
  encoding?: TextEncoding
  separator?: Workbook['separator']
}

/** A text file whose encoding a person has to choose: its bytes wait here, encrypted like a sheet. */
export interface WaitingFile {
  waiting: string
  fileName: string
}

/** Rows that will be imported. */
export function countedRows(sheet: ImportSheet): ImportRow[] {
  return sheet.rows.filter((row) => !row.left && (!row.hidden || sheet.includeHidden))
}

/** The column that is read as a field, or null. With two of them the sheet has a problem anyway; the first is used. */
export function columnOf(sheet: ImportSheet, field: string): number | null {
  return sheet.columns.find((column) => column.use.use === 'field' && column.use.field === field)?.column ?? null
}

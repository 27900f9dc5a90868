/**
 * What a workbook says, before anybody asks what it means. Texts are kept exactly; how a cell was stored is kept beside
 * them, because "a number cell in the ID column" and "a formula in the score column" are refused further on.
 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula'

export interface Cell {
  /** Column from 1 (A). */
  column: number
  /** Never empty: a blank cell is absent. Dates are `YYYY-MM-DD`, with ` HH:MM:SS` where the cell holds a time of day. */
  text: string
  kind: CellKind
}

export interface SheetRow {
  /** Row number as the spreadsheet program shows it, from 1. */
  number: number
  /** Hidden by hand or by a filter. */
  hidden: boolean
  cells: Cell[]
}

export interface CellPosition {
  row: number
  column: number
}

/** Inclusive on both ends. */
export interface CellRange {
  from: CellPosition
  to: CellPosition
}

export interface Sheet {
  name: string
  /** Hidden sheets are named but not read: `rows` is empty. */
  hidden: boolean
  /** Only rows that hold something, in order. */
  rows: SheetRow[]
  hiddenColumns: number[]
  merges: CellRange[]
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface Workbook {
  format: 'xlsx' | 'csv'
  sheets: Sheet[]
  /** For csv: how its bytes were read. */
  encoding?: TextEncoding
  separator?: ',' | ';' | '\t'
}

/** Why a file is not read. Each has its own sentence in app/messages (`imports.refusal`). */
export type WorkbookRefusal =
  | 'empty'
  | 'tooLarge'
  | 'wrongExtension'
  | 'notSpreadsheet'
  | 'oldXls'
  | 'encrypted'
  | 'htmlRenamed'
  | 'xmlSpreadsheet'
  | 'openDocument'
  | 'binaryWorkbook'
  | 'macros'
  | 'externalLinks'
  | 'embeddedObjects'
  | 'noWorkbook'
  | 'damaged'
  | 'unsafePaths'
  | 'duplicateParts'
  | 'symbolicLinks'
  | 'tooManyParts'
  | 'unpackedTooLarge'
  | 'compressedTooHard'
  | 'sizesDisagree'
  | 'entities'
  | 'sheetWideRange'
  | 'tooManySheets'
  | 'tooManyRows'
  | 'tooManyCells'
  | 'strayCell'
  | 'hugeCell'
  | 'noRows'
  | 'nulCharacter'
  | 'unclosedQuote'
  | 'damagedCsv'
  | 'mojibake'
  | 'encodingUnsure'
  | 'tooCostly'
  | 'busy'

/** The first lines of a text file in one encoding, for a person to choose by looking. */
export interface EncodingSample {
  encoding: TextEncoding
  lines: string[]
}

/** Facts for a refusal's sentence. */
export interface RefusalData {
  sheet?: string
  address?: string
  line?: number
  limit?: number
  part?: string
  samples?: EncodingSample[]
}

export interface ReadLimits {
  /** Rows that hold something, per sheet, the rows above the table and its header included. */
  rows: number
  columns: number
}

/** 2,000 rows of data, one header and up to nine lines of title above it. */
export const defaultReadLimits: ReadLimits = { rows: 2_010, columns: 60 }

/** `1 → A`, `27 → AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `(7, 3) → C7`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

const ADDRESS = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/

/** `C7 → { row: 7, column: 3 }`; null for anything that is no cell of a sheet. */
export function parseAddress(address: string): CellPosition | null {
  const match = ADDRESS.exec(address)
  if (!match?.[1] || !match[2]) return null
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  return row < 1 || row > 1_048_576 || column > 16_384 ? null : { row, column }
}

/** `B2:C9`, `B2`; null for whole columns and anything else. */
export function parseRange(reference: string): CellRange | null {
  const [first = '', last = first, ...more] = reference.split(':')
  const from = parseAddress(first)
  const to = parseAddress(last)
  if (!from || !to || more.length > 0 || to.row < from.row || to.column < from.column) return null
  return { from, to }
}

import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { wordKey } from '../entries/entrant-fields.ts'
import { cellAddress, type CellRange, type Sheet, type SheetRow, type Workbook } from '../workbooks/workbook.ts'
import type { ImportCell, ImportColumn, ImportRow, ImportSheet } from './import-sheet.ts'

/** Which words name which column; a kind of import brings its own. */
export interface HeaderWords {
  fields: ReadonlyMap<string, string>
  ignored: ReadonlySet<string>
  /** Without one of these a row of words is no header. */
  keys: readonly string[]
}

export type TableRefusal = 'noHeader' | 'severalTables' | 'mergedHeader' | 'noDataRows' | 'tooManyRows'

export const MAX_DATA_ROWS = 2_000
/** A title and a few lines of explanation may stand above the table. */
const HEADER_WITHIN = 10

interface Found {
  sheet: Sheet
  header: SheetRow
}

/** Finds the one table of a workbook by its header and takes its rows. Columns are found by their words, in any order. */
export function findTable(workbook: Workbook, words: HeaderWords): Outcome<TableRefusal, ImportSheet> {
  const tables = workbook.sheets.flatMap((sheet): Found[] => {
    const header = sheet.hidden ? undefined : findHeader(sheet, words)
    return header ? [{ sheet, header }] : []
  })
  const [table, second] = tables
  if (!table) return fail('noHeader')
  if (second) return fail('severalTables', { sheets: tables.map((found) => found.sheet.name) })

  const { sheet, header } = table
  const cut = sheet.merges.find((range) => covers(range, header.number) && range.to.column > range.from.column)
  if (cut) return fail('mergedHeader', { address: cellAddress(cut.from.row, cut.from.column) })
  const rows = sheet.rows.filter((row) => row.number > header.number)
  if (rows.length === 0) return fail('noDataRows')
  if (rows.length > MAX_DATA_ROWS) return fail('tooManyRows', { limit: MAX_DATA_ROWS })

  const merges = new MergedCells(sheet.merges.filter((range) => range.to.row > header.number))
  return done({
    sheetName: sheet.name,
    headerRow: header.number,
    columns: readColumns(sheet, header, rows, words),
    rows: rows.map((row) => readRow(row, merges)),
    includeHidden: false,
    otherSheets: workbook.sheets.filter((other) => other !== sheet && (other.hidden || other.rows.length > 0)).map(({ name, hidden }) => ({ name, hidden })),
    ...(workbook.encoding && { encoding: workbook.encoding }),
    ...(workbook.separator && { separator: workbook.separator }),
  })
}

function findHeader(sheet: Sheet, words: HeaderWords): SheetRow | undefined {
  return sheet.rows.slice(0, HEADER_WITHIN).find((row) => {
    const fields = row.cells.map((cell) => words.fields.get(wordKey(cell.text)))
    return fields.filter(Boolean).length >= 2 && fields.some((field) => field !== undefined && words.keys.includes(field))
  })
}

function readColumns(sheet: Sheet, header: SheetRow, rows: SheetRow[], words: HeaderWords): ImportColumn[] {
  const headers = new Map(header.cells.map((cell) => [cell.column, cell.text.trim()]))
  // A column with values and no header is as unknown as one with a strange header.
  const used = new Set([...headers.keys(), ...rows.flatMap((row) => row.cells.map((cell) => cell.column))])
  const hidden = new Set(sheet.hiddenColumns)
  return [...used]
    .sort((a, b) => a - b)
    .map((column): ImportColumn => {
      const text = headers.get(column) ?? ''
      const key = wordKey(text)
      const field = words.fields.get(key)
      const use = field ? ({ use: 'field', field } as const) : words.ignored.has(key) && text !== '' ? ({ use: 'ignore' } as const) : ({ use: 'unknown' } as const)
      return { column, header: [...text].slice(0, 60).join(''), use, hidden: hidden.has(column) }
    })
}

function readRow(row: SheetRow, merges: MergedCells): ImportRow {
  const cells: Record<number, ImportCell> = {}
  for (const { column, text, kind } of row.cells) cells[column] = { text, kind }
  for (const column of merges.columnsOf(row.number)) cells[column] = { text: '', kind: 'text', ...cells[column], merged: true }
  return { number: row.number, hidden: row.hidden, cells }
}

class MergedCells {
  private readonly ranges: CellRange[]

  constructor(ranges: CellRange[]) {
    this.ranges = ranges
  }

  columnsOf(row: number): number[] {
    const columns: number[] = []
    for (const range of this.ranges) {
      if (!covers(range, row)) continue
      for (let column = range.from.column; column <= Math.min(range.to.column, 60); column += 1) columns.push(column)
    }
    return columns
  }
}

function covers(range: CellRange, row: number): boolean {
  return range.from.row <= row && row <= range.to.row
}

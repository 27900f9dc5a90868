import type { SheetToWrite } from '#app/services/workbooks/sheet-to-write.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { formatFen } from '#scoring/numbers/money.ts'

/** One column of an exported table. Text stays text in every program; figures are exact decimal strings. */
export interface ExportColumn<Row> {
  header: string
  width: number
  type: 'text' | 'decimal'
  decimals?: number
  wrap?: boolean
  value: (row: Row) => string | null
}

export function text<Row>(header: string, width: number, value: (row: Row) => string | null | undefined): ExportColumn<Row> {
  return { header, width, type: 'text', ...(width >= 36 ? { wrap: true } : {}), value: (row) => value(row) ?? null }
}

/** Written as somebody reported it: a figure where it is one, else text. */
export function reported<Row>(header: string, value: (row: Row) => string | null | undefined): ExportColumn<Row> {
  return { header, width: 14, type: 'decimal', decimals: 2, value: (row) => value(row) ?? null }
}

/** A whole number. */
export function count<Row>(header: string, value: (row: Row) => number | null | undefined): ExportColumn<Row> {
  return figure(header, 0, value, String)
}

/** Points in hundredths, written with two decimals. */
export function points<Row>(header: string, value: (row: Row) => number | null | undefined): ExportColumn<Row> {
  return figure(header, 2, value, formatHundredths)
}

/** Fen, written in yuan with two decimals. */
export function money<Row>(header: string, value: (row: Row) => number | null | undefined): ExportColumn<Row> {
  return figure(header, 2, value, formatFen)
}

function figure<Row>(header: string, decimals: number, value: (row: Row) => number | null | undefined, write: (value: number) => string): ExportColumn<Row> {
  return {
    header, width: 12, type: 'decimal', decimals,
    value: (row) => {
      const found = value(row)
      return found === null || found === undefined ? null : write(found)
    },
  }
}

/** The rows as one sheet; its name is cut to what a workbook allows. */
export function sheetOf<Row>(name: string, rows: readonly Row[], columns: ReadonlyArray<ExportColumn<Row>>): SheetToWrite {
  return {
    name: [...name.replace(/[\\/?*[\]:]/g, ' ').trim()].slice(0, 31).join('') || 'Sheet1',
    columns: columns.map(({ value: _, ...column }) => column),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
    frozenColumns: 1,
  }
}

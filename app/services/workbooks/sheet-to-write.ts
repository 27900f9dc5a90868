/** `text` keeps what is typed below the last row as text too; `decimal` takes decimal strings and shows `decimals` places. */
export interface ColumnToWrite {
  header: string
  /** In characters. */
  width: number
  type: 'text' | 'decimal'
  /** For `decimal`, 0–4. */
  decimals?: number
  /** Long text that wraps inside the column. */
  wrap?: boolean
}

export interface SheetToWrite {
  /** Up to 31 characters, none of `\ / ? * [ ] :`. */
  name: string
  columns: ColumnToWrite[]
  /** Cells by column; null is blank. A decimal is an exact decimal string such as `86.50`. */
  rows: (string | null)[][]
  /** Columns that stay in view. */
  frozenColumns?: number
}

const DECIMAL = /^-?[0-9]{1,12}(\.[0-9]{1,6})?$/

/** Whether a cell is written as a number. Anything that is no plain decimal stays text and is neutralised. */
export function isWrittenAsNumber(column: ColumnToWrite, cell: string): boolean {
  return column.type === 'decimal' && DECIMAL.test(cell)
}

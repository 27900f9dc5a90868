import { refuse } from '../refusal-error.ts'
import { parseRange, type CellRange, type ReadLimits } from '../workbook.ts'

const MAX_MERGES = 5_000
const ROWS_OF_A_SHEET = 1_048_576

/** Merges of one sheet. Readers that act on a merge cell by cell are stopped by one over the whole sheet, so such a file is made to harm. */
export class MergeList {
  readonly ranges: CellRange[] = []
  private readonly sheet: string
  private readonly limits: ReadLimits

  constructor(sheet: string, limits: ReadLimits) {
    this.sheet = sheet
    this.limits = limits
  }

  add(reference: string): void {
    const range = parseRange(reference)
    if (!range) return refuse('damaged', { sheet: this.sheet })
    if (coversSheet(range, this.limits) || this.ranges.length >= MAX_MERGES) refuse('sheetWideRange', { sheet: this.sheet })
    this.ranges.push(range)
  }
}

/** A rule of entry over whole columns is usual; over the whole sheet it is not. */
export function refuseSheetWideRule(references: string, sheet: string, limits: ReadLimits): void {
  const list = references.split(' ', 1_001)
  if (list.length > 1_000) refuse('sheetWideRange', { sheet })
  for (const reference of list) {
    const range = parseRange(reference) ?? parseWhole(reference)
    if (range && coversSheet(range, limits)) refuse('sheetWideRange', { sheet })
  }
}

function coversSheet(range: CellRange, limits: ReadLimits): boolean {
  return range.to.row - range.from.row >= limits.rows && range.to.column - range.from.column >= limits.columns
}

/** `A:XFD` and `1:1048576`. */
function parseWhole(reference: string): CellRange | null {
  const columns = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/.exec(reference)
  if (columns) return parseRange(`${columns[1]}1:${columns[2]}${ROWS_OF_A_SHEET}`)
  const rows = /^\$?([0-9]{1,7}):\$?([0-9]{1,7})$/.exec(reference)
  return rows ? parseRange(`A${rows[1]}:XFD${rows[2]}`) : null
}

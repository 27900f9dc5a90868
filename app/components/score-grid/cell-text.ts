import { readMarkText, writeMarkText, type MarkTextFault } from '#app/lib/mark-text.ts'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import { readItemValue, writeItemValue, type ItemValueFault } from '#scoring/schemes/item-value.ts'
import type { SchemeItem } from '#scoring/schemes/scheme.ts'

/** A column of marks, or of the values of one item of a marking scheme. */
export type CellColumn = MarkColumn & { item?: SchemeItem | null }

export type CellText = { ok: true; value: number | null } | { ok: false; fault: MarkTextFault | ItemValueFault }

/** What a person typed into a cell, by the rules of its column: the same functions the server reads with. */
export function readCellText(column: CellColumn | undefined, text: string, decimals: 0 | 1 | 2): CellText {
  if (column?.item) return readItemValue(column.item, text)
  return readMarkText(text, { maximum: column?.maximum ?? 10_000, decimals: column?.kind === 'metric' ? 2 : decimals })
}

/** A stored value as it is typed. */
export function writeCellText(column: CellColumn | undefined, value: number | null): string {
  return column?.item ? writeItemValue(column.item, value) : writeMarkText(value)
}

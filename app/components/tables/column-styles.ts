import type { RowData } from '@tanstack/react-table'
import type { CSSProperties } from 'react'

import type { CellContext, Column } from './columns.ts'

/** Columns that the rules of tables.module.css know; a test counts them. The widest table has twenty: twelve parts and what stands around them. */
export const MOST_COLUMNS = 24

/**
 * How the cells of each column look, said once on the table: its style carries custom properties with the column's place in their names, and
 * tables.module.css hands them to the cells at that place. Cells then carry no attributes, which is two thirds of what a list costs to draw.
 * `before` is the number of cells ahead of the first column (the tick).
 */
export function columnStyles<Row extends RowData>(columns: ReadonlyArray<Column<Row>>, context: CellContext, { stacked, before = 0 }: { stacked: boolean; before?: number }): CSSProperties {
  const styles: Record<`--${string}`, string> = {}
  columns.forEach(({ header, align, nowrap, wideOnly }, index) => {
    const place = before + index + 1
    if (align) styles[`--align-${place}`] = align
    if (nowrap) styles[`--wrap-${place}`] = 'nowrap'
    if (wideOnly) styles[`--narrow-${place}`] = 'none'
    if (stacked) styles[`--label-${place}`] = cssString(header(context.m))
  })
  return styles as CSSProperties
}

/** A text as CSS writes it: a column's name may hold anything a person can type. */
function cssString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"`
}

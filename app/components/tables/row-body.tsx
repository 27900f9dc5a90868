import type { RowData } from '@tanstack/react-table'
import type { ReactElement } from 'react'

import type { CellContext, Column } from './columns.ts'
import classes from './tables.module.css'

export type RowTone = 'attention' | 'decided' | 'void'

/** How rows look and behave, beyond their columns. */
export interface RowLook<Row extends RowData> {
  /** The page of a row; the naming cell becomes a link that covers the row (the table says so by `data-linked`). */
  rowHref?: (row: Row) => string | null
  rowTone?: (row: Row) => RowTone | undefined
  /** Ticking rows for an act on many, inside a surrounding form: each sends `name` with the row's id. */
  selection?: { name: string; label: (row: Row) => string; disabled?: (row: Row) => boolean }
}

export interface DrawnRow<Row extends RowData> {
  id: string
  original: Row
}

export interface RowBodyProps<Row extends RowData> extends RowLook<Row> {
  columns: { list: Array<Column<Row>> }
  rows: Array<DrawnRow<Row>>
  context: CellContext
  /** Place of the first row in the whole, for tables that draw a part (aria-rowindex). */
  from?: number
}

/**
 * The rows of a table, or of the part in view. Rows and cells are drawn by plain functions, and how a column looks stands on the table
 * (column-styles.ts): a component per row, and attributes or a spread per cell, are what makes tables slow on the server.
 */
export function RowBody<Row extends RowData>({ rows, columns, context, from, rowHref, rowTone, selection }: RowBodyProps<Row>) {
  return (
    <>
      {rows.map(({ id, original }, index) => {
        const href = rowHref?.(original) ?? null
        return (
          <tr key={id} data-tone={rowTone?.(original)} aria-rowindex={from === undefined ? undefined : from + index}>
            {selection ? (
              <td className={classes.tick}>
                <input type="checkbox" name={selection.name} value={id} aria-label={context.m.common.table.select(selection.label(original))} disabled={selection.disabled?.(original)} />
              </td>
            ) : null}
            {columns.list.map((column) => drawCell(column, original, context, href))}
          </tr>
        )
      })}
    </>
  )
}

function drawCell<Row extends RowData>(column: Column<Row>, record: Row, context: CellContext, href: string | null): ReactElement {
  const content = column.cell(record, context)
  if (!column.names) return <td key={column.id}>{content}</td>
  return (
    <th key={column.id} scope="row">
      {href ? (
        <a href={href} data-nav="go">
          {content}
        </a>
      ) : (
        content
      )}
    </th>
  )
}

import type { RowData } from '@tanstack/react-table'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import type { CellContext, Column } from './columns.ts'
import classes from './tables.module.css'

export type RowTone = 'attention' | 'decided' | 'void'

/** How rows look and behave, beyond their columns. */
export interface RowLook<Row extends RowData> {
  /** The page of a row; the naming cell becomes a link that covers the row. */
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
  stacked: boolean
  /** Place of the first row in the whole, for tables that draw a part (aria-rowindex). */
  from?: number
}

/** The rows of a table, or of the part in view. */
export function RowBody<Row extends RowData>({ rows, from, ...rest }: RowBodyProps<Row>) {
  return (
    <>
      {rows.map((row, index) => (
        <TableRow key={row.id} row={row} position={from === undefined ? undefined : from + index} {...rest} />
      ))}
    </>
  )
}

function TableRow<Row extends RowData>({ row, position, columns, context, stacked, rowHref, rowTone, selection }: Omit<RowBodyProps<Row>, 'rows' | 'from'> & { row: DrawnRow<Row>; position: number | undefined }) {
  const record = row.original
  const href = rowHref?.(record) ?? null
  return (
    <tr className={href ? classes.linked : undefined} data-tone={rowTone?.(record)} aria-rowindex={position}>
      {selection ? (
        <td className={classes.tick}>
          <input type="checkbox" name={selection.name} value={row.id} aria-label={context.m.common.table.select(selection.label(record))} disabled={selection.disabled?.(record)} />
        </td>
      ) : null}
      {columns.list.map((column) => drawCell(column, record, context, stacked, column.names ? href : null))}
    </tr>
  )
}

function drawCell<Row extends RowData>(column: Column<Row>, record: Row, context: CellContext, stacked: boolean, href: string | null): ReactNode {
  const content = column.cell(record, context)
  const shared = {
    key: column.id,
    'data-align': column.align,
    'data-nowrap': column.nowrap ? '' : undefined,
    'data-wide-only': column.wideOnly ? '' : undefined,
    'data-label': stacked ? column.header(context.m) : undefined,
  }
  if (!column.names) {
    const { key, ...attributes } = shared
    return (
      <td key={key} {...attributes}>
        {content}
      </td>
    )
  }
  const { key, ...attributes } = shared
  return (
    <th key={key} scope="row" {...attributes}>
      {href ? (
        <Link to={href} className={classes.rowLink}>
          {content}
        </Link>
      ) : (
        content
      )}
    </th>
  )
}

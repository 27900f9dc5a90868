import type { RowData } from '@tanstack/react-table'
import { useId, type ReactNode } from 'react'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import { EmptyState } from '../page/empty-state.tsx'
import { columnStyles } from './column-styles.ts'
import type { Column } from './columns.ts'
import { RowBody, type RowLook } from './row-body.tsx'
import classes from './tables.module.css'

export interface StaticTableProps<Row extends RowData> extends Omit<RowLook<Row>, 'selection'> {
  columns: Array<Column<Row>>
  rows: Row[]
  getRowId: (row: Row) => string
  caption: string
  showCaption?: boolean
  phone?: 'scroll' | 'stack'
  empty?: ReactNode
  footer?: ReactNode
}

/**
 * The same table without sort and pages, and so without TanStack Table in the browser: for public pages on a phone, short lists and
 * sheets to print. The rows stand as they come.
 */
export function StaticTable<Row extends RowData>({ columns, rows, getRowId, caption, showCaption = false, phone = 'scroll', empty, footer, ...look }: StaticTableProps<Row>) {
  const m = useMessages()
  const locale = useLocale()
  const captionId = useId()
  if (rows.length === 0) return <>{empty ?? <EmptyState title={m.common.table.empty} />}</>
  const context = { m, locale }
  const drawn = rows.map((row) => ({ id: getRowId(row), original: row }))
  return (
    <div className={classes.frame} data-phone={phone} tabIndex={0} role="region" aria-labelledby={captionId}>
      <table className={classes.table} data-phone={phone} data-linked={look.rowHref ? '' : undefined} style={columnStyles(columns, context, { stacked: phone === 'stack' })}>
        <caption id={captionId} className={showCaption ? classes.caption : 'visually-hidden'}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align} data-wide-only={column.wideOnly ? '' : undefined} style={column.width ? { width: column.width } : undefined}>
                {column.header(m)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <RowBody columns={{ list: columns }} rows={drawn} context={context} {...look} />
        </tbody>
        {footer ? <tfoot>{footer}</tfoot> : null}
      </table>
    </div>
  )
}

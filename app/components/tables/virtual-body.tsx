import type { RowData } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { useMessages } from '#app/messages/use-messages.tsx'

import { RowBody, type RowBodyProps } from './row-body.tsx'
import { TableHead } from './table-head.tsx'
import { withPages, type TableSort } from './table-state.ts'
import classes from './tables.module.css'

/** Height of a row at the officers' density, in pixels; measured once the table is there. */
const usualRowHeight = 37
const overscan = 12

/**
 * A long table of which only the rows in view are drawn; two empty rows stand for the others, so the scroll bar tells the truth.
 * Paper gets all of them. Without JavaScript the first rows are there and a link leads to pages.
 */
export function VirtualBody<Row extends RowData>({ style, captionId, caption, showCaption, sort, params, name, footer, ...body }: RowBodyProps<Row> & { style: CSSProperties; captionId: string; caption: string; showCaption: boolean; sort: TableSort | null; params: URLSearchParams; name?: string | undefined; footer?: ReactNode }) {
  const m = useMessages().common.table
  const table = useRef<HTMLTableElement>(null)
  const printing = usePrinting()
  const [rowHeight, setRowHeight] = useState(usualRowHeight)
  const virtualizer = useVirtualizer({
    count: body.rows.length,
    getScrollElement: () => table.current?.parentElement ?? null,
    estimateSize: () => rowHeight,
    overscan,
    initialRect: { width: 1200, height: 800 },
  })
  useEffect(() => {
    const measured = table.current?.querySelector('tbody tr[aria-rowindex]')?.getBoundingClientRect().height
    if (measured) setRowHeight(measured)
  }, [])
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const items = virtualizer.getVirtualItems()
  const first = printing ? 0 : (items[0]?.index ?? 0)
  const end = printing ? body.rows.length : (items[items.length - 1]?.index ?? -1) + 1
  const before = printing ? 0 : (items[0]?.start ?? 0)
  const after = printing ? 0 : Math.max(0, virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0))
  const span = body.columns.list.length + (body.selection ? 1 : 0)
  return (
    <>
      <table ref={table} className={classes.table} data-virtual data-linked={body.rowHref ? '' : undefined} style={style} aria-rowcount={body.rows.length + 1}>
        <caption id={captionId} className={showCaption ? classes.caption : 'visually-hidden'}>
          {caption}
        </caption>
        <TableHead columns={body.columns} sort={sort} params={params} name={name} selection={body.selection} />
        <tbody>
          <Spacer height={before} span={span} />
          <RowBody {...body} rows={body.rows.slice(first, end)} from={first + 2} />
          <Spacer height={after} span={span} />
        </tbody>
        {footer ? <tfoot>{footer}</tfoot> : null}
      </table>
      <noscript>
        <a href={withPages(params, name)} className={classes.inPages}>
          {m.inPages}
        </a>
      </noscript>
    </>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" className={classes.spacer}>
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}

/** True while the browser prepares paper. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const start = () => flushSync(() => setPrinting(true))
    const stop = () => setPrinting(false)
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', stop)
    return () => {
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', stop)
    }
  }, [])
  return printing
}

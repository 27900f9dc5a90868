import { useTable, type RowData } from '@tanstack/react-table'
import { useSearchParams } from '@remix-run/react'
import { useId, useMemo, type ReactNode } from 'react'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import { EmptyState } from '../page/empty-state.tsx'
import { columnStyles } from './column-styles.ts'
import { features, type CellContext, type TableColumns } from './columns.ts'
import { RowBody, type DrawnRow, type RowLook } from './row-body.tsx'
import { TableHead } from './table-head.tsx'
import { TablePager } from './table-pager.tsx'
import { readTableState, wantsPages, type TableSort } from './table-state.ts'
import classes from './tables.module.css'
import { VirtualBody } from './virtual-body.tsx'

/** Above this many rows on one page only those in view are drawn. */
export const virtualAbove = 200

/** Rows per page of a long table where there is no script to draw them as they scroll. */
const pagedSize = 100

export interface DataTableProps<Row extends RowData> extends RowLook<Row> {
  columns: TableColumns<Row>
  rows: Row[]
  getRowId: (row: Row) => string
  /** Names the table for everybody; `showCaption` also prints it above. */
  caption: string
  showCaption?: boolean
  defaultSort?: TableSort
  /** Rows per page; `all` puts everything on one page (drawn as it scrolls above 200 rows). */
  pageSize?: number | 'all'
  /** Set when the loader has already sorted and cut the page (`readTableState`): the number of all rows. */
  total?: number
  /** A second table on one page gets a name, which leads its parameters in the address. */
  name?: string
  /** On a phone: `scroll` sideways inside its frame, or `stack` each row into a block with its labels. */
  phone?: 'scroll' | 'stack'
  /** More columns than a desk screen holds: the table gets its own pane with the head kept in view. */
  wide?: boolean
  empty?: ReactNode
  /** Rows of `<tr>` for sums. */
  footer?: ReactNode
}

/**
 * The one table. TanStack Table keeps sort and page, both stand in the address (so they survive reload, back and sending the link,
 * and work without JavaScript); cells are native and drawn from the row itself. Rows that the loader has sorted and cut (`total`) are
 * drawn as they came.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { columns, rows, getRowId, defaultSort, pageSize = 50, total, name, empty } = props
  const m = useMessages()
  const [params] = useSearchParams()
  const { sort, page } = readTableState(params, { sortable: columns.sortable, defaultSort: defaultSort ?? null, name })
  const count = total ?? rows.length
  const size = pageSize !== 'all' ? pageSize : wantsPages(params, name) ? pagedSize : Math.max(1, rows.length)
  const pages = Math.max(1, Math.ceil(count / size))
  const view = { sort, params, count, size, pages, page: Math.min(page, pages) }
  if (count === 0) return <>{empty ?? <EmptyState title={m.common.table.empty} />}</>
  if (total === undefined) return <SortedTable {...props} view={view} />
  return <DrawnTable {...props} view={view} shown={rows.map((original) => ({ id: getRowId(original), original }))} />
}

/** The part of a table the address asks for. */
interface TableView {
  sort: TableSort | null
  params: URLSearchParams
  count: number
  size: number
  pages: number
  page: number
}

function SortedTable<Row extends RowData>({ view, ...props }: DataTableProps<Row> & { view: TableView }) {
  const { sort, page, size } = view
  const state = useMemo(
    () => ({ sorting: sort ? [{ id: sort.id, desc: sort.descending }] : [], pagination: { pageIndex: page - 1, pageSize: size } }),
    [sort?.id, sort?.descending, page, size], // eslint-disable-line react-hooks/exhaustive-deps -- by value
  )
  const table = useTable({ features, columns: props.columns.defs, data: props.rows, getRowId: props.getRowId, state, autoResetPageIndex: false })
  return <DrawnTable {...props} view={view} shown={table.getRowModel().rows} />
}

function DrawnTable<Row extends RowData>({ columns, view, shown, caption, showCaption = false, name, phone = 'scroll', wide = false, footer, rowHref, rowTone, selection }: DataTableProps<Row> & { view: TableView; shown: Array<DrawnRow<Row>> }) {
  const m = useMessages()
  const locale = useLocale()
  const captionId = useId()
  const context = useMemo<CellContext>(() => ({ m, locale }), [m, locale])
  const { sort, params, count, size, pages, page } = view
  const virtual = shown.length > virtualAbove
  const look: RowLook<Row> = { ...(rowHref ? { rowHref } : {}), ...(rowTone ? { rowTone } : {}), ...(selection ? { selection } : {}) }
  const body = { columns, rows: shown, context, ...look }
  const style = columnStyles(columns.list, context, { stacked: phone === 'stack', before: selection ? 1 : 0 })
  return (
    <div className={classes.block}>
      <div
        className={classes.frame}
        data-pane={wide || virtual ? '' : undefined}
        data-phone={phone}
        // A pane that scrolls must be reachable by the keyboard.
        tabIndex={0}
        role="region"
        aria-labelledby={captionId}
      >
        {virtual ? (
          <VirtualBody {...body} style={style} captionId={captionId} caption={caption} showCaption={showCaption} sort={sort} params={params} name={name} footer={footer} />
        ) : (
          <table className={classes.table} data-phone={phone} data-linked={rowHref ? '' : undefined} style={style}>
            <caption id={captionId} className={showCaption ? classes.caption : 'visually-hidden'}>
              {caption}
            </caption>
            <TableHead columns={columns} sort={sort} params={params} name={name} selection={selection} />
            <tbody>
              <RowBody {...body} />
            </tbody>
            {footer ? <tfoot>{footer}</tfoot> : null}
          </table>
        )}
      </div>
      <TablePager page={page} pages={pages} first={(page - 1) * size + 1} last={Math.min(page * size, count)} total={count} params={params} name={name} />
    </div>
  )
}

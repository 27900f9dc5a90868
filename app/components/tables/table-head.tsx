import type { RowData } from '@tanstack/react-table'
import type { ChangeEvent } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import type { Column } from './columns.ts'
import type { RowLook } from './row-body.tsx'
import { withSort, type TableSort } from './table-state.ts'
import classes from './tables.module.css'

/** The head of a table. A column that can be sorted by is a link to the same page in the other order. */
export function TableHead<Row extends RowData>({ columns, sort, params, name, selection }: { columns: { list: Array<Column<Row>> }; sort: TableSort | null; params: URLSearchParams; name?: string | undefined; selection?: RowLook<Row>['selection'] }) {
  const m = useMessages()
  return (
    <thead>
      <tr>
        {selection ? (
          <th scope="col" className={classes.tick}>
            <input type="checkbox" aria-label={m.common.table.selectAll} onChange={tickAll} />
          </th>
        ) : null}
        {columns.list.map((column) => {
          const sorted = sort?.id === column.id ? sort : null
          const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined
          const label = column.header(m)
          return (
            <th
              key={column.id}
              scope="col"
              data-align={column.align}
              data-wide-only={column.wideOnly ? '' : undefined}
              style={column.width ? { width: column.width } : undefined}
              aria-sort={direction}
            >
              {column.sort ? (
                <a href={withSort(params, nextSort(column, sorted), name)} data-nav="replace" className={classes.sortLink} title={m.common.table.sortBy(label)}>
                  {label}
                </a>
              ) : (
                label
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function nextSort<Row extends RowData>(column: Column<Row>, sorted: TableSort | null): TableSort {
  return { id: column.id, descending: sorted ? !sorted.descending : (column.descendingFirst ?? false) }
}

function tickAll(event: ChangeEvent<HTMLInputElement>) {
  const { checked } = event.currentTarget
  const boxes = event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('tbody input[type="checkbox"]:not(:disabled)')
  for (const box of boxes ?? []) box.checked = checked
}

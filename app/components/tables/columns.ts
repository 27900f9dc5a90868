import { createColumnHelper, createPaginatedRowModel, createSortedRowModel, rowPaginationFeature, rowSortingFeature, tableFeatures, type RowData } from '@tanstack/react-table'
import type { ReactNode } from 'react'

import type { Locale, Messages } from '#app/messages/index.ts'

/** What a cell may need besides its row. */
export interface CellContext {
  m: Messages
  locale: Locale
}

/** One column. Defined outside of components, so that nothing is rebuilt while rendering. */
export interface Column<Row extends RowData> {
  /** Stable and short: it stands in the address when the table is sorted by it. */
  id: string
  header: (m: Messages) => string
  /** Draws the cell from the row itself; native markup, no kit cells (they cost several times as much). */
  cell: (row: Row, context: CellContext) => ReactNode
  /** The value to sort by; null and undefined come last either way. Without it the column cannot be sorted by. */
  sort?: (row: Row) => string | number | null | undefined
  /** First click sorts from the top (marks, money, dates). */
  descendingFirst?: boolean
  align?: 'start' | 'center' | 'end'
  /** The cell that names the row (`<th scope="row">`); it carries the row's link. */
  names?: boolean
  /** CSS width of the column, e.g. `6rem`. */
  width?: string
  nowrap?: boolean
  /** Left out on narrow screens and kept on paper. */
  wideOnly?: boolean
}

/** Registered once for all tables: sorting and pages, nothing else travels to the browser. */
export const features = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
})

// Chinese by pinyin, and numbers inside text as numbers: 2号 comes before 10号.
const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true, sensitivity: 'base' })

/** Orders two values of a column, missing ones aside. */
export function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** The columns of one table, with what TanStack Table needs of them worked out once. */
export interface TableColumns<Row extends RowData> {
  list: Array<Column<Row>>
  defs: ReturnType<typeof toDefinitions<Row>>
  /** Ids that may stand in the address as a sort. */
  sortable: string[]
}

function toDefinitions<Row extends RowData>(list: Array<Column<Row>>) {
  const helper = createColumnHelper<typeof features, Row>()
  return list.map((column) =>
    helper.accessor((row): unknown => column.sort?.(row) ?? undefined, {
      id: column.id,
      enableSorting: column.sort !== undefined,
      sortUndefined: 'last',
      sortFn: (a, b, id) => compareValues(a.getValue<string | number>(id), b.getValue<string | number>(id)),
    }),
  )
}

/** `const columns = defineColumns<Row>([...])` at the top of a `columns.tsx`. */
export function defineColumns<Row extends RowData>(list: Array<Column<Row>>): TableColumns<Row> {
  return { list, defs: toDefinitions(list), sortable: list.filter((column) => column.sort).map((column) => column.id) }
}

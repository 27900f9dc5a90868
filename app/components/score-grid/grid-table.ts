import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { FieldEntry } from '#db/queries/field.ts'

/** TanStack Table keeps the order of the rows; cells are native and each subscribes to its own value. */
export const gridFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true })
const helper = createColumnHelper<typeof gridFeatures, FieldEntry>()

/** What rows can be ordered by while marks are typed. Never by marks: a row that moves away under the hand is a wrong entry. */
export const gridColumns = helper.columns([
  helper.accessor('number', { id: 'number', sortFn: (a, b) => collator.compare(a.original.number, b.original.number) }),
  helper.accessor('name', { id: 'name', sortFn: (a, b) => collator.compare(a.original.name, b.original.name) }),
])

import { writeMarkText } from '#app/lib/mark-text.ts'
import type { Column } from '#app/components/tables/columns.ts'
import type { ItemQuality } from '#app/services/analysis/item-quality.ts'

import classes from './item-columns.module.css'

/** A share of 1 as a bar and its number; a negative one has no bar. */
function share(value: number) {
  return (
    <span className={classes.share}>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
      </span>
      {value.toFixed(2)}
    </span>
  )
}

/** Below this an item hardly tells people apart. */
const WEAK = 0.2

export const itemColumns: Array<Column<ItemQuality>> = [
  { id: 'code', header: (m) => m.schemes.read.code, cell: (row) => row.code, nowrap: true },
  { id: 'name', header: (m) => m.schemes.read.item, cell: (row) => row.name, names: true },
  { id: 'method', header: (m) => m.schemes.read.how, cell: (row, { m }) => m.schemes.method[row.method], wideOnly: true },
  { id: 'marks', header: (m) => m.schemes.read.marks, cell: (row) => writeMarkText(row.marks), align: 'end' },
  { id: 'facility', header: (m) => m.checking.analysis.facility, cell: (row, { m }) => (row.quality === null ? m.common.absentValue : share(row.quality.facility)) },
  { id: 'discrimination', header: (m) => m.checking.analysis.discrimination, cell: (row, { m }) => (row.quality === null ? m.common.absentValue : share(row.quality.discrimination)) },
  { id: 'remark', header: (m) => m.checking.analysis.remark, cell: (row, { m }) => (row.quality === null ? m.checking.analysis.tooFew : row.quality.discrimination < WEAK ? m.checking.analysis.weak : '') },
]

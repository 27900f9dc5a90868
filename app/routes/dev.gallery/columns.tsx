import { Mark, markText } from '#app/components/format/values.tsx'
import type { DiffColumn } from '#app/components/tables/diff-table.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'

import type { GalleryRow } from './samples.server.ts'

export const columns = defineColumns<GalleryRow>([
  { id: 'number', header: (m) => m.common.number, cell: (row) => row.number, sort: (row) => row.number, width: '5rem', nowrap: true },
  { id: 'name', header: (m) => m.common.personName, cell: (row) => row.name, sort: (row) => row.name, names: true, nowrap: true },
  { id: 'unit', header: (m) => m.common.unit, cell: (row) => row.unit, sort: (row) => row.unit, wideOnly: true },
  { id: 'theory', header: (m) => m.terms.part.theory, cell: (row, { m }) => markText(m, row.theory), sort: (row) => row.theory, align: 'end', descendingFirst: true },
  { id: 'practical', header: (m) => m.terms.part.practical, cell: (row, { m }) => markText(m, row.practical), sort: (row) => row.practical, align: 'end', descendingFirst: true },
  { id: 'total', header: (m) => m.scoring.total, cell: (row, { m }) => markText(m, row.total), sort: (row) => row.total, align: 'end', descendingFirst: true },
  { id: 'rank', header: (m) => m.scoring.rank, cell: (row, { m }) => row.rank ?? m.terms.entryStatus.absent, sort: (row) => row.rank, align: 'end' },
])

export const diffColumns: Array<DiffColumn<GalleryRow>> = [
  { id: 'number', header: (m) => m.common.number, value: (row) => row.number, cell: (row) => row.number },
  { id: 'name', header: (m) => m.common.personName, value: (row) => row.name, cell: (row) => row.name, names: true },
  { id: 'practical', header: (m) => m.terms.part.practical, value: (row) => row.practical, cell: (row) => <Mark value={row.practical} />, align: 'end' },
  { id: 'total', header: (m) => m.scoring.total, value: (row) => row.total, cell: (row) => <Mark value={row.total} />, align: 'end' },
  { id: 'rank', header: (m) => m.scoring.rank, value: (row) => row.rank, cell: (row) => row.rank, align: 'end' },
]

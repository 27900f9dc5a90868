import { Instant } from '#app/components/format/values.tsx'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import type { UnitEventPage } from '#app/services/registration/unit-pages.server.ts'

type Person = UnitEventPage['rows'][number]
type List = UnitEventPage['imports'][number]

const TONES: Readonly<Record<Person['registration'], StatusTone>> = { draft: 'plain', submitted: 'active', accepted: 'decided', returned: 'attention', refused: 'void' }

/** Own people, each with what became of the registration and why. */
export const peopleColumns: Array<Column<Person>> = [
  { id: 'number', header: (m) => m.unitRegistration.column.number, cell: (row) => row.number, nowrap: true },
  { id: 'name', header: (m) => m.unitRegistration.column.name, cell: (row) => row.name, names: true },
  { id: 'level', header: (m) => m.unitRegistration.column.level, cell: (row, { m }) => (row.skillLevel === null ? m.common.absentValue : m.terms.skillLevel[row.skillLevel]) },
  { id: 'state', header: (m) => m.unitRegistration.column.state, cell: (row, { m }) => <StatusBadge tone={TONES[row.registration]}>{m.terms.registrationState[row.registration]}</StatusBadge>, nowrap: true },
  { id: 'note', header: (m) => m.unitRegistration.column.note, cell: (row, { m }) => row.note ?? m.common.absentValue },
  { id: 'seat', header: (m) => m.unitRegistration.column.seat, cell: (row, { m }) => (row.seat === null || row.batch === null ? m.common.absentValue : m.unitRegistration.seat(row.batch, row.seat)), nowrap: true },
]

/** Lists that were handed in. */
export const listColumns: Array<Column<List>> = [
  { id: 'file', header: (m) => m.imports.history.file, cell: (row) => row.fileName, names: true },
  { id: 'state', header: (m) => m.imports.history.state, cell: (row, { m }) => m.terms.importState[row.state], nowrap: true },
  { id: 'result', header: (m) => m.imports.history.result, cell: (row, { m }) => (row.counts ? m.unitRegistration.list(row.counts.added, row.counts.changed, row.counts.problems) : m.common.absentValue) },
  { id: 'by', header: (m) => m.imports.history.by, cell: (row) => row.createdByName, nowrap: true },
  { id: 'at', header: (m) => m.imports.history.at, cell: (row) => <Instant value={row.createdAt} />, nowrap: true },
]

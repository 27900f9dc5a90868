import type { Column } from '#app/components/tables/columns.ts'
import type { PersonLine } from '#app/services/people/find-people.server.ts'

export const columns: Array<Column<PersonLine>> = [
  { id: 'name', header: (m) => m.people.column.name, cell: (row) => row.name, names: true },
  { id: 'identity', header: (m) => m.people.column.identity, cell: (row, { m }) => row.identity || m.common.absentValue, nowrap: true },
  { id: 'sex', header: (m) => m.people.column.sex, cell: (row, { m }) => (row.sex ? m.terms.sex[row.sex] : m.common.absentValue), nowrap: true, width: '5rem' },
  { id: 'organisation', header: (m) => m.people.column.organisation, cell: (row, { m }) => row.organisation || m.common.absentValue },
  { id: 'entries', header: (m) => m.people.column.entries, cell: (row, { m }) => m.people.entriesCount(row.entries), align: 'end', width: '6rem' },
]

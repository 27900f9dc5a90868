import { statusTone } from '#app/components/entrants/status-tone.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { EntrantLine } from '#app/services/entries/list-entrants.server.ts'

const base = [
  { id: 'number', header: (m) => m.imports.entrants.number, cell: (row) => row.number, sort: (row) => row.number, width: '5rem', nowrap: true },
  { id: 'name', header: (m) => m.imports.entrants.name, cell: (row) => row.name, sort: (row) => row.name, names: true, width: '10rem' },
  { id: 'sex', header: (m) => m.imports.entrants.sex, cell: (row, { m }) => (row.sex ? m.terms.sex[row.sex] : m.common.absentValue), width: '4rem', wideOnly: true },
  { id: 'identity', header: (m) => m.imports.entrants.identity, cell: (row) => row.identity, nowrap: true },
  { id: 'phone', header: (m) => m.imports.entrants.phone, cell: (row, { m }) => row.phone || m.common.absentValue, nowrap: true },
  { id: 'organisation', header: (m) => m.imports.entrants.organisation, cell: (row, { m }) => row.organisation || m.common.absentValue, sort: (row) => row.organisation },
  { id: 'skillLevel', header: (m) => m.imports.entrants.skillLevel, cell: (row, { m }) => (row.skillLevel ? m.terms.skillLevel[row.skillLevel] : m.common.absentValue), nowrap: true },
] satisfies Parameters<typeof defineColumns<EntrantLine>>[0]

const status = {
  id: 'status',
  header: (m) => m.imports.entrants.status,
  cell: (row, { m }) => (row.status === 'competed' ? m.imports.entrants.inField : <StatusBadge tone={statusTone[row.status]}>{m.terms.entryStatus[row.status]}</StatusBadge>),
  sort: (row) => row.status,
  width: '7rem',
} satisfies Parameters<typeof defineColumns<EntrantLine>>[0][number]

const team = { id: 'team', header: (m) => m.imports.entrants.team, cell: (row, { m }) => row.team ?? m.common.absentValue } satisfies Parameters<typeof defineColumns<EntrantLine>>[0][number]

export const individualColumns = defineColumns<EntrantLine>([...base, status])
export const teamColumns = defineColumns<EntrantLine>([...base, team, status])

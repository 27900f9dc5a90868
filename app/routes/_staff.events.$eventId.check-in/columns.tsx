import { formatInstant } from '#app/components/format/format-instant.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { FloorRow } from '#app/services/check-in/floor-page.server.ts'

export const checkInColumns = defineColumns<FloorRow>([
  { id: 'number', header: (m) => m.floor.seats.number, cell: (row) => row.number, sort: (row) => row.number, width: '5rem' },
  { id: 'name', header: (m) => m.floor.seats.name, cell: (row) => row.name, sort: (row) => row.name, names: true, width: '10rem' },
  { id: 'organisation', header: (m) => m.floor.seats.organisation, cell: (row, { m }) => row.organisation || m.common.absentValue, sort: (row) => row.organisation },
  { id: 'seat', header: (m) => m.floor.seats.seat, cell: (row, { m }) => (row.seat === null || row.batch === null ? m.common.absentValue : m.registration.own.seatOf(row.batch, row.seat)), sort: (row) => row.seat, nowrap: true },
  {
    id: 'here',
    header: (m) => m.floor.checkIn.here,
    cell: (row, { m }) =>
      row.status !== 'competed' ? (
        <StatusBadge tone="void">{m.terms.entryStatus[row.status]}</StatusBadge>
      ) : row.checkedInAt ? (
        <StatusBadge tone="active">{`${m.floor.checkIn.here} ${formatInstant(row.checkedInAt).slice(11)}`}</StatusBadge>
      ) : (
        m.floor.checkIn.notHere
      ),
    sort: (row) => row.checkedInAt,
    nowrap: true,
  },
])

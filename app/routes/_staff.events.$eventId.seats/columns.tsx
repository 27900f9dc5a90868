import { defineColumns } from '#app/components/tables/columns.ts'
import { paths } from '#app/lib/paths.ts'
import type { FloorRow } from '#app/services/check-in/floor-page.server.ts'

export const seatColumns = defineColumns<FloorRow>([
  { id: 'batch', header: (m) => m.floor.seats.batchColumn, cell: (row, { m }) => row.batch ?? m.common.absentValue, sort: (row) => row.batch, width: '5rem' },
  { id: 'seat', header: (m) => m.floor.seats.seat, cell: (row, { m }) => row.seat ?? m.common.absentValue, sort: (row) => row.seat, width: '5rem' },
  { id: 'number', header: (m) => m.floor.seats.number, cell: (row) => row.number, sort: (row) => row.number, width: '5rem' },
  { id: 'name', header: (m) => m.floor.seats.name, cell: (row) => row.name, sort: (row) => row.name, names: true },
  { id: 'organisation', header: (m) => m.floor.seats.organisation, cell: (row, { m }) => row.organisation || m.common.absentValue, sort: (row) => row.organisation },
  {
    id: 'slip',
    header: (m) => m.floor.seats.slip,
    cell: (row, { m }) =>
      row.seat === null ? (
        m.common.absentValue
      ) : (
        <a href={paths.slip(row.id)} aria-label={`${m.floor.seats.slip} ${row.number}`}>
          {m.floor.seats.download}
        </a>
      ),
    width: '6rem',
  },
])

import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { StudioFigures } from '#app/services/studios/figures.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

type Line = StudioFigures['agreement'][number]

const columns: Array<Column<Line>> = [
  { id: 'round', header: (m) => m.reviews.column.name, cell: (row) => row.name, names: true },
  { id: 'studios', header: (m) => m.reviews.agreement.studios, cell: (row) => String(row.studios), align: 'end' },
  { id: 'icc', header: (m) => m.studioFigures.icc, cell: (row, { m }) => (row.icc === null ? m.common.absentValue : row.icc.toFixed(2)), align: 'end' },
  { id: 'word', header: (m) => m.studioFigures.meaning, cell: (row, { m }) => m.reviews.agreement.word[row.word] },
  { id: 'distance', header: (m) => m.reviews.agreement.distance, cell: (row) => formatHundredths(row.meanDistance), align: 'end' },
]

/** How far experts agreed in the last rounds. */
export function AgreementTable({ rows }: { rows: Line[] }) {
  const m = useMessages()
  return <StaticTable columns={columns} rows={rows} getRowId={(row) => row.roundId} rowHref={(row) => paths.review(row.roundId)} caption={m.studioFigures.agreement} phone="stack" />
}

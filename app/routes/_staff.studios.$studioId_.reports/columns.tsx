import { Day, Instant } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import type { getReportList } from '#app/services/studios/report/report-page.server.ts'
import { reportTone } from '#app/components/annual-report/report-tone.ts'

type Line = Awaited<ReturnType<typeof getReportList>>['reports'][number]

export const columns: Array<Column<Line>> = [
  { id: 'year', header: (m) => m.studioReport.list.year, cell: (row) => String(row.year), names: true },
  {
    id: 'state',
    header: (m) => m.studioReport.list.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={reportTone(row.state)}>{m.terms.reportState[row.state]}</StatusBadge>
        {row.overdue ? <StatusBadge tone="attention">{m.studioReport.year.overdue}</StatusBadge> : null}
      </span>
    ),
  },
  { id: 'due', header: (m) => m.studioReport.list.due, cell: (row) => <Day value={row.dueOn} />, nowrap: true },
  { id: 'submittedAt', header: (m) => m.studioReport.list.submittedAt, cell: (row) => <Instant value={row.submittedAt} precision="minute" />, nowrap: true },
]

import { reportTone } from '#app/components/annual-report/report-tone.ts'
import { Day, Instant } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { ReportLine } from '#app/services/studios/report/report-page.server.ts'

/** The database puts late ones first; no column can be sorted by. */
export const columns = defineColumns<ReportLine>([
  { id: 'studio', header: (m) => m.studioReport.year.column.studio, cell: (row) => row.name, names: true },
  { id: 'host', header: (m) => m.studioReport.year.column.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  { id: 'lead', header: (m) => m.studioReport.year.column.lead, cell: (row, { m }) => row.leadName ?? m.common.absentValue, nowrap: true },
  {
    id: 'state',
    header: (m) => m.studioReport.year.column.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={reportTone(row.state)}>{m.terms.reportState[row.state]}</StatusBadge>
        {row.overdue ? <StatusBadge tone="attention">{m.studioReport.year.overdue}</StatusBadge> : null}
      </span>
    ),
  },
  { id: 'due', header: (m) => m.studioReport.year.column.due, cell: (row) => <Day value={row.dueOn} />, nowrap: true },
  { id: 'submittedAt', header: (m) => m.studioReport.year.column.submittedAt, cell: (row) => <Instant value={row.submittedAt} precision="minute" />, nowrap: true },
])

import { shownValue } from '#app/services/studios/report/shown-value.ts'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { ReportFieldChange } from '#app/services/studios/report/report-page.server.ts'
import { reportField } from '#scoring/studios/report-form.ts'

const columns: Array<Column<ReportFieldChange>> = [
  { id: 'field', header: (m) => m.studioReport.changes.field, cell: (row, { locale }) => wordingIn(locale, reportField(row.key)!.label), names: true },
  { id: 'before', header: (m) => m.studioReport.changes.before, cell: (row, { m }) => <del>{shownValue(m.studioReport, reportField(row.key)!, row.before)}</del> },
  { id: 'after', header: (m) => m.studioReport.changes.after, cell: (row, { m }) => <ins>{shownValue(m.studioReport, reportField(row.key)!, row.after)}</ins> },
]

/** What the leader changed after the report was sent back. */
export function ChangesTable({ changes }: { changes: ReportFieldChange[] }) {
  const m = useMessages().studioReport.changes
  return changes.length === 0 ? <p>{m.none}</p> : <StaticTable columns={columns} rows={changes} getRowId={(row) => row.key} caption={m.caption} phone="stack" />
}

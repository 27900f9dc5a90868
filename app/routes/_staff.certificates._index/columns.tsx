import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import type { RegisterPage } from '#app/services/certificates/register.server.ts'

type SeriesRow = RegisterPage['report'][number]
type RegisterRow = RegisterPage['rows'][number]

/** Each kind and year: how many numbers, what became of them, and that none is missing. */
export const numberColumns: Column<SeriesRow>[] = [
  { id: 'year', header: (m) => m.certificates.register.year, cell: (row) => String(row.year), names: true },
  { id: 'kind', header: (m) => m.certificates.register.kind, cell: (row, { m }) => (row.kind ? m.certificates.kinds[row.kind] : row.series) },
  { id: 'range', header: (m) => m.certificates.register.range, cell: (row) => (row.first === row.last ? (row.first ?? '') : `${row.first ?? ''} – ${row.last ?? ''}`) },
  { id: 'given', header: (m) => m.certificates.register.given, cell: (row) => String(row.given), align: 'end' },
  { id: 'valid', header: (m) => m.terms.certificateStatus.valid, cell: (row) => String(row.valid), align: 'end' },
  { id: 'suspended', header: (m) => m.terms.certificateStatus.suspended, cell: (row) => String(row.suspended), align: 'end' },
  { id: 'revoked', header: (m) => m.terms.certificateStatus.revoked, cell: (row) => String(row.revoked), align: 'end' },
  { id: 'replaced', header: (m) => m.terms.certificateStatus.replaced, cell: (row) => String(row.replaced), align: 'end' },
  {
    id: 'missing',
    header: (m) => m.certificates.register.missing,
    cell: (row, { m }) => (row.missing.length === 0 ? m.certificates.register.noneMissing : <span><StatusBadge tone="attention">{row.missing.join(', ')}</StatusBadge></span>),
  },
]

export const columns: Column<RegisterRow>[] = [
  { id: 'number', header: (m) => m.certificates.list.number, cell: (row) => row.number, names: true, nowrap: true },
  { id: 'kind', header: (m) => m.certificates.register.kind, cell: (row, { m }) => m.certificates.kinds[row.kind] },
  { id: 'name', header: (m) => m.certificates.list.name, cell: (row) => row.name },
  { id: 'organisation', header: (m) => m.certificates.record.organisation, cell: (row) => row.organisation, wideOnly: true },
  { id: 'award', header: (m) => m.certificates.list.award, cell: (row) => row.award },
  {
    id: 'status',
    header: (m) => m.certificates.list.status,
    cell: (row, { m }) => <span><StatusBadge tone={row.status === 'valid' ? 'decided' : row.status === 'suspended' ? 'attention' : 'void'}>{m.terms.certificateStatus[row.status]}</StatusBadge></span>,
  },
]

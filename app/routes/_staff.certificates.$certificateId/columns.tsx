import { Instant } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { paths } from '#app/lib/paths.ts'
import type { CertificatePage } from '#app/services/certificates/register.server.ts'

type Link = CertificatePage['chain'][number]

/** The certificates of one subject, oldest first; the one of this page is named. */
export function chainColumns(certificateId: string): Column<Link>[] {
  return [
    {
      id: 'number',
      header: (m) => m.certificates.list.number,
      cell: (row, { m }) => (row.id === certificateId ? m.common.withNote(row.number, m.certificates.record.current) : <a href={paths.certificate(row.id)} data-nav="go">{row.number}</a>),
      names: true,
      nowrap: true,
    },
    { id: 'issuedAt', header: (m) => m.certificates.list.issuedOn, cell: (row) => <Instant value={row.issuedAt} />, nowrap: true },
    {
      id: 'status',
      header: (m) => m.certificates.list.status,
      cell: (row, { m }) => <span><StatusBadge tone={row.status === 'valid' ? 'decided' : row.status === 'suspended' ? 'attention' : 'void'}>{m.terms.certificateStatus[row.status]}</StatusBadge></span>,
    },
    {
      id: 'changed',
      header: (m) => m.certificates.record.changed,
      cell: (row) =>
        row.statusChangedAt === null ? (
          ''
        ) : (
          <>
            <Instant value={row.statusChangedAt} /> {row.statusChangedByName} {row.statusReason}
          </>
        ),
    },
  ]
}

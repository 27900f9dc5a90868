import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { paths } from '#app/lib/paths.ts'
import type { CertificateLine } from '#app/services/certificates/certificates-page.server.ts'

import { RevokeForm } from './revoke-form.tsx'

export const certificateColumns = defineColumns<CertificateLine>([
  { id: 'number', header: (m) => m.certificates.list.number, cell: (row) => row.number, sort: (row) => row.number, names: true, nowrap: true },
  { id: 'name', header: (m) => m.certificates.list.name, cell: (row) => row.name, sort: (row) => row.name },
  { id: 'award', header: (m) => m.certificates.list.award, cell: (row) => row.award, sort: (row) => row.award },
  { id: 'edition', header: (m) => m.certificates.list.edition, cell: (row, { m }) => (row.edition === null ? '' : m.certificates.list.editionNumber(row.edition)), sort: (row) => row.edition, wideOnly: true },
  {
    id: 'status',
    header: (m) => m.certificates.list.status,
    cell: (row, { m }) => (
      <>
        <StatusBadge tone={row.status === 'valid' ? 'decided' : 'void'}>{m.terms.certificateStatus[row.status]}</StatusBadge>
        {row.statusReason ? <small> {row.statusReason}</small> : null}
      </>
    ),
    sort: (row) => row.status,
  },
  { id: 'issuedOn', header: (m) => m.certificates.list.issuedOn, cell: (row) => <Day value={row.issuedOn} />, sort: (row) => row.issuedOn, nowrap: true },
  {
    id: 'file',
    header: (m) => m.certificates.list.file,
    cell: (row, { m }) => (
      <>
        {row.drawn ? (
          <a href={paths.certificateFile(row.id)} target="_blank" rel="noreferrer">
            {m.certificates.list.open}
          </a>
        ) : (
          m.certificates.list.drawing
        )}{' '}
        <a href={paths.verify(row.verifyCode)} target="_blank" rel="noreferrer">
          {m.certificates.list.check}
        </a>
      </>
    ),
    nowrap: true,
  },
  { id: 'revoke', header: (m) => m.certificates.revoking.trigger, cell: (row) => <RevokeForm row={row} /> },
])

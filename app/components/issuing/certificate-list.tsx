import { createContext, useContext, useMemo } from 'react'
import { Day } from '#app/components/format/values.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns, type Column } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { CertificateLine, PlacePage } from '#app/services/certificates/certificates-page.server.ts'

import { ActForm } from './act-form.tsx'
import { BatchList } from './batch-list.tsx'
import type { PlaceAnswer } from './place-answer.ts'

const RevokeContext = createContext<{ mayRevoke: boolean; answer: PlaceAnswer | undefined }>({ mayRevoke: false, answer: undefined })

const columns: Array<Column<CertificateLine>> = [
  { id: 'number', header: (m) => m.certificates.list.number, cell: (row) => <a href={paths.certificate(row.id)} data-nav="go">{row.number}</a>, sort: (row) => row.number, names: true, nowrap: true },
  { id: 'name', header: (m) => m.certificates.list.name, cell: (row) => row.name, sort: (row) => row.name },
  { id: 'award', header: (m) => m.certificates.list.award, cell: (row) => row.award, sort: (row) => row.award },
  { id: 'edition', header: (m) => m.certificates.list.edition, cell: (row, { m }) => (row.edition === null ? '' : m.certificates.list.editionNumber(row.edition)), sort: (row) => row.edition, wideOnly: true },
  {
    id: 'status',
    header: (m) => m.certificates.list.status,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={row.status === 'valid' ? 'decided' : row.status === 'suspended' ? 'attention' : 'void'}>{m.terms.certificateStatus[row.status]}</StatusBadge>
        {row.statusReason ? <small> {row.statusReason}</small> : null}
      </span>
    ),
    sort: (row) => row.status,
  },
  { id: 'issuedOn', header: (m) => m.certificates.list.issuedOn, cell: (row) => <Day value={row.issuedOn} />, sort: (row) => row.issuedOn, nowrap: true, wideOnly: true },
  {
    id: 'file',
    header: (m) => m.certificates.list.file,
    cell: (row, { m }) => (
      <span>
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
      </span>
    ),
    nowrap: true,
  },
  { id: 'revoke', header: (m) => m.certificates.acts.revoke.trigger, cell: (row) => <Revoke row={row} /> },
]

function Revoke({ row }: { row: CertificateLine }) {
  const { mayRevoke, answer } = useContext(RevokeContext)
  if (!mayRevoke || (row.status !== 'valid' && row.status !== 'suspended')) return null
  return <ActForm act="revoke" certificateId={row.id} number={row.number} answer={answer} />
}

/** Columns with something in them: plaques and letters come from no edition, and not everybody may revoke. */
function columnsFor({ certificates, mayRevoke }: PlacePage) {
  const filled = (id: string) => (id === 'edition' ? certificates.some(({ edition }) => edition !== null) : id === 'revoke' ? mayRevoke : true)
  return defineColumns(columns.filter(({ id }) => filled(id)))
}

/** What has been issued here, with the batches it was issued in. */
export function CertificateList({ page, answer }: { page: PlacePage; answer: PlaceAnswer | undefined }) {
  const m = useMessages().certificates
  const shown = useMemo(() => columnsFor(page), [page])
  return (
    <Section title={m.list.caption}>
      <BatchList batches={page.batches} />
      <RevokeContext.Provider value={{ mayRevoke: page.mayRevoke, answer }}>
        <DataTable columns={shown} rows={page.certificates} getRowId={(row) => row.id} caption={m.list.caption} phone="stack" empty={<EmptyState title={m.list.empty}>{m.list.emptyText}</EmptyState>} />
      </RevokeContext.Provider>
    </Section>
  )
}

import { createContext, useContext } from 'react'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PlacePage, Proposal } from '#app/services/certificates/certificates-page.server.ts'

import { ActForm } from './act-form.tsx'
import classes from './issuing.module.css'
import type { PlaceAnswer } from './place-answer.ts'

const ActContext = createContext<{ page: PlacePage | null; answer: PlaceAnswer | undefined }>({ page: null, answer: undefined })

const columns = defineColumns<Proposal>([
  { id: 'number', header: (m) => m.certificates.list.number, cell: (row) => <a href={paths.certificate(row.certificateId)} data-nav="go">{row.number}</a>, names: true, nowrap: true },
  { id: 'name', header: (m) => m.certificates.list.name, cell: (row) => row.name },
  { id: 'now', header: (m) => m.certificates.proposals.now, cell: (row) => row.before },
  { id: 'due', header: (m) => m.certificates.proposals.due, cell: (row, { m }) => row.after ?? <strong>{m.certificates.proposals.nothingDue}</strong> },
  { id: 'status', header: (m) => m.certificates.list.status, cell: (row, { m }) => <span><StatusBadge tone={row.status === 'valid' ? 'decided' : 'attention'}>{m.terms.certificateStatus[row.status]}</StatusBadge></span> },
  { id: 'act', header: (m) => m.certificates.proposals.act, cell: (row) => <ProposalActs row={row} /> },
])

function ProposalActs({ row }: { row: Proposal }) {
  const { page, answer } = useContext(ActContext)
  if (!page) return null
  const form = { certificateId: row.certificateId, number: row.number, answer }
  return (
    <div className={classes.acts}>
      {page.mayIssue && row.after !== null && page.issue.refusal === null ? <ActForm act="replace" {...form} /> : null}
      {page.mayRevoke && row.status === 'valid' ? <ActForm act="suspend" {...form} /> : null}
      {page.mayRevoke && row.after === null ? <ActForm act="revoke" {...form} /> : null}
      {page.mayRevoke && page.mayKeep ? <ActForm act="keep" {...form} /> : null}
    </div>
  )
}

/** What a correction upstream proposes, decided one by one. */
export function ProposalList({ page, answer }: { page: PlacePage; answer: PlaceAnswer | undefined }) {
  const m = useMessages().certificates.proposals
  if (page.proposals.length === 0) return null
  return (
    <Section title={m.heading} note={m.note}>
      <ActContext.Provider value={{ page, answer }}>
        <DataTable name="proposals" columns={columns} rows={page.proposals} getRowId={(row) => row.certificateId} caption={m.caption} phone="stack" />
      </ActContext.Provider>
    </Section>
  )
}

import { EmptyState } from '#app/components/page/empty-state.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundPage } from '#app/services/reviews/round-page.server.ts'
import type { RoundStudio } from '#app/services/reviews/round-rows.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import classes from './round.module.css'

/** The service cuts the list; no column can be sorted by. */
const columns = defineColumns<RoundStudio>([
  { id: 'studio', header: (m) => m.reviews.studios.studio, cell: (row) => row.name, names: true },
  { id: 'host', header: (m) => m.reviews.studios.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  {
    id: 'status',
    header: (m) => m.reviews.studios.status,
    cell: (row, { m }) => m.reviews.studios.statusWith(m.reviews.studios.statuses[row.status], row.statusReason === null ? null : (m.reviews.studios.reasons[row.statusReason] ?? row.statusReason)),
  },
  { id: 'self', header: (m) => m.reviews.studios.self, cell: (row, { m }) => (row.selfScore === null ? m.common.absentValue : formatHundredths(row.selfScore)), align: 'end' },
  {
    id: 'experts',
    header: (m) => m.reviews.studios.experts,
    cell: (row, { m }) =>
      row.experts.length === 0 ? (
        row.status === 'assessed' ? m.reviews.studios.none : m.common.absentValue
      ) : (
        <span className={classes.experts}>
          {row.experts.map((expert) => (
            <span key={expert.id}>
              {expert.name} <ExpertState expert={expert} />
            </span>
          ))}
        </span>
      ),
  },
])

/** How far one expert is; only what the office has to act on stands out of a long list. */
function ExpertState({ expert: { state, conflict } }: { expert: RoundStudio['experts'][number] }) {
  const m = useMessages()
  const word = conflict ? m.reviews.assign.conflict : m.terms.assignmentState[state]
  return state === 'declined' || state === 'returned' ? <StatusBadge tone="attention">{word}</StatusBadge> : <span className={classes.quiet}>{word}</span>
}

/** Every studio of the round: assessed or not and why, who reviews it, how far that is. What is done about one studio is done on its own page. */
export function StudioList({ page }: { page: RoundPage }) {
  const m = useMessages().reviews
  return (
    <DataTable columns={columns} rows={page.studios} total={page.total} getRowId={(row) => row.studioId} caption={m.studios.caption} rowHref={(row) => paths.reviewStudio(page.round.id, row.studioId)} phone="stack" empty={<EmptyState title={m.filter.noMatch} />} />
  )
}

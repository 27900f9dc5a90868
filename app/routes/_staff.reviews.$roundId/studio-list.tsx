import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import type { RoundPage, RoundStudio } from '#app/services/reviews/round-page.server.ts'

import type { RoundAnswer } from './acts.server.ts'
import classes from './round.module.css'

const columns: Array<Column<RoundStudio>> = [
  { id: 'studio', header: (m) => m.reviews.studios.studio, cell: (row) => row.name, names: true },
  { id: 'host', header: (m) => m.reviews.studios.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  {
    id: 'status',
    header: (m) => m.reviews.studios.status,
    cell: (row, { m }) => `${m.reviews.studios.statuses[row.status]}${row.statusReason ? `（${m.reviews.studios.reasons[row.statusReason] ?? row.statusReason}）` : ''}`,
  },
  { id: 'self', header: (m) => m.reviews.studios.self, cell: (row, { m }) => (row.selfScore === null ? m.common.absentValue : formatHundredths(row.selfScore)), align: 'end' },
  {
    id: 'experts',
    header: (m) => m.reviews.studios.experts,
    cell: (row, { m }) =>
      row.experts.length === 0 ? (
        m.reviews.studios.none
      ) : (
        <span className={classes.experts}>
          {row.experts.map((expert) => (
            <span key={expert.id}>
              {expert.name} <StatusBadge tone={expert.state === 'submitted' ? 'decided' : expert.state === 'declined' ? 'void' : 'plain'}>{expert.conflict ? m.reviews.assign.conflict : m.terms.assignmentState[expert.state]}</StatusBadge>
            </span>
          ))}
        </span>
      ),
  },
]

/** Every studio of the round: assessed or not and why, who reviews it, how far that is. */
export function StudioList({ page, changeable, answer }: { page: RoundPage; changeable: boolean; answer: RoundAnswer | null }) {
  const m = useMessages().reviews.studios
  const withAct: Array<Column<RoundStudio>> = changeable
    ? [
        ...columns,
        {
          id: 'act',
          header: () => m.setStatus,
          cell: (row) => {
            const to = row.status === 'assessed' ? 'exempt' : 'assessed'
            const refused = answer?.intent === 'status' && answer.about === row.studioId
            return (
              <ConfirmForm intent="status" trigger={to === 'assessed' ? m.assess : m.exempt} consequence={row.name} confirmLabel={to === 'assessed' ? m.assess : m.exempt} errors={refused ? answer.errors : null} values={refused ? answer.values : null}>
                <input type="hidden" name="studioId" value={row.studioId} />
                <input type="hidden" name="status" value={to} />
              </ConfirmForm>
            )
          },
        },
      ]
    : columns
  // A long round is worked on in the meeting's table; forms for hundreds of rows would only weigh the page down.
  return <StaticTable columns={page.studios.length > 100 ? columns : withAct} rows={page.studios} getRowId={(row) => row.studioId} caption={m.caption} phone="stack" />
}

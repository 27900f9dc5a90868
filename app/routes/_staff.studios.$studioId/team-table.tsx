import { Day } from '#app/components/format/values.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { StudioPage } from '#app/services/studios/studio-pages.server.ts'

type Member = StudioPage['team'][number]

const columns: Array<Column<Member>> = [
  { id: 'name', header: (m) => m.studios.team.name, cell: (row) => row.name, names: true },
  { id: 'duty', header: (m) => m.studios.team.duty, cell: (row, { m }) => m.terms.studioDuty[row.duty], nowrap: true },
  { id: 'organisation', header: (m) => m.studios.team.organisation, cell: (row, { m }) => row.organisation ?? m.common.absentValue },
  { id: 'since', header: (m) => m.studios.team.since, cell: (row) => <Day value={row.fromDay} />, nowrap: true },
  { id: 'until', header: (m) => m.studios.team.until, cell: (row) => <Day value={row.toDay} />, nowrap: true },
]

/** Who works in the studio, the leader first. */
export function TeamTable({ team }: { team: Member[] }) {
  const m = useMessages().studios.team
  if (team.length === 0) return <p>{m.empty}</p>
  return <StaticTable columns={columns} rows={team} getRowId={(row) => row.id} caption={m.caption} phone="stack" />
}

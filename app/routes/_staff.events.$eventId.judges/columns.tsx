import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { JudgeRow } from '#app/services/judges/judges-page.server.ts'

export const judgeColumns = defineColumns<JudgeRow>([
  { id: 'slot', header: (m) => m.judges.slot, cell: (row, { m }) => (row.slot === 0 || row.state === 'withdrawn' ? m.common.absentValue : row.slot), sort: (row) => row.slot, width: '4rem' },
  { id: 'name', header: (m) => m.judges.name, cell: (row) => row.name, sort: (row) => row.name, names: true, width: '8rem' },
  { id: 'organisation', header: (m) => m.judges.organisation, cell: (row, { m }) => row.organisation ?? m.common.absentValue, sort: (row) => row.organisation },
  { id: 'qualification', header: (m) => m.judges.qualification, cell: (row) => row.qualification, wideOnly: true },
  { id: 'duty', header: (m) => m.judges.duty, cell: (row, { m }) => m.judges.dutyOf[row.duty], sort: (row) => row.duty, nowrap: true },
  { id: 'workload', header: (m) => m.judges.workload, cell: (row, { m }) => m.judges.workloadOf(row.elsewhere), sort: (row) => row.elsewhere, nowrap: true },
  { id: 'account', header: (m) => m.judges.account, cell: (row, { m }) => (row.maySheet || (row.hasAccount && row.duty !== 'judge') ? m.judges.hasAccount : m.judges.noAccount), nowrap: true, wideOnly: true },
  {
    id: 'check',
    header: (m) => m.judges.check,
    cell: (row, { m }) =>
      row.state === 'withdrawn' ? (
        <StatusBadge tone="void">{m.judges.withdrawn(row.withdrawalReason ?? '')}</StatusBadge>
      ) : row.problems.length === 0 ? (
        m.judges.fine
      ) : (
        <StatusBadge tone="attention">{m.common.list(row.problems.map((problem) => m.judges.problem[problem]))}</StatusBadge>
      ),
    sort: (row) => row.problems.length,
  },
])

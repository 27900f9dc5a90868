import { formatFen } from '#app/components/format/format-numbers.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { usageLabel } from '#app/services/studios/log/usage-label.ts'
import type { Column } from '#app/components/tables/columns.ts'
import type { MoneyPage } from '#app/services/studios/log/log-page.server.ts'

export const useColumns: Array<Column<MoneyPage['lines'][number]>> = [
  { id: 'use', header: (m) => m.studioLog.money.use, cell: (row, { m }) => usageLabel(m, row.key, row.label), names: true },
  { id: 'plan', header: (m) => m.studioLog.money.plan, cell: (row) => formatFen(row.planFen), align: 'end' },
  { id: 'spent', header: (m) => m.studioLog.money.spent, cell: (row) => formatFen(row.spentFen), align: 'end' },
  {
    id: 'left',
    header: (m) => m.studioLog.money.left,
    cell: (row, { m }) => (row.planFen > 0 && row.spentFen > row.planFen ? <StatusBadge tone="attention">{`${m.studioLog.money.over} ${formatFen(row.spentFen - row.planFen)}`}</StatusBadge> : formatFen(Math.max(row.planFen - row.spentFen, 0))),
    align: 'end',
  },
]

export const yearColumns: Array<Column<MoneyPage['years'][number]>> = [
  { id: 'year', header: (m) => m.studioLog.money.year, cell: (row) => String(row.year), names: true },
  { id: 'in', header: (m) => m.studioLog.money.in, cell: (row) => formatFen(row.inFen), align: 'end' },
  { id: 'out', header: (m) => m.studioLog.money.out, cell: (row) => formatFen(row.outFen), align: 'end' },
  { id: 'carried', header: (m) => m.studioLog.money.carried, cell: (row) => formatFen(row.balanceFen), align: 'end' },
]

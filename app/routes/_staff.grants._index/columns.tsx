import { Citation } from '#app/components/disclosure/citation.tsx'
import { formatFen } from '#app/components/format/format-numbers.ts'
import type { Column } from '#app/components/tables/columns.ts'
import type { Messages } from '#app/messages/index.ts'
import type { GrantGroup, GrantOverview } from '#app/services/grants/overview.server.ts'

type Fund = GrantOverview['funds'][number]
type Clause = GrantOverview['clauses'][number]

/** Due, claimed, approved, paid: each holds less than the one before it. */
function sumColumns<Row extends GrantGroup>(): Array<Column<Row>> {
  return [
    { id: 'lines', header: (m) => m.grantPages.overview.lines, cell: (row) => String(row.lines), align: 'end' },
    { id: 'due', header: (m) => m.grantPages.overview.due, cell: (row) => formatFen(row.dueFen), align: 'end' },
    { id: 'claimed', header: (m) => m.grantPages.overview.claimed, cell: (row) => formatFen(row.claimedFen), align: 'end' },
    { id: 'approved', header: (m) => m.grantPages.overview.approved, cell: (row) => formatFen(row.approvedFen), align: 'end' },
    { id: 'paid', header: (m) => m.grantPages.overview.paid, cell: (row) => formatFen(row.paidFen), align: 'end' },
  ]
}

const tierWord = (key: string, m: Messages) => (key === '' ? m.grantPages.overview.noTier : (m.terms.tier[key as keyof Messages['terms']['tier']] ?? key))

export const fundColumns: Array<Column<Fund>> = [
  { id: 'fund', header: (m) => m.grants.column.fund, cell: (row, { m }) => m.grants.fund[row.key] ?? row.key, names: true },
  ...sumColumns<Fund>(),
  { id: 'spent', header: (m) => m.grantPages.overview.spent, cell: (row) => formatFen(row.spentFen), align: 'end' },
  { id: 'budget', header: (m) => m.grantPages.overview.budget, cell: (row, { m }) => (row.budgetFen === null ? m.grantPages.overview.noBudget : formatFen(row.budgetFen)), align: 'end' },
  {
    id: 'left',
    header: (m) => m.grantPages.overview.left,
    cell: (row, { m }) => (row.leftFen === null ? m.common.absentValue : row.leftFen < 0 ? `${formatFen(row.leftFen)} ${m.grantPages.overview.overBudget}` : formatFen(row.leftFen)),
    align: 'end',
  },
]

/** All years together: budgets belong to one. */
export const fundSumColumns = fundColumns.slice(0, -3)

export const clauseColumns: Array<Column<Clause>> = [
  { id: 'rule', header: (m) => m.grants.column.clause, cell: (row) => `${row.rule} ${row.documentNumber} ${row.clause}`, names: true },
  { id: 'gist', header: (m) => m.policies.gist, cell: (row) => <Citation cites={row.cites}>{row.cites[0]?.gist ?? ''}</Citation>, wideOnly: true },
  ...sumColumns<Clause>(),
]

export const tierColumns: Array<Column<GrantGroup>> = [{ id: 'tier', header: (m) => m.grantPages.overview.byTier, cell: (row, { m }) => tierWord(row.key, m), names: true }, ...sumColumns<GrantGroup>()]

export const yearColumns: Array<Column<GrantGroup>> = [{ id: 'year', header: (m) => m.grantPages.overview.year, cell: (row) => row.key, names: true }, ...sumColumns<GrantGroup>()]

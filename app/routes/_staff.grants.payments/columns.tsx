import { formatMoney } from '#app/components/format/format-numbers.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import type { PaymentPage, PaymentView } from '#app/services/grants/payment-pages.server.ts'

type Batch = PaymentPage['batches'][number]
type Allowance = PaymentPage['allowances'][number]

export const plannedColumns: Array<Column<PaymentView>> = [
  { id: 'payee', header: (m) => m.grantPages.payments.receiver, cell: (row) => row.payeeName, names: true },
  { id: 'claim', header: (m) => m.grantPages.claims.title, cell: (row) => row.claimNumber ?? '', nowrap: true },
  { id: 'clause', header: (m) => m.grants.column.clause, cell: (row) => `${row.rule} ${row.clause}`, nowrap: true },
  { id: 'month', header: (m) => m.grantPages.payments.period, cell: (row, { m }) => row.month ?? m.common.absentValue, nowrap: true },
  { id: 'fund', header: (m) => m.grants.column.fund, cell: (row, { m }) => m.grants.fund[row.fund] ?? row.fund },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: (row, { locale }) => formatMoney(locale, row.fen), align: 'end' },
  { id: 'account', header: (m) => m.grantPages.payments.account, cell: (row, { m }) => (row.hasAccount ? m.common.yes : <StatusBadge tone="attention">{m.grantPages.payments.noAccount}</StatusBadge>), nowrap: true },
]

export const batchColumns: Array<Column<Batch>> = [
  { id: 'number', header: (m) => m.grants.column.number, cell: (row) => row.number, names: true, nowrap: true },
  { id: 'fund', header: (m) => m.grants.column.fund, cell: (row, { m }) => m.grants.fund[row.fund] ?? row.fund },
  { id: 'payments', header: (m) => m.grantPages.overview.lines, cell: (row) => String(row.payments), align: 'end' },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: (row, { locale }) => formatMoney(locale, row.totalFen), align: 'end' },
  { id: 'state', header: (m) => m.common.status, cell: (row, { m }) => <StatusBadge tone={row.state === 'paid' ? 'decided' : 'active'}>{m.grants.batchState[row.state]}</StatusBadge>, nowrap: true },
]

export const allowanceColumns: Array<Column<Allowance>> = [
  { id: 'person', header: (m) => m.common.personName, cell: (row) => row.personName, names: true },
  { id: 'clause', header: (m) => m.grants.column.clause, cell: (row) => row.rule, nowrap: true },
  { id: 'rate', header: (m) => m.grantPages.payments.rate, cell: (row, { locale }) => formatMoney(locale, row.rateFen), align: 'end' },
  { id: 'due', header: (m) => m.grantPages.payments.monthsDue, cell: (row, { m }) => m.grantPages.payments.monthsList(row.due, row.from, row.to) },
  { id: 'progress', header: (m) => m.grantPages.payments.progress, cell: (row, { m }) => m.grantPages.payments.monthsOf(row.paidMonths, row.allMonths), nowrap: true },
  { id: 'halt', header: (m) => m.common.status, cell: (row, { m }) => (row.halt ? <StatusBadge tone="attention">{m.grantPages.payments.halted(m.grants.stop[row.halt.condition] ?? row.halt.condition)}</StatusBadge> : m.grants.progress.running) },
]

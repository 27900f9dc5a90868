import { Citation } from '#app/components/disclosure/citation.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { Messages } from '#app/messages/index.ts'
import type { LineProgress, LineView } from '#app/services/grants/line-view.ts'

import { amountText } from './amount-text.ts'
import classes from './line-columns.module.css'
import { reasonsText } from './reasons-text.ts'

/** What happened, as one phrase. */
export function occasionText(line: Pick<LineView, 'kind' | 'grade'>, m: Messages): string {
  const kind = m.grants.kind[line.kind] ?? line.kind
  const grade = line.grade ? m.terms.assessmentGrade[line.grade as keyof Messages['terms']['assessmentGrade']] : null
  return grade ? m.grants.plan.assessment(grade) : kind
}

export const progressTone: Readonly<Record<LineProgress, StatusTone>> = { notPayable: 'void', open: 'attention', claimed: 'active', approved: 'active', running: 'active', paid: 'decided' }

export const lineColumns = defineColumns<LineView>([
  { id: 'what', header: (m) => m.grants.column.what, cell: (row, { m }) => `${occasionText(row, m)} · ${row.label}`, names: true },
  { id: 'payee', header: (m) => m.grants.column.payee, cell: (row, { m }) => row.payeeName ?? m.common.absentValue },
  { id: 'on', header: (m) => m.grants.column.on, cell: (row) => row.on, nowrap: true },
  {
    id: 'amount',
    header: (m) => m.grants.column.amount,
    cell: (row, { m, locale }) => (
      <div>
        <Citation cites={row.cites}>{amountText(row.amount, row.approvedFen, m, locale)}</Citation>
        {row.status === 'due' || row.reasons.length === 0 ? null : <small className={classes.reason}>{reasonsText(row.reasons, m, locale)}</small>}
      </div>
    ),
    align: 'end',
  },
  {
    id: 'progress',
    header: (m) => m.grants.column.progress,
    cell: (row, { m, locale }) => (
      <>
        <StatusBadge tone={row.status === 'needsInput' ? 'attention' : progressTone[row.progress]}>{row.progress === 'notPayable' ? m.grants.status[row.status] : m.grants.progress[row.progress]}</StatusBadge>
        {row.paidFen > 0 && row.progress !== 'paid' ? <small> {formatMoney(locale, row.paidFen)}</small> : null}
      </>
    ),
    nowrap: true,
  },
])

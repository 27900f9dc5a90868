import type { Column } from '#app/components/tables/columns.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import type { JudgeQualityPage } from '#app/services/judges/judge-quality.server.ts'

type Row = JudgeQualityPage['judges'][number]

/** Points with their sign and two decimals. */
export const signed = (points: number) => `${points > 0 ? '+' : ''}${points.toFixed(2)}`

export const qualityColumns: Array<Column<Row>> = [
  {
    id: 'judge',
    header: (m) => m.judgeQuality.judge,
    cell: (row, { m }) => (
      <>
        {row.name}
        <small> {[row.qualification, row.unit, row.active ? null : m.judgeQuality.inactive].filter(Boolean).join(' · ')}</small>
      </>
    ),
    names: true,
  },
  { id: 'events', header: (m) => m.judgeQuality.events, cell: (row) => row.events, align: 'end' },
  { id: 'marks', header: (m) => m.judgeQuality.marks, cell: (row) => row.marks, align: 'end' },
  { id: 'bias', header: (m) => m.judgeQuality.bias, cell: (row, { m }) => (row.bias === null ? m.common.absentValue : signed(row.bias)), align: 'end' },
  { id: 'spread', header: (m) => m.judgeQuality.spread, cell: (row, { m }) => (row.spread === null ? m.common.absentValue : row.spread.toFixed(2)), align: 'end' },
  { id: 'own', header: (m) => m.judgeQuality.ownUnit, cell: (row, { m }) => (row.ownUnit === null ? m.judgeQuality.noOwnUnit : m.judgeQuality.ownUnitOf(signed(row.ownUnit.preference), row.ownUnit.marks)) },
  { id: 'withdrawals', header: (m) => m.judgeQuality.withdrawals, cell: (row, { m }) => m.judgeQuality.withdrawn(row.withdrawals, row.reasons) },
  {
    id: 'byEvent',
    header: (m) => m.judgeQuality.byEvent,
    cell: (row, { m, locale }) => (row.byEvent.length === 0 ? m.common.absentValue : m.common.list(row.byEvent.map(({ year, event, bias }) => m.judgeQuality.eventBias(year, eventNameIn(locale, event), signed(bias))))),
  },
]

import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { Messages } from '#app/messages/index.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { CompetitionListRow } from '#app/services/competitions/list-competitions.server.ts'
import { competitionTone } from '#app/services/competitions/state-tone.ts'

import classes from './list.module.css'

/** The database sorts this list, so the values here only say which columns can be sorted by. */
export const columns = defineColumns<CompetitionListRow>([
  { id: 'code', header: (m) => m.competitions.list.code, cell: (row) => row.code, sort: (row) => row.code, nowrap: true, wideOnly: true },
  {
    id: 'name',
    header: (m) => m.competitions.list.name,
    cell: (row, { locale }) => nameIn(locale, row),
    sort: (row) => row.name,
    names: true,
  },
  {
    id: 'state',
    header: (m) => m.competitions.list.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={competitionTone(row.state)}>{m.terms.competitionState[row.state]}</StatusBadge>
      </span>
    ),
    sort: (row) => row.state,
    nowrap: true,
  },
  {
    id: 'tier',
    header: (m) => m.competitions.list.tier,
    cell: (row, { m }) => tierClass(m, row),
    nowrap: true,
    wideOnly: true,
  },
  { id: 'finalOn', header: (m) => m.competitions.list.finalOn, cell: (row) => <Day value={row.finalOn} />, sort: (row) => row.finalOn, descendingFirst: true, nowrap: true },
  { id: 'events', header: (m) => m.competitions.list.events, cell: (row) => row.events, align: 'end', width: '4.5rem' },
  { id: 'entrants', header: (m) => m.competitions.list.entrants, cell: (row) => row.entrants, align: 'end', width: '4.5rem' },
  { id: 'next', header: (m) => m.competitions.list.next, cell: (row, { m }) => <NextStep row={row} m={m} /> },
])

/** 县级一类; the tier alone where it knows no classes. */
export function tierClass(m: Messages, row: Pick<CompetitionListRow, 'tier' | 'competitionClass'>): string {
  return m.competitions.tierClass(m.terms.tier[row.tier], row.competitionClass === null ? null : m.terms.competitionClass[row.competitionClass])
}

function NextStep({ row, m }: { row: CompetitionListRow; m: Messages }) {
  const words = m.competitions
  if (row.next === null) return <span className={classes.quiet}>{words.list.nothingNext}</span>
  const { action, blockers, mine } = row.next
  return (
    <span>
      {words.action[action]}{' '}
      <span className={classes.quiet} data-attention={blockers.length > 0 ? '' : undefined}>
        {blockers.length > 0 ? words.list.lacking(blockers.length) : mine ? words.list.ready : words.list.notMine}
      </span>
    </span>
  )
}

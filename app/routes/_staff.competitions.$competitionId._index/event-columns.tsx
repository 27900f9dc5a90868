import type { ReactNode } from 'react'

import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { WayTo } from '#app/components/shell/way-to.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { paths } from '#app/lib/paths.ts'
import type { Messages } from '#app/messages/index.ts'
import type { CompetitionEventRow } from '#app/services/competitions/competition-page.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

import classes from './page.module.css'

/** The events in the organiser's order; each number leads to the page it comes from. */
export const eventColumns = defineColumns<CompetitionEventRow>([
  {
    id: 'name',
    header: (m) => m.competitions.eventTable.name,
    cell: (row, { locale }) => <WayTo to={paths.event(row.id)}>{eventNameIn(locale, row)}</WayTo>,
    names: true,
  },
  {
    id: 'occupation',
    header: (m) => m.competitions.eventTable.occupation,
    cell: (row, { m }) => (row.occupationCode ? `${row.occupationCode} ${row.occupationName ?? ''}` : m.competitions.eventPage.noCode),
    wideOnly: true,
  },
  {
    id: 'parts',
    header: (m) => m.competitions.eventTable.parts,
    cell: (row, { m, locale }) => (
      <WayTo to={paths.eventRules(row.id)} className={classes.parts}>
        {m.competitions.eventTable.weights(row.parts.map((part) => ({ name: nameIn(locale, part), weight: part.weight })))}
      </WayTo>
    ),
  },
  {
    id: 'entrants',
    header: (m) => m.competitions.eventTable.entrants,
    cell: (row) => <WayTo to={paths.eventEntrants(row.id)}>{row.entrants}</WayTo>,
    align: 'end',
    width: '4.5rem',
  },
  {
    id: 'marks',
    header: (m) => m.competitions.eventTable.marks,
    cell: (row, { m }) => (row.frozen ? <WayTo to={paths.eventMarks(row.id)}>{m.competitions.cellCount(row.cells.filled, row.cells.of)}</WayTo> : m.common.absentValue),
    align: 'end',
    nowrap: true,
  },
  {
    id: 'ranking',
    header: (m) => m.competitions.eventTable.ranking,
    cell: (row, { m }) => <span>{rankingOf(row, m)}</span>,
    nowrap: true,
  },
  {
    id: 'certificates',
    header: (m) => m.competitions.eventTable.certificates,
    cell: (row, { m }) => (row.certificates > 0 ? <WayTo to={paths.eventCertificates(row.id)}>{row.certificates}</WayTo> : m.common.absentValue),
    align: 'end',
    width: '4.5rem',
  },
  {
    id: 'next',
    header: (m) => m.competitions.eventTable.next,
    cell: (row, { m }) => (row.next === null ? m.common.absentValue : m.competitions.step[row.next].title),
    wideOnly: true,
  },
])

function rankingOf(row: CompetitionEventRow, m: Messages): ReactNode {
  const words = m.competitions.eventTable
  if (row.correctionOpen) return <StatusBadge tone="attention">{words.correction}</StatusBadge>
  if (row.publishedEdition !== null) {
    return (
      <WayTo to={paths.eventEdition(row.id, row.publishedEdition)}>
        <StatusBadge tone="decided">{words.published(row.publishedEdition)}</StatusBadge>
      </WayTo>
    )
  }
  if (row.latestEdition !== null) return <WayTo to={paths.eventEdition(row.id, row.latestEdition)}>{words.edition(row.latestEdition)}</WayTo>
  return row.cells.filled > 0 ? <WayTo to={paths.eventRanking(row.id)}>{words.notRanked}</WayTo> : m.common.absentValue
}

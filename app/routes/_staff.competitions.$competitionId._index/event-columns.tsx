import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

import { StatusBadge } from '#app/components/page/status-badge.tsx'
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
    cell: (row, { locale }) => <Link to={paths.event(row.id)}>{eventNameIn(locale, row)}</Link>,
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
      <Link to={paths.eventRules(row.id)} className={classes.parts}>
        {m.competitions.eventTable.weights(row.parts.map((part) => ({ name: nameIn(locale, part), weight: part.weight })))}
      </Link>
    ),
  },
  {
    id: 'entrants',
    header: (m) => m.competitions.eventTable.entrants,
    cell: (row) => <Link to={paths.eventEntrants(row.id)}>{row.entrants}</Link>,
    align: 'end',
    width: '4.5rem',
  },
  {
    id: 'marks',
    header: (m) => m.competitions.eventTable.marks,
    cell: (row, { m }) => (row.frozen ? <Link to={paths.eventMarks(row.id)}>{m.competitions.cellCount(row.cells.filled, row.cells.of)}</Link> : m.common.absentValue),
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
    cell: (row, { m }) => (row.certificates > 0 ? <Link to={paths.eventCertificates(row.id)}>{row.certificates}</Link> : m.common.absentValue),
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
      <Link to={paths.eventEdition(row.id, row.publishedEdition)}>
        <StatusBadge tone="decided">{words.published(row.publishedEdition)}</StatusBadge>
      </Link>
    )
  }
  if (row.latestEdition !== null) return <Link to={paths.eventEdition(row.id, row.latestEdition)}>{words.edition(row.latestEdition)}</Link>
  return row.cells.filled > 0 ? <Link to={paths.eventRanking(row.id)}>{words.notRanked}</Link> : m.common.absentValue
}

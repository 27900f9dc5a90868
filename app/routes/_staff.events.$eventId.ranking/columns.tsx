import { Mark } from '#app/components/format/values.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import type { Column } from '#app/components/tables/columns.ts'
import type { RankingPage } from '#app/services/results/ranking-page.server.ts'

import classes from './page.module.css'

export type RankedRow = RankingPage['lines'][number]

/** The ranked part of the field: the parts of the event stand between the person and the total. */
export function rankedColumns(labels: ResultLabels, rules: RankingPage['rules']): Array<Column<RankedRow>> {
  const { m, part, award } = labels
  const words = m.results.ranking
  return [
    { id: 'rank', header: () => words.rank, cell: (row) => <strong className={classes.rank}>{row.rank}</strong>, align: 'end', width: '4rem', nowrap: true },
    { id: 'number', header: () => m.common.number, cell: (row) => row.number, width: '5rem', nowrap: true },
    { id: 'name', header: () => m.common.personName, cell: (row) => row.name, names: true },
    { id: 'unit', header: () => m.common.unit, cell: (row) => row.organisation, wideOnly: true },
    ...rules.parts.map(
      ({ key, weight }): Column<RankedRow> => ({ id: `mark-${key}`, header: () => words.weight(part(key), String(weight)), cell: (row) => <Mark value={row.marks[key] ?? null} />, align: 'end', nowrap: true }),
    ),
    { id: 'total', header: () => words.total, cell: (row) => <strong><Mark value={row.total} /></strong>, align: 'end', nowrap: true },
    { id: 'decided', header: () => words.decided, cell: (row) => separation(labels, row) },
    ...(rules.awards.length === 0 ? [] : [{ id: 'award', header: () => words.award, cell: (row: RankedRow) => (row.award === null ? null : <span data-open={row.award === 'undecided' ? '' : undefined} className={classes.award}>{award(row.award)}</span>), nowrap: true }]),
  ]
}

function separation({ m, part }: ResultLabels, { tied, decidedBy }: RankedRow) {
  const words = m.results.ranking
  const said = [...(tied ? [words.tied] : []), ...(decidedBy === null ? [] : [words.decidedBy(part(decidedBy))])]
  return said.length === 0 ? null : <span className={classes.separation}>{said.join(' · ')}</span>
}

/** Those without a rank, and why. */
export function unrankedColumns({ m, part, status }: ResultLabels, rules: RankingPage['rules']): Array<Column<RankedRow>> {
  const words = m.results.ranking
  return [
    { id: 'number', header: () => m.common.number, cell: (row) => row.number, width: '5rem', nowrap: true },
    { id: 'name', header: () => m.common.personName, cell: (row) => row.name, names: true },
    { id: 'unit', header: () => m.common.unit, cell: (row) => row.organisation, wideOnly: true },
    ...rules.parts.map(({ key }): Column<RankedRow> => ({ id: `mark-${key}`, header: () => part(key), cell: (row) => <Mark value={row.marks[key] ?? null} />, align: 'end', nowrap: true })),
    {
      id: 'reason',
      header: () => words.unrankedReason,
      cell: (row) =>
        [row.unranked === null ? '' : status(row.unranked), row.unranked === 'didNotFinish' && row.missing.length > 0 ? words.missingParts(m.common.list(row.missing.map(part))) : '', row.statusReason ?? '']
          .filter((text) => text !== '')
          .join(' · '),
    },
  ]
}

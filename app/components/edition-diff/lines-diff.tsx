import type { ResultLabels } from '#app/components/results/labels.ts'
import { DiffTable, type DiffColumn } from '#app/components/tables/diff-table.tsx'
import type { ResultLine } from '#app/services/results/edition-content.ts'

import classes from './edition-diff.module.css'

/** The lines of two results beside each other, everybody by name; what did not change folds away. */
export function LinesDiff({ labels, parts, before, after, caption }: { labels: ResultLabels; parts: ReadonlyArray<{ key: string }>; before: ResultLine[]; after: ResultLine[]; caption: string }) {
  return (
    <div className={classes.diff}>
      <DiffTable caption={caption} columns={diffColumns(labels, parts, unitsDiffer(before, after))} before={before} after={after} getRowId={(line) => line.entryId} />
    </div>
  )
}

/** Units are printed wide and seldom corrected: the column stands only where one has changed. */
function unitsDiffer(before: readonly ResultLine[], after: readonly ResultLine[]): boolean {
  const stood = new Map(before.map(({ entryId, organisation }) => [entryId, organisation]))
  return after.some(({ entryId, organisation }) => stood.get(entryId) !== organisation)
}

function diffColumns({ m, part, award, status }: ResultLabels, parts: ReadonlyArray<{ key: string }>, units: boolean): Array<DiffColumn<ResultLine>> {
  const words = m.results.field
  const promotionOf = ({ promotion }: ResultLine) => (promotion === null || promotion.outcome === 'none' ? null : m.results.promotion.withRoute(m.terms.promotion[promotion.outcome], promotion.route === null ? null : m.terms.promotionRoute[promotion.route]))
  const rankOf = ({ rank, unranked }: ResultLine) => (rank === null ? (unranked === null ? null : status(unranked)) : String(rank))
  const text = (value: string | null) => value ?? m.common.absentValue
  return [
    { id: 'number', header: () => words.number, value: (line) => line.number, cell: (line) => line.number },
    { id: 'name', header: () => words.name, value: (line) => line.name, cell: (line) => <span className={classes.name}>{line.name}</span>, names: true },
    ...(units ? [{ id: 'organisation', header: () => words.organisation, value: (line: ResultLine) => line.organisation, cell: (line: ResultLine) => line.organisation }] : []),
    ...parts.map(({ key }): DiffColumn<ResultLine> => ({ id: `mark:${key}`, header: () => part(key), value: (line) => line.marks[key] ?? null, cell: (line) => text(line.marks[key] ?? null), align: 'end' })),
    { id: 'total', header: () => words.total, value: (line) => line.total, cell: (line) => text(line.total), align: 'end' },
    { id: 'rank', header: () => words.rank, value: rankOf, cell: (line) => text(rankOf(line)), align: 'end' },
    { id: 'award', header: () => words.award, value: (line) => line.award, cell: (line) => (line.award === null ? m.common.absentValue : award(line.award)) },
    { id: 'promotion', header: () => words.promotion, value: promotionOf, cell: (line) => text(promotionOf(line)) },
  ]
}

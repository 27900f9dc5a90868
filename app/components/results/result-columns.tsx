import { Mark } from '#app/components/format/values.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import type { ResultLine } from '#app/services/results/edition-content.ts'

import type { ResultLabels, RuleNames } from './labels.ts'

/** The printed columns of a frozen result: rank, person, parts, total, award. */
export function resultColumns({ m, part, award, status }: ResultLabels, rules: RuleNames): Array<Column<ResultLine>> {
  const words = m.results.ranking
  return [
    { id: 'rank', header: () => words.rank, cell: (row) => (row.rank === null ? (row.unranked === null ? null : status(row.unranked)) : <strong>{row.rank}</strong>), align: 'end', width: '4rem', nowrap: true },
    { id: 'number', header: () => m.common.number, cell: (row) => row.number, width: '5rem', nowrap: true },
    { id: 'name', header: () => m.common.personName, cell: (row) => row.name, names: true },
    { id: 'unit', header: () => m.common.unit, cell: (row) => row.organisation, wideOnly: true },
    ...rules.parts.map(({ key }): Column<ResultLine> => ({ id: `mark-${key}`, header: () => part(key), cell: (row) => <Mark value={row.marks[key] ?? null} />, align: 'end', nowrap: true })),
    { id: 'total', header: () => words.total, cell: (row) => <strong><Mark value={row.total} /></strong>, align: 'end', nowrap: true },
    ...(rules.awards.length === 0 ? [] : [{ id: 'award', header: () => words.award, cell: (row: ResultLine) => (row.award === null ? null : award(row.award)), nowrap: true }]),
  ]
}

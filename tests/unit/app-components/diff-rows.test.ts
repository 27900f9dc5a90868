import { expect, test } from 'vitest'

import { diffRows } from '#app/components/tables/diff-rows.ts'

interface Row {
  id: string
  total: number | null
  rank: number
}

const keys = [
  { id: 'total', value: (row: Row) => row.total },
  { id: 'rank', value: (row: Row) => row.rank },
]

//  entry | edition 1 | edition 2
//  A     | 80.00, 1  | 80.00, 2    rank changed
//  B     | 79.00, 2  | 81.00, 1    both changed
//  C     | –,     3  | –,     3    unchanged: a missing mark equals a missing mark
//  D     | 60.00, 4  | –           removed
//  E     | –         | 50.00, 4    added
test('two editions are paired by entry: changed cells are named, removed rows come last', () => {
  const before: Row[] = [
    { id: 'A', total: 8000, rank: 1 },
    { id: 'B', total: 7900, rank: 2 },
    { id: 'C', total: null, rank: 3 },
    { id: 'D', total: 6000, rank: 4 },
  ]
  const after: Row[] = [
    { id: 'B', total: 8100, rank: 1 },
    { id: 'A', total: 8000, rank: 2 },
    { id: 'C', total: null, rank: 3 },
    { id: 'E', total: 5000, rank: 4 },
  ]
  const rows = diffRows(before, after, (row) => row.id, keys)
  expect(rows.map(({ id, kind }) => ({ id, kind }))).toEqual([
    { id: 'B', kind: 'changed' },
    { id: 'A', kind: 'changed' },
    { id: 'C', kind: 'same' },
    { id: 'E', kind: 'added' },
    { id: 'D', kind: 'removed' },
  ])
  expect(rows.flatMap((row) => (row.kind === 'changed' ? [[row.id, [...row.changed]]] : []))).toEqual([
    ['B', ['total', 'rank']],
    ['A', ['rank']],
  ])
})

import { expect, test } from 'vitest'
import { distributionOf, judgeDeviations, partQuality } from '#app/services/analysis/score-statistics.ts'

test('marks fall into ten steps; a limit belongs to the upper one and the maximum to the last', () => {
  const { bins, count, mean, median } = distributionOf([0, 999, 1_000, 9_000, 10_000], 10_000)
  expect([count, mean, median]).toEqual([5, 42, 10])
  expect(bins.map((bin) => bin.count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
  expect(distributionOf([], 10_000)).toMatchObject({ count: 0, mean: 0, median: 0, deviation: 0 })
})

test('a part that everybody passes alike tells nobody apart', () => {
  const rows = (marks: number[]) => marks.map((mark, at) => ({ mark, total: 9_000 - at * 100 }))
  expect(partQuality(rows([8_000, 8_000, 8_000, 8_000, 8_000]), 10_000)).toEqual({ facility: 0.8, discrimination: 0 })
  expect(partQuality(rows([10_000, 9_000, 5_000, 1_000, 0]), 10_000)).toEqual({ facility: 0.5, discrimination: 1 })
  expect(partQuality(rows([8_000, 7_000]), 10_000)).toBeNull()
})

//  entrant | judge 1 | judge 2 | judge 3 | panel
//  A       | 80      | 82      | 84      | 82
//  B       | 70      | –       | 74      | 72
test('a judge’s deviation is taken from the panel’s mean, over what they marked', () => {
  const panels = [new Map([[1, 8_000], [2, 8_200], [3, 8_400]]), new Map([[1, 7_000], [3, 7_400]])]
  expect(judgeDeviations(panels, 3)).toEqual([
    { slot: 1, count: 2, bias: -2, distance: 2 },
    { slot: 2, count: 1, bias: 0, distance: 0 },
    { slot: 3, count: 2, bias: 2, distance: 2 },
  ])
})

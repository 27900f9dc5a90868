import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_SHARES, drawSample, ordersFullRecheck } from '#app/services/recheck/draw-sample.ts'

const field = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `entry-${at}`, rank: at + 1 }))

test('all of the top share and a share of the others, both rounded up', () => {
  const { top, others } = drawSample({ ranked: field(34), unranked: ['late-1', 'late-2'] }, 'seed', DEFAULT_SHARES)
  // 30 % of 34 is 10.2 → 11; of the other 23 and the two without a rank 15 % is 3.75 → 4
  expect([top.length, others.length, top[0], top[10]]).toEqual([11, 4, 'entry-0', 'entry-10'])
})

test('people who share the last rank of the top share all belong to it', () => {
  const ranked = [1, 2, 3, 3, 3, 6, 7, 8, 9, 10].map((rank, at) => ({ id: String(at), rank }))
  expect(drawSample({ ranked, unranked: [] }, 'seed', DEFAULT_SHARES).top).toEqual(['0', '1', '2', '3', '4'])
})

test('the seed replays the draw whatever order the others come in, and another seed draws others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.string(), (count, seed) => {
      const unranked = field(count).map(({ id }) => id)
      const first = drawSample({ ranked: [], unranked }, seed, DEFAULT_SHARES)
      const again = drawSample({ ranked: [], unranked: [...unranked].reverse() }, seed, DEFAULT_SHARES)
      return first.others.join() === again.others.join() && first.others.length === Math.ceil((count * 15) / 100)
    }),
  )
  const draws = new Set(['a', 'b', 'c', 'd'].map((seed) => drawSample({ ranked: field(100), unranked: [] }, seed, DEFAULT_SHARES).others.join()))
  expect(draws.size).toBe(4)
})

//  wrong of checked | rate  | full recheck
test.each([
  [1, 19, true],
  [1, 20, false],
  [2, 39, true],
  [2, 40, false],
  [0, 12, false],
])('%i of %i wrong: full recheck %s', (wrong, checked, full) => {
  expect(ordersFullRecheck({ wrong, checked, errorThreshold: 5 })).toBe(full)
})

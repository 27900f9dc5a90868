import { expect, test } from 'vitest'
import { judgeQuality, type PanelMark } from '#scoring/judges/judge-quality.ts'

/** Marks of one event as a table: entrant with unit, then one number for each judge. */
function panel(eventId: string, units: Record<string, string | null>, rows: ReadonlyArray<readonly [entrant: string, unit: string | null, ...marks: Array<number | null>]>): PanelMark[] {
  return rows.flatMap(([entrant, entrantUnit, ...marks]) =>
    marks.flatMap((mark, at): PanelMark[] => {
      const judgeId = Object.keys(units)[at]!
      return mark === null ? [] : [{ eventId, panel: entrant, judgeId, mark: mark * 100, entrantUnit, judgeUnit: units[judgeId] ?? null }]
    }),
  )
}

const appointed = (eventId: string, ids: readonly string[], withdrawn = false) => ids.map((judgeId) => ({ eventId, judgeId, withdrawn }))

//  event | entrant (unit) |  a  |  b  |  c (works for 甲厂) | c against the mean of a and b
//  e1    | 甲厂           |  80 |  80 |  90                 | +10
//  e1    | 乙厂           |  80 |  80 |  80                 |   0
//  e2    | 丙厂           |  70 |  –  |  72                 |  +2
test('a judge is measured against the others of the panel, by event, and against the own unit', () => {
  const units = { a: '子厂', b: null, c: '甲厂' }
  const marks = [...panel('e1', units, [['1', '甲厂', 80, 80, 90], ['2', '乙厂', 80, 80, 80]]), ...panel('e2', units, [['3', '丙厂', 70, null, 72]])]
  const [a, b, c] = judgeQuality(marks, [...appointed('e1', ['a', 'b', 'c']), ...appointed('e2', ['a', 'c']), ...appointed('e3', ['b'], true)])
  expect(c).toEqual({
    judgeId: 'c', events: 2, withdrawals: 0, marks: 3, bias: 4, spread: 4.32,
    ownUnit: { preference: 9, marks: 1 },
    byEvent: [{ eventId: 'e1', marks: 2, bias: 5 }, { eventId: 'e2', marks: 1, bias: 2 }],
  })
  expect(a).toMatchObject({ marks: 3, bias: -2.33, ownUnit: null })
  // A unit nobody knows says nothing; a withdrawal is counted and is no event.
  expect(b).toMatchObject({ events: 1, withdrawals: 1, marks: 2, bias: -2.5, spread: 2.5, ownUnit: null })
})

test('a panel of one, and a judge who never marked, say nothing and count as nought', () => {
  expect(judgeQuality(panel('e1', { a: '甲厂' }, [['1', '甲厂', 80]]), appointed('e1', ['a', 'z']))).toEqual([
    { judgeId: 'a', events: 1, withdrawals: 0, marks: 1, bias: null, spread: null, ownUnit: null, byEvent: [] },
    { judgeId: 'z', events: 1, withdrawals: 0, marks: 0, bias: null, spread: null, ownUnit: null, byEvent: [] },
  ])
})

test('judges who agree have no bias and no spread, in whatever order the marks come', () => {
  const marks = panel('e1', { a: null, b: null, c: null }, [['1', null, 71, 71, 71], ['2', null, 88, 88, 88]])
  const straight = judgeQuality(marks, [])
  expect(straight.map(({ bias, spread }) => [bias, spread])).toEqual([[0, 0], [0, 0], [0, 0]])
  expect(judgeQuality([...marks].reverse(), []).map(({ bias, spread, marks: count }) => [bias, spread, count])).toEqual([[0, 0, 2], [0, 0, 2], [0, 0, 2]])
})

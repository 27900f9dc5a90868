import { describe, expect, test } from 'vitest'
import { fc } from '#tests/unit/scoring/fast-check.ts'
import { checkScheme } from '#scoring/schemes/check-scheme.ts'
import { computeItemMarks, concernsPanel, type GivenItemValue } from '#scoring/schemes/compute-item-marks.ts'
import { itemsOf, type MarkingScheme, type SchemeItem } from '#scoring/schemes/scheme.ts'
import { diameter, finish, safety, shaft } from '#tests/support/sample-scheme.ts'

const FULL = 1_000
const slots = [1, 2, 3]
const given = (slot: number, itemKey: string, value: number | null): GivenItemValue => ({ slot, itemKey, value })
const group = [given(0, 'diameter', 29_990), given(0, 'length', 120_300), given(0, 'thread', 1_000), given(0, 'safety', 1)]

//  item      | J1    J2    J3    | marks
//  diameter  |     29.99 (all)   | 3.00
//  length    |     120.3 (all)   | 1.25
//  run-out   | 0.030 0.045 0.060 | 1.00  0.50  0.00
//  thread    |      yes (all)    | 1.00
//  finish    | 2     3     2     | 2.00  3.00  2.00
//  goggles   |      once (all)   | −1.00
test('each judge has the sum of the own items and the shared ones, less what is deducted', () => {
  const own = [given(1, 'runOut', 30), given(2, 'runOut', 45), given(3, 'runOut', 60), given(1, 'finish', 2), given(2, 'finish', 3), given(3, 'finish', 2)]
  const { judges, disputed } = computeItemMarks(shaft, [...group, ...own], slots)
  expect(disputed).toEqual([])
  expect(judges.map(({ slot, mark, gained, deducted, missing }) => ({ slot, mark, gained, deducted, missing }))).toEqual([
    { slot: 1, mark: 725, gained: 825, deducted: 100, missing: [] },
    { slot: 2, mark: 775, gained: 875, deducted: 100, missing: [] },
    { slot: 3, mark: 625, gained: 725, deducted: 100, missing: [] },
  ])
  expect(judges[1]!.items.map(({ itemKey, mark }) => [itemKey, mark])).toEqual([['diameter', 300], ['length', 125], ['runOut', 50], ['thread', 100], ['finish', 300], ['safety', -100]])
})

test('a missing item is no 0: the judge has no mark, the others keep theirs; a missing shared one leaves nobody a mark', () => {
  const own = slots.flatMap((slot) => [given(slot, 'runOut', 30), given(slot, 'finish', 2)])
  const without = (slot: number, key: string) => computeItemMarks(shaft, [...group, ...own].filter((value) => value.slot !== slot || value.itemKey !== key), slots).judges
  expect(without(2, 'finish').map(({ mark, missing }) => [mark, missing])).toEqual([[725, []], [null, ['finish']], [725, []]])
  expect(without(0, 'safety').map(({ mark, missing }) => [mark, missing])).toEqual(slots.map(() => [null, ['safety']]))
})

test('values more than one apart are judged again: nobody of the panel has a mark until then', () => {
  const own = slots.flatMap((slot) => [given(slot, 'runOut', 30), given(slot, 'finish', slot)])
  const { judges, disputed } = computeItemMarks(shaft, [...group, ...own], slots)
  expect(disputed).toEqual([{ itemKey: 'finish', lowest: 1, highest: 3 }])
  expect(judges.map(({ mark, disputed: again }) => [mark, again])).toEqual(slots.map(() => [null, ['finish']]))
})

test('deductions stop at 0 and say so', () => {
  const poor: MarkingScheme = { criteria: [{ key: 'a', letter: 'A', name: '', marks: 300, items: [finish, safety] }] }
  const [judge] = computeItemMarks(poor, [given(1, 'finish', 1), given(0, 'safety', 3)], [1]).judges
  expect(judge).toMatchObject({ mark: 0, gained: 100, deducted: 100, stoppedAtZero: true })
})

test('a value the item cannot have any more counts as not given, and so does one of an unknown item', () => {
  const [judge] = computeItemMarks({ criteria: [{ key: 'a', letter: 'A', name: '', marks: 300, items: [finish] }] }, [given(1, 'finish', 2_000), given(1, 'gone', 1)], [1]).judges
  expect(judge).toMatchObject({ mark: null, missing: ['finish'] })
})

describe('for any panel and any values', () => {
  const value = (item: SchemeItem) => (item.kind === 'judgement' ? fc.integer({ min: 1, max: 2 }) : item.kind === 'deduction' ? fc.nat(99) : fc.nat(2_000_000).map((raw) => (item.rule.by === 'yesNo' ? (raw % 2) * 1_000 : raw - (raw % 10 ** (3 - item.decimals)))))
  const panel = fc.integer({ min: 1, max: 5 }).chain((judges) => {
    const places = Array.from({ length: judges }, (_, at) => at + 1)
    const cells = itemsOf(shaft).flatMap((item) => (item.kind !== 'judgement' && item.judgedBy === 'group' ? [0] : places).map((slot) => value(item).map((raw) => given(slot, item.key, raw))))
    return fc.record({ places: fc.constant(places), cells: fc.tuple(...cells) })
  })

  test('a judge never gets below 0 or above the full mark, and a complete set has a mark', () => {
    fc.assert(fc.property(panel, ({ places, cells }) => {
      for (const { mark } of computeItemMarks(shaft, cells, places).judges) expect(mark !== null && mark >= 0 && mark <= FULL).toBe(true)
    }))
  })

  test('the order of values and judges changes nothing', () => {
    fc.assert(fc.property(panel, fc.integer(), ({ places, cells }, seed) => {
      const shuffled = [...cells].sort((a, b) => ((a.slot * 31 + a.itemKey.length * seed) % 17) - ((b.slot * 31 + b.itemKey.length * seed) % 17))
      const back = computeItemMarks(shaft, shuffled.reverse(), [...places].reverse())
      expect({ ...back, judges: back.judges.reverse() }).toEqual(computeItemMarks(shaft, cells, places))
    }))
  })

  test('one judge’s sum, asked with the own values and those that concern the panel, is that of the whole panel’s', () => {
    const shared = new Set(itemsOf(shaft).filter(concernsPanel).map(({ key }) => key))
    fc.assert(fc.property(panel, fc.nat(), fc.integer({ min: 1, max: 4 }), ({ places, cells }, which, score) => {
      const slot = places[which % places.length]!
      // A score further away than the generated ones, so that panels in dispute are among them.
      const given = cells.map((cell, at) => (cell.itemKey === finish.key && at % 2 === 0 ? { ...cell, value: Math.min(score, 3) } : cell))
      const known = given.filter((cell) => cell.slot === 0 || cell.slot === slot || shared.has(cell.itemKey))
      expect(computeItemMarks(shaft, known, places, [slot]).judges).toEqual(computeItemMarks(shaft, given, places).judges.filter((judge) => judge.slot === slot))
    }))
  })

  test('without one value the judge has no mark', () => {
    fc.assert(fc.property(panel, fc.nat(), ({ places, cells }, which) => {
      const gone = cells[which % cells.length]!
      const { judges } = computeItemMarks(shaft, cells.filter((cell) => cell !== gone), places)
      for (const judge of judges) if (gone.slot === 0 || gone.slot === judge.slot) expect(judge.mark).toBeNull()
    }))
  })
})

describe('what a scheme must be', () => {
  const change = (key: string, patch: Partial<SchemeItem>): MarkingScheme => ({ criteria: shaft.criteria.map((criterion) => ({ ...criterion, items: criterion.items.map((item) => (item.key === key ? ({ ...item, ...patch } as SchemeItem) : item)) })) })

  test('a sound one has no problem', () => expect(checkScheme(shaft, FULL)).toEqual([]))

  test('its sums agree: items with their criterion, criteria with the part', () => {
    expect(checkScheme(change('finish', { marks: 250 }), FULL)).toEqual([{ code: 'criterionSum', criterionKey: 'b', found: 250, expected: 300 }])
    expect(checkScheme(shaft, 10_000)).toEqual([{ code: 'schemeSum', found: 1_000, expected: 10_000 }])
    expect(checkScheme({ criteria: [] }, FULL)).toEqual([{ code: 'noCriteria' }])
  })

  test('problems stand beside their item', () => {
    const at = (key: string, criterionKey: string, code: string, numbers = {}) => [{ code, ...numbers, criterionKey, itemKey: key }]
    expect(checkScheme(change('finish', { benchmarks: ['差', '', '好', '优'] }), FULL)).toEqual(at('finish', 'b', 'benchmarkMissing', { found: 1 }))
    expect(checkScheme(change('thread', { code: 'A1' }), FULL)).toEqual(at('thread', 'a', 'codeTwice'))
    expect(checkScheme(change('safety', { perTime: 300 } as never), FULL)).toEqual(at('safety', 's', 'perTimeAboveMarks', { found: 300, expected: 250 }))
    expect(checkScheme(change('runOut', { rule: { by: 'linear', zeroAt: 30, fullAt: 30 } } as never), FULL)).toEqual(at('runOut', 'a', 'linearEndsEqual'))
    expect(checkScheme(change('length', { rule: { by: 'step', target: 120_050, tolerance: 0, step: 100, perStep: 10, side: 'both' } } as never), FULL)).toEqual(at('length', 'a', 'valueTooFine', { found: 1 }))
    const lines = (...rows: Array<[number | null, number | null, number]>) => ({ rule: { by: 'range', lines: rows.map(([from, to, mark]) => ({ from, to, mark })) } }) as never
    expect(checkScheme(change('diameter', lines([null, 100, 300], [100, null, 0])), FULL)).toEqual(at('diameter', 'a', 'rangesOverlap', { found: 2 }))
    expect(checkScheme(change('diameter', lines([10, 0, 300])), FULL)).toEqual(at('diameter', 'a', 'rangeUpsideDown', { found: 1 }))
    expect(checkScheme(change('diameter', lines([0, 10, 200])), FULL)).toEqual(at('diameter', 'a', 'noRangeReachesFull', { expected: diameter.marks }))
    expect(checkScheme(change('diameter', lines([0, 10, 301])), FULL)).toEqual(at('diameter', 'a', 'rangeAboveMarks', { found: 1, expected: diameter.marks }))
  })

  test('codes and letters appear once', () => {
    const twice: MarkingScheme = { criteria: [shaft.criteria[0]!, { ...shaft.criteria[1]!, letter: 'A' }, { ...shaft.criteria[2]!, items: [{ ...safety, code: 'A1' }] }] }
    expect(checkScheme(twice, FULL).map(({ code }) => code)).toEqual(['letterTwice', 'codeTwice'])
  })
})

import { describe, expect, test } from 'vitest'
import { markOfValue } from '#scoring/schemes/item-mark.ts'
import { readItemValue, writeItemValue } from '#scoring/schemes/item-value.ts'
import type { SchemeItem } from '#scoring/schemes/scheme.ts'
import { diameter, finish, length, runOut, safety, thread } from '#tests/support/sample-scheme.ts'

/** The mark of what was typed. */
function markOf(item: SchemeItem, typed: string) {
  const read = readItemValue(item, typed)
  if (!read.ok || read.value === null) throw new Error(`not a value: ${typed}`)
  return markOfValue(item, read.value)
}

describe('a measured value becomes its mark', () => {
  // diameter 30 0/-0.02: 29.98–30.00 → 3; 29.95–29.97 → 1.5; 30.01–30.03 → 1
  test.each([
    ['29.98', 300], ['30.00', 300], ['30', 300], ['29.97', 150], ['29.95', 150], ['30.01', 100], ['30.03', 100], ['29.94', 0], ['30.04', 0],
  ])('by ranges with both ends included: %s', (typed, mark) => expect(markOf(diameter, typed).mark).toBe(mark))

  test('the line that gave the mark is told, and that none did', () => {
    expect(markOf(diameter, '29.96').reason).toEqual({ by: 'range', line: 1, from: 29_950, to: 29_970 })
    expect(markOf(diameter, '31').reason).toEqual({ by: 'noRange' })
  })

  // length 120 ± 0.2; each started 0.1 beyond it costs 0.75 of 2
  test.each([
    ['120', 200], ['120.2', 200], ['119.8', 200], ['120.3', 125], ['119.7', 125], ['120.4', 50], ['120.5', 0], ['118', 0],
  ])('by steps beyond the tolerance: %s', (typed, mark) => expect(markOf(length, typed).mark).toBe(mark))

  test('a started step counts whole, and only the side that counts', () => {
    const time = (side: 'above' | 'below'): SchemeItem => ({ ...length, decimals: 0, unit: 's', rule: { by: 'step', target: 600_000, tolerance: 0, step: 60_000, perStep: 50, side } })
    expect(markOf(time('above'), '300').mark).toBe(200)
    expect(markOf(time('above'), '601')).toEqual({ mark: 150, reason: { by: 'step', beyond: 1_000, steps: 1, taken: 50 } })
    expect(markOf(time('below'), '541').mark).toBe(150)
  })

  // run-out: 1 at 0.030 or less, 0 at 0.060 or more
  test.each([
    ['0.03', 100], ['0.01', 100], ['0.045', 50], ['0.04', 67], ['0.059', 3], ['0.06', 0], ['0.2', 0],
  ])('linearly, rounded half up once: %s', (typed, mark) => expect(markOf(runOut, typed).mark).toBe(mark))

  test('by yes or no', () => {
    expect(markOf(thread, '1')).toEqual({ mark: 100, reason: { by: 'yesNo', yes: true } })
    expect(markOf(thread, '0')).toEqual({ mark: 0, reason: { by: 'yesNo', yes: false } })
  })
})

test('a judgement brings thirds of its marks, a deduction takes up to its bound', () => {
  expect(['0', '1', '2', '3'].map((typed) => markOf({ ...finish, marks: 100 }, typed).mark)).toEqual([0, 33, 67, 100])
  expect(['0', '1', '2', '3', '99'].map((typed) => markOf(safety, typed))).toEqual([
    { mark: 0, reason: { by: 'deduction', times: 0, bounded: false } },
    { mark: -100, reason: { by: 'deduction', times: 1, bounded: false } },
    { mark: -200, reason: { by: 'deduction', times: 2, bounded: false } },
    { mark: -250, reason: { by: 'deduction', times: 3, bounded: true } },
    { mark: -250, reason: { by: 'deduction', times: 99, bounded: true } },
  ])
})

describe('what is typed is read strictly', () => {
  test.each([
    [diameter, '29.981', 'tooManyDecimals'], [diameter, '1e2', 'notANumber'], [diameter, '30mm', 'notANumber'], [diameter, '30,1', 'notANumber'], [diameter, '9999999999', 'outOfRange'],
    [thread, '2', 'notYesOrNo'], [thread, '是', 'notYesOrNo'], [finish, '4', 'notZeroToThree'], [finish, '1.5', 'notZeroToThree'], [finish, '-1', 'notZeroToThree'],
    [safety, '-1', 'notACount'], [safety, '100', 'notACount'], [safety, '0x1', 'notACount'],
  ] as const)('%o refuses %s', (item, typed, fault) => expect(readItemValue(item, typed)).toEqual({ ok: false, fault }))

  test('an empty text is nothing yet, full-width digits and spaces are read, and what is stored is written back', () => {
    expect(readItemValue(finish, '  ')).toEqual({ ok: true, value: null })
    expect(readItemValue(diameter, ' ２９．９８ ')).toEqual({ ok: true, value: 29_980 })
    expect(writeItemValue(diameter, 29_980)).toBe('29.98')
    expect([writeItemValue(thread, 1_000), writeItemValue(thread, 0), writeItemValue(safety, 2), writeItemValue(finish, null)]).toEqual(['1', '0', '2', ''])
  })
})

import { expect, test } from 'vitest'
import { differingColumns, readTypedSheet, sheetKinds } from '#app/services/paper/paper-sheet.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const [theory, practical, metrics] = sheetKinds(weldingRules, new Map())

test('an event has one sheet a part and one for its readings; only a panel carries a sum', () => {
  expect([theory, practical, metrics].map((kind) => [kind!.key, kind!.columns.length, kind!.hasSum])).toEqual([['theory', 1, false], ['practical', 5, true], ['metrics', 1, false]])
})

const five = (texts: string[], sum: string) => ({ ...Object.fromEntries(texts.map((text, at) => [`panel:practical:${at + 1}`, text])), sum })

//  typed                      | sum    | answer
//  80 81 82 83 84             | 410    | right
//  80 81 82 83 84             | 400    | wrong on the paper
//  80 81 – 83 84              | 328    | right, the third judge was absent
//  80 81 (empty) 83 84        | 328    | fault: an empty box is nothing
test.each([
  [['80', '81', '82', '83', '84'], '410', { ok: true, sumIsRight: true }],
  [['80', '81', '82', '83', '84'], '400', { ok: true, sumIsRight: false }],
  [['80', '81', '-', '83', '84'], '328', { ok: true, sumIsRight: true }],
  [['80', '81', '', '83', '84'], '328', { ok: false, faults: [{ column: 'panel:practical:3', fault: 'missing' }] }],
  [['80', '81', '82', '83', '840'], '', { ok: false, faults: [{ column: 'panel:practical:5', fault: 'aboveMaximum' }, { column: 'sum', fault: 'missing' }] }],
])('%j with the sum %s', (texts, sum, answer) => {
  const read = readTypedSheet(practical!, five(texts, sum), 2)
  expect(read.ok ? { ok: true, sumIsRight: read.value.oddities.length === 0 } : read).toEqual(answer)
})

test('two typings differ field by field, an absent judge from a zero and a sum from another', () => {
  const read = (texts: string[], sum: string) => {
    const typed = readTypedSheet(practical!, five(texts, sum), 2)
    if (!typed.ok) throw new Error('unreadable')
    return typed.value
  }
  expect(differingColumns(read(['80', '81', '82', '83', '84'], '410'), read(['80', '81', '82', '83', '84'], '410'))).toEqual([])
  expect(differingColumns(read(['80', '81', '82', '83', '84'], '410'), read(['80', '18', '-', '83', '84'], '265'))).toEqual(['panel:practical:2', 'panel:practical:3', 'sum'])
})

import { expect, test } from 'vitest'
import { itemBoxes, partMarkOf, readItemSheet, type ItemSheet } from '#app/services/paper/item-sheet.ts'
import { boxIds, differingColumns, readTypedSheet, sheetKinds, typedTexts } from '#app/services/paper/paper-sheet.ts'
import { shaft } from '#tests/support/sample-scheme.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const sheet: ItemSheet = { partKey: 'practical', edition: 1, frozen: true, hash: 'h', scheme: shaft, fullMark: 1_000, slots: [1, 2, 3], panel: { dropHigh: 0, dropLow: 0, decimals: 2, minimumJudges: 1 } }

/** Texts of the shaft's sheet in the order in which its boxes are typed: `A1 A2 A3/1 A3/2 A3/3 A4 B1/1 B1/2 B1/3 S1 sum/1 sum/2 sum/3`. */
const typed = (line: string) => Object.fromEntries(itemBoxes(sheet).map(({ id }, at) => [id, line.split(' ')[at]!.replace('_', '')]))
const read = (line: string) => {
  const answer = readItemSheet(sheet, typed(line))
  return answer.ok ? { marks: answer.value.judges.map(({ mark }) => mark), absent: answer.value.absent, oddities: answer.value.oddities } : answer
}

test('the boxes stand as on the paper: one for the panel or one a judge, then the sums', () => {
  expect(itemBoxes(sheet).map(({ id }) => id.split(':').filter((part) => part !== 'practical').join(' '))).toEqual([
    'item diameter 0', 'item length 0', 'item runOut 1', 'item runOut 2', 'item runOut 3', 'item thread 0', 'item finish 1', 'item finish 2', 'item finish 3', 'item safety 0', 'sum 1', 'sum 2', 'sum 3',
  ])
})

//  A1 3 + A2 2 + A3 (.03 → 1) + A4 1 + B1 (3 → 3, 2 → 2, 1 → 1) – S1 0
test('a whole sheet comes to what each judge’s own sheet would, and is held against the sums on the paper', () => {
  expect(read('29.99 120.0 .03 .03 .03 1 3 2 2 0 10 9 9')).toEqual({ ok: false, faults: [2, 3, 4].map((at) => ({ column: itemBoxes(sheet)[at]!.id, fault: 'notANumber' })) })
  expect(read('29.99 120.0 0.03 0.03 0.03 1 3 2 2 0 10 9 9')).toEqual({ marks: [1_000, 900, 900], absent: [], oddities: [] })
  expect(read('29.99 120.0 0.03 0.03 0.03 1 3 2 2 0 10 8 -')).toEqual({ marks: [1_000, 900, 900], absent: [], oddities: [{ kind: 'sum', slot: 2, written: 800, computed: 900 }] })
  expect(partMarkOf(sheet, [{ mark: 1_000 }, { mark: 900 }, { mark: 900 }])).toBe('9.33')
})

test('an absent judge is one sign in one box; nobody is absent and gives a value', () => {
  expect(read('29.99 120.0 0.03 - 0.03 1 3 _ 2 0 10 _ 9')).toEqual({ marks: [1_000, 900], absent: [2], oddities: [] })
  expect(read('29.99 120.0 0.03 - 0.03 1 3 2 2 0 10 - 9')).toEqual({ ok: false, faults: [{ column: 'item:practical:finish:2', fault: 'absentAndGiven' }] })
})

test('an empty box is nothing, and a value that is none of its item is refused beside its box', () => {
  expect(read('_ 120.0 0.03 0.03 0.03 2 4 2 2 x 10 9 99')).toEqual({
    ok: false,
    faults: [['diameter:0', 'missing'], ['thread:0', 'notYesOrNo'], ['finish:1', 'notZeroToThree'], ['safety:0', 'notACount'], ['3', 'aboveMaximum']].map(([id, fault], at) => ({ column: at === 4 ? 'sum:practical:3' : `item:practical:${id}`, fault })),
  })
})

test('judgements more than one apart are told and bring nobody a mark', () => {
  expect(read('29.99 120.0 0.03 0.03 0.03 1 3 1 2 0 10 8 9')).toEqual({ marks: [null, null, null], absent: [], oddities: [{ kind: 'disputed', itemKey: 'finish', lowest: 1, highest: 3 }] })
})

test('a part with a scheme is typed by items, one without as ever; what was typed is shown as it was typed', () => {
  const schemes = new Map([['practical', { partKey: 'practical', edition: 1, frozenAt: null, hash: 'h', scheme: shaft, fullMark: 1_000, slots: [1, 2, 3] }]])
  const [theory, practical] = sheetKinds(weldingRules, schemes)
  expect([theory!.items, boxIds(theory!), boxIds(practical!).length]).toEqual([null, ['part:theory'], 13])
  const first = readTypedSheet(practical!, typed('29.99 120.0 0.03 - 0.03 1 3 _ 2 0 10 _ -'), 2)
  const second = readTypedSheet(practical!, typed('29.89 120.0 0.03 - 0.03 1 3 _ 2 0 10 _ 9'), 2)
  if (!first.ok || !second.ok) throw new Error('unreadable')
  expect(typedTexts(practical!, first.value)).toEqual(typed('29.99 120.0 0.030 - 0.030 1 3 - 2 0 10.00 - -'))
  expect(differingColumns(first.value, second.value)).toEqual(['item:practical:diameter:0', 'sum:practical:3'])
  // Typed by an older scheme, a box that only the other one has differs too.
  expect(differingColumns({ values: [], sum: null }, { values: first.value.values.slice(0, 1), sum: null })).toEqual(['item:practical:diameter:0'])
})

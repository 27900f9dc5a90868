import { describe, expect, test } from 'vitest'
import { commandOf } from '#app/components/score-grid/keyboard.ts'
import { movedPlace } from '#app/components/score-grid/move.ts'
import { pasteBlock } from '#app/components/score-grid/paste-block.ts'
import { readPastedBlock } from '#app/components/score-grid/paste.ts'
import { doubtOf } from '#app/services/marks/plausibility.ts'
import { rankLive } from '#app/components/score-grid/live-ranking.ts'
import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const mark = (typed: string) => readMarkText(typed, { maximum: 10_000 })

describe('what is typed into a mark cell', () => {
  test.each([
    ['85', 8500], ['85.5', 8550], ['85.50', 8550], ['100', 10_000], ['100.00', 10_000], ['0', 0], [' 85 ', 8500], ['085', 8500],
  ])('%s is taken', (typed, value) => expect(mark(typed)).toEqual({ ok: true, value, normalised: false }))

  test('full-width digits are taken and shown back', () => expect(mark('８５．５')).toEqual({ ok: true, value: 8550, normalised: true }))
  test('an empty cell is no mark, never 0', () => expect(mark('  ')).toEqual({ ok: true, value: null, normalised: false }))

  test.each([
    ['100.01', 'aboveMaximum'], ['-0.01', 'signNotAllowed'], ['-0', 'signNotAllowed'], ['+85', 'signNotAllowed'], ['100.004', 'tooManyDecimals'],
    ['99.995', 'tooManyDecimals'], ['85.125', 'tooManyDecimals'], ['1e2', 'notANumber'], ['0x10', 'notANumber'], ['Infinity', 'notANumber'],
    ['1E400', 'notANumber'], ['NaN', 'notANumber'], ['85,5', 'useDot'], ['85。5', 'useDot'], ['85分', 'digitsOnly'], ['八十五', 'notANumber'],
    ['85.', 'notANumber'], ['.5', 'notANumber'], ['85 90', 'notANumber'], ['O5', 'notANumber'], ['٨٥', 'notANumber'], ['[85]', 'notANumber'],
    ['true', 'notANumber'], ['null', 'notANumber'], ['9'.repeat(10_000), 'tooLong'],
  ])('%s is refused', (typed, fault) => expect(mark(typed)).toEqual({ ok: false, fault }))

  test('is written back with two decimals', () => expect([8550, 0, 5, 10_000, null].map(writeMarkText)).toEqual(['85.50', '0.00', '0.05', '100.00', '']))
})

const key = (name: string, code = name, more = {}) => commandOf({ key: name, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

describe('keys', () => {
  test('one key goes on, one records absence, and both stand on the number pad', () => {
    expect(key('Enter', 'NumpadEnter')).toEqual({ do: 'next' })
    expect(key('-', 'NumpadSubtract')).toEqual({ do: 'absent' })
    expect(key('*', 'NumpadMultiply')).toEqual({ do: 'withdrawn' })
    expect(key('/', 'NumpadDivide')).toEqual({ do: 'find' })
  })
  test('letters work with a Chinese input method switched on', () => {
    expect(key('Process', 'KeyA')).toEqual({ do: 'absent' })
    expect(key('Process', 'Digit7')).toEqual({ do: 'type', digit: '7' })
  })
  test('the browser keeps its own', () => {
    expect(key('r', 'KeyR', { ctrlKey: true })).toBeNull()
    expect(key('a', 'KeyA', { ctrlKey: true })).toBeNull()
  })
})

describe('moving', () => {
  const size = { rows: 3, columns: 2 }
  test('Enter goes down and from the end of a column to the head of the next', () => {
    expect(movedPlace({ row: 0, column: 0 }, { do: 'next' }, size, 'down')).toEqual({ row: 1, column: 0 })
    expect(movedPlace({ row: 2, column: 0 }, { do: 'next' }, size, 'down')).toEqual({ row: 0, column: 1 })
    expect(movedPlace({ row: 2, column: 1 }, { do: 'next' }, size, 'down')).toEqual({ row: 2, column: 1 })
  })
  test('Tab goes along the rows and leaves behind the last cell', () => {
    expect(movedPlace({ row: 0, column: 1 }, { do: 'right' }, size, 'down')).toEqual({ row: 1, column: 0 })
    expect(movedPlace({ row: 2, column: 1 }, { do: 'right' }, size, 'down')).toBeNull()
    expect(movedPlace({ row: 0, column: 0 }, { do: 'left' }, size, 'down')).toBeNull()
  })
})

describe('pasting from a spreadsheet', () => {
  test('reads rows, tabs, quotes and the last line end', () => {
    expect(readPastedBlock('85\t90\r\n"1\t""2"""\t\r\n')).toEqual([['85', '90'], ['1\t"2"', '']])
  })
  test('lays a column from the active cell down and tells what found no place', () => {
    expect(pasteBlock('1\n2\n3\n', { row: 1, column: 0 }, ['a', 'b', 'c'], ['x', 'y'])).toEqual({
      cells: [{ entryId: 'b', column: 'x', text: '1' }, { entryId: 'c', column: 'x', text: '2' }],
      left: 1,
    })
  })
})

describe('doubts while typing', () => {
  const field = [8800, 9000, 9100, 8950, 9050, 9200]
  test('9.99 where the others have 90 is far from the field', () => expect(doubtOf({ value: 999, column: field, panel: [], row: [999], rowAbove: null })).toBe('farFromField'))
  test('a real outlier of a wide field is not doubted', () => expect(doubtOf({ value: 5500, column: [4000, 9000, 6000, 8000, 3000, 7000], panel: [], row: [5500], rowAbove: null })).toBeNull())
  test('ten marks from the rest of the panel', () => expect(doubtOf({ value: 7000, column: field, panel: [9000, 9100], row: [7000], rowAbove: null })).toBe('farFromPanel'))
  test('the line above typed again', () => expect(doubtOf({ value: 9000, column: field, panel: [], row: [8000, 9000], rowAbove: [8000, 9000] })).toBe('sameAsNeighbour'))
})

test('the live ranking shows no total while a judge is open, and counts an absent judge as absent', () => {
  const cells: Record<string, number | 'absentJudge'> = {
    'a part:theory': 8000, 'a panel:practical:1': 9000, 'a panel:practical:2': 9000, 'a panel:practical:3': 9000, 'a panel:practical:4': 9000, 'a panel:practical:5': 'absentJudge',
    'b part:theory': 10_000, 'b panel:practical:1': 10_000,
  }
  const entry = (id: string) => ({ id, personId: id, number: id, name: id, organisation: '', skillLevelHeld: null, status: 'competed' as const, statusReason: null, version: 1 })
  expect(rankLive(weldingRules, [entry('b'), entry('a')], (id, column) => cells[`${id} ${column}`] ?? null)).toEqual({
    fieldSize: 2,
    undeclared: 0,
    standings: [
      { entryId: 'a', rank: 1, total: 8700, tied: false, decidedBy: null, status: 'competed', openParts: 0 },
      { entryId: 'b', rank: null, total: null, tied: false, decidedBy: null, status: 'competed', openParts: 1 },
    ],
  })
})

test('what a judge has not declared counts for nothing in the live ranking either, and it says of how many', () => {
  const marks = Object.fromEntries(['a', 'b'].flatMap((id) => [[`${id} part:theory`, 8000], ...[1, 2, 3, 4, 5].map((slot) => [`${id} panel:practical:${slot}`, 9000])])) as Record<string, number>
  const entry = (id: string) => ({ id, personId: id, number: id, name: id, organisation: '', skillLevelHeld: null, status: 'competed' as const, statusReason: null, version: 1 })
  const live = rankLive(weldingRules, [entry('a'), entry('b')], (id, column) => (id === 'b' && column === 'panel:practical:3' ? 'undeclared' : (marks[`${id} ${column}`] ?? null)))
  expect(live).toMatchObject({ undeclared: 1, standings: [{ entryId: 'a', rank: 1 }, { entryId: 'b', rank: null, total: null, openParts: 1 }] })
})

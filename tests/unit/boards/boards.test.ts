import { expect, test } from 'vitest'
import { applyFreeze, cellsAsOf, completionOrder } from '#app/services/boards/board-freeze.ts'
import { buildPanelBoard, type BoardSource } from '#app/services/boards/panel-board.ts'
import type { Declaration, MarkVersion } from '#db/queries/public-boards.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 5, 13, 6, minute))
const version = (entryId: string, minute: number, value: number | null, own: Partial<MarkVersion> = {}): MarkVersion => ({ at: at(minute), entryId, kind: 'part', key: 'theory', slot: 0, value, absentJudge: false, source: 'grid', ...own })
const column = [{ kind: 'part' as const, key: 'theory', slot: 0 }]
const entries = ['a', 'b', 'c', 'd'].map((id) => ({ id }))

test('entrants are done in the order of their first whole marks; a judge’s own mark counts from its declaration', () => {
  const own = { kind: 'panel' as const, key: 'practical', slot: 1, source: 'judge' as const }
  const both = [...column, { kind: 'panel' as const, key: 'practical', slot: 1 }]
  const versions = [version('b', 1, 8000), version('a', 2, 7000), version('a', 3, 7500, own), version('b', 4, 9000, own), version('c', 5, 6000), version('c', 6, 6100, own)]
  const declared: Declaration[] = [{ entryId: 'b', partKey: 'practical', slot: 1, finalAt: at(8) }, { entryId: 'a', partKey: 'practical', slot: 1, finalAt: at(7) }]
  expect(completionOrder(entries, both, versions, declared)).toEqual([{ entryId: 'a', at: at(7) }, { entryId: 'b', at: at(8) }])
  expect(cellsAsOf(versions, declared, at(7)).map((cell) => [cell.entryId, cell.key, cell.value])).toEqual([['b', 'theory', 8000], ['a', 'theory', 7000], ['a', 'practical', 7500], ['c', 'theory', 6000]])
})

test('with three to come the board stops at the first of four, and what is changed later stays as it was shown', () => {
  const versions = [version('b', 1, 8000), version('a', 2, 7000), version('b', 9, 9900)]
  const order = completionOrder(entries, column, versions, [])
  const frozen = applyFreeze({ kind: 'lastEntrants', count: 3 }, { order, size: 4, now: at(10) })!
  expect([frozen.moment, [...frozen.shown]]).toEqual([at(1), ['b']])
  expect(cellsAsOf(versions, [], frozen.moment).map((cell) => cell.value)).toEqual([8000])
  expect(applyFreeze({ kind: 'lastEntrants', count: 1 }, { order, size: 4, now: at(10) })).toBeNull()
  expect(applyFreeze({ kind: 'lastEntrants', count: 9 }, { order, size: 4, now: at(10) })).toEqual({ moment: null, shown: new Set() })
})

test('typed in one go, no more are shown than the rule allows; at a time the board stops with that minute', () => {
  const order = completionOrder(entries, column, entries.map(({ id }) => version(id, 1, 8000)), [])
  expect([...applyFreeze({ kind: 'lastEntrants', count: 2 }, { order, size: 4, now: at(2) })!.shown]).toEqual(['a', 'b'])
  const later = completionOrder(entries, column, [version('a', 1, 1), version('b', 5, 1), version('c', 6, 1)], [])
  const freeze = { kind: 'at', at: at(5).toISOString() } as const
  expect(applyFreeze(freeze, { order: later, size: 4, now: at(4) })).toBeNull()
  expect([...applyFreeze(freeze, { order: later, size: 4, now: at(5) })!.shown]).toEqual(['a', 'b'])
  expect(applyFreeze({ kind: 'never' }, { order: later, size: 4, now: at(9) })).toBeNull()
})

//  code | judge 1 judge 2 judge 3 judge 4 judge 5 | theory
//  B01  |   80      81      79      80    80       | 70     everything counts
//  B02  |   60      85      84      86    85       | –      judge 1 stands apart
//  B03  |   75 (returned)                          | –
const source: BoardSource = {
  rules: weldingRules,
  boards: {},
  field: [{ id: 'a', number: 'B01', status: 'competed' }, { id: 'b', number: 'B02', status: 'competed' }, { id: 'c', number: 'B03', status: 'didNotFinish' }, { id: 'd', number: 'B04', status: 'absent' }],
  marks: [
    ...[8000, 8100, 7900, 8000, 8000].map((value, slot) => ({ entryId: 'a', kind: 'panel' as const, key: 'practical', slot: slot + 1, value, absentJudge: false, source: 'paper' as const })),
    { entryId: 'a', kind: 'part', key: 'theory', slot: 0, value: 7000, absentJudge: false, source: 'grid' },
    { entryId: 'a', kind: 'metric', key: 'seconds', slot: 0, value: 360000, absentJudge: false, source: 'grid' },
    ...[6000, 8500, 8400, 8600, 8500].map((value, slot) => ({ entryId: 'b', kind: 'panel' as const, key: 'practical', slot: slot + 1, value, absentJudge: false, source: 'judge' as const })),
    { entryId: 'c', kind: 'panel', key: 'practical', slot: 1, value: 7500, absentJudge: false, source: 'judge' },
  ],
  sets: [
    { entryId: 'b', partKey: 'practical', slot: 2, finalAt: at(1), returnedAt: null, returnReason: null },
    { entryId: 'c', partKey: 'practical', slot: 1, finalAt: null, returnedAt: at(2), returnReason: '重评' },
  ],
  panel: [{ slot: 1, name: '叶少华' }, { slot: 2, name: '罗宏' }],
  schemes: new Map(),
  items: [],
}

test('the board says of every set whether it counts, who has not begun and what lies apart', () => {
  const board = buildPanelBoard(source)
  expect(board.entries.map(({ number, sets, open, done }) => [number, sets.join(' '), open, done])).toEqual([
    ['B01', 'counted counted counted counted counted', 0, true],
    ['B02', 'complete counted complete complete complete', 2, false],
    ['B03', 'returned none none none none', 2, false],
  ])
  expect(board.judges.map(({ slot, name, counted, complete, returned, begun }) => [slot, name, counted, complete, returned, begun])).toEqual([
    [1, '叶少华', 1, 1, 1, true], [2, '罗宏', 2, 0, 0, true], [3, null, 1, 1, 0, true], [4, null, 1, 1, 0, true], [5, null, 1, 1, 0, true],
  ])
  expect(board.alarms).toEqual([{ kind: 'spread', entryId: 'b', number: 'B02', part: 0, values: [6000, 8500, 8400, 8600, 8500], distance: 2600, limit: 1000, slot: 1, item: null }])
})

test('the alarm line is set for each part; below it a judge far from the others is still named', () => {
  expect(buildPanelBoard({ ...source, boards: { spread: { practical: 2600 } } }).alarms).toMatchObject([{ kind: 'outlier', number: 'B02', slot: 1, distance: 2500, limit: 2600 }])
  expect(buildPanelBoard({ ...source, boards: { spread: { practical: 100 } } }).alarms.map((alarm) => [alarm.number, alarm.kind])).toEqual([['B01', 'spread'], ['B02', 'spread']])
})

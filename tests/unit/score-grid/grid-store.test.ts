import { describe, expect, test } from 'vitest'
import { GridStore } from '#app/components/score-grid/grid-store.ts'
import { cellKey } from '#app/components/score-grid/grid-model.ts'
import type { OutboxChange } from '#app/components/outbox/outbox-store.ts'
import type { SendResult } from '#app/components/outbox/send-json.ts'
import type { GridChange, GridOutbox, GridPayload } from '#app/components/score-grid/outbox.ts'
import type { GridRefusal } from '#app/components/score-grid/send-change.ts'
import type { SavedGrid } from '#app/services/marks/save-grid.server.ts'
import { markColumns } from '#app/services/marks/cell-rules.ts'
import type { GridData } from '#app/services/marks/read-grid.server.ts'
import { memoryOutbox } from '#tests/support/memory-outbox.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const entry = (id: string) => ({ id, personId: id, number: id, name: id, organisation: '', skillLevelHeld: null, status: 'competed' as const, statusReason: null, version: 1 })
const data: GridData = { eventId: 'E', closed: null, correctionReason: null, entries: [entry('a'), entry('b')], cells: [] }
const theory = cellKey('a', 'part:theory')

type Sent = SendResult<SavedGrid, GridRefusal>

const saved = ({ payload }: OutboxChange<GridPayload>): Sent => ({
  kind: 'answered',
  answer: {
    cells: payload.cells.map(({ entryId, column, baseVersion }) => ({ entryId, column, version: (baseVersion ?? 0) + 1 })),
    statuses: payload.statuses.map(({ entryId, status, baseVersion }) => ({ entryId, status, version: (baseVersion ?? 0) + 1 })),
    conflicts: [], statusConflicts: [], refusedStatuses: [],
  },
})

function makeStore(outbox: GridOutbox, send: (change: GridChange) => Promise<Sent>, start = data) {
  return new GridStore({ userId: 'u', data: start, columns: markColumns(weldingRules), decimals: 2, outbox, send })
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('the outbox of the score grid', () => {
  test('a typed mark is kept before it is sent, and leaves the outbox with its answer', async () => {
    const { outbox, changes } = memoryOutbox()
    const sent: GridChange[] = []
    const store = makeStore(outbox, async (change) => {
      expect(changes.get(change.id)).toMatchObject({ sent: true, place: 'marks/E', payload: { cells: [{ text: '85.50', baseVersion: 0 }] } })
      sent.push(structuredClone(change))
      return saved(change)
    })
    store.type('a', 'part:theory', '85.5')
    expect(store.cell(theory)).toMatchObject({ text: '85.50', value: 8550, state: { kind: 'saving' } })
    await settled()
    expect(sent).toHaveLength(1)
    expect(store.cell(theory)).toMatchObject({ text: '85.50', state: { kind: 'saved' } })
    expect(changes.size).toBe(0)
  })

  test('two edits of one cell go one after the other, the second over the version that the first made', async () => {
    const { outbox } = memoryOutbox()
    const versions: Array<number | null> = []
    const store = makeStore(outbox, async (change) => {
      versions.push(change.payload.cells[0]!.baseVersion)
      await settled()
      return saved(change)
    })
    store.type('a', 'part:theory', '80')
    store.type('a', 'part:theory', '81')
    await settled()
    await settled()
    await settled()
    expect(versions).toEqual([0, 1])
    expect(store.cell(theory)).toMatchObject({ text: '81.00', state: { kind: 'saved' } })
  })

  test('after a lost answer and a reload the very same request is sent again', async () => {
    const { outbox, changes } = memoryOutbox()
    const first = makeStore(outbox, async () => ({ kind: 'kept', why: 'offline' }))
    first.type('a', 'part:theory', '77')
    await settled()
    expect(first.cell(theory).state).toEqual({ kind: 'waiting' })
    first.stop()
    const kept = structuredClone([...changes.values()])

    const sent: GridChange[] = []
    const second = makeStore(outbox, async (change) => {
      sent.push(structuredClone(change))
      return saved(change)
    })
    await second.start()
    await settled()
    expect(sent).toEqual(kept)
    expect(second.cell(theory)).toMatchObject({ text: '77.00', state: { kind: 'saved' } })
    expect(changes.size).toBe(0)
  })

  test('what waited for the network goes out together, in order: the first as it was sent, the rest in one change', async () => {
    const { outbox, changes } = memoryOutbox()
    let online = false
    const sent: GridChange[] = []
    const store = makeStore(outbox, async (change) => {
      if (!online) return { kind: 'kept', why: 'offline' }
      sent.push(structuredClone(change))
      return saved(change)
    })
    store.type('a', 'part:theory', '70')
    await settled()
    store.type('a', 'part:theory', '71')
    store.type('b', 'part:theory', '60')
    store.type('b', 'part:theory', '61')
    store.type('b', 'part:practical', '50')
    await settled()
    expect(changes.size).toBe(5)
    online = true
    store.retryNow()
    await settled()
    // The later text of a cell goes over the version under which its first edit was written, or that the change before has made.
    expect(sent.map(({ payload }) => payload.cells.map(({ entryId, column, text, baseVersion }) => `${entryId} ${column} ${text} over ${baseVersion}`))).toEqual([
      ['a part:theory 70.00 over 0'],
      ['a part:theory 71.00 over 1', 'b part:theory 61.00 over 0', 'b part:practical 50.00 over 0'],
    ])
    expect([changes.size, store.cell(theory).state, store.cell(cellKey('b', 'part:theory')).text]).toEqual([0, { kind: 'saved' }, '61.00'])
    // Nothing waits any more: each edit is its own change again.
    store.type('a', 'part:theory', '72')
    store.type('b', 'part:theory', '62')
    await settled()
    expect(sent.slice(2).map(({ payload }) => payload.cells.length)).toEqual([1, 1])
  })

  test('a status parts what goes together, for it decides which marks are taken', async () => {
    const { outbox } = memoryOutbox()
    let online = false
    const sent: GridChange[] = []
    const store = makeStore(outbox, async (change) => (online ? (sent.push(structuredClone(change)), saved(change)) : { kind: 'kept', why: 'offline' }))
    store.type('a', 'part:theory', '70')
    await settled()
    for (const text of ['60', '']) store.type('b', 'part:theory', text)
    store.setStatus('b', 'absent')
    store.type('a', 'part:practical', '50')
    online = true
    store.retryNow()
    await settled()
    expect(sent.map(({ payload }) => [payload.cells.length, payload.statuses.length])).toEqual([[1, 0], [1, 0], [0, 1], [1, 0]])
  })

  test('a conflict shows both values, survives a reload, and writes only over the version that was shown', async () => {
    const { outbox, conflicts } = memoryOutbox()
    const stored = { version: 4, value: 9000, absentJudge: false, byName: '记分员乙', at: '2026-05-20T08:00:00.000Z' }
    const conflict = async (): Promise<Sent> => ({
      kind: 'answered',
      answer: { cells: [], statuses: [], conflicts: [{ entryId: 'a', column: 'part:theory', ...stored }], statusConflicts: [], refusedStatuses: [] },
    })
    const store = makeStore(outbox, conflict)
    store.type('a', 'part:theory', '80')
    // Typed before the answer came: part of what is to be decided, and not a second write over the other's mark.
    store.type('a', 'part:theory', '82')
    await settled()
    expect(store.cell(theory)).toMatchObject({ text: '82.00', state: { kind: 'conflict', stored } })
    store.stop()

    const sent: GridChange[] = []
    const reopened = makeStore(outbox, async (change) => {
      sent.push(structuredClone(change))
      return saved(change)
    })
    await reopened.start()
    expect(sent).toEqual([])
    expect(reopened.conflicts()).toMatchObject([{ text: '82.00', stored: { value: 9000, byName: '记分员乙' } }])
    reopened.resolve(theory, 'mine')
    await settled()
    expect(sent).toMatchObject([{ payload: { cells: [{ text: '82.00', baseVersion: 4 }] } }])
    expect(conflicts.size).toBe(0)
  })

  test('keeping the other value sends nothing and shows it', async () => {
    const { outbox } = memoryOutbox()
    let sends = 0
    const store = makeStore(outbox, async () => {
      sends += 1
      return {
        kind: 'answered',
        answer: { cells: [], statuses: [], conflicts: [{ entryId: 'a', column: 'part:theory', version: 2, value: 6000, absentJudge: false, byName: '乙', at: '' }], statusConflicts: [], refusedStatuses: [] },
      }
    })
    store.type('a', 'part:theory', '80')
    await settled()
    store.resolve(theory, 'theirs')
    await settled()
    expect(sends).toBe(1)
    expect(store.cell(theory)).toMatchObject({ text: '60.00', state: { kind: 'saved' } })
  })

  test('a text that is no mark stays in its cell and is not sent; an empty cell is never 0', async () => {
    const { outbox, changes } = memoryOutbox()
    const store = makeStore(outbox, async (change) => saved(change))
    store.type('a', 'part:theory', '100.01')
    expect(store.cell(theory)).toMatchObject({ text: '100.01', value: null, state: { kind: 'invalid', fault: 'aboveMaximum' } })
    expect(changes.size).toBe(0)
    expect(store.cell(cellKey('b', 'part:theory')).value).toBeNull()
  })

  test('undo puts back what stood before', async () => {
    const { outbox } = memoryOutbox()
    const store = makeStore(outbox, async (change) => saved(change))
    store.type('a', 'part:theory', '80')
    await settled()
    store.type('a', 'part:theory', '8')
    await settled()
    expect(store.undo()).toMatchObject({ entryId: 'a', column: 'part:theory' })
    await settled()
    expect(store.cell(theory)).toMatchObject({ text: '80.00', state: { kind: 'saved' } })
  })

  test('a refused change stays visible with its reason', async () => {
    const { outbox } = memoryOutbox()
    const store = makeStore(outbox, async () => ({ kind: 'refused', refusal: { reason: 'marksLocked', entries: [] } }))
    store.type('a', 'part:theory', '80')
    await settled()
    expect(store.cell(theory)).toMatchObject({ text: '80.00', state: { kind: 'refused', reason: 'marksLocked' } })
  })

  test('news from others never covers what is being typed here', async () => {
    const { outbox } = memoryOutbox()
    const store = makeStore(outbox, async () => ({ kind: 'kept', why: 'offline' }))
    store.type('a', 'part:theory', '80')
    await settled()
    store.refresh({ ...data, cells: [{ entryId: 'a', column: 'part:theory', version: 1, value: 5000, absentJudge: false, byName: '乙', at: '' }] })
    expect(store.cell(theory)).toMatchObject({ text: '80.00', state: { kind: 'waiting' } })
    store.stop()
  })

  test('news that were read before a mark was saved do not take it off the page, and the next edit goes over its version', async () => {
    const { outbox } = memoryOutbox()
    const versions: Array<number | null> = []
    const store = makeStore(outbox, async (change) => {
      versions.push(change.payload.cells[0]!.baseVersion)
      return saved(change)
    })
    store.type('a', 'part:theory', '80')
    await settled()
    // Asked for while the mark was on its way, arrived after its answer.
    store.refresh(data)
    expect(store.cell(theory)).toMatchObject({ text: '80.00', state: { kind: 'saved' } })
    store.type('a', 'part:theory', '81')
    await settled()
    expect([versions, store.cell(theory).text, store.conflicts()]).toEqual([[0, 1], '81.00', []])
    // Once the server has told of it, it goes when the server no longer does.
    store.refresh({ ...data, cells: [{ entryId: 'a', column: 'part:theory', version: 2, value: 8100, absentJudge: false, byName: '甲', at: '' }] })
    store.refresh(data)
    expect(store.cell(theory).text).toBe('')
  })
})

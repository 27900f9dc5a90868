import { beforeEach, expect, test } from 'vitest'
import { openDraft, type KeptStorage } from '#app/components/outbox/kept-draft.ts'
import { SheetDrafts } from '#app/components/paper/sheet-drafts.ts'

const items = new Map<string, string>()
const storage: KeptStorage = { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value), removeItem: (key) => void items.delete(key) }
const drafts = (userId = 'clerk', partKey = 'practical') => new SheetDrafts({ userId, eventId: 'event', partKey, storage })
const at = '2026-11-22T08:00:00.000Z'
const numbersOf = (of: SheetDrafts) => of.list().map(({ number }) => number)

beforeEach(() => items.clear())

test('a sheet typed half is there when the page opens again, for the one who typed it and nobody else', () => {
  drafts().keep({ number: '07', texts: { 'part:practical': '8' }, at }, '')
  expect(drafts().list()).toEqual([{ number: '07', texts: { 'part:practical': '8' }, at }])
  expect([drafts('other').list(), drafts('clerk', 'theory').list()]).toEqual([[], []])
  // Nor does saving, discarding or typing by another account touch it.
  drafts('other').drop('07')
  drafts('other').keep({ number: '07', texts: { 'part:practical': '9' }, at }, '07')
  expect(drafts().list()).toMatchObject([{ texts: { 'part:practical': '8' } }])
})

test('a number that is typed or changed later takes its boxes along; several sheets wait beside each other', () => {
  drafts().keep({ number: '', texts: { a: '1' }, at }, '')
  drafts().keep({ number: '1', texts: { a: '1' }, at }, '')
  drafts().keep({ number: '12', texts: { a: '1' }, at }, '1')
  expect(numbersOf(drafts())).toEqual(['12'])
  drafts().keep({ number: '3', texts: { a: '2' }, at }, '3')
  expect(numbersOf(drafts())).toEqual(['3', '12'])
  drafts().drop('012')
  expect(numbersOf(drafts())).toEqual(['3'])
  // Emptied again, it is no draft; the last one takes the place in the storage with it.
  drafts().keep({ number: '3', texts: { a: '  ' }, at }, '3')
  expect([numbersOf(drafts()), items.size]).toEqual([[], 0])
})

test('what the server has stored as it stands is no draft any more; what was typed on since is', () => {
  const saved = { number: '07', texts: { a: '8.00', b: '-' } }
  drafts().keep({ number: '7', texts: { a: '8', b: '-' }, at }, '')
  expect(drafts().list([saved])).toEqual([])
  expect(items.size).toBe(0)
  drafts().keep({ number: '7', texts: { a: '8.5', b: '-' }, at }, '')
  expect(drafts().list([saved])).toHaveLength(1)
  drafts().keep({ number: '7', texts: { a: '8' }, at }, '7')
  expect(drafts().list([saved])).toHaveLength(1)
})

test('a storage that is full, forbidden or holds something else never stands in the way of typing', () => {
  const broken: KeptStorage = { getItem: () => '{', setItem: () => { throw new Error('full') }, removeItem: () => { throw new Error('forbidden') } }
  for (const kept of [broken, null]) {
    const of = new SheetDrafts({ userId: 'clerk', eventId: 'event', partKey: 'practical', storage: kept })
    of.keep({ number: '7', texts: { a: '1' }, at }, '')
    expect(of.list()).toEqual([])
  }
  items.set('paper/clerk/event/practical', '{"number":"7"}')
  expect([drafts().list(), openDraft('nothing', storage).read()]).toEqual([[], null])
})

import { expect, test } from 'vitest'
import { readGrid } from '#app/services/marks/read-grid.server.ts'
import { decideSheet } from '#app/services/paper/decide-sheet.server.ts'
import { getDifferencesPage, getTypingPage } from '#app/services/paper/paper-pages.server.ts'
import { reopenSheet } from '#app/services/paper/reopen-sheet.server.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listPaperTypists } from '#db/queries/paper-sheets.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { UNKNOWN_ID } from '#tests/support/route-addresses.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must, openScoringDay, type ScoringDay } from '../results/result-desk.ts'

const database = withTestDatabase()

async function clerks(day: ScoringDay) {
  return { a: await day.desk.person('scoreClerk'), b: await day.desk.person('scoreClerk'), chief: await day.desk.person('chiefJudge') }
}
type Clerk = Awaited<ReturnType<typeof clerks>>['a']
const type = (day: ScoringDay, actor: Clerk, number: string, mark: string) =>
  typeSheet({ actor, idempotencyKey: newKey(), eventId: day.eventId, partKey: 'practical', number, texts: { 'part:practical': mark }, wrongSumSeen: false })
const gridOf = async (day: ScoringDay) => (await readGrid(await requireEvent(readDb, { eventId: day.eventId, regionId: day.desk.regionId }))).cells.map(({ column, value }) => [column, value])

test('two people type alike and the sheet becomes a mark; until then nobody is given the other one’s number', async () => {
  const day = await openScoringDay(database.owner, { count: 3 })
  const { a, b, chief } = await clerks(day)
  await must(type(day, a, '1', '87.65'))
  // 87.65 is a number that would be found wherever it leaked.
  for (const actor of [b, chief]) {
    const pages = [await getTypingPage(actor, { eventId: day.eventId, partKey: 'practical' }), await getDifferencesPage(actor, { eventId: day.eventId }), await gridOf(day)]
    expect(JSON.stringify(pages)).not.toMatch(/87\.65|8765/)
  }
  const seen = await getTypingPage(b, { eventId: day.eventId, partKey: 'practical' })
  expect([seen.waiting, seen.own]).toEqual([['01', '02', '03'], []])
  expect((await getTypingPage(a, { eventId: day.eventId, partKey: 'practical' })).own).toEqual([{ number: '01', texts: { 'part:practical': '87.65' }, sums: null, final: false }])
  await must(type(day, b, '01', '87.65'))
  expect(await gridOf(day)).toEqual([['part:practical', 8765]])
  const [mark] = await database.owner`select source, entered_by as "enteredBy" from marks where event_id = ${day.eventId}`
  expect(mark).toEqual({ source: 'paper', enteredBy: b.userId })
})

test('the same hands never type a sheet twice over: the first correct themselves, a third person is refused', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  const { a, b } = await clerks(day)
  const third = await day.desk.person('scoreClerk')
  await must(type(day, a, '01', '70'))
  await must(type(day, a, '01', '71'))
  expect((await getTypingPage(a, { eventId: day.eventId, partKey: 'practical' })).own).toMatchObject([{ texts: { 'part:practical': '71.00' } }])
  await must(type(day, b, '01', '71'))
  expect(await type(day, third, '01', '99')).toEqual({ ok: false, reason: 'typedTwice' })
  expect(await type(day, a, '01', '99')).toEqual({ ok: false, reason: 'typedTwice' })
  await expect(
    database.owner`update paper_sheets set second_by = first_by where event_id = ${day.eventId}`,
  ).rejects.toThrow(/two_different_typists/)
  await expect(database.owner`update paper_sheets set decided_by = second_by where event_id = ${day.eventId}`).rejects.toThrow(/a_third_decides/)
})

test('what differs is decided by a third person from the original, and both typings stay', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  const { a, b, chief } = await clerks(day)
  await must(type(day, a, '01', '81'))
  // A typist learns the same from a sheet that agrees and from one that does not.
  expect((await must(type(day, b, '01', '18'))).value).toEqual({ number: '01' })
  expect(await gridOf(day)).toEqual([])
  const page = await getDifferencesPage(chief, { eventId: day.eventId })
  expect(page.differences).toMatchObject([{ number: '01', first: { 'part:practical': '81.00' }, second: { 'part:practical': '18.00' }, differing: ['part:practical'] }])
  const decision = { idempotencyKey: newKey(), eventId: day.eventId, partKey: 'practical', number: '01', texts: { 'part:practical': '81' }, reason: '对照原件' }
  expect(await decideSheet({ ...decision, actor: b })).toEqual({ ok: false, reason: 'sameHands' })
  await must(decideSheet({ ...decision, actor: chief, idempotencyKey: newKey() }))
  expect(await gridOf(day)).toEqual([['part:practical', 8100]])
  const [sheet] = await database.owner`select state, first_values as first, second_values as second from paper_sheets where event_id = ${day.eventId} and state = 'decided'`
  expect(sheet).toMatchObject({ state: 'decided', first: [{ value: 8100 }], second: [{ value: 1800 }] })
})

test('a mark that stands in the grid and says something else makes a difference, not a silent change', async () => {
  const day = await openScoringDay(database.owner, { count: 1 })
  const { a, b } = await clerks(day)
  await day.mark([[0, null, '90.00']])
  await must(type(day, a, '01', '60'))
  await must(type(day, b, '01', '60'))
  expect((await gridOf(day)).find(([column]) => column === 'part:practical')).toEqual(['part:practical', 9000])
  expect((await getDifferencesPage(day.chiefJudge, { eventId: day.eventId })).differences).toHaveLength(1)
})

const reopen = (day: ScoringDay, actor: Clerk, number = '01', partKey = 'practical') => reopenSheet({ actor, idempotencyKey: newKey(), eventId: day.eventId, partKey, number, reason: '录成了 02 号的纸' })

test('a settled sheet is opened again with a reason: its mark is withdrawn, what was typed stays readable, and it is typed twice again by people who see nothing of it', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  const { a, b, chief } = await clerks(day)
  await must(type(day, a, '01', '70'))
  expect(await reopen(day, chief)).toMatchObject({ ok: false, reason: 'notSettled' })
  await must(type(day, b, '01', '70'))
  for (const number of ['99', '02']) expect(await reopen(day, chief, number)).toMatchObject({ ok: false, reason: number === '99' ? 'unknownNumber' : 'notSettled' })
  await expect(reopen(day, chief, '01', 'nothing')).rejects.toMatchObject({ status: 404 })
  await expect(reopen({ ...day, eventId: UNKNOWN_ID }, chief)).rejects.toMatchObject({ status: 404 })
  const key = newKey()
  const act = { actor: chief, idempotencyKey: key, eventId: day.eventId, partKey: 'practical', number: '1', reason: '录成了 02 号的纸' }
  expect((await must(reopenSheet(act))).value).toEqual({ number: '01' })
  expect((await must(reopenSheet(act))).value).toEqual({ number: '01' })
  expect(await gridOf(day)).toEqual([['part:practical', null]])

  // Both clerks have the number before them again, and neither is shown what stood there: not even their own.
  for (const actor of [a, b]) {
    const page = await getTypingPage(actor, { eventId: day.eventId, partKey: 'practical' })
    expect([page.waiting, page.own]).toEqual([['01', '02'], []])
    expect(JSON.stringify(page)).not.toContain('70.00')
  }
  const { reopened, progress } = await getDifferencesPage(chief, { eventId: day.eventId })
  expect(reopened).toMatchObject([{ number: '01', partKey: 'practical', reason: '录成了 02 号的纸', byName: chief.displayName, typings: [{ round: 'first', byName: a.displayName, texts: { 'part:practical': '70.00' } }, { round: 'second', byName: b.displayName, texts: { 'part:practical': '70.00' } }] }])
  expect(progress.find((kind) => kind.key === 'practical')).toMatchObject({ settled: 0, typedOnce: 0 })
  // Who typed it then does not recheck it either, and the marks tell the whole way.
  expect((await listPaperTypists(readDb, { eventId: day.eventId, regionId: day.desk.regionId })).map(({ userId }) => userId).sort()).toEqual([a.userId, b.userId].sort())
  await must(type(day, b, '01', '61'))
  await must(type(day, a, '01', '61'))
  expect(await gridOf(day)).toEqual([['part:practical', 6100]])
  expect([...(await database.owner`select value, reason from mark_history where event_id = ${day.eventId} order by version`)]).toEqual([{ value: 7000, reason: null }, { value: null, reason: '录成了 02 号的纸' }, { value: 6100, reason: null }])
  const [event] = await database.owner`select data ->> 'number' as number, data ->> 'was' as was, data ->> 'reason' as reason from audit_events where kind = 'paperReopened'`
  expect(event).toEqual({ number: '01', was: 'agreed', reason: '录成了 02 号的纸' })
})

test('opening a sheet again leaves alone what was given another way since, and ends with the confirmed result', async () => {
  const day = await openScoringDay(database.owner, { count: 1 })
  const { a, b, chief } = await clerks(day)
  for (const clerk of [a, b]) await must(type(day, clerk, '01', '70'))
  await day.mark([[0, null, '71.00']])
  await must(reopen(day, chief))
  expect(await gridOf(day)).toContainEqual(['part:practical', 7100])
  await database.owner`update competition_events set marks_locked_at = now() where id = ${day.eventId}`
  expect(await reopen(day, chief)).toMatchObject({ ok: false, reason: 'marksLocked' })
})

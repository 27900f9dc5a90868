import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { boardForm, boardsOf } from '#app/services/boards/board-form.ts'
import { getChiefBoard } from '#app/services/boards/chief-board.server.ts'
import { getPublicBoard } from '#app/services/boards/public-board.server.ts'
import { getBoardSettings, setBoards } from '#app/services/boards/set-boards.server.ts'
import { sealLayer } from '#app/services/blind-codes/seal-layer.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import type { BoardSettings } from '#db/schema/competitions.ts'
import { must, openFloor, type FloorDay } from '#tests/integration/floor/floor-desk.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()

/** Four entrants with a layer of codes or none; scoring has begun. */
async function markingDay(blindLayers: 0 | 1) {
  const day = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers }, count: 4 })
  await database.owner`update persons set name = '秘密选手' || substr(id::text, 1, 4) where region_id = ${day.desk.regionId}`
  await database.owner`update entries set organisation_name = '秘密单位' where event_id = ${day.eventId}`
  if (blindLayers > 0) {
    await day.step('fixField')
    must(await sealLayer({ actor: await day.officer('codeOfficer'), idempotencyKey: newKey(), eventId: day.eventId }))
  }
  await day.step('startScoring')
  return day
}

async function open(day: FloorDay, boards: BoardSettings, actor: RegionActor = day.desk.officer) {
  const { version } = await getBoardSettings(day.desk.officer, day.eventId)
  return setBoards({ actor, idempotencyKey: newKey(), eventId: day.eventId, version, boards })
}

const mark = async (day: FloorDay, entryId: string, theory: string, practical: string) =>
  must(await saveGrid({ actor: day.desk.officer, eventId: day.eventId, idempotencyKey: newKey(), statuses: [], cells: [['part:theory', theory], ['part:practical', practical]].map(([column, text]) => ({ entryId, column: column!, text: text!, absentJudge: false, baseVersion: 0 })) }))

const lines = async (day: FloorDay) => (await getPublicBoard(day.eventId)).lines.map(({ number, name, total, rank, state }) => [number, name, total, rank, state])

test('a public board is closed from the start, shows only what was opened, and is closed again at once', async () => {
  const day = await markingDay(0)
  const [a, b] = day.entries
  await expect(getPublicBoard(day.eventId)).rejects.toMatchObject({ status: 404 })
  await expect(getPublicBoard('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
  await mark(day, a!, '60', '60')
  await mark(day, b!, '90', '90')
  must(await open(day, { open: { shows: 'progress', names: true, freeze: { kind: 'never' } } }))
  expect(await getPublicBoard(day.eventId)).toMatchObject({ stage: 'live', done: 2, size: 4, names: false, lines: [] })
  must(await open(day, { open: { shows: 'totals', names: false, freeze: { kind: 'never' } } }))
  expect(await lines(day)).toEqual([['01', null, '60.00', null, 'done'], ['02', null, '90.00', null, 'done'], ['03', null, null, null, 'pending'], ['04', null, null, null, 'pending']])
  must(await open(day, { open: { shows: 'standings', names: true, freeze: { kind: 'never' } } }))
  expect((await lines(day)).map(([number, name, total, rank]) => [number, String(name).slice(0, 4), total, rank])).toEqual([['02', '秘密选手', '90.00', 1], ['01', '秘密选手', '60.00', 2], ['03', '秘密选手', null, null], ['04', '秘密选手', null, null]])
  must(await open(day, {}))
  await expect(getPublicBoard(day.eventId)).rejects.toMatchObject({ status: 404 })
})

test('the board freezes by its rule and keeps what it showed, whatever is changed afterwards', async () => {
  const day = await markingDay(0)
  const [a, b, c] = day.entries
  must(await open(day, { open: { shows: 'standings', names: false, freeze: { kind: 'lastEntrants', count: 2 } } }))
  await mark(day, c!, '70', '70')
  expect((await getPublicBoard(day.eventId)).frozen).toBeNull()
  await mark(day, a!, '80', '80')
  await mark(day, b!, '95', '95')
  must(await saveGrid({ actor: day.desk.officer, eventId: day.eventId, idempotencyKey: newKey(), statuses: [], cells: [{ entryId: c!, column: 'part:theory', text: '100', absentJudge: false, baseVersion: 1 }] }))
  const board = await getPublicBoard(day.eventId)
  expect(board.frozen).toMatchObject({ hidden: 2 })
  expect(await lines(day)).toEqual([['01', null, '80.00', 1, 'done'], ['03', null, '70.00', 2, 'done'], ['02', null, null, null, 'hidden'], ['04', null, null, null, 'hidden']])
  expect(JSON.stringify(board)).not.toMatch(/95\.00|100\.00/)
})

test('while codes are sealed neither board holds anybody’s name, unit or number, whatever was opened', async () => {
  const day = await markingDay(1)
  const [a] = day.entries
  await mark(day, a!, '60', '60')
  must(await open(day, { open: { shows: 'standings', names: true, freeze: { kind: 'never' } } }))
  const people = await database.owner`select p.name, p.id, e.number from persons p join entries e on e.person_id = p.id where e.event_id = ${day.eventId}`
  const shown = await getPublicBoard(day.eventId)
  expect([shown.names, shown.lines.map((line) => line.number).sort()]).toEqual([false, ['A01', 'A02', 'A03', 'A04']])
  const bytes = [JSON.stringify(shown), JSON.stringify(await getChiefBoard(await day.officer('chiefJudge'), day.eventId))]
  for (const person of people) for (const text of bytes) expect([text.includes(person.name as string), text.includes(person.id as string), text.includes(`"${person.number as string}"`), text.includes('秘密单位')]).toEqual([false, false, false, false])
  // An entry's id would be the same before and after the codes are opened.
  for (const entryId of day.entries) expect(bytes[0]).not.toContain(entryId)
  // Before the last wanted layer is drawn a total would tell whose code it becomes.
  await database.owner`update competitions set blind_layers = 2 where id = ${day.competitionId}`
  expect((await getPublicBoard(day.eventId)).lines).toEqual([])
})

test('settings go over the version their writer saw, within the own region, and say what is missing', async () => {
  const day = await markingDay(0)
  const boards: BoardSettings = { open: { shows: 'totals', names: false, freeze: { kind: 'never' } } }
  expect(await setBoards({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, version: 99, boards })).toMatchObject({ ok: false, reason: 'changed' })
  const stranger = { ...day.desk.officer, regionId: '00000000-0000-4000-8000-000000000000' }
  await expect(open(day, boards, stranger)).rejects.toMatchObject({ status: 404 })
  await expect(getBoardSettings(stranger, day.eventId)).rejects.toMatchObject({ status: 404 })
  await expect(getChiefBoard(stranger, day.eventId)).rejects.toMatchObject({ status: 404 })
  const given = { intent: 'boards', version: '1', shows: 'standings', freeze: 'lastEntrants', count: '', at: '', part: ['practical'], spread: ['7.5'] }
  expect(boardForm.safeParse(given).error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([['count', 'countMissing']])
  expect(boardsOf(boardForm.parse({ ...given, count: '5' }))).toEqual({ spread: { practical: 750 }, open: { shows: 'standings', names: false, freeze: { kind: 'lastEntrants', count: 5 } } })
  expect(boardsOf(boardForm.parse({ ...given, freeze: 'at', at: '2026-06-13 15:30', spread: [''] }))).toEqual({ open: { shows: 'standings', names: false, freeze: { kind: 'at', at: '2026-06-13T07:30:00.000Z' } } })
})

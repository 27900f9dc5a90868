import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { appointJudge, confirmJudgeTraining, withdrawJudge } from '#app/services/judges/appoint-judges.server.ts'
import { getJudgesPage } from '#app/services/judges/judges-page.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { getChiefBoard } from '#app/services/boards/chief-board.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { declareSets } from '#app/services/sheets/declare-sets.server.ts'
import { getOwnSheet, listOwnSheets } from '#app/services/sheets/own-sheet.server.ts'
import { saveOwnSheet } from '#app/services/sheets/save-own-sheet.server.ts'
import { returnToJudge } from '#app/services/sheets/return-set.server.ts'
import { readDb } from '#db/client.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must, openFloor, type FloorDay } from './floor-desk.ts'

const database = withTestDatabase()

/** A practical part marked by a panel of three, two judges of which are appointed and trained; scoring has begun. */
async function scoringDay() {
  const day = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 0 }, count: 2 })
  const [event] = await database.owner`select rules from competition_events where id = ${day.eventId}`
  const rules = event!.rules as { parts: Array<Record<string, unknown>> }
  rules.parts[1]!.panel = { judges: 3, dropHigh: 0, dropLow: 0, decimals: 2, minimumJudges: 1 }
  await database.owner`update competition_events set rules = ${database.owner.json(rules as never)} where id = ${day.eventId}`
  const people: RegionActor[] = []
  for (const name of ['叶少华', '罗宏']) {
    must(await appointJudge({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, choice: { name, organisation: null, qualification: '高级考评员' }, duty: 'judge' }))
    const judge = (await getJudgesPage({ actor: day.desk.officer, eventId: day.eventId })).judges.find((candidate) => candidate.name === name)!
    must(await confirmJudgeTraining({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, id: judge.id, version: judge.version }))
    people.push({ ...(await day.desk.person('judge')), personId: judge.personId })
  }
  await day.step('startScoring')
  const [first, second] = people
  return { day, first: first!, second: second! }
}

const cell = (entryId: string, column: string, text: string, baseVersion = 0) => ({ entryId, column, text, absentJudge: false, baseVersion })
const save = (actor: RegionActor, { eventId }: FloorDay, cells: Parameters<typeof saveOwnSheet>[0]['cells'], idempotencyKey = newKey()) => saveOwnSheet({ actor, idempotencyKey, eventId, cells })

test('a judge sees numbers and the own place of the panel, and writes nowhere else', async () => {
  const { day, first, second } = await scoringDay()
  const [a] = day.entries
  must(await save(second, day, [cell(a!, 'panel:practical:2', '77')]))
  const sheet = await getOwnSheet(first, day.eventId)
  expect(sheet.columns.map((column) => column.id)).toEqual(['panel:practical:1'])
  expect(sheet.data.entries.map(({ number, name, organisation, personId }) => [number, name, organisation, personId])).toEqual([['01', '', '', ''], ['02', '', '', '']])
  expect(sheet.data.cells).toEqual([])
  for (const column of ['panel:practical:2', 'part:theory', 'panel:practical:9']) expect(await save(first, day, [cell(a!, column, '99')])).toMatchObject({ ok: false, reason: 'invalidCells' })
  expect(await save(first, day, [{ ...cell(a!, 'panel:practical:1', ''), absentJudge: true }])).toMatchObject({ ok: false, reason: 'invalidCells' })
  expect((await database.owner`select value, source from marks where event_id = ${day.eventId}`).map((mark) => [mark.value, mark.source])).toEqual([[7700, 'judge']])
})

test('the same change sent twice counts once, and a mark somebody else changed comes back as a conflict', async () => {
  const { day, first } = await scoringDay()
  const [a] = day.entries
  const key = newKey()
  const once = must(await save(first, day, [cell(a!, 'panel:practical:1', '80')], key))
  expect(must(await save(first, day, [cell(a!, 'panel:practical:1', '80')], key))).toEqual(once)
  must(await saveGrid({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, cells: [cell(a!, 'panel:practical:1', '70', 1)], statuses: [] }))
  expect(must(await save(first, day, [cell(a!, 'panel:practical:1', '85', 1)])).conflicts).toMatchObject([{ value: 7000, version: 2 }])
  expect((await database.owner`select version from mark_history where event_id = ${day.eventId} order by version`).map((row) => row.version)).toEqual([1, 2])
})

const declare = (actor: RegionActor, { eventId }: FloorDay, entryId: string | null = null) => declareSets({ actor, idempotencyKey: newKey(), eventId, entryId })

test('a set is declared when it is complete, one by one or all at once, and is closed for its judge alone', async () => {
  const { day, first, second } = await scoringDay()
  const [a, b] = day.entries
  must(await save(first, day, [cell(a!, 'panel:practical:1', '80')]))
  expect(await declare(first, day)).toMatchObject({ ok: false, reason: 'incomplete', data: { numbers: ['02'] } })
  expect(await declare(first, day, b!)).toMatchObject({ ok: false, reason: 'incomplete', data: { numbers: ['02'] } })
  expect(must(await declare(first, day, a!))).toEqual({ entries: 1 })
  expect(await declare(first, day, a!)).toMatchObject({ ok: false, reason: 'alreadyFinal' })
  await expect(declare(first, day, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
  expect(await save(first, day, [cell(a!, 'panel:practical:1', '90', 1)])).toMatchObject({ ok: false, reason: 'sheetFinal' })
  must(await save(first, day, [cell(b!, 'panel:practical:1', '81')]))
  expect((await getOwnSheet(first, day.eventId)).finalAt).toBeNull()
  expect(must(await declare(first, day))).toEqual({ entries: 1 })
  must(await save(second, day, [cell(a!, 'panel:practical:2', '79')]))
  expect((await getOwnSheet(first, day.eventId)).finalAt).not.toBeNull()
})

test('a judge’s mark counts once its set is declared, no longer when the chief judge returns it with a reason, and again when it is declared again', async () => {
  const { day, first } = await scoringDay()
  const [a] = day.entries
  const scope = { regionId: day.desk.regionId, eventId: day.eventId }
  const counted = async () => (await computeRanking(readDb, scope)).cells.filter((mark) => mark.kind === 'panel').map((mark) => [mark.slot, mark.value])
  must(await saveGrid({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, cells: [cell(a!, 'panel:practical:3', '70')], statuses: [] }))
  must(await save(first, day, [cell(a!, 'panel:practical:1', '80')]))
  expect(await counted()).toEqual([[3, 7000]])
  must(await declare(first, day, a!))
  expect((await counted()).sort()).toEqual([[1, 8000], [3, 7000]])

  const chief = await day.desk.person('chiefJudge')
  const giveBack = (entryId: string, slot: number) => returnToJudge({ actor: chief, idempotencyKey: newKey(), eventId: day.eventId, entryId, slot, reason: '与评分细则第三条不符' })
  expect(must(await giveBack(a!, 1))).toEqual({ number: '01' })
  expect(await counted()).toEqual([[3, 7000]])
  expect((await getOwnSheet(first, day.eventId)).sets[0]).toMatchObject({ finalAt: null, returned: { reason: '与评分细则第三条不符' } })
  expect((await getChiefBoard(chief, day.eventId)).board.entries[0]!.sets).toEqual(['returned', 'none', 'counted'])
  expect(await giveBack(a!, 1)).toMatchObject({ ok: false, reason: 'notFinal' })
  await expect(giveBack('00000000-0000-4000-8000-000000000000', 1)).rejects.toMatchObject({ status: 404 })
  await expect(returnToJudge({ actor: { ...chief, regionId: '00000000-0000-4000-8000-000000000000' }, idempotencyKey: newKey(), eventId: day.eventId, entryId: a!, slot: 1, reason: '别的地区' })).rejects.toMatchObject({ status: 404 })
  must(await save(first, day, [cell(a!, 'panel:practical:1', '78', 1)]))
  must(await declare(first, day, a!))
  expect((await counted()).sort()).toEqual([[1, 7800], [3, 7000]])
  expect(await database.owner`select kind, data->>'reason' as reason from audit_events where kind = 'sheetReturned'`).toEqual([{ kind: 'sheetReturned', reason: '与评分细则第三条不符' }])
})

test('whoever is no judge of the event, or has withdrawn, has no sheet', async () => {
  const { day, first } = await scoringDay()
  const stranger = await day.desk.person('judge')
  for (const actor of [stranger, { ...stranger, personId: '00000000-0000-4000-8000-000000000000' }]) await expect(getOwnSheet(actor, day.eventId)).rejects.toMatchObject({ status: 404 })
  const judge = (await getJudgesPage({ actor: day.desk.officer, eventId: day.eventId })).judges.find((candidate) => candidate.personId === first.personId)!
  must(await withdrawJudge({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, id: judge.id, version: judge.version, reason: '回避' }))
  await expect(getOwnSheet(first, day.eventId)).rejects.toMatchObject({ status: 404 })
  await expect(save(first, day, [cell(day.entries[0]!, 'panel:practical:1', '80')])).rejects.toMatchObject({ status: 404 })
})

test('the list of sheets names only events in which this account may mark', async () => {
  const { day, first } = await scoringDay()
  const listed = async (assignments: RegionActor['assignments']) => (await listOwnSheets({ ...first, assignments })).map(({ eventId }) => eventId)
  const here = { ...first.assignments[0]!, eventId: day.eventId }
  expect(await listed([here])).toEqual([day.eventId])
  // Appointed here too, but the account has been opened for another event only: its page would be not found.
  expect(await listed([{ ...here, eventId: randomUUID() }])).toEqual([])
})

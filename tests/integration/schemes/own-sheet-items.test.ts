import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { cellKey } from '#app/components/score-grid/grid-model.ts'
import { GridStore } from '#app/components/score-grid/grid-store.ts'
import { getChiefBoard } from '#app/services/boards/chief-board.server.ts'
import { getGridPage } from '#app/services/marks/read-grid.server.ts'
import { typedChangesSchema } from '#app/services/marks/typed-changes.ts'
import { declareSets } from '#app/services/sheets/declare-sets.server.ts'
import { getOwnSheet } from '#app/services/sheets/own-sheet.server.ts'
import { returnToJudge } from '#app/services/sheets/return-set.server.ts'
import { saveOwnSheet } from '#app/services/sheets/save-own-sheet.server.ts'
import { must } from '#tests/integration/floor/floor-desk.ts'
import { memoryOutbox } from '#tests/support/memory-outbox.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { clerkOf, schemeDesk } from './scheme-desk.ts'

const database = withTestDatabase()

/** The shaft's scheme, and two of the panel's judges with sheets of their own. */
async function judgedDay(entrants = 2) {
  const desk = await schemeDesk(database.owner, { entrants })
  const actors: RegionActor[] = []
  for (const slot of [1, 2]) {
    const name = `裁判${slot}`
    const [person] = await database.owner`insert into persons (region_id, name, name_normalised) values (${desk.region.id}, ${name}, ${name}) returning id`
    const [judge] = await database.owner`insert into judges (region_id, person_id, qualification) values (${desk.region.id}, ${person!.id}, '考评员') returning id`
    await database.owner`insert into judge_assignments (region_id, event_id, judge_id, slot, duty, state, training_confirmed_at) values (${desk.region.id}, ${desk.event.id}, ${judge!.id}, ${slot}, 'judge', 'accepted', now())`
    const [user] = await database.owner`insert into users (region_id, username, username_normalised, display_name, status, person_id) values (${desk.region.id}, ${name + person!.id}, ${name + person!.id}, ${name}, 'active', ${person!.id}) returning id`
    actors.push({ ...clerkOf(desk), userId: user!.id as string, displayName: name, personId: person!.id as string, roles: ['judge'] })
  }
  const eventId = desk.event.id
  const [a] = desk.entries
  const give = (actor: RegionActor, texts: Record<string, string>, baseVersion = 0, entryId = a!) =>
    saveOwnSheet({ actor, idempotencyKey: randomUUID(), eventId, cells: Object.entries(texts).map(([item, text]) => ({ entryId, column: `item:practical:${item}`, text, absentJudge: false, baseVersion })) })
  const declare = (actor: RegionActor) => declareSets({ actor, idempotencyKey: randomUUID(), eventId, entryId: a! })
  return { desk, eventId, entry: a!, one: actors[0]!, two: actors[1]!, give, declare }
}

const SHARED = { diameter: '29.99', length: '120', thread: '1', safety: '0' }

test('a judge fills in the own items and those the panel shares, and is shown nobody else’s', async () => {
  const { eventId, entry, one, two, give, declare } = await judgedDay()
  must(await give(two, { finish: '2', runOut: '0.041' }))
  must(await give(one, { ...SHARED, finish: '3' }))
  const sheet = await getOwnSheet(one, eventId)
  expect(sheet.columns.map((column) => [column.item?.code, column.shared])).toEqual([['A1', true], ['A2', true], ['A3', false], ['A4', true], ['B1', false], ['S1', true]])
  expect(sheet.data.cells.map((cell) => cell.column.slice(15)).sort()).toEqual(['diameter', 'finish', 'length', 'safety', 'thread'])
  expect(JSON.stringify(sheet)).not.toMatch(/裁判2|"value":41\b/)
  for (const [item, text] of [['unknown', '1'], ['finish', '4'], ['runOut', 'x']] as const) expect(await give(one, { [item]: text })).toMatchObject({ ok: false, reason: 'invalidCells' })
  expect(await saveOwnSheet({ actor: one, idempotencyKey: randomUUID(), eventId, cells: [{ entryId: entry, column: 'panel:practical:1', text: '9', absentJudge: false, baseVersion: 0 }] })).toMatchObject({ ok: false, reason: 'invalidCells' })
  expect(await declare(one)).toMatchObject({ ok: false, reason: 'incomplete', data: { numbers: ['01'] } })
  must(await give(one, { runOut: '0.03' }))
  expect(must(await declare(one))).toEqual({ entries: 1 })
  expect(await give(one, { finish: '2' }, 1)).toMatchObject({ ok: false, reason: 'sheetFinal' })
  // What all share is closed with the first declaration, for the other judges too.
  expect(await give(two, { diameter: '29.90' }, 1)).toMatchObject({ ok: false, reason: 'sheetFinal' })
})

test('a spread of more than one is judged again by those concerned, in a declared set too, without anybody else’s value', async () => {
  const { eventId, entry, one, two, give, declare, desk } = await judgedDay()
  must(await give(one, { ...SHARED, finish: '3', runOut: '0.03' }))
  must(await declare(one))
  must(await give(two, { finish: '1', runOut: '0.03' }))
  expect(await desk.panel()).toEqual([{ slot: 1, value: null }])
  const sheet = await getOwnSheet(one, eventId)
  expect(sheet.disputed).toEqual([{ entryId: entry, columns: ['item:practical:finish'] }])
  expect(sheet.data.cells.filter((cell) => cell.column === 'item:practical:finish').map((cell) => cell.value)).toEqual([3])
  expect(await declare(two)).toMatchObject({ ok: false, reason: 'disputed', data: { numbers: ['01'] } })

  const chief = { ...clerkOf(desk), roles: ['chiefJudge' as const] }
  // A sum that waits for the item to be judged again is no mark that waits for its judge.
  expect((await getGridPage({ actor: chief, eventId })).cells.map(({ value, undeclared = false }) => [value, undeclared])).toEqual([[null, false]])
  const board = async () => (await getChiefBoard(chief, eventId)).board
  expect((await board()).alarms).toMatchObject([{ kind: 'again', number: '01', item: { code: 'B1', name: '表面质量' }, values: [3, 1, null] }])
  expect((await board()).entries[0]!.sets).toEqual(['again', 'again', 'begun'])

  expect(await give(one, { runOut: '0.05' }, 1)).toMatchObject({ ok: false, reason: 'sheetFinal' })
  must(await give(one, { finish: '2' }, 1))
  expect(await desk.panel()).toEqual([{ slot: 1, value: 900 }, { slot: 2, value: 800 }])
  // The clerks see the number, and that it does not count yet.
  const undeclared = async () => (await getGridPage({ actor: chief, eventId })).cells.map(({ column, undeclared = false }) => [column, undeclared]).sort()
  expect(await undeclared()).toEqual([['panel:practical:1', false], ['panel:practical:2', true]])
  must(await declare(two))
  expect(await undeclared()).toEqual([['panel:practical:1', false], ['panel:practical:2', false]])
  expect((await board()).entries[0]!.sets).toEqual(['counted', 'counted', 'begun'])
  must(await returnToJudge({ actor: chief, idempotencyKey: randomUUID(), eventId, entryId: entry, slot: 2, reason: '请核对跳动' }))
  expect((await getOwnSheet(two, eventId)).sets[0]).toMatchObject({ finalAt: null, returned: { reason: '请核对跳动' } })
})

test('thirty values given without a network go out in a few requests: once each, closed sets and conflicts named cell by cell', async () => {
  const { desk, eventId, entry, one, two, give, declare } = await judgedDay(5)
  const sheet = await getOwnSheet(one, eventId)
  const { outbox, changes } = memoryOutbox()
  const requests: number[] = []
  let online = false
  let lostAnswers = 1
  const store = new GridStore({
    userId: one.userId, data: sheet.data, columns: sheet.columns, decimals: 2, outbox,
    async send({ id, payload }) {
      if (!online) return { kind: 'kept', why: 'offline' }
      requests.push(payload.cells.length)
      const { cells } = typedChangesSchema.parse(structuredClone(payload))
      const outcome = await saveOwnSheet({ actor: one, idempotencyKey: id, eventId, cells })
      // The first answer that saves something gets lost on its way.
      if (outcome.ok && lostAnswers-- > 0) return { kind: 'kept', why: 'offline' }
      if (outcome.ok) return { kind: 'answered', answer: outcome.value }
      return { kind: 'refused', refusal: { reason: outcome.reason as 'sheetFinal', entries: (outcome.data?.faults ?? []) as Array<{ entryId: string; column: string }> } }
    },
  })
  await store.start()
  const values = { ...SHARED, finish: '3', runOut: '0.03' }
  for (const { id } of sheet.data.entries) for (const [item, text] of Object.entries(values)) store.type(id, `item:practical:${item}`, text)
  const last = desk.entries[4]!
  store.type(last, 'item:practical:finish', '2')
  await expect.poll(() => changes.size).toBe(31)
  // Meanwhile the same judge has declared the first entrant on another device, and another judge has measured the second.
  must(await give(one, { ...SHARED, finish: '1', runOut: '0.03' }))
  must(await declare(one))
  must(await give(two, { diameter: '29.90' }, 0, desk.entries[1]!))
  online = true
  await expect.poll(() => (store.retryNow(), changes.size)).toBe(0)
  // The first was on its way already; then all that waited; then the same without the closed set, twice because its answer was lost.
  expect(requests).toEqual([1, 29, 24, 24])
  const stateOf = (entryId: string, item: string) => store.cell(cellKey(entryId, `item:practical:${item}`)).state
  expect(Object.keys(values).map((item) => stateOf(entry, item))).toEqual(Object.keys(values).map(() => ({ kind: 'refused', reason: 'sheetFinal' })))
  expect(store.conflicts()).toMatchObject([{ entryId: desk.entries[1], column: 'item:practical:diameter', text: '29.99', stored: { value: 29_900, byName: '裁判2' } }])
  const stored = await database.owner`select version, count(*)::int as n from item_mark_history where entry_id <> ${entry} and event_id = ${eventId} group by 1`
  expect([...stored]).toEqual([{ version: 1, n: 24 }])
  expect(stateOf(last, 'finish')).toEqual({ kind: 'saved' })
  const [finish] = await database.owner`select value from item_marks where entry_id = ${last} and item_key = 'finish' and slot = 1`
  expect(finish).toEqual({ value: 2 })
  store.stop()
})

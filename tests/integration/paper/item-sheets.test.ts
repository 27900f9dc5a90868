import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { decideSheet } from '#app/services/paper/decide-sheet.server.ts'
import { itemBoxes } from '#app/services/paper/item-sheet.ts'
import { getDifferencesPage, getTypingPage } from '#app/services/paper/paper-pages.server.ts'
import { reopenSheet } from '#app/services/paper/reopen-sheet.server.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { shaft } from '#tests/support/sample-scheme.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { clerkOf, schemeDesk } from '../schemes/scheme-desk.ts'
import { must } from '../results/result-desk.ts'

const database = withTestDatabase()
const boxes = itemBoxes({ partKey: 'practical', scheme: shaft, slots: [1, 2, 3] })

// Typed in the order of the paper: A1 A2 A3 of each judge, A4, B1 of each judge, S1, the sums of the three.
const RIGHT = '29.99 120.0 0.03 0.03 0.03 1 3 2 2 0 10 9 9'
const textsOf = (line: string) => Object.fromEntries(boxes.map(({ id }, at) => [id, line.split(' ')[at]!]))

/** Two clerks and a chief judge over the shaft's panel of three. */
async function paperDesk(entrants = 1) {
  const desk = await schemeDesk(database.owner, { entrants })
  const eventId = desk.event.id
  const person = async (name: string): Promise<RegionActor> => {
    const [user] = await database.owner`insert into users (region_id, username, username_normalised, display_name, status) values (${desk.region.id}, ${name + eventId}, ${name + eventId}, ${name}, 'active') returning id`
    return { ...clerkOf(desk), userId: user!.id as string, displayName: name }
  }
  return {
    ...desk, eventId, a: await person('甲'), b: await person('乙'), chief: await person('裁判长'),
    type: (actor: RegionActor, line: string, { number = '01', seen = false, idempotencyKey = newKey() } = {}) =>
      typeSheet({ actor, idempotencyKey, eventId, partKey: 'practical', number, texts: textsOf(line), wrongSumSeen: seen }),
    decide: (actor: RegionActor, line: string) => decideSheet({ actor, idempotencyKey: newKey(), eventId, partKey: 'practical', number: '01', texts: textsOf(line), reason: '对照原件' }),
    panelOf: async (at = 0) => (await database.owner`select slot, value, source, absent_judge as absent from marks where entry_id = ${desk.entries[at]!} and kind = 'panel' order by slot`).map(({ slot, value, source, absent }) => [slot, absent ? 'absent' : value, source]),
  }
}

test('two people type a sheet alike and each judge’s items become that judge’s mark by the same computation as the own sheet', async () => {
  const day = await paperDesk(2)
  await must(day.type(day.a, RIGHT))
  expect(await day.panelOf()).toEqual([])
  const key = newKey()
  await must(day.type(day.b, RIGHT, { idempotencyKey: key }))
  await must(day.type(day.b, RIGHT, { idempotencyKey: key }))
  expect(await day.panelOf()).toEqual([[1, 1_000, 'paper'], [2, 900, 'paper'], [3, 900, 'paper']])
  for (const slot of [1, 2, 3]) await must(day.give(slot, { ...(slot === 1 ? { diameter: '29.99', length: '120', thread: '1', safety: '0' } : {}), runOut: '0.03', finish: slot === 1 ? '3' : '2' }, 0, day.entries[1]!))
  expect((await day.panelOf(1)).map(([slot, value]) => [slot, value])).toEqual((await day.panelOf()).map(([slot, value]) => [slot, value]))
  // What is on paper counts at once; the values carry who typed them, and the history keeps them.
  expect(await database.owner`select count(*)::int as values, count(distinct source)::int as sources, min(source) as source from item_mark_history where entry_id = ${day.entries[0]!} and "by" = ${day.b.userId}`).toEqual([{ values: 10, sources: 1, source: 'paper' }])
  expect(await database.owner`select kind, data->>'round' as round, data->'frozen' as frozen from audit_events where kind = 'paperTyped' order by seq`).toEqual([
    { kind: 'paperTyped', round: '1', frozen: [{ partKey: 'practical', edition: 1 }] },
    { kind: 'paperTyped', round: '2', frozen: null },
  ])
})

test('no page gives a clerk what another one typed, neither a value nor a sum nor whether they agree', async () => {
  const day = await paperDesk()
  // 29.87 would be found wherever it leaked, as typed or as kept; so would the sum it makes.
  const own = '29.87 120.0 0.03 0.03 0.03 1 3 2 2 0 7 6 6'
  await must(day.type(day.a, own))
  for (const actor of [day.b, day.chief]) {
    const pages = [await getTypingPage(actor, { eventId: day.eventId, partKey: 'practical', again: '01' }), await getDifferencesPage(actor, { eventId: day.eventId })]
    expect(JSON.stringify(pages)).not.toMatch(/29\.87|29870|甲/)
    expect(pages[0]).toMatchObject({ waiting: ['01'], own: [], again: null })
  }
  expect(await getTypingPage(day.a, { eventId: day.eventId, partKey: 'practical', again: '01' })).toMatchObject({
    waiting: [], again: { number: '01', texts: { 'item:practical:diameter:0': '29.87' } }, own: [{ sums: [{ slot: 1, mark: 700 }, { slot: 2, mark: 600 }, { slot: 3, mark: 600 }], final: false }],
  })
  expect((await must(day.type(day.b, RIGHT))).value).toEqual({ number: '01' })
})

test('what differs is shown item by item and decided by a third person, box by box', async () => {
  const day = await paperDesk()
  await must(day.type(day.a, RIGHT))
  await must(day.type(day.b, '29.89 120.0 0.03 0.03 0.03 1 3 2 3 0 7 6 7'))
  expect(await day.panelOf()).toEqual([])
  const [sheet] = (await getDifferencesPage(day.chief, { eventId: day.eventId })).differences
  expect(sheet!.differing).toEqual(['item:practical:diameter:0', 'item:practical:finish:3', 'sum:practical:1', 'sum:practical:2', 'sum:practical:3'])
  expect([sheet!.first['item:practical:finish:3'], sheet!.second['item:practical:finish:3']]).toEqual(['2', '3'])
  expect(await day.decide(day.a, RIGHT)).toEqual({ ok: false, reason: 'sameHands' })
  expect(await day.decide(day.chief, RIGHT.replace(' 3 2 2 ', ' 3 1 2 '))).toMatchObject({ ok: false, reason: 'disputed' })
  await must(day.decide(day.chief, '29.99 120.0 0.03 0.03 0.03 1 3 2 3 0 10 9 10'))
  expect(await day.panelOf()).toEqual([[1, 1_000, 'paper'], [2, 900, 'paper'], [3, 1_000, 'paper']])
})

//  on the paper                        | a clerk is told | typed alike twice
//  the second judge's sum is 8, not 9  | wrongSum        | waits for a third person
//  B1 is 3, 1, 2                       | disputed        | waits for a third person
test.each([
  ['a wrong sum', '29.99 120.0 0.03 0.03 0.03 1 3 2 2 0 10 8 9', 'wrongSum', { kind: 'sum', slot: 2, written: 800, computed: 900 }],
  ['judgements too far apart', '29.99 120.0 0.03 0.03 0.03 1 3 1 2 0 10 8 9', 'disputed', { kind: 'disputed', itemKey: 'finish', lowest: 1, highest: 3 }],
])('%s on the paper is the judges’ to put right, however alike two people type it', async (_, line, reason, oddity) => {
  const day = await paperDesk()
  expect(await day.type(day.a, line)).toMatchObject({ ok: false, reason, data: { oddities: [oddity] } })
  for (const actor of [day.a, day.b]) await must(day.type(actor, line, { seen: true }))
  expect(await day.panelOf()).toEqual([])
  expect((await getDifferencesPage(day.chief, { eventId: day.eventId })).differences).toMatchObject([{ number: '01', differing: [] }])
})

test('an absent judge on the paper is absent in the part', async () => {
  const day = await paperDesk()
  for (const actor of [day.a, day.b]) await must(day.type(actor, '29.99 120.0 0.03 - 0.03 1 3 - 2 0 10 - 9'))
  expect(await day.panelOf()).toEqual([[1, 1_000, 'paper'], [2, 'absent', 'paper'], [3, 900, 'paper']])
})

test('what a judge has given otherwise makes a difference, and the third person’s decision counts over it', async () => {
  const day = await paperDesk()
  await must(day.give(1, { diameter: '29.95' }))
  for (const actor of [day.a, day.b]) await must(day.type(actor, RIGHT))
  expect((await getDifferencesPage(day.chief, { eventId: day.eventId })).differences).toMatchObject([{ differing: [] }])
  expect(await database.owner`select value from item_marks where event_id = ${day.eventId}`).toEqual([{ value: 29_950 }])
  await must(day.decide(day.chief, RIGHT))
  expect((await day.panelOf()).map(([, value]) => value)).toEqual([1_000, 900, 900])
})

test('a scheme that does not add up is not typed by, and a page of another event is not found', async () => {
  const desk = await schemeDesk(database.owner, { maximum: '20.00' })
  const actor = clerkOf(desk)
  expect((await getTypingPage(actor, { eventId: desk.event.id, partKey: 'practical' })).schemeProblems).toBe(1)
  const typed = typeSheet({ actor, idempotencyKey: newKey(), eventId: desk.event.id, partKey: 'practical', number: '01', texts: textsOf(RIGHT), wrongSumSeen: true })
  expect(await typed).toMatchObject({ ok: false, reason: 'schemeIncomplete' })
  await expect(getTypingPage({ ...actor, regionId: newRegion }, { eventId: desk.event.id, partKey: 'practical' })).rejects.toMatchObject({ status: 404 })
})

const newRegion = '00000000-0000-4000-8000-000000000000'

test('a sheet by items that is opened again takes its items, the judges’ sums and an absence with it', async () => {
  const day = await paperDesk()
  // Judge 3 was absent: `-` in the boxes of the own items and of the sum.
  const absent = '29.99 120.0 0.03 0.03 - 1 3 2 - 0 10 9 -'
  for (const clerk of [day.a, day.b]) await must(day.type(clerk, absent))
  expect(await day.panelOf()).toEqual([[1, 1_000, 'paper'], [2, 900, 'paper'], [3, 'absent', 'paper']])
  await must(reopenSheet({ actor: day.chief, idempotencyKey: newKey(), eventId: day.eventId, partKey: 'practical', number: '01', reason: '录错了纸' }))
  expect((await day.panelOf()).map(([slot, value]) => [slot, value])).toEqual([[1, null], [2, null], [3, null]])
  expect([...(await database.owner`select count(value)::int as given, count(*)::int as places from item_marks where event_id = ${day.eventId}`)]).toEqual([{ given: 0, places: 8 }])
  expect((await getDifferencesPage(day.chief, { eventId: day.eventId })).reopened[0]!.typings.map(({ texts }) => (texts as Record<string, string>)['item:practical:finish:1'])).toEqual(['3', '3'])
  for (const clerk of [day.a, day.b]) await must(day.type(clerk, RIGHT))
  expect((await day.panelOf()).map(([slot, value]) => [slot, value])).toEqual([[1, 1_000], [2, 900], [3, 900]])
})

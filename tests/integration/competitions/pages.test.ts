import { beforeAll, expect, test } from 'vitest'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { getCompetitionPage } from '#app/services/competitions/competition-page.server.ts'
import { getEventPage } from '#app/services/competitions/event-page.server.ts'
import { getCompetitionList, type ListQuery } from '#app/services/competitions/list-competitions.server.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import { readDb, type Db } from '#db/client.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { enterCompetition, enterEvent, insertDesk, insertEntrants, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk

const newestFirst: ListQuery = { filter: {}, sort: 'finalOn', descending: true, page: 1 }

beforeAll(async () => {
  desk = await insertDesk(database.owner)
})

/** What a list says, in short: code, state, events, entrants and the next step. */
async function listed(actor: RegionActor, query: Partial<ListQuery> = {}, db: Db = readDb) {
  const { rows, total } = await getCompetitionList(actor, { ...newestFirst, ...query }, db)
  const lines = rows.map((row) => `${row.code} ${row.state} ${row.events}/${row.entrants} ${row.next?.action ?? '-'} ${row.next?.blockers.map((b) => b.code).join('+') ?? ''}`.trim())
  return { lines, total }
}

test('the list says of each competition where it stands, how large it is and what it waits for', async () => {
  const own = await insertDesk(database.owner)
  await enterCompetition(own, { code: 'A', finalOn: '2024-05-11' })
  const b = await enterCompetition(own, { code: 'B', finalOn: '2024-06-11', name: '焊工专项赛' })
  const c = await enterCompetition(own, { code: 'C', finalOn: '2023-06-11', year: 2023, tier: 'municipal', competitionClass: null, policyId: null })
  for (const competitionId of [b, c]) {
    const eventId = await enterEvent(own, competitionId)
    await changeState({ actor: own.officer, idempotencyKey: newKey(), competitionId, action: 'openRegistration', reason: null })
    if (competitionId === b) await insertEntrants(database.owner, { desk: own, competitionId, eventId, count: 2 })
  }
  await enterEvent(own, b, { name: '车工' })
  expect(await listed(own.officer)).toEqual({ lines: ['B open 2/2 startScoring noEntrants', 'A draft 0/0 openRegistration noEvents', 'C open 1/0 startScoring noEntrants'], total: 3 })
  expect((await listed(own.officer, { sort: 'code', descending: false })).lines.map((line) => line[0])).toEqual(['A', 'B', 'C'])
  expect((await listed(own.officer, { filter: { state: 'open', year: 2024 } })).lines.map((line) => line[0])).toEqual(['B'])
  expect((await listed(own.officer, { filter: { text: '焊工' } })).total).toBe(1)
  expect((await listed(own.officer, { filter: { text: '%' } })).total).toBe(0)
  expect((await listed(own.officer, { filter: { tier: 'municipal' } })).lines.map((line) => line[0])).toEqual(['C'])
})

test('a person assigned to one competition, one event or one unit sees what belongs to it and nothing else', async () => {
  const own = await insertDesk(database.owner)
  const a = await enterCompetition(own, { code: 'A', hostName: '永康市技师学院', organiserName: null })
  const b = await enterCompetition(own, { code: 'B', organiserName: null })
  const event = await enterEvent(own, b)
  const [unit] = await database.owner`select id from organisations where region_id = ${own.regionId} and name = '永康市技师学院'`
  const codes = async (actor: RegionActor) => (await listed(actor)).lines.map((line) => line[0])
  expect(await codes(await own.person('chiefJudge', { competitionId: a }))).toEqual(['A'])
  expect(await codes(await own.person('judge', { competitionId: b, eventId: event }))).toEqual(['B'])
  expect(await codes(await own.person('organiser', { organisationId: unit!.id as string }))).toEqual(['A'])
  expect(await codes(await own.person('auditor'))).toEqual(['A', 'B'])
  expect(await codes((await insertDesk(database.owner, { name: '余姚市' })).officer)).toEqual([])
})

test('the list takes as many queries for three competitions as for one, and six at most', async () => {
  const own = await insertDesk(database.owner)
  await enterEvent(own, await enterCompetition(own))
  const one = await countQueries((db) => listed(own.officer, {}, db))
  await enterEvent(own, await enterCompetition(own))
  await enterEvent(own, await enterCompetition(own))
  const three = await countQueries((db) => listed(own.officer, {}, db))
  expect(three.result.total).toBe(3)
  expect(one.queries).toBe(three.queries)
  expect(three.queries).toBeLessThanOrEqual(6)
})

test('the page of a competition takes as many queries for three events as for one', async () => {
  const competitionId = await enterCompetition(desk)
  await enterEvent(desk, competitionId)
  const one = await countQueries((db) => getCompetitionPage(desk.officer, competitionId, db))
  await enterEvent(desk, competitionId, { name: '车工' })
  await enterEvent(desk, competitionId, { name: '钳工' })
  const three = await countQueries((db) => getCompetitionPage(desk.officer, competitionId, db))
  expect([one.result.events.length, three.result.events.length]).toEqual([1, 3])
  expect(one.queries).toBe(three.queries)
  expect(three.queries).toBeLessThanOrEqual(6)
})

test('who may take the next step is said to everybody, and offered to those who may', async () => {
  const competitionId = await enterCompetition(desk)
  await enterEvent(desk, competitionId)
  const auditor = await desk.person('auditor')
  const [officers, auditors] = await Promise.all([getCompetitionPage(desk.officer, competitionId), getCompetitionPage(auditor, competitionId)])
  expect(officers.steps).toEqual([{ action: 'openRegistration', direction: 'forward', blockers: [], mine: true, roles: ['bureauOfficer', 'organiser'] }])
  expect(auditors.steps).toEqual([{ ...officers.steps[0], mine: false }])
  expect([officers.mayEdit, officers.mayEditEvents, auditors.mayEdit, auditors.mayEditEvents]).toEqual([true, true, false, false])
})

test('the overview of an event counts the cells of those who take part', async () => {
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId, {}, 'theory20Practical80Panel')
  const [first, second] = await insertEntrants(database.owner, { desk, competitionId, eventId, count: 3 })
  const give = (entry: string, kind: string, key: string, slot: number, value: number | null, absentJudge = false) =>
    database.owner`insert into marks (region_id, event_id, entry_id, kind, key, slot, value, absent_judge, entered_by, source)
      values (${desk.regionId}, ${eventId}, ${entry}, ${kind}, ${key}, ${slot}, ${value}, ${absentJudge}, ${desk.officer.userId}, 'grid')`
  await give(first!, 'part', 'theory', 0, 8500)
  await give(first!, 'panel', 'practical', 1, 9000)
  await give(first!, 'panel', 'practical', 2, null, true)
  await give(first!, 'panel', 'practical', 3, null)
  await give(second!, 'part', 'theory', 0, 7000)
  await database.owner`update entries set status = 'absent' where id = ${second!}`
  const page = await getEventPage(desk.officer, eventId)
  // Two take part; each has one theory mark and five judges.
  expect(page.progress.cells).toEqual({ filled: 3, of: 12 })
  expect(page.promotes).toBe(true)
  expect(page.removable).toBe(false)
})

import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { getStudioList, getStudioPage, type StudioQuery } from '#app/services/studios/studio-pages.server.ts'
import { readDb, type Db } from '#db/client.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { insertDesk, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let foreign: string

const all: StudioQuery = { filter: {}, sort: 'recognisedOn', descending: true, page: 1 }

async function insertStudio(own: Desk, name: string, { tier = 'county', state = 'recognised', on = '2023-06-01', lead = '傅金龙' }: { tier?: string; state?: string; on?: string; lead?: string } = {}): Promise<string> {
  const { owner } = database
  const [host] = await owner`insert into organisations (region_id, name, name_normalised, kind) values (${own.regionId}, ${`${name}公司`}, ${`${name}公司`}, 'firm') returning id`
  const [person] = await owner`insert into persons (region_id, name, name_normalised) values (${own.regionId}, ${lead}, ${lead}) returning id`
  const [studio] = await owner`insert into studios (region_id, name, tier, tier_label, trade, host_id, lead_person_id, policy_id, state, recognition_document, recognised_on)
    values (${own.regionId}, ${name}, ${tier}, '县级', '焊工', ${host!.id}, ${person!.id}, 'wuyi-2021-46', ${state}, '武人社〔2023〕12号', ${on}) returning id`
  const id = studio!.id as string
  await owner`insert into studio_members (region_id, studio_id, person_id, duty, from_day) values (${own.regionId}, ${id}, ${person!.id}, 'lead', ${on})`
  await owner`insert into studio_milestones (region_id, studio_id, kind, "on", tier, document_number) values (${own.regionId}, ${id}, 'recognised', ${on}, ${tier}, '武人社〔2023〕12号')`
  return id
}

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  foreign = await insertStudio(await insertDesk(database.owner, { name: '余姚市' }), '余姚工作室')
})

const list = (actor: RegionActor, query: Partial<StudioQuery> = {}, db: Db = readDb) => getStudioList(actor, { ...all, ...query, locale: 'zh-CN' }, db)
const leaderOf = (own: Desk, studioId: string | null) => own.person('studioLeader', { studioId })

test('an officer sees the studios of the region, with who leads and hosts them and what recognised them', async () => {
  const own = await insertDesk(database.owner)
  await insertStudio(own, '甲工作室')
  await insertStudio(own, '乙工作室', { tier: 'municipal', on: '2024-03-01', state: 'rectification', lead: '沈建国' })
  const { rows, total } = await list(own.officer)
  expect(rows.map(({ name, leadName, hostName, recognisedOn, state, policy }) => [name, leadName, hostName, recognisedOn, state, policy?.cites.map((cite) => cite.clause)])).toEqual([
    ['乙工作室', '沈建国', '乙工作室公司', '2024-03-01', 'rectification', ['二、6']],
    ['甲工作室', '傅金龙', '甲工作室公司', '2023-06-01', 'recognised', ['二、6']],
  ])
  expect(total).toBe(2)
  const names = async (query: Partial<StudioQuery>) => (await list(own.officer, query)).rows.map((row) => row.name)
  expect(await names({ filter: { tier: 'municipal' } })).toEqual(['乙工作室'])
  expect(await names({ filter: { text: '傅金' } })).toEqual(['甲工作室'])
  expect(await names({ filter: { text: '%' } })).toEqual([])
  expect(await names({ sort: 'tier', descending: false })).toEqual(['乙工作室', '甲工作室'])
})

test('a leader sees the own studio and no other: another of the region is as little there as one of another region', async () => {
  const [mine, other] = [await insertStudio(desk, '我的工作室'), await insertStudio(desk, '别人的工作室')]
  const leader = await leaderOf(desk, mine)
  const found = await list(leader)
  expect([found.rows.map((row) => row.id), found.total, found.own]).toEqual([[mine], 1, true])
  expect((await getStudioPage(leader, mine, 'zh-CN')).team.map(({ name, duty }) => [name, duty])).toEqual([['傅金龙', 'lead']])
  for (const id of [other, foreign, 'nonsense']) await expect(getStudioPage(leader, id, 'zh-CN')).rejects.toMatchObject({ status: 404 })
})

test('a leader’s role that names no studio opens none', async () => {
  await insertStudio(desk, '某工作室')
  expect((await list(await leaderOf(desk, null))).total).toBe(0)
})

test('a studio’s page has its milestones and every grant with its clause', async () => {
  const id = await insertStudio(desk, '丙工作室')
  const page = await getStudioPage(desk.officer, id, 'zh-CN')
  expect(page.milestones.map(({ kind, on, documentNumber }) => [kind, on, documentNumber])).toEqual([['recognised', '2023-06-01', '武人社〔2023〕12号']])
  expect(page.grants.map(({ fact, grade, cites }) => [fact, grade, cites.map((cite) => cite.clause)])).toEqual([
    ['studioRecognised', null, ['二、6']],
    ['studioAssessed', 'excellent', ['二、6']],
    ['studioAssessed', 'qualified', ['二、6']],
  ])
  await expect(getStudioPage(desk.officer, foreign, 'zh-CN')).rejects.toMatchObject({ status: 404 })
})

test('the register takes as many queries for three studios as for one', async () => {
  const own = await insertDesk(database.owner)
  await insertStudio(own, '一')
  const one = await countQueries((db) => list(own.officer, {}, db))
  await insertStudio(own, '二')
  await insertStudio(own, '三')
  const three = await countQueries((db) => list(own.officer, {}, db))
  expect([one.result.total, three.result.total]).toEqual([1, 3])
  expect(three.queries).toBe(one.queries)
  expect(three.queries).toBeLessThanOrEqual(6)
})

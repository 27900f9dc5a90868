import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { getBureauList, type BureauListQuery } from '#app/services/studios/bureau-list.server.ts'
import { getOwnStudios, getStudioPage } from '#app/services/studios/studio-pages.server.ts'
import { readDb, type Db } from '#db/client.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { insertDesk, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let foreign: string

const all: BureauListQuery = { filter: {}, sort: 'due', descending: false, page: 1 }

async function insertStudio(own: Desk, name: string, { tier = 'county', state = 'recognised', on = '2023-06-01', lead = '傅金龙', place = null }: { tier?: string; state?: string; on?: string; lead?: string; place?: string | null } = {}): Promise<string> {
  const { owner } = database
  const [host] = await owner`insert into organisations (region_id, name, name_normalised, kind) values (${own.regionId}, ${`${name}公司`}, ${`${name}公司`}, 'firm') returning id`
  const [person] = await owner`insert into persons (region_id, name, name_normalised) values (${own.regionId}, ${lead}, ${lead}) returning id`
  const [studio] = await owner`insert into studios (region_id, name, tier, tier_label, trade, host_id, lead_person_id, policy_id, state, recognition_document, recognised_on, place)
    values (${own.regionId}, ${name}, ${tier}, '县级', '焊工', ${host!.id}, ${person!.id}, 'wuyi-2021-46', ${state}, '武人社〔2023〕12号', ${on}, ${place}) returning id`
  const id = studio!.id as string
  await owner`insert into studio_members (region_id, studio_id, person_id, duty, from_day) values (${own.regionId}, ${id}, ${person!.id}, 'lead', ${on})`
  await owner`insert into studio_milestones (region_id, studio_id, kind, "on", tier, document_number) values (${own.regionId}, ${id}, 'recognised', ${on}, ${tier}, '武人社〔2023〕12号')`
  return id
}

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  foreign = await insertStudio(await insertDesk(database.owner, { name: '余姚市' }), '余姚工作室')
})

const list = (actor: RegionActor, query: Partial<BureauListQuery> = {}, db: Db = readDb) => getBureauList(actor, { ...all, ...query }, undefined, db)
const ownList = (actor: RegionActor) => getOwnStudios(actor, { locale: 'zh-CN', page: 1 })
const leaderOf = (own: Desk, studioId: string | null) => own.person('studioLeader', { studioId })

const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

//  studio | what stands next                                          | urgency
//  甲     | rectification over since 2024-01-05                       | overdue
//  乙     | report confirmed by the host                              | waiting for the bureau
//  丙     | recognised last year: assessed by the end of this one     | soon or later, by the day of the year
//  丁     | exited                                                    | nothing
test('the bureau’s list puts what is overdue first and says what comes next, and narrows by town, trade, tier and words', async () => {
  const own = await insertDesk(database.owner)
  const late = await insertStudio(own, '甲工作室', { state: 'rectification', place: '武义县熟溪街道解放路8号' })
  const waiting = await insertStudio(own, '乙工作室', { tier: 'municipal', on: `${YEAR - 1}-03-01`, lead: '沈建国', place: '武义县桐琴镇五金工业区' })
  await insertStudio(own, '丙工作室', { on: `${YEAR - 1}-05-01`, place: '武义县桐琴镇' })
  await insertStudio(own, '丁工作室', { state: 'exited' })
  await database.owner`update studios set rectification_due_on = '2024-01-05' where id = ${late}`
  await database.owner`insert into annual_reports (region_id, studio_id, year, state, host_confirmed_at) values (${own.regionId}, ${waiting}, ${YEAR}, 'hostConfirmed', '2024-03-01T02:00:00Z')`
  const { rows, towns, trades, total } = await list(own.officer)
  expect(rows.map(({ name, leadName, town, dueKind, dueOn, dueRank }) => [name, leadName, town, dueKind, dueOn, dueRank === 'soon' ? 'later' : dueRank])).toEqual([
    ['甲工作室', '傅金龙', '熟溪街道', 'rectification', '2024-01-05', 'overdue'],
    ['乙工作室', '沈建国', '桐琴镇', 'acceptReport', '2024-03-01', 'waiting'],
    ['丙工作室', '傅金龙', '桐琴镇', 'assessment', `${YEAR}-12-31`, 'later'],
    ['丁工作室', '傅金龙', null, null, null, 'none'],
  ])
  expect([total, trades, towns.map(({ town, studios, ranks }) => [town, studios, ranks.overdue, ranks.waiting])]).toEqual([4, ['焊工'], [['桐琴镇', 2, 0, 1], ['熟溪街道', 1, 1, 0]]])
  const names = async (query: Partial<BureauListQuery>) => (await list(own.officer, query)).rows.map((row) => row.name)
  expect(await names({ filter: { tier: 'municipal' } })).toEqual(['乙工作室'])
  expect(await names({ filter: { town: '桐琴镇', text: '傅金' } })).toEqual(['丙工作室'])
  expect(await names({ filter: { due: 'overdue' } })).toEqual(['甲工作室'])
  expect(await names({ filter: { text: '%' } })).toEqual([])
  expect(await names({ sort: 'tier', descending: false })).toEqual(['乙工作室', '丁工作室', '丙工作室', '甲工作室'])
  await database.owner`insert into studio_milestones (region_id, studio_id, kind, "on") values (${own.regionId}, ${late}, 'exitProposed', '2024-02-01')`
  expect((await list(own.officer)).rows[0]).toMatchObject({ name: '甲工作室', dueKind: 'exitProposed', dueRank: 'overdue' })
})

test('a leader sees the own studio and no other: another of the region is as little there as one of another region', async () => {
  const [mine, other] = [await insertStudio(desk, '我的工作室'), await insertStudio(desk, '别人的工作室')]
  const leader = await leaderOf(desk, mine)
  const found = await ownList(leader)
  expect([found.rows.map((row) => row.id), found.total, found.rows[0]?.policy?.cites.map((cite) => cite.clause)]).toEqual([[mine], 1, ['二、6']])
  expect((await getStudioPage(leader, mine, 'zh-CN')).team.map(({ name, duty }) => [name, duty])).toEqual([['傅金龙', 'lead']])
  for (const id of [other, foreign, 'nonsense']) await expect(getStudioPage(leader, id, 'zh-CN')).rejects.toMatchObject({ status: 404 })
})

test('a leader’s role that names no studio opens none', async () => {
  await insertStudio(desk, '某工作室')
  expect((await ownList(await leaderOf(desk, null))).total).toBe(0)
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

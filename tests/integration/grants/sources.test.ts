import { expect, test } from 'vitest'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { logDraftSchema } from '#app/services/studios/log/log-draft.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { registerFact } from '#app/services/grants/bureau-entries.server.ts'
import { getLineStory } from '#app/services/grants/line-story.server.ts'
import { getMyEntitlements } from '#app/services/grants/my-entitlements.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { insertGrantDesk, linesOf } from './grant-desk.ts'
import { must, openScoringDay } from '../results/result-desk.ts'

const database = withTestDatabase()

//  what the log's form said           | 杭人社发〔2019〕167号 二(三)4
//  organised by the bureau            | 1,000 yuan to the leader
//  organised by the studio itself     | not due
//  not asked yet (an older line)      | waits for the organiser to be stated
test('a service in a studio’s log pays by who organised it, in the words of the log’s own form', async () => {
  const desk = await insertGrantDesk(database.owner, ['hangzhou-2019-167'])
  const { studioId, leadPersonId } = await desk.studio()
  const leader = await desk.person('studioLeader', { studioId })
  const said = [true, false, undefined]
  for (const [at, organisedByBureau] of said.entries()) {
    const draft = logDraftSchema.parse({ kind: 'service', on: `2023-0${at + 4}-12`, line: '进企业开展焊接安全公开课', people: 30, amount: null, use: null, warned: false, photos: [], ...(organisedByBureau === undefined ? {} : { organisedByBureau }) })
    await must(addLogEntry({ actor: leader, idempotencyKey: newKey(), studioId, draft }))
  }
  await takeInFacts(desk.regionId)
  const rows = await database.owner`select l.status, l.payee_id as payee, l.amount_fen::int as fen, l.line -> 'reasons' as reasons from entitlement_lines l join entitlement_facts f on f.id = l.fact_id where l.region_id = ${desk.regionId} and l.rule = 'HZ-14' order by f."on"`
  expect(rows.map(({ status, payee, fen, reasons }) => [status, payee, fen, reasons])).toEqual([
    ['due', leadPersonId, 100_000, []],
    ['notDue', leadPersonId, 100_000, ['notOrganisedByBureau']],
    ['needsInput', leadPersonId, 100_000, ['organiserMissing']],
  ])
})

test('a line that gives way shows the one that is paid with its clause, and the paid one shows what gave way', async () => {
  const desk = await insertGrantDesk(database.owner, ['yuyao-2022-51'])
  const [person, low, high] = [await desk.candidate('沈立'), await desk.unit(), await desk.unit()]
  const nominate = (on: string, tier: string, sender: string) => registerFact({ actor: desk.officer, idempotencyKey: newKey(), kind: 'nominated', on, fields: { person, tier, sender }, documentNumber: '余人社〔2024〕9号' })
  await must(nominate('2024-05-01', 'municipal', low))
  await must(nominate('2024-09-01', 'provincial', high))
  // Another year is another matter.
  await must(nominate('2025-05-01', 'municipal', low))
  const { studioId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2023-03-01')
  await desk.milestone(studioId, 'recognised', '2024-03-01')
  await takeInFacts(desk.regionId)
  const rows = await database.owner`select l.id, l.rule from entitlement_lines l join entitlement_facts f on f.id = l.fact_id where l.region_id = ${desk.regionId} order by f."on"`
  const stories = await Promise.all(rows.map(({ id }) => getLineStory(desk.officer, id as string, 'zh-CN')))
  expect(stories.map(({ line, rivals }) => [line.on, line.rule, line.status, rivals.map((rival) => [rival.line.on, rival.line.amount, rival.relation, rival.clause])])).toEqual([
    ['2023-03-01', 'YY-5', 'due', [['2024-03-01', { kind: 'exact', fen: 3_000_000 }, 'givesWay', null]]],
    ['2024-03-01', 'YY-5', 'notDue', [['2023-03-01', { kind: 'exact', fen: 3_000_000 }, 'paid', null]]],
    ['2024-05-01', 'YY-4', 'superseded', [['2024-09-01', { kind: 'exact', fen: 200_000 }, 'paid', '末段']]],
    ['2024-09-01', 'YY-4', 'due', [['2024-05-01', { kind: 'exact', fen: 100_000 }, 'givesWay', '末段']]],
    ['2025-05-01', 'YY-4', 'due', []],
  ])
})

test('who has entered a contest sees what coming in first or third would bring, and nothing is written', async () => {
  const day = await openScoringDay(database.owner, { count: 10 })
  const { regionId } = day.desk
  const [entry] = await database.owner`select id, person_id as "personId" from entries where id = ${day.entries[0]!}`
  const self = { ...(await day.desk.person('candidate')), personId: entry!.personId as string }
  const first = await getMyEntitlements(self, { suppose: null, locale: 'zh-CN' })
  const places = first.choices.filter(({ values }) => values.contest)
  expect(places.map(({ values }) => values.place)).toEqual(['1', '2', '3', '5'])
  const supposing = async (at: number) => (await getMyEntitlements(self, { suppose: places[at]!.key, locale: 'zh-CN' })).supposed!.lines.filter(({ rule }) => rule.startsWith('WY')).map(({ rule, status, fen }) => [rule, status, fen])
  // Ten entrants make one place for a technician; the third has passed and becomes a senior worker, which the text does not pay.
  expect(await supposing(0)).toEqual([['WY-18', 'due', 720_000]])
  expect(await supposing(2)).toEqual([])
  expect(await linesOf(database.owner, regionId)).toEqual([])
})

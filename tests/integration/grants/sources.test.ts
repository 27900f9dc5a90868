import { expect, test } from 'vitest'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { logDraftSchema } from '#app/services/studios/log/log-draft.ts'
import { applyDifference, takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { evaluateRegion } from '#app/services/grants/evaluation.server.ts'
import { registerFact } from '#app/services/grants/bureau-entries.server.ts'
import { readOccupationCodes } from '#app/services/grants/shortage-occupations.ts'
import { enterShortageCatalogue } from '#app/services/grants/shortage-occupations.server.ts'
import { getLineStory } from '#app/services/grants/line-story.server.ts'
import { getMyEntitlements } from '#app/services/grants/my-entitlements.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { insertGrantDesk, linesOf } from './grant-desk.ts'
import { readDb } from '#db/client.ts'
import { collectFacts } from '#app/services/grants/collect-facts.server.ts'
import { fieldsOfForm } from '#app/services/grants/registrable.ts'
import { FACT_KINDS } from '#scoring/policies/facts.ts'
import { confirm, fallingMarks, must, openScoringDay, publish } from '../results/result-desk.ts'

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

//  what happened in the product                 | fact
//  a municipal result published with places     | competitionHosted, competitionAward; with a title, titleWon
//  a promotion confirmed with it                | certificateObtained
//  a certificate from elsewhere checked         | certificateObtained
//  recognition and assessment of a studio       | studioRecognised, studioAssessed
//  a service in its log, an apprentice's level  | studioService, apprenticeTrained
//  registered from a document                   | honourAwarded, nominated, worldSkillsResult
test('every kind of fact has its source in the product, and each source is read', async () => {
  const day = await openScoringDay(database.owner, { count: 10 })
  await day.mark(fallingMarks(10))
  await must(confirm(day))
  await must(publish(day, 1))
  const { desk } = day
  const { regionId } = desk
  const [row] = await database.owner`select person_id as id from entries where event_id = ${day.eventId} order by number limit 1`
  const person = row!.id as string
  const [studio] = await database.owner`insert into studios (region_id, name, tier, tier_label, trade, lead_person_id, policy_id, state) values (${regionId}, '焊接工作室', 'county', '县级', '焊接', ${person}, 'wuyi-2021-46', 'recognised') returning id`
  const studioId = studio!.id as string
  await database.owner`insert into studio_milestones (region_id, studio_id, kind, "on", tier, data) values (${regionId}, ${studioId}, 'recognised', '2024-01-10', 'county', '{}'), (${regionId}, ${studioId}, 'assessed', '2025-01-10', 'county', '{"grade":"excellent"}')`
  await database.owner`insert into person_skill_levels (person_id, occupation_code, occupation_edition, level, certificate_number, obtained_on, evidence) values (${person}, '6-18-02-04', '2022', 'technician', 'Y000133070062240000018', '2025-03-01', 'checked')`
  await database.owner`insert into apprentices (region_id, studio_id, person_id, target_level, reached_level, reached_on, certificate_number, agreed_on) values (${regionId}, ${studioId}, ${person}, 'seniorWorker', 'seniorWorker', '2025-06-01', 'Y000133070063250000021', '2023-01-01')`
  const leader = await desk.person('studioLeader', { studioId })
  const draft = logDraftSchema.parse({ kind: 'service', on: '2025-04-12', line: '进企业开展焊接安全公开课', people: 30, amount: null, use: null, warned: false, photos: [], organisedByBureau: true })
  await must(addLogEntry({ actor: leader, idempotencyKey: newKey(), studioId, draft }))
  const [unit] = await database.owner`insert into organisations (region_id, name, name_normalised, kind) values (${regionId}, '技师学院', '技师学院', 'school') returning id`
  const ids = { personId: person, unitId: unit!.id as string }
  for (const [kind, form] of [
    ['honourAwarded', { honour: 'nationalTechnicalExpert', bonus: '30000.00' }],
    ['nominated', { tier: 'provincial' }],
    ['worldSkillsResult', { medal: 'gold', role: 'trainingBase' }],
    ['certificateObtained', { level: 'technician', newly: 'no', shortage: 'yes' }],
    ['competitionHosted', { tier: 'municipal', contest: '金华市职业技能大赛', projects: '3' }],
    ['titleWon', { title: 'skillExpert' }],
  ] as const) await must(registerFact({ actor: desk.officer, idempotencyKey: newKey(), kind, on: '2025-05-01', fields: fieldsOfForm(kind, form, ids), documentNumber: '武人社〔2025〕20号' }))
  const facts = await collectFacts(readDb, { regionId })
  const sources = new Set(facts.map(({ kind, sourceType }) => `${kind} ${sourceType}`))
  expect([...sources].sort()).toEqual([
    'apprenticeTrained apprentice', 'certificateObtained promotion', 'certificateObtained registered', 'certificateObtained skillLevel', 'competitionAward entry', 'competitionHosted competition', 'competitionHosted registered',
    'honourAwarded registered', 'nominated registered', 'studioAssessed milestone', 'studioRecognised milestone', 'studioService logEntry', 'titleWon registered', 'worldSkillsResult registered',
  ])
  expect([...new Set(facts.map(({ kind }) => kind))].sort()).toEqual([...FACT_KINDS].sort())
  expect(facts.find(({ kind }) => kind === 'worldSkillsResult')?.fields).toMatchObject({ role: 'trainingBase', payee: { kind: 'trainingBase', id: ids.unitId } })
  expect(facts.filter(({ kind }) => kind === 'certificateObtained').map(({ fields }) => [fields.newly, fields.shortage ?? null])).toContainEqual([false, true])
})

//  certificate of                    | 余党办〔2022〕51号 三(四)11, 500 yuan a month
//  a listed occupation, before the list | waits: nobody can say
//  a listed occupation               | due
//  another occupation                | not due
//  the catalogue later in the year   | the same listed occupation is no longer in it: not due
//  a code of another edition         | waits: it may be another occupation
test('a certificate answers by itself whether its occupation is short, by the catalogue of its day', async () => {
  const desk = await insertGrantDesk(database.owner, ['yuyao-2022-51'])
  const [welder, cook] = ['6-18-02-04', '4-03-02-02']
  for (const [code, on, edition = '2022'] of [[welder, '2024-01-31'], [welder, '2024-03-01'], [cook, '2024-03-02'], [welder, '2024-03-03', '2015'], [welder, '2024-09-01']] as const) {
    await database.owner`insert into person_skill_levels (person_id, occupation_code, occupation_edition, level, certificate_number, obtained_on, evidence)
      values (${await desk.candidate()}, ${code}, ${edition}, 'technician', ${`Y0001330700${on.replaceAll('-', '')}`}, ${on}, 'checked')`
  }
  const catalogue = (occupations: string[], effectiveFrom: string) => enterShortageCatalogue({ actor: desk.officer, idempotencyKey: newKey(), policyId: 'yuyao-2022-51', edition: '2022', occupations, documentNumber: '余人社发〔2024〕3号', effectiveFrom })
  const reasons = async () => {
    await takeInFacts(desk.regionId)
    return (await database.owner`select l.status, l.line -> 'reasons' as reasons from entitlement_lines l join entitlement_facts f on f.id = l.fact_id where l.region_id = ${desk.regionId} order by f."on"`).map(({ status, reasons }) => [status, reasons])
  }
  const waits = ['needsInput', ['shortageMissing']]
  expect(await reasons()).toEqual([waits, waits, waits, waits, waits])
  await must(catalogue(readOccupationCodes(`${welder}、6-18-02-05`) ?? [], '2024-02-01'))
  await must(catalogue(['6-18-02-05'], '2024-07-01'))
  await must(applyDifference({ actor: desk.officer, idempotencyKey: newKey(), seenHash: (await evaluateRegion(readDb, desk.regionId)).hash, reason: '已填写紧缺职业目录' }))
  const notListed = ['notDue', ['notInShortageCatalogue']]
  expect(await reasons()).toEqual([waits, ['due', []], notListed, waits, notListed])
  expect(await catalogue([cook], '2024-07-01')).toEqual({ ok: false, reason: 'alreadyEntered' })
  await expect(enterShortageCatalogue({ actor: desk.officer, idempotencyKey: newKey(), policyId: 'wuyi-2021-46', edition: '2022', occupations: [cook], documentNumber: '—', effectiveFrom: '2024-07-01' })).rejects.toMatchObject({ status: 404 })
  expect(readOccupationCodes(`${welder} 焊工`)).toBeNull()
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

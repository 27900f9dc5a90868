import { beforeAll, expect, test } from 'vitest'
import { verifyChain } from '#app/services/audit/verify-chain.server.ts'
import { createCompetition } from '#app/services/competitions/create-competition.server.ts'
import { editCompetition } from '#app/services/competitions/edit-competition.server.ts'
import { readDb } from '#db/client.ts'
import { competitionValues, enterCompetition, insertDesk, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let elsewhere: Desk

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  elsewhere = await insertDesk(database.owner, { name: '余姚市', policyIds: ['yuyao-2022-51'] })
})

const edit = (competitionId: string, version: number, values = competitionValues(), actor = desk.officer) =>
  editCompetition({ actor, idempotencyKey: newKey(), competitionId, version, values })

test('a competition is entered once, however often its form is sent', async () => {
  const input = { actor: desk.officer, idempotencyKey: newKey(), values: competitionValues() }
  const [first, second] = await Promise.all([createCompetition(input), createCompetition(input)])
  expect(first).toEqual(second)
  const rows = await database.owner`select state, created_by, host_id is not null as hosted from competitions where code = ${input.values.code}`
  expect(rows).toEqual([{ state: 'draft', created_by: desk.officer.userId, hosted: true }])
})

test('the same unit in other brackets and blanks is the same unit', async () => {
  await enterCompetition(desk, { hostName: '武义（五金）学校' })
  await enterCompetition(desk, { hostName: ' 武义(五金) 学校' })
  expect(await database.owner`select name from organisations where region_id = ${desk.regionId} and name like '武义%五金%'`).toEqual([{ name: '武义（五金）学校' }])
})

test('a code stands once in a region, and may stand in another', async () => {
  const values = competitionValues({ code: 'TWICE-1' })
  expect((await createCompetition({ actor: desk.officer, idempotencyKey: newKey(), values })).ok).toBe(true)
  expect(await createCompetition({ actor: desk.officer, idempotencyKey: newKey(), values })).toEqual({ ok: false, reason: 'codeTaken' })
  const there = { ...values, policyId: 'yuyao-2022-51' }
  expect((await createCompetition({ actor: elsewhere.officer, idempotencyKey: newKey(), values: there })).ok).toBe(true)
})

test('only a policy of the region can be chosen, and a refusal enters nothing', async () => {
  const values = competitionValues({ policyId: 'yuyao-2022-51', hostName: '从未登记的单位' })
  expect(await createCompetition({ actor: desk.officer, idempotencyKey: newKey(), values })).toEqual({ ok: false, reason: 'policyNotOffered' })
  expect(await database.owner`select 1 from organisations where name = '从未登记的单位'`).toEqual([])
})

test('an organiser of one unit enters competitions of that unit only', async () => {
  const [unit] = await database.owner`select id from organisations where region_id = ${desk.regionId} and name = '武义县职业技术学校'`
  const school = await desk.person('organiser', { organisationId: unit!.id as string })
  const enter = (values = competitionValues()) => createCompetition({ actor: school, idempotencyKey: newKey(), values })
  expect((await enter()).ok).toBe(true)
  expect(await enter(competitionValues({ hostName: '永康市技师学院' }))).toEqual({ ok: false, reason: 'hostOutOfReach' })
})

test('who saves second over the same version sees the values that stand, and nothing of theirs is lost silently', async () => {
  const original = competitionValues()
  const competitionId = await enterCompetition(desk, original)
  const other = await desk.person('bureauOfficer')
  expect(await edit(competitionId, 1, { ...original, name: '甲改的名称' })).toEqual({ ok: true, value: { version: 2 } })
  expect(await edit(competitionId, 1, { ...original, place: '乙改的地点' }, other)).toEqual({
    ok: false,
    reason: 'conflict',
    data: { version: 2, stored: { ...original, name: '甲改的名称' } },
  })
  expect(await edit(competitionId, 2, { ...original, name: '甲改的名称', place: '乙改的地点' }, other)).toEqual({ ok: true, value: { version: 3 } })
})

test('of two people who save at the same moment one is told of the other', async () => {
  const original = competitionValues()
  const competitionId = await enterCompetition(desk, original)
  const outcomes = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => edit(competitionId, 1, { ...original, name })))
  expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, false, false, true])
  expect(await database.owner`select version from competitions where id = ${competitionId}`).toEqual([{ version: 2 }])
})

test('saving without a change writes neither a version nor an event', async () => {
  const original = competitionValues()
  const competitionId = await enterCompetition(desk, original)
  expect(await edit(competitionId, 1, original)).toEqual({ ok: true, value: { version: 1 } })
  expect(await database.owner`select kind from audit_events where chain_id = ${competitionId}`).toEqual([{ kind: 'competitionCreated' }])
})

test('another region’s competition is not found, by id or by a text that is no id', async () => {
  const competitionId = await enterCompetition(desk)
  await expect(edit(competitionId, 1, competitionValues(), elsewhere.officer)).rejects.toMatchObject({ status: 404, code: 'notFound' })
  await expect(edit('焊工', 1)).rejects.toMatchObject({ status: 404, code: 'notFound' })
})

test('every write stands in the competition’s chain with what was before and after', async () => {
  const original = competitionValues()
  const competitionId = await enterCompetition(desk, original)
  await edit(competitionId, 1, { ...original, place: '体育馆' })
  const events = await database.owner`select kind, actor_name, data from audit_events where chain_id = ${competitionId} order by seq`
  expect(events.map((event) => event.kind)).toEqual(['competitionCreated', 'competitionEdited'])
  expect(events[1]!.data).toEqual({ changes: { place: { before: original.place, after: '体育馆' } } })
  expect((await verifyChain(readDb, { chainType: 'competition', chainId: competitionId })).problems).toEqual([])
})

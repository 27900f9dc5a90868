import { expect, test } from 'vitest'
import { openActivation, redeemActivation } from '#app/services/accounts/activation.server.ts'
import { appointJudge, confirmJudgeTraining, declareRelation, withdrawJudge } from '#app/services/judges/appoint-judges.server.ts'
import { openJudgeAccounts } from '#app/services/judges/judge-accounts.server.ts'
import { getJudgesPage } from '#app/services/judges/judges-page.server.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must, openFloor, type FloorDay } from './floor-desk.ts'

provideTestSecrets()
const database = withTestDatabase()

const open = () => openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 0 }, count: 2 })
const act = (day: FloorDay) => ({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId })
const enter = (day: FloorDay, name: string, organisation: string | null = '县技师协会') => appointJudge({ ...act(day), choice: { name, organisation, qualification: '高级考评员' }, duty: 'judge' })
const judgesOf = async (day: FloorDay) => (await getJudgesPage({ actor: day.desk.officer, eventId: day.eventId })).judges

test('judges take the next free place, are trained before scoring starts, and a withdrawn one leaves the place', async () => {
  const day = await open()
  must(await enter(day, '叶少华'))
  must(await enter(day, '罗宏'))
  expect((await judgesOf(day)).map(({ name, slot, problems }) => [name, slot, problems])).toEqual([['叶少华', 1, ['untrained']], ['罗宏', 2, ['untrained']]])
  await expect(day.step('startScoring')).rejects.toThrow(/judgesUntrained/)
  const [first, second] = await judgesOf(day)
  must(await confirmJudgeTraining({ ...act(day), id: first!.id, version: first!.version }))
  must(await withdrawJudge({ ...act(day), id: second!.id, version: second!.version, reason: '临时有事' }))
  expect(await withdrawJudge({ ...act(day), id: second!.id, version: second!.version, reason: '再次' })).toMatchObject({ ok: false, reason: 'changed' })
  expect((await judgesOf(day)).map(({ name, state, problems }) => [name, state, problems])).toEqual([['叶少华', 'accepted', []], ['罗宏', 'withdrawn', []]])
  await day.step('startScoring')
})

test('a judge from an entrant’s unit is not appointed, and nothing of the attempt is left in the register', async () => {
  const day = await open()
  await database.owner`update entries set organisation_name = '武义县机械厂' where id = ${day.entries[0]!}`
  expect(await enter(day, '宋敏', '武义县机械厂')).toMatchObject({ ok: false, reason: 'conflict', data: { sameUnit: 1, related: 0 } })
  expect((await database.owner`select 1 from judges where region_id = ${day.desk.regionId}`).length).toBe(0)
})

test('a declared relation stops the judge: no training is confirmed, scoring does not start until the judge withdraws', async () => {
  const day = await open()
  must(await enter(day, '梁志强'))
  const [judge] = await judgesOf(day)
  must(await declareRelation({ ...act(day), judgeId: judge!.judgeId, entryId: day.entries[1]!, relation: '师徒' }))
  expect((await judgesOf(day))[0]!.problems).toEqual(['related', 'untrained'])
  expect(await confirmJudgeTraining({ ...act(day), id: judge!.id, version: judge!.version })).toMatchObject({ ok: false, reason: 'conflict' })
  await expect(day.step('startScoring')).rejects.toThrow(/judgesInConflict/)
  must(await withdrawJudge({ ...act(day), id: judge!.id, version: judge!.version, reason: '师徒关系，回避' }))
  await day.step('startScoring')
})

test('workload counts the judge’s other events of the year, and another region’s judge is unknown', async () => {
  const day = await open()
  must(await enter(day, '谢永康'))
  const [judge] = await judgesOf(day)
  const other = await openFloor(database.owner, { plan: { usedSteps: [], blindLayers: 0 }, count: 1 })
  expect(await appointJudge({ ...act(other), choice: { judgeId: judge!.judgeId }, duty: 'judge' })).toMatchObject({ ok: false, reason: 'unknown' })
  const [second] = await database.owner`insert into competition_events (region_id, competition_id, name, rules) select region_id, competition_id, '车工', rules from competition_events where id = ${day.eventId} returning id`
  const here = { ...day, eventId: second!.id as string }
  must(await appointJudge({ ...act(here), choice: { judgeId: judge!.judgeId }, duty: 'judge' }))
  expect((await judgesOf(here)).map(({ name, elsewhere, slot }) => [name, elsewhere, slot])).toEqual([['谢永康', 1, 1]])
})

test('whoever is appointed to mark gets an account that opens this sheet and nothing else; asked again, a known account gets the next sheet without a code', async () => {
  const day = await open()
  expect(await openJudgeAccounts({ actor: day.desk.officer, eventId: day.eventId })).toMatchObject({ ok: false, reason: 'nobody' })
  must(await enter(day, '叶少华'))
  must(await enter(day, '罗宏'))
  must(await appointJudge({ ...act(day), choice: { name: '谢永康', organisation: null, qualification: '高级考评员' }, duty: 'chiefJudge' }))
  const first = must(await openJudgeAccounts({ actor: day.desk.officer, eventId: day.eventId }))
  expect(first.slips.map(({ name }) => name)).toEqual(['叶少华', '罗宏'])
  // Asked again before anybody came: new codes for the same accounts, the old ones are void.
  const { slips } = must(await openJudgeAccounts({ actor: day.desk.officer, eventId: day.eventId }))
  expect(slips.map(({ username }) => username)).toEqual(first.slips.map(({ username }) => username))
  const redeem = async ({ code, username }: { code: string; username: string }) => {
    const opened = await openActivation({ code, identity: username })
    return opened.ok ? redeemActivation({ request: new Request('http://localhost/activate'), codeId: opened.value.codeId, password: 'Qingshan-8842-lvshui' }) : opened
  }
  expect(await redeem(first.slips[0]!)).toMatchObject({ ok: false, reason: 'codeNotAccepted' })
  expect(must(await redeem(slips[0]!))).toMatchObject({ home: '/sheets' })
  expect((await judgesOf(day)).map(({ name, maySheet }) => [name, maySheet])).toEqual([['谢永康', false], ['叶少华', true], ['罗宏', false]])
  const roles = await database.owner`select r.role, r.event_id from role_assignments r join users u on u.id = r.user_id where u.username = ${slips[0]!.username}`
  expect([...roles]).toEqual([{ role: 'judge', event_id: day.eventId }])

  const [second] = await database.owner`insert into competition_events (region_id, competition_id, name, rules) select region_id, competition_id, '车工', rules from competition_events where id = ${day.eventId} returning id`
  const there = { ...day, eventId: second!.id as string }
  must(await appointJudge({ ...act(there), choice: { judgeId: (await judgesOf(day)).find(({ name }) => name === '叶少华')!.judgeId }, duty: 'judge' }))
  expect(must(await openJudgeAccounts({ actor: day.desk.officer, eventId: there.eventId }))).toMatchObject({ slips: [], added: ['叶少华'], skipped: [] })
  await expect(openJudgeAccounts({ actor: (await open()).desk.officer, eventId: day.eventId })).rejects.toMatchObject({ status: 404 })
})

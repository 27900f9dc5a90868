import { expect, test } from 'vitest'
import { appointJudge, confirmJudgeTraining, declareRelation, withdrawJudge } from '#app/services/judges/appoint-judges.server.ts'
import { getJudgesPage } from '#app/services/judges/judges-page.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must, openFloor, type FloorDay } from './floor-desk.ts'

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

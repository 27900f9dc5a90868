import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { today } from '#app/services/clock.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { addOpinion, openRecognitionNotice, refuseRequest, returnApplication, startReview } from '#app/services/studios/requests/decide-application.server.ts'
import { addEvidence, confirmHostNotice, saveApplication, submitApplication } from '#app/services/studios/requests/fill-application.server.ts'
import { openNewApplication, openStudioApplication } from '#app/services/studios/requests/open-application.server.ts'
import { getApplyPage, getRequestPage, getStudioRequests } from '#app/services/studios/requests/request-pages.server.ts'
import { recogniseStudio } from '#app/services/studios/requests/recognise.server.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withDataFolder } from '#tests/support/data-folder.ts'
import { endNotice, ENOUGH, fillApplication, pdf } from '#tests/support/studio-application.ts'
import { addStudio, insertStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: StudioDesk

beforeAll(async () => {
  await withDataFolder('requests')
  desk = await insertStudioDesk(database.owner)
  await database.owner`update users set person_id = ${desk.studio.leadPersonId} where id = ${desk.studio.leader.userId}`
  await database.owner`insert into role_assignments (user_id, role, region_id, studio_id) values (${desk.studio.host.userId}, 'hostContact', ${desk.regionId}, ${desk.studio.studioId})`
}, 180_000)

const at = (actor: RegionActor, studioId: string): RegionActor => ({ ...actor, assignments: [...actor.assignments, { ...actor.assignments[0]!, studioId }] })
const values = { name: '傅金龙精密焊接工作室', trade: '焊接', place: '开发区 2 号', policyId: 'wuyi-2021-46', tier: 'county' as const, hostName: '', leadName: null, leadIdentity: null }
/** From a filled-in draft to the decision, with the notice over. */
async function recognise(place: { studioId: string; requestId: string }, host: RegionActor, leader: RegionActor, documentNumber: string): Promise<unknown> {
  const by = (actor: RegionActor) => ({ actor, idempotencyKey: newKey(), ...place })
  await confirmHostNotice(by(host))
  expect(await submitApplication(by(leader))).toMatchObject({ ok: true })
  await startReview(by(desk.officer))
  await addOpinion({ ...by(desk.officer), opinion: { expert: '应国强', grade: 'recommend', reason: '带徒扎实' } })
  await openRecognitionNotice({ ...by(desk.officer), workingDays: 5, phone: null })
  await endNotice(database.owner, place)
  return recogniseStudio({ ...by(desk.officer), paper: { documentNumber, on: await today() } })
}

test('an application goes its way: checked, confirmed, returned on a condition, resubmitted with the difference, reviewed, announced, recognised', async () => {
  const key = newKey()
  const open = { actor: { ...desk.studio.leader, personId: desk.studio.leadPersonId }, idempotencyKey: key, values: { ...values, hostName: (await database.owner`select name from organisations where id = ${desk.studio.hostId}`)[0]!.name as string } }
  const opened = await openNewApplication(open)
  if (!opened.ok) throw new Error(opened.reason)
  expect(await openNewApplication(open)).toEqual(opened)
  const place = opened.value
  const [leader, host] = [at(desk.studio.leader, place.studioId), at(desk.studio.host, place.studioId)]
  const roles = await database.owner`select role, user_id from role_assignments where studio_id = ${place.studioId} order by role`
  expect(roles.map((row) => [row.role, row.user_id])).toEqual([['hostContact', host.userId], ['studioLeader', leader.userId]])
  const by = (actor: RegionActor) => ({ actor, idempotencyKey: newKey(), ...place })

  expect(await submitApplication(by(leader))).toMatchObject({ ok: false, reason: 'incomplete' })
  await fillApplication(leader, place)
  expect(await submitApplication(by(leader))).toEqual({ ok: false, reason: 'hostNotConfirmed' })
  await expect(confirmHostNotice(by(leader))).rejects.toMatchObject({ status: 403 })
  expect((await confirmHostNotice(by(host))).ok).toBe(true)
  await expect(submitApplication(by(desk.officer))).rejects.toMatchObject({ status: 403 })
  expect((await submitApplication(by(leader))).ok).toBe(true)
  expect(await submitApplication(by(leader))).toEqual({ ok: false, reason: 'illegalTransition' })

  expect(await returnApplication({ ...by(desk.officer), remarks: [] })).toEqual({ ok: false, reason: 'remarkMissing' })
  await returnApplication({ ...by(desk.officer), remarks: [{ condition: 'premises', text: '请附平面图' }] })
  const back = await getRequestPage(leader, { ...place, locale: 'zh-CN' })
  expect([back.request.state, back.application?.remarks.map(({ condition, text }) => [condition, text])]).toEqual(['returned', [['premises', '请附平面图']]])
  const save = { ...by(leader), answers: { ...ENOUGH, premises: '88' }, hostNotice: back.application!.hostNotice }
  expect(await saveApplication({ ...save, version: back.request.version - 1 })).toEqual({ ok: false, reason: 'changedElsewhere' })
  expect((await saveApplication({ ...save, version: back.request.version })).ok).toBe(true)
  expect((await submitApplication(by(leader))).ok).toBe(true)
  const again = await getRequestPage(desk.officer, { ...place, locale: 'zh-CN' })
  expect(again.application?.changes).toEqual([{ key: 'premises', before: '50', after: '88', filesAdded: 0, filesRemoved: 0 }])

  await startReview(by(desk.officer))
  expect(await openRecognitionNotice({ ...by(desk.officer), workingDays: 5, phone: null })).toEqual({ ok: false, reason: 'opinionMissing' })
  await addOpinion({ ...by(desk.officer), opinion: { expert: '应国强', grade: 'recommend', reason: '带徒扎实' } })
  expect([(await getRequestPage(leader, { ...place, locale: 'zh-CN' })).application?.experts, (await getRequestPage(desk.officer, { ...place, locale: 'zh-CN' })).application?.experts?.written.length]).toEqual([null, 1])
  expect((await openRecognitionNotice({ ...by(desk.officer), workingDays: 5, phone: null })).ok).toBe(true)
  const decision = { documentNumber: '武人社〔2024〕66号', on: await today() }
  expect(await recogniseStudio({ ...by(desk.officer), paper: decision })).toEqual({ ok: false, reason: 'noticeRuns' })
  expect(await refuseRequest({ ...by(desk.officer), reason: '不行' })).toEqual({ ok: false, reason: 'noticeRuns' })
  await endNotice(database.owner, place)
  expect(await recogniseStudio({ ...by(desk.officer), paper: { ...decision, on: '2024-01-01' } })).toEqual({ ok: false, reason: 'dayBeforeNotice' })
  expect((await recogniseStudio({ ...by(desk.officer), paper: decision })).ok).toBe(true)
  const [studio] = await database.owner`select state, tier, recognition_document, recognised_on::text from studios where id = ${place.studioId}`
  expect({ ...studio }).toEqual({ state: 'recognised', tier: 'county', recognition_document: decision.documentNumber, recognised_on: decision.on })
  const [milestone] = await database.owner`select kind, document_number from studio_milestones where studio_id = ${place.studioId}`
  expect({ ...milestone }).toEqual({ kind: 'recognised', document_number: decision.documentNumber })
})

test('a higher tier is the same studio with one history', async () => {
  const own = await addStudio(database.owner, desk)
  const opened = await openStudioApplication({ actor: own.leader, idempotencyKey: newKey(), studioId: own.studioId, tier: 'municipal' })
  if (!opened.ok) throw new Error(opened.reason)
  expect(await openStudioApplication({ actor: own.leader, idempotencyKey: newKey(), studioId: own.studioId, tier: 'provincial' })).toEqual({ ok: false, reason: 'alreadyOpen' })
  await fillApplication(own.leader, opened.value)
  expect(await recognise(opened.value, own.host, own.leader, '金人社〔2024〕9号')).toMatchObject({ ok: true })
  const [studio] = await database.owner`select state, tier, tier_label from studios where id = ${own.studioId}`
  expect({ ...studio }).toEqual({ state: 'recognised', tier: 'municipal', tier_label: '市级' })
  expect(await openStudioApplication({ actor: own.leader, idempotencyKey: newKey(), studioId: own.studioId, tier: 'municipal' })).toEqual({ ok: false, reason: 'notHigher' })
})

test('nobody applies while barred: not by the studio, not by its leader under another name', async () => {
  const own = await addStudio(database.owner, desk)
  expect(await changeLife({ actor: desk.officer, idempotencyKey: newKey(), studioId: own.studioId, action: 'exit', reason: '连续两年不合格', dueOn: null, barMonths: 24, documentNumber: null })).toMatchObject({ ok: true })
  expect(await openStudioApplication({ actor: own.leader, idempotencyKey: newKey(), studioId: own.studioId, tier: 'county' })).toMatchObject({ ok: false, reason: 'barred' })
  const leader = { ...own.leader, personId: own.leadPersonId }
  expect(await openNewApplication({ actor: leader, idempotencyKey: newKey(), values: { ...values, name: '另一个工作室', hostName: '甲公司' } })).toMatchObject({ ok: false, reason: 'barred' })
  await database.owner`update studios set barred_until = ${await today()} where id = ${own.studioId}`
  expect(await openStudioApplication({ actor: own.leader, idempotencyKey: newKey(), studioId: own.studioId, tier: 'county' })).toMatchObject({ ok: true })
})

test('another studio’s people find nothing, and a request is found under its own studio only', async () => {
  const [own, other] = [await addStudio(database.owner, desk), await addStudio(database.owner, desk)]
  const opened = await openStudioApplication({ actor: own.leader, idempotencyKey: newKey(), studioId: own.studioId, tier: 'municipal' })
  if (!opened.ok) throw new Error(opened.reason)
  const { requestId } = opened.value
  for (const actor of [other.leader, other.host]) {
    await expect(getRequestPage(actor, { ...opened.value, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
    await expect(getStudioRequests(actor, own.studioId)).rejects.toMatchObject({ status: 404 })
    await expect(submitApplication({ actor, idempotencyKey: newKey(), ...opened.value })).rejects.toMatchObject({ status: 404 })
    await expect(addEvidence({ actor, idempotencyKey: newKey(), ...opened.value, condition: 'level', upload: pdf('x') })).rejects.toMatchObject({ status: 404 })
  }
  await expect(getRequestPage(other.leader, { studioId: other.studioId, requestId, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
})

test('the list takes few queries however many there are', async () => {
  const { queries } = await countQueries((db) => getApplyPage(desk.officer, { page: 1, openOnly: false }, undefined, db))
  expect(queries).toBeLessThanOrEqual(6)
  expect((await getApplyPage(desk.officer, { page: 1, openOnly: false })).total).toBeGreaterThan(3)
})

import { beforeAll, expect, test } from 'vitest'

import { reloadSettings } from '#app/lib/env.ts'
import { approveChange, askForChange, resubmitChange, type ChangeKind } from '#app/services/studios/requests/change-requests.server.ts'
import { refuseRequest, returnApplication } from '#app/services/studios/requests/decide-application.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { getRequestPage, getStudioRequests } from '#app/services/studios/requests/request-pages.server.ts'
import { getStudioPage } from '#app/services/studios/studio-pages.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { pdf } from '#tests/support/studio-application.ts'
import { addStudio, insertStudioDesk, type StudioDesk, type TestStudio } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: StudioDesk

beforeAll(async () => {
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  reloadSettings()
  desk = await insertStudioDesk(database.owner)
})

const ask = (studio: TestStudio, kind: ChangeKind, to: string, identity: string | null = null, evidence: string | null = kind) =>
  askForChange({ actor: studio.leader, idempotencyKey: newKey(), studioId: studio.studioId, kind, to, identity, reason: '情况变化', upload: evidence === null ? null : pdf(evidence) })
const requestOf = async (studio: TestStudio) => ({ studioId: studio.studioId, requestId: (await getStudioRequests(desk.officer, studio.studioId)).rows[0]!.id })
const read = (studio: TestStudio) => database.owner`select s.name, s.place, p.name as lead, o.name as host from studios s join persons p on p.id = s.lead_person_id join organisations o on o.id = s.host_id where s.id = ${studio.studioId}`
const roles = async (studio: TestStudio, role: string) => (await database.owner`select user_id from role_assignments where studio_id = ${studio.studioId} and role = ${role}`).map((row) => row.user_id as string)

test.each([
  { kind: 'changeName', to: '新名工作室', field: 'name', milestone: 'nameChanged' },
  { kind: 'changePlace', to: '开发区 9 号楼', field: 'place', milestone: 'placeChanged' },
  { kind: 'changeHost', to: '武义新依托有限公司', field: 'host', milestone: 'hostChanged' },
  { kind: 'changeLead', to: '陈志远', field: 'lead', milestone: 'leadChanged', identity: '11010519491231002X' },
] as const)('$kind goes with evidence, decision and milestone, and before that nothing changes', async (change) => {
  const studio = await addStudio(database.owner, desk)
  await database.owner`insert into role_assignments (user_id, role, region_id, studio_id) values (${studio.leader.userId}, 'studioLeader', ${desk.regionId}, ${studio.studioId}), (${studio.host.userId}, 'hostContact', ${desk.regionId}, ${studio.studioId}) on conflict do nothing`
  const identity = 'identity' in change ? change.identity : null
  const [before] = await read(studio)
  expect(await ask(studio, change.kind, change.to, identity, null)).toEqual({ ok: false, reason: 'evidenceMissing' })
  expect(await ask(studio, change.kind, change.to, identity)).toMatchObject({ ok: true })
  expect(await ask(studio, change.kind, change.to, identity)).toEqual({ ok: false, reason: 'alreadyOpen' })
  expect({ ...(await read(studio))[0] }).toEqual({ ...before })
  const place = await requestOf(studio)
  await expect(approveChange({ actor: studio.leader, idempotencyKey: newKey(), ...place, documentNumber: null })).rejects.toMatchObject({ status: 403 })
  expect(await approveChange({ actor: desk.officer, idempotencyKey: newKey(), ...place, documentNumber: '武人社〔2024〕9号' })).toMatchObject({ ok: true })
  expect({ ...(await read(studio))[0] }).toEqual({ ...before, [change.field]: change.to })
  const [milestone] = await database.owner`select kind, document_number, data ->> 'before' as before, data ->> 'after' as after from studio_milestones where studio_id = ${studio.studioId}`
  expect({ ...milestone }).toEqual({ kind: change.milestone, document_number: '武人社〔2024〕9号', before: before![change.field] ?? '', after: change.to })
  expect([(await roles(studio, 'studioLeader')).length, (await roles(studio, 'hostContact')).length]).toEqual([change.kind === 'changeLead' ? 0 : 1, change.kind === 'changeHost' ? 0 : 1])
})

test('a change is sent back with remarks and comes again with the difference, or is refused with a reason', async () => {
  const [studio, other] = [await addStudio(database.owner, desk), await addStudio(database.owner, desk)]
  await ask(studio, 'changePlace', '开发区 8 号')
  const place = await requestOf(studio)
  const again = { actor: studio.leader, ...place, to: '开发区 8 号楼 2 层', identity: null, reason: '情况变化' }
  expect(await resubmitChange({ ...again, idempotencyKey: newKey(), upload: null })).toEqual({ ok: false, reason: 'illegalTransition' })
  await returnApplication({ actor: desk.officer, idempotencyKey: newKey(), ...place, remarks: [{ condition: null, text: '请写明楼层，并附租赁合同' }] })
  const returned = await getRequestPage(studio.leader, { ...place, locale: 'zh-CN' })
  expect([returned.request.state, returned.change?.remarks.map(({ text }) => text), returned.acts]).toEqual(['returned', ['请写明楼层，并附租赁合同'], ['resubmit', 'withdraw']])
  await expect(resubmitChange({ ...again, actor: other.leader, idempotencyKey: newKey(), upload: null })).rejects.toMatchObject({ status: 404 })
  expect(await resubmitChange({ ...again, idempotencyKey: newKey(), upload: pdf('lease') })).toMatchObject({ ok: true })
  const page = await getRequestPage(desk.officer, { ...place, locale: 'zh-CN' })
  expect([page.change?.changes, page.files.length]).toEqual([[{ key: 'to', before: '开发区 8 号', after: '开发区 8 号楼 2 层', filesAdded: 1 }], 2])
  expect(await refuseRequest({ actor: desk.officer, idempotencyKey: newKey(), ...place, reason: '租期不足一年' })).toMatchObject({ ok: true })
  expect((await getRequestPage(studio.leader, { ...place, locale: 'zh-CN' })).request).toMatchObject({ state: 'refused', decisionReason: '租期不足一年' })
})

test('a studio that has to put things right reports it with evidence, the bureau asks for more or finds it right, and deciding otherwise answers the report', async () => {
  const [studio, sound, leaving] = [await addStudio(database.owner, desk, { state: 'rectification' }), await addStudio(database.owner, desk), await addStudio(database.owner, desk, { state: 'rectification' })]
  await database.owner`update studios set rectification_due_on = '2026-03-31' where id = ${studio.studioId}`
  const stands = async ({ studioId }: TestStudio) => {
    const { studio: one, milestones, reported } = await getStudioPage(desk.officer, studioId, 'zh-CN')
    return [one.state, one.rectificationDueOn, reported, milestones[0]?.kind, milestones[0]?.reason]
  }
  expect(await ask(sound, 'rectify', '已补齐')).toEqual({ ok: false, reason: 'wrongState' })
  expect((await getStudioRequests(sound.leader, sound.studioId)).changes).not.toContain('rectify')
  expect(await ask(studio, 'rectify', '台账已补齐', null, null)).toEqual({ ok: false, reason: 'evidenceMissing' })
  expect(await ask(studio, 'rectify', '台账已补齐')).toMatchObject({ ok: true })
  expect(await stands(studio)).toEqual(['rectification', '2026-03-31', true, undefined, undefined])
  const place = await requestOf(studio)
  expect((await getRequestPage(studio.leader, { ...place, locale: 'zh-CN' })).change).toMatchObject({ to: '台账已补齐', dueOn: '2026-03-31' })
  await returnApplication({ actor: desk.officer, idempotencyKey: newKey(), ...place, remarks: [{ condition: null, text: '请附现场照片' }] })
  expect((await stands(studio))[2]).toBe(false)
  expect(await resubmitChange({ actor: studio.leader, idempotencyKey: newKey(), ...place, to: '台账已补齐，附现场照片', identity: null, reason: '', upload: pdf('photo') })).toMatchObject({ ok: true })
  expect(await approveChange({ actor: desk.officer, idempotencyKey: newKey(), ...place, documentNumber: null })).toMatchObject({ ok: true })
  expect(await stands(studio)).toEqual(['recognised', null, false, 'rectified', '台账已补齐，附现场照片'])

  await ask(leaving, 'rectify', '正在补')
  const open = await requestOf(leaving)
  expect(await changeLife({ actor: desk.officer, idempotencyKey: newKey(), studioId: leaving.studioId, action: 'exit', reason: '逾期未整改', dueOn: null, barMonths: 24, documentNumber: null })).toMatchObject({ ok: true })
  expect((await getRequestPage(leaving.leader, { ...open, locale: 'zh-CN' })).request).toMatchObject({ state: 'refused', decisionReason: '逾期未整改' })
  expect(await approveChange({ actor: desk.officer, idempotencyKey: newKey(), ...open, documentNumber: null })).toEqual({ ok: false, reason: 'illegalTransition' })
})

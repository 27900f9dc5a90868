import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'

import { readFileFor } from '#app/services/files/read-file.server.ts'
import { addApprentice, recordReached } from '#app/services/studios/apprentices/change-apprentices.server.ts'
import { getApprenticesPage } from '#app/services/studios/apprentices/apprentices-page.server.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { OUTSIDE_USES, type LogDraft } from '#app/services/studios/log/log-draft.ts'
import { getLogPage, getMoneyPage } from '#app/services/studios/log/log-page.server.ts'
import { saveBudget } from '#app/services/studios/log/save-budget.server.ts'
import { takeBackLogEntry } from '#app/services/studios/log/withdraw-log-entry.server.ts'
import { makeIdentityNumber } from '#db/factories/identity-number.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { addStudio, insertStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
let desk: StudioDesk

beforeAll(async () => {
  desk = await insertStudioDesk(database.owner)
})

const draft = (change: Partial<LogDraft> = {}): LogDraft => ({ kind: 'project', on: '2024-03-05', line: '解决齿轮箱异响', people: null, amount: null, use: null, warned: false, photos: [], ...change })
const log = (change: Partial<LogDraft> = {}, idempotencyKey = newKey()) => addLogEntry({ actor: desk.studio.leader, studioId: desk.studio.studioId, idempotencyKey, draft: draft(change) })
const page = (year?: number) => getLogPage(desk.studio.leader, desk.studio.studioId, { page: 1, locale: 'zh-CN', ...(year ? { year } : {}) })

test('a line sent twice with its key is one line, its photograph with it, and only those concerned may look at the picture', async () => {
  const key = newKey()
  const photos = [{ name: 'IMG_1.png', base64: (await sharp({ create: { width: 80, height: 80, channels: 3, background: '#777' } }).png().toBuffer()).toString('base64') }]
  const [first, again] = [await log({ photos, line: '改进夹具' }, key), await log({ photos, line: '改进夹具' }, key)]
  expect(again).toEqual(first)
  const entry = (await page()).entries.find((one) => one.line === '改进夹具')
  expect((await page()).entries.filter((one) => one.line === '改进夹具')).toHaveLength(1)
  const fileId = entry!.fileIds[0]!
  const stranger = (await addStudio(database.owner, desk)).leader
  const readable = await Promise.all([desk.studio.leader, desk.officer, desk.studio.host, stranger].map(async (actor) => (await readFileFor(actor, fileId)) !== null))
  expect(readable).toEqual([true, true, false, false])
})

//  spending                          | answer
//  for an allowed use                | in
//  without a use                     | asked for
//  for another use, notice not read  | refused
//  for another use, notice read      | in, and marked
test('spending goes by the closed list of uses, and another use asks to be read first', async () => {
  const spend = (change: Partial<LogDraft>) => log({ kind: 'spending', amount: '1200.50', ...change })
  const reasonOf = async (change: Partial<LogDraft>) => {
    const outcome = await spend(change)
    return outcome.ok ? 'in' : outcome.reason
  }
  expect(await reasonOf({ use: '培训用的原材料' })).toBe('in')
  expect(await reasonOf({ use: null })).toBe('useMissing')
  expect(await reasonOf({ use: OUTSIDE_USES })).toBe('useForbidden')
  expect(await reasonOf({ use: '买汽车' })).toBe('useForbidden')
  expect(await reasonOf({ use: OUTSIDE_USES, warned: true })).toBe('in')
  expect(await reasonOf({ use: '培训用的原材料', amount: null })).toBe('amountMissing')
  expect(await reasonOf({ use: '培训用的原材料', on: '2199-01-01' })).toBe('inFuture')
})

test('the money page carries the balance on and sets spending beside the plan', async () => {
  const own = await insertStudioDesk(database.owner)
  const { leader, studioId } = own.studio
  const write = (change: Partial<LogDraft>) => addLogEntry({ actor: leader, studioId, idempotencyKey: newKey(), draft: draft(change) })
  await write({ kind: 'funding', amount: '30000', on: '2023-09-01' })
  await write({ kind: 'spending', amount: '10000', use: '聘请指导教师', on: '2023-10-01' })
  await write({ kind: 'spending', amount: '4000', use: '聘请指导教师', on: '2024-02-01' })
  await saveBudget({ actor: leader, idempotencyKey: newKey(), studioId, year: 2024, lines: { 聘请指导教师: 300_000 } })
  const money = await getMoneyPage(leader, studioId, { locale: 'zh-CN', year: 2024 })
  expect([money.balanceFen, money.years]).toEqual([1_600_000, [
    { year: 2024, inFen: 0, outFen: 400_000, balanceFen: 1_600_000 },
    { year: 2023, inFen: 3_000_000, outFen: 1_000_000, balanceFen: 2_000_000 },
  ]])
  expect(money.lines.find((line) => line.key === '聘请指导教师')).toEqual({ key: '聘请指导教师', label: '聘请指导教师', planFen: 300_000, spentFen: 400_000 })
})

test('a project says what was before and after, both or neither, and the report takes both', async () => {
  const reason = async (change: Partial<LogDraft>) => {
    const outcome = await log({ kind: 'project', line: '改进夹具', ...change })
    return outcome.ok ? 'in' : outcome.reason
  }
  expect([await reason({ before: '返修率 6%' }), await reason({ before: '返修率 6%', after: '返修率 1.5%' })]).toEqual(['figureMissing', 'in'])
  expect((await page()).entries.find((entry) => entry.line === '改进夹具')?.compared).toEqual({ before: '返修率 6%', after: '返修率 1.5%' })
})

test('a line taken back leaves the log and stays in the database', async () => {
  const outcome = await log({ line: '写错的一条' })
  const entryId = outcome.ok ? outcome.value.entryId : ''
  await takeBackLogEntry({ actor: desk.studio.leader, idempotencyKey: newKey(), studioId: desk.studio.studioId, entryId, reason: '日期写错' })
  expect((await page()).entries.some((entry) => entry.id === entryId)).toBe(false)
  const [row] = await database.owner`select withdrawn_at from studio_log_entries where id = ${entryId}`
  expect(row?.withdrawn_at).not.toBeNull()
})

test('nobody but the leader writes: another leader and an officer find nothing there, and an exited studio is closed', async () => {
  const other = await addStudio(database.owner, desk)
  const write = (actor: typeof other.leader) => addLogEntry({ actor, studioId: desk.studio.studioId, idempotencyKey: newKey(), draft: draft() })
  await expect(write(other.leader)).rejects.toMatchObject({ status: 404 })
  await expect(write(desk.officer)).rejects.toMatchObject({ status: 404 })
  await expect(getLogPage(other.leader, desk.studio.studioId, { page: 1, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
  const gone = await addStudio(database.owner, desk, { state: 'exited' })
  expect(await addLogEntry({ actor: gone.leader, studioId: gone.studioId, idempotencyKey: newKey(), draft: draft() })).toEqual({ ok: false, reason: 'notActive' })
})

test('the same person is an apprentice once, a certificate is entered over the version seen, and both write the log', async () => {
  const own = await insertStudioDesk(database.owner)
  const { leader, studioId } = own.studio
  const identityNumber = makeIdentityNumber('1998-05-06', 12, 'male')
  const add = (change: Partial<Parameters<typeof addApprentice>[0]> = {}) =>
    addApprentice({ actor: leader, idempotencyKey: newKey(), studioId, name: '林晓', identityNumber, organisation: null, agreedOn: '2024-02-01', endsOn: '2025-02-01', startLevel: 'intermediateWorker', targetLevel: 'seniorWorker', ...change })
  expect(await add()).toEqual({ ok: true, value: { name: '林晓', elsewhere: false } })
  const reasons = []
  for (const change of [{}, { name: '王五' }, { identityNumber: '330723199805060000' }, { identityNumber: makeIdentityNumber('1999-01-01', 13, 'male'), endsOn: '2023-01-01' }, { startLevel: 'technician' as const }]) {
    const outcome = await add(change)
    reasons.push(outcome.ok ? 'in' : outcome.reason)
  }
  expect(reasons).toEqual(['twice', 'identityOfOther', 'badIdentity', 'endsBefore', 'targetNotHigher'])
  const [line] = (await getApprenticesPage(leader, studioId)).apprentices
  const reach = () => recordReached({ actor: leader, idempotencyKey: newKey(), studioId, apprenticeId: line!.id, version: line!.version, level: 'seniorWorker', on: '2024-11-01', certificateNumber: 'S000001' })
  expect([(await reach()).ok, await reach()]).toEqual([true, { ok: false, reason: 'changedMeanwhile' }])
  const entries = (await getLogPage(leader, studioId, { page: 1, locale: 'zh-CN' })).entries
  expect(entries.map((entry) => [entry.kind, entry.line])).toEqual([
    ['apprenticeMilestone', '林晓从四级/中级工升到三级/高级工，已取得证书'],
    ['apprenticeAgreement', '与林晓签订师徒协议，目标三级/高级工'],
  ])
})

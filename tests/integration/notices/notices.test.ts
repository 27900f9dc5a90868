import { expect, test } from 'vitest'
import { closeNotice } from '#app/services/notices/close-notice.server.ts'
import { getNoticeDesk, getPublicNoticeList, getPublicNoticePage, getNoticeDeskPage } from '#app/services/notices/notice-pages.server.ts'
import { answerObjection, fileObjection, readReceipt, revealObjectionContact } from '#app/services/notices/objections.server.ts'
import { withdrawNotice } from '#app/services/notices/open-notice.server.ts'
import { enterNoticeLength, noticeLength } from '#app/services/notices/notice-length.server.ts'
import { getResultNoticePage } from '#app/services/notices/result-notice-page.server.ts'
import { basisOf } from '#app/services/grants/evaluation.server.ts'
import { readDb } from '#db/client.ts'
import { openResultNotice } from '#app/services/notices/result-notice.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { fallingMarks, openScoringDay } from '../results/result-desk.ts'
import { knowYears } from './notice-desk.ts'

provideTestSecrets()
const database = withTestDatabase()

async function must<T>(outcome: Promise<Outcome<string, T>>): Promise<T> {
  const settled = await outcome
  if (!settled.ok) throw new Error(settled.reason)
  return settled.value
}

async function confirmedDay(count = 8) {
  const day = await openScoringDay(database.owner, { count })
  await day.mark(fallingMarks(count))
  await must(confirmResult({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: null }))
  await knowYears(database.owner, day.desk.regionId)
  return day
}
const open = async (day: Awaited<ReturnType<typeof confirmedDay>>) =>
  (await must(openResultNotice({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, edition: 1, workingDays: 5, phone: '0579-1' })))
const runOut = (noticeId: string) => database.owner`update notices set closes_at = now() - interval '1 second' where id = ${noticeId}`

test('namesakes of one unit are told apart by their number, others by their unit, and no digit of an identity number is there', async () => {
  const day = await confirmedDay()
  await database.owner`update persons set name = '王伟', identity_cipher = ${Buffer.from('11010519491231002X')} where id in (select person_id from entries where event_id = ${day.eventId} and number in ('01', '02', '03'))`
  await database.owner`update entries set organisation_name = '武义五金厂' where event_id = ${day.eventId} and number in ('01', '02')`
  await database.owner`update entries set organisation_name = '永康工具厂' where event_id = ${day.eventId} and number = '03'`
  // The edition carries the names as they stood; a second one is confirmed after the change.
  await database.owner`update result_editions set people = (select jsonb_object_agg(e.id, jsonb_build_object('name', p.name, 'number', e.number, 'organisation', e.organisation_name)) from entries e join persons p on p.id = e.person_id where e.event_id = ${day.eventId}) where event_id = ${day.eventId}`
  const { noticeId } = await open(day)
  const { content } = await getPublicNoticePage({ noticeId })
  expect(content!.rows.slice(0, 4)).toEqual([
    ['1', '王伟（01）', '武义五金厂', '1', '一等奖', '三级/高级工'],
    ['2', '王伟（02）', '武义五金厂', '2', '二等奖', '三级/高级工'],
    ['3', '王伟', '永康工具厂', '3', '二等奖', '三级/高级工'],
    ['4', '选手4', '', '4', '', '三级/高级工'],
  ])
  expect(JSON.stringify(await getPublicNoticePage({ noticeId }))).not.toMatch(/\d{3,}\*|110105|002X/)
})

test('a notice runs to its closing minute by the database clock, and the end is written down once', async () => {
  const day = await confirmedDay()
  const { noticeId, closesAt } = await open(day)
  expect((await getPublicNoticePage({ noticeId })).state).toBe('open')
  expect(new Date(closesAt).toISOString().slice(11, 16)).toBe('09:30')
  expect((await getPublicNoticeList({ page: 1 })).running.map(({ id }) => id)).toContain(noticeId)
  expect(await openResultNotice({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, edition: 1, workingDays: 5, phone: null })).toMatchObject({ ok: false, reason: 'alreadyRunning' })
  expect(await closeNotice({ noticeId, regionId: day.desk.regionId })).toBe(false)
  await runOut(noticeId)
  expect((await getPublicNoticePage({ noticeId })).state).toBe('closed')
  expect(await fileObjection({ idempotencyKey: newKey(), noticeId, text: '来迟一秒的异议', name: null, contact: null })).toEqual({ ok: false, reason: 'periodOver' })
  expect([await closeNotice({ noticeId, regionId: day.desk.regionId }), await closeNotice({ noticeId, regionId: day.desk.regionId })]).toEqual([true, false])
  const [{ n }] = (await database.owner`select count(*)::int as n from audit_events where kind = 'noticeClosed' and subject_id = ${noticeId}`) as unknown as [{ n: number }]
  expect(n).toBe(1)
})

test('a year whose holidays nobody entered refuses the notice and names the year', async () => {
  const day = await confirmedDay()
  await database.owner`delete from calendar_days where region_id = ${day.desk.regionId}`
  const outcome = await openResultNotice({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, edition: 1, workingDays: 60_000, phone: null })
  expect(outcome).toMatchObject({ ok: false, reason: 'calendarUnknown' })
})

test('a bureau lays down the length with document and day; the page offers it, and no notice is shorter', async () => {
  const day = await confirmedDay()
  const { officer, regionId } = day.desk
  const page = async () => (await getResultNoticePage(officer, day.eventId)).length
  expect(await page()).toEqual({ workingDays: 5, documentNumber: null })
  const enter = (workingDays: number, effectiveFrom: string, of: 'results' | 'studios' = 'results') => enterNoticeLength({ actor: officer, idempotencyKey: newKey(), policyId: 'wuyi-2021-46', of, workingDays, documentNumber: `武人社〔${effectiveFrom.slice(0, 4)}〕8号`, effectiveFrom })
  await must(enter(7, '2022-01-01'))
  await must(enter(10, '2199-01-01'))
  await must(enter(6, '2022-01-01', 'studios'))
  expect(await enter(8, '2022-01-01')).toMatchObject({ ok: false, reason: 'alreadyEntered' })
  expect(await page()).toEqual({ workingDays: 7, documentNumber: '武人社〔2022〕8号' })
  const noticeFor = (workingDays: number) => openResultNotice({ actor: officer, idempotencyKey: newKey(), eventId: day.eventId, edition: 1, workingDays, phone: null })
  expect(await noticeFor(6)).toMatchObject({ ok: false, reason: 'shorterThanLaidDown' })
  expect(await noticeLength(readDb, { regionId, policyId: 'wuyi-2021-46', of: 'studios' })).toMatchObject({ workingDays: 6 })
  // It is no sum: the engine and its evaluations never see it.
  expect((await basisOf(readDb, regionId)).settings).toEqual([])
  await must(noticeFor(7))
})

test('an objection is taken in without a name, its contact is encrypted, and only the receipt reads the answer', async () => {
  const day = await confirmedDay()
  const { noticeId } = await open(day)
  const key = newKey()
  const filing = { idempotencyKey: key, noticeId, text: '第二名的单位有误', name: null, contact: '13800000000' }
  const { receipt } = await must(fileObjection(filing))
  expect((await must(fileObjection(filing))).receipt).toBe(receipt)
  const [stored] = await database.owner`select contact_cipher as cipher, receipt_hash as hash from notice_objections where notice_id = ${noticeId}`
  expect([Buffer.from(stored!.cipher).toString('latin1').includes('13800000000'), stored!.hash.includes(receipt)]).toEqual([false, false])
  expect((await getNoticeDesk(day.desk.officer)).map(({ id, openObjections, allObjections }) => [id, openObjections, allObjections])).toEqual([[noticeId, 1, 1]])
  const { objections } = await getNoticeDeskPage(day.desk.officer, noticeId)
  expect(objections).toHaveLength(1)
  expect(JSON.stringify(objections)).not.toContain('13800000000')
  const [objection] = objections
  expect(await revealObjectionContact({ actor: day.desk.officer, idempotencyKey: newKey(), noticeId, objectionId: objection!.id, reason: '电话核实' })).toBe('13800000000')
  const answer = { actor: day.desk.officer, noticeId, objectionId: objection!.id, baseVersion: objection!.version, state: 'dismissed' as const, answer: '经核实无误。' }
  await must(answerObjection({ ...answer, idempotencyKey: newKey() }))
  expect(await answerObjection({ ...answer, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'alreadyAnswered' })
  expect(await readReceipt({ noticeId, receipt: receipt.toLowerCase().replace(/(.{4})(?=.)/g, '$1-') })).toMatchObject({ state: 'dismissed', answer: '经核实无误。' })
  expect(await readReceipt({ noticeId, receipt: 'AAAAAAAAAAAA' })).toBeNull()
})

test('a withdrawn notice keeps title and hash and shows nobody any more; other regions never knew it', async () => {
  const day = await confirmedDay()
  const { noticeId } = await open(day)
  const before = await getPublicNoticePage({ noticeId })
  await must(withdrawNotice({ actor: day.desk.officer, idempotencyKey: newKey(), noticeId, reason: '公示期满' }))
  const after = await getPublicNoticePage({ noticeId })
  expect([after.state, after.content, after.hash, after.title]).toEqual(['withdrawn', null, before.hash, before.title])
  expect(JSON.stringify(after)).not.toContain('选手1')
  const list = await getPublicNoticeList({ page: 1 })
  expect([...list.running, ...list.over].map(({ id }) => id)).not.toContain(noticeId)
  const other = await confirmedDay(2)
  await expect(getNoticeDeskPage(other.desk.officer, noticeId)).rejects.toMatchObject({ status: 404 })
  await expect(withdrawNotice({ actor: other.desk.officer, idempotencyKey: newKey(), noticeId, reason: 'x' })).rejects.toMatchObject({ status: 404 })
})

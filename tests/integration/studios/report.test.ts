import { beforeAll, expect, test } from 'vitest'

import type { RegionActor } from '#app/auth/actor.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { moveReport, openReporting, startReport } from '#app/services/studios/report/move-report.server.ts'
import { attachToReport } from '#app/services/studios/report/report-files.server.ts'
import { getReportPage, getReportsOfYear, reportYearAt } from '#app/services/studios/report/report-page.server.ts'
import type { ReportAction } from '#app/services/studios/report/report-states.ts'
import { saveReport, type ReportChange } from '#app/services/studios/report/save-report.server.ts'
import { REPORT_FIELDS } from '#scoring/studios/report-form.ts'
import { countQueries } from '#tests/support/count-queries.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { addStudio, insertStudioDesk, type StudioDesk } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: StudioDesk

beforeAll(async () => {
  desk = await insertStudioDesk(database.owner)
})

const YEAR = 2024
const save = (changes: ReportChange[], { actor = desk.studio.leader, studioId = desk.studio.studioId, key = newKey() } = {}) => saveReport({ actor, idempotencyKey: key, studioId, year: YEAR, changes })
const change = (key: string, value: string, base = 0, reason = ''): ReportChange => ({ key, value, reason, base })
const move = (actor: RegionActor, action: ReportAction, remarks: Array<{ field: string | null; text: string }> = [], studioId = desk.studio.studioId) => moveReport({ actor, idempotencyKey: newKey(), studioId, year: YEAR, action, remarks })
const page = (actor: RegionActor) => getReportPage(actor, desk.studio.studioId, YEAR)
const whole = (base: Record<string, number> = {}): ReportChange[] => REPORT_FIELDS.map(({ key, kind }) => change(key, kind === 'yesNo' ? 'yes' : kind === 'long' ? '有' : '1', base[key] ?? 0, '日志不全'))

test('a whole report goes its way: built from the log, handed in, returned with a remark, handed in again, confirmed, accepted', async () => {
  const { leader, host, studioId } = desk.studio
  await addLogEntry({ actor: leader, idempotencyKey: newKey(), studioId, draft: { kind: 'project', on: '2024-03-01', line: '改进夹具', people: null, amount: '5000', use: null, warned: false, photos: [] } })
  await startReport({ actor: leader, idempotencyKey: newKey(), studioId, year: YEAR })
  const fresh = await page(leader)
  expect(fresh.fields.find((field) => field.key === 'projectCount')).toMatchObject({ value: '1', fromLog: '1', lastYear: null })
  expect(await move(leader, 'submit')).toMatchObject({ ok: false, reason: 'gaps' })
  expect(await save(whole())).toMatchObject({ ok: true })
  // Nobody but the leader sees what is not handed in.
  expect((await page(desk.officer)).fields.every((field) => field.value === '')).toBe(true)
  expect(await move(leader, 'submit')).toEqual({ ok: true, value: undefined })
  expect(await save([change('summary', '又改')])).toEqual({ ok: false, reason: 'closed' })
  expect((await page(host)).fields.find((field) => field.key === 'summary')?.value).toBe('有')

  expect(await move(desk.officer, 'return')).toEqual({ ok: false, reason: 'remarkMissing' })
  expect(await move(desk.officer, 'return', [{ field: 'summary', text: '请写成果' }])).toMatchObject({ ok: true })
  const returned = await page(leader)
  expect([returned.writing, returned.remarks.map(({ field, text }) => [field, text])]).toEqual([true, [['summary', '请写成果']]])
  const at = returned.fields.find((field) => field.key === 'summary')!.at
  await save([change('summary', '三项成果', at)])
  await move(leader, 'submit')
  expect((await page(desk.officer)).changes).toEqual([{ key: 'summary', before: '有', after: '三项成果' }])
  await expect(move(leader, 'confirm')).rejects.toMatchObject({ status: 403 })
  await expect(move(host, 'return', [{ field: null, text: '不行' }])).rejects.toMatchObject({ status: 403 })
  expect([(await move(host, 'confirm')).ok, (await move(desk.officer, 'accept')).ok, (await page(leader)).report.state]).toEqual([true, true, 'accepted'])
  expect(await move(host, 'confirm')).toEqual({ ok: false, reason: 'illegalTransition' })
})

test('a field written elsewhere meanwhile comes back with both values, another field is saved', async () => {
  const own = await addStudio(database.owner, desk)
  const as = { actor: own.leader, studioId: own.studioId }
  await startReport({ ...as, idempotencyKey: newKey(), year: YEAR })
  const first = await save([change('summary', '甲')], as)
  const at = first.ok ? first.value.saved.summary! : 0
  const second = await save([change('summary', '乙', 0), change('nextPlan', '计划', 0)], as)
  expect(second).toMatchObject({ ok: true, value: { conflicts: { summary: { value: '甲', at } }, saved: { nextPlan: expect.any(Number) } } })
  // Both tabs at once: one of the two wins a field, the other is told.
  const [left, right] = await Promise.all([save([change('awards', '左')], as), save([change('awards', '右')], as)])
  expect([left, right].map((outcome) => outcome.ok && Object.keys(outcome.value.conflicts).length).sort()).toEqual([0, 1])
  const key = newKey()
  const again = [await save([change('summary', '丙', at)], { ...as, key }), await save([change('summary', '丙', at)], { ...as, key })]
  expect(again[1]).toEqual(again[0])
  const versions = await database.owner`select v.content from annual_report_versions v join annual_reports r on r.id = v.report_id where r.studio_id = ${own.studioId} order by v.version`
  expect(versions.at(-1)?.content.summary.value).toBe('丙')
})

test('the deadline is the end of its day in Shanghai by the database’s clock; one that was sent back is still taken', async () => {
  const own = await addStudio(database.owner, desk)
  const as = { actor: own.leader, studioId: own.studioId }
  expect(await openReporting({ actor: desk.officer, idempotencyKey: newKey(), year: YEAR, dueOn: '2025-01-31' })).toEqual({ ok: false, reason: 'pastDue' })
  expect(await openReporting({ actor: desk.officer, idempotencyKey: newKey(), year: YEAR, dueOn: '2198-12-31' })).toMatchObject({ ok: true })
  const [due] = await database.owner`select due_at from annual_reports where studio_id = ${own.studioId}`
  expect((due!.due_at as Date).toISOString()).toBe('2198-12-31T16:00:00.000Z')
  await save(whole(), as)
  await database.owner`update annual_reports set due_at = now() - interval '1 second' where studio_id = ${own.studioId}`
  expect(await move(own.leader, 'submit', [], own.studioId)).toEqual({ ok: false, reason: 'pastDue' })
  const late = await getReportsOfYear(desk.officer, { year: YEAR, overdue: true, page: 1 })
  expect([late.rows.map((row) => row.studioId), late.late]).toEqual([[own.studioId], 1])
  await database.owner`update annual_reports set state = 'returned' where studio_id = ${own.studioId}`
  expect((await move(own.leader, 'submit', [], own.studioId)).ok).toBe(true)
})

test('another studio’s leader and host find nothing, and attachments are the leader’s to add while it is open', async () => {
  const other = await addStudio(database.owner, desk)
  for (const actor of [other.leader, other.host]) await expect(page(actor)).rejects.toMatchObject({ status: 404 })
  await expect(save([change('summary', 'x')], { actor: other.leader })).rejects.toMatchObject({ status: 404 })
  const upload = { name: '证书.pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF') }
  expect(await attachToReport({ actor: desk.studio.leader, idempotencyKey: newKey(), studioId: desk.studio.studioId, year: YEAR, upload })).toEqual({ ok: false, reason: 'closed' })
  await startReport({ actor: other.leader, idempotencyKey: newKey(), studioId: other.studioId, year: YEAR })
  expect((await attachToReport({ actor: other.leader, idempotencyKey: newKey(), studioId: other.studioId, year: YEAR, upload })).ok).toBe(true)
  expect((await getReportPage(desk.officer, other.studioId, YEAR)).files.map((file) => file.name)).toEqual(['证书.pdf'])
})

test('the list of a year takes few queries however many studios there are', async () => {
  const { queries } = await countQueries((db) => getReportsOfYear(desk.officer, { year: YEAR, overdue: false, page: 1 }, undefined, db))
  expect(queries).toBeLessThanOrEqual(6)
  expect((await getReportsOfYear(await desk.person('auditor'), { year: YEAR, overdue: false, page: 1 })).total).toBeGreaterThan(2)
})

test('until the end of March the year reported is the one before', () => {
  expect([reportYearAt(new Date('2025-03-31T15:59:00Z')), reportYearAt(new Date('2025-03-31T16:00:00Z')), reportYearAt(new Date('2024-12-31T16:00:00Z'))]).toEqual([2024, 2025, 2024])
})

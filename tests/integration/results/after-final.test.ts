// What was issued from a published edition is listed when the next one says otherwise, and each thing waits for a person.
import { cpSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { kindNamed } from '#app/services/certificates/kinds/kinds.server.ts'
import { listItems } from '#app/services/corrections/correction-items.server.ts'
import { rehearseCorrection } from '#app/services/corrections/rehearse-correction.server.ts'
import { settleCorrectionItem, type ItemDecision } from '#app/services/corrections/settle-item.server.ts'
import { evaluateRegion } from '#app/services/grants/evaluation.server.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { readDb } from '#db/client.ts'
import { insertDesk, newKey } from '#tests/support/competition-desk.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { testFonts } from '#tests/unit/certificates/support.ts'
import { confirm, fallingMarks, must, openScoringDay, plainRules, publish } from './result-desk.ts'

const database = withTestDatabase()

beforeAll(async () => {
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('after-final')
  reloadSettings()
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
}, 120_000)

//  person | edition 1                          | edition 2: practical of 选手1 is 50 instead of 95
//  选手1  | first prize, senior worker by pass | no prize, no promotion: certificate due to nobody, money line of the promotion falls
//  选手2  | second prize                       | first prize: certificate says otherwise
test('every certificate, promotion and money line a correction touches is listed and settled one by one, with a reason', async () => {
  const day = await openScoringDay(database.owner, { count: 5, rules: { ...plainRules, awards: [{ key: 'skillExpert', name: '技能能手', count: 1 }, { key: 'second', name: '二等奖', count: 2 }] } })
  const { officer } = day.desk
  await day.mark(fallingMarks(5))
  await must(confirm(day))
  await must(publish(day, 1))
  await must(issueCertificates({ actor: officer, kind: kindNamed('honour', 'event'), eventId: day.eventId, idempotencyKey: newKey(), withoutAnswers: true }))
  await takeInFacts(day.desk.regionId)
  await must(openCorrection({ actor: officer, idempotencyKey: newKey(), eventId: day.eventId, reason: '实操登记有误' }))
  await day.mark([[0, null, '50']])
  const seen = await rehearseCorrection({ actor: officer, eventId: day.eventId, locale: 'zh-CN' })
  await must(confirm(day))
  const published = await must(publish(day, 2))

  const scope = { eventId: day.eventId, regionId: day.desk.regionId }
  const items = () => listItems(readDb, scope)
  const listed = await items()
  expect(published.value.toSettle).toBe(listed.length)
  // What was shown before applying is what has come.
  expect(listed.filter(({ kind }) => kind === 'certificate').map(({ label, before, after }) => [label, before.number, after?.text ?? null])).toEqual(seen!.issued!.certificates.map(({ name, number, after }) => [name, number, after]).sort())
  expect(listed.filter(({ kind }) => kind === 'promotion').map(({ label, before, after, state }) => [label, before.toLevel, after, state])).toEqual([['选手1', 'seniorWorker', null, 'open']])
  expect(listed.filter(({ kind }) => kind === 'money').length).toBe(seen!.issued!.money.filter(({ lineId }) => lineId !== null).length)
  expect(await changeState({ actor: officer, idempotencyKey: newKey(), competitionId: day.competitionId, action: 'archive', reason: null })).toMatchObject({ ok: false, data: { blockers: [{ code: 'issuedUnsettled' }] } })

  const settle = async (kind: string, label: string, decision: ItemDecision) => {
    const item = (await items()).find((candidate) => candidate.kind === kind && candidate.label === label)!
    return settleCorrectionItem({ actor: officer, eventId: day.eventId, idempotencyKey: newKey(), itemId: item.id, decision, reason: `${label}的处理依据` })
  }
  expect(await settle('certificate', '选手1', 'superseded')).toEqual({ ok: true, value: undefined })
  expect(await settle('certificate', '选手1', 'kept')).toEqual({ ok: false, reason: 'notOpen' })
  await must(settle('certificate', '选手2', 'superseded'))
  for (const { label } of listed.filter(({ kind, label: name }) => kind === 'certificate' && !['选手1', '选手2'].includes(name))) await must(settle('certificate', label, 'kept'))
  await must(settle('promotion', '选手1', 'kept'))
  const certificates = await database.owner`select c.status, p.name from certificates c join persons p on p.id = c.person_id where c.region_id = ${day.desk.regionId} and c.status <> 'valid' order by p.name`
  expect(certificates).toEqual([{ status: 'revoked', name: '选手1' }, { status: 'replaced', name: '选手2' }])
  const [promotion] = await database.owner`select p.state, p.reason from promotions p join entries e on e.id = p.entry_id where e.id = ${day.entries[0]!} and p.state = 'confirmed'`
  expect(promotion).toEqual({ state: 'confirmed', reason: '选手1的处理依据' })

  // A money line that a person leaves standing is no difference any more; the promotion that was kept brings its own back by itself.
  for (const { id, label } of listed.filter(({ kind }) => kind === 'money')) await must(settleCorrectionItem({ actor: officer, eventId: day.eventId, idempotencyKey: newKey(), itemId: id, decision: 'kept', reason: `${label}已按文件发放` }))
  expect((await evaluateRegion(readDb, day.desk.regionId)).lines.filter(({ before }) => before !== null)).toEqual([])
  expect((await items()).filter(({ state }) => state === 'open')).toEqual([])
  expect((await items()).every(({ reason, settledByName }) => reason !== null && settledByName !== null)).toBe(true)
  await must(changeState({ actor: officer, idempotencyKey: newKey(), competitionId: day.competitionId, action: 'archive', reason: null }))
})

test('an item of another event or region is not found', async () => {
  const [day, stranger] = [await openScoringDay(database.owner, { count: 2 }), await insertDesk(database.owner)]
  const act = (actor: typeof stranger.officer, itemId: string) => settleCorrectionItem({ actor, eventId: day.eventId, idempotencyKey: newKey(), itemId, decision: 'kept', reason: '无' })
  for (const actor of [day.desk.officer, stranger.officer]) await expect(act(actor, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
  await expect(rehearseCorrection({ actor: stranger.officer, eventId: day.eventId, locale: 'zh-CN' })).rejects.toMatchObject({ status: 404 })
})

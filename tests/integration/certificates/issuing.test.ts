import { createHash } from 'node:crypto'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { reloadSettings } from '#app/lib/env.ts'
import { printFileOfBatch, zipOfBatch } from '#app/services/certificates/batch-downloads.server.ts'
import { getPlacePage } from '#app/services/certificates/certificates-page.server.ts'
import { changeCertificateStatus, keepCertificate, replaceCertificate } from '#app/services/certificates/change-certificate.server.ts'
import { drawBatch } from '#app/services/certificates/draw-batch.server.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { honour, participation, promotionProof } from '#app/services/certificates/kinds/edition-kinds.server.ts'
import { judgeAppointment } from '#app/services/certificates/kinds/appointment-kinds.server.ts'
import { studioPlaque } from '#app/services/certificates/kinds/studio-plaque.server.ts'
import type { CertificateKind } from '#app/services/certificates/kinds/kind.ts'
import { answerProof, askForProofs, drawOwnProof, getOwnProof, settleProof } from '#app/services/certificates/proofs.server.ts'
import { getCertificatePage, getRegisterPage } from '#app/services/certificates/register.server.ts'
import { liftSuspensionsOf, suspendCertificatesOf } from '#app/services/certificates/suspend-certificates.server.ts'
import { readCredential, verifyCertificate } from '#app/services/certificates/verify-certificate.server.ts'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { withdrawResult } from '#app/services/results/publish-result.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { confirm, fallingMarks, must, openScoringDay, publish, type ScoringDay } from '#tests/integration/results/result-desk.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { testFonts } from '#tests/unit/certificates/support.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const database = withTestDatabase()

// A data folder of its own with the fonts of all tests; the demonstration's key is made in it at the first signature.
beforeAll(async () => {
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('issuing')
  process.env.DEMO = '1'
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}, 180_000)

async function publishedDay(count = 5): Promise<ScoringDay> {
  const day = await openScoringDay(database.owner, { count })
  await day.mark(fallingMarks(count))
  await must(confirm(day))
  await must(publish(day, 1))
  return day
}

const issue = (day: ScoringDay, kind: CertificateKind = honour, more: { withoutAnswers?: boolean } = {}) => issueCertificates({ actor: day.desk.officer, kind, eventId: kind.place === 'event' ? day.eventId : null, idempotencyKey: newKey(), ...more })

/** 选手5 from rank 5 to rank 1 by a mark of 99: first prize to another, one second prize gone. */
async function correctedDay(day: ScoringDay): Promise<void> {
  await must(openCorrection({ actor: day.desk.officer, idempotencyKey: newKey(), eventId: day.eventId, reason: '登记有误' }))
  await day.mark([[4, null, '99']])
  await must(confirm(day))
  await must(publish(day, 2))
}

const rowsOf = async (day: ScoringDay) => (await database.owner`select number, status, payload ->> 'recipientName' as name, payload ->> 'awardTitle' as award from certificates where region_id = ${day.desk.regionId} order by series, serial`).map(({ number, status, name, award }) => `${number} ${name} ${award} ${status}`)
const idOf = async (number: string, day: ScoringDay) => (await database.owner`select id from certificates where region_id = ${day.desk.regionId} and number = ${number}`)[0]!.id as string
const yearOf = async () => (await database.owner`select extract(year from now() at time zone 'Asia/Shanghai')::int as year`)[0]!.year as number

//  kind            | due to                        | numbers
//  honour          | the three with a prize        | JN-0001 … 0003
//  participation   | all five                      | CS-0001 … 0005
//  promotion proof | promotions of the edition     | JS-0001 …
//  judge letter    | two appointed, one withdrawn  | PS-0001 … 0002
//  plaque          | one recognised studio         | GZ-0001
test('every kind is issued from what is frozen or appointed, each with numbers of its own and none missing', async () => {
  const day = await publishedDay()
  const { regionId } = day.desk
  for (const [at, state] of (['accepted', 'appointed', 'withdrawn'] as const).entries()) {
    const [person] = await database.owner`insert into persons (region_id, name, name_normalised) values (${regionId}, ${`裁判${at}`}, ${`裁判${at}`}) returning id`
    const [judge] = await database.owner`insert into judges (region_id, person_id, qualification) values (${regionId}, ${person!.id}, '考评员') returning id`
    await database.owner`insert into judge_assignments (region_id, event_id, judge_id, slot, duty, state) values (${regionId}, ${day.eventId}, ${judge!.id}, ${at + 1}, ${at === 0 ? 'chiefJudge' : 'judge'}, ${state})`
  }
  await database.owner`insert into studios (region_id, name, tier, tier_label, trade, state, recognition_document) values (${regionId}, '某某技能大师工作室', 'county', '县级', '焊接', 'recognised', '武人社〔2026〕3号')`

  const issued = []
  for (const kind of [honour, participation, promotionProof, judgeAppointment, studioPlaque]) {
    const outcome = await must(issue(day, kind))
    expect(await drawBatch(outcome.value.batchId)).toEqual({ done: outcome.value.issued, total: outcome.value.issued })
    issued.push([kind.code, outcome.value.issued])
  }
  expect(issued).toEqual([['JN', 3], ['CS', 5], ['JS', 5], ['PS', 2], ['GZ', 1]])
  const year = await yearOf()
  const { report } = await getRegisterPage(day.desk.officer, {}, 1)
  expect(report.map(({ series, given, valid, missing }) => [series, given, valid, missing])).toEqual([['CS', 5, 5, []], ['GZ', 1, 1, []], ['JN', 3, 3, []], ['JS', 5, 5, []], ['PS', 2, 2, []]])
  expect((await getRegisterPage(day.desk.officer, { text: '工作室' }, 1)).rows.map(({ number, award }) => [number, award])).toEqual([[`GZ-${year}-0001`, '某某技能大师工作室']])
  expect(await issue(day)).toEqual({ ok: false, reason: 'nothingToIssue' })
})

test('a refused or repeated issue uses no number, and two at once share none', async () => {
  const day = await publishedDay()
  const key = newKey()
  const both = await Promise.all([1, 2].map(() => issueCertificates({ actor: day.desk.officer, kind: honour, eventId: day.eventId, idempotencyKey: key }).catch((error: Error) => error.name)))
  expect(both.some((outcome) => typeof outcome === 'object' && outcome.ok)).toBe(true)
  const rival = await issue(day)
  expect(rival.ok).toBe(false)
  const { report } = await getRegisterPage(day.desk.officer, {}, 1)
  expect(report.map(({ series, given, missing }) => [series, given, missing])).toEqual([['JN', 3, []]])
})

test('a name that no font can draw stops issuing with the character named, before anything is numbered', async () => {
  const day = await openScoringDay(database.owner, { count: 2 })
  await database.owner`update persons set name = ${'张\u{32000}'} where id = (select person_id from entries where id = ${day.entries[0]!})`
  await day.mark(fallingMarks(2))
  await must(confirm(day))
  await must(publish(day, 1))
  expect(await issue(day)).toEqual({ ok: false, reason: 'missingCharacters', data: { missing: [{ text: '张\u{32000}', characters: '\u{32000}' }] } })
  expect((await getRegisterPage(day.desk.officer, {}, 1)).report).toEqual([])
  expect((await getPlacePage(day.desk.officer, honour, day.eventId)).issue.undrawable).toEqual([{ text: '张\u{32000}', characters: '\u{32000}' }])
})

test('a batch killed half way goes on with the rest, and files that were stored keep bytes and signature', async () => {
  const day = await publishedDay(30)
  const { batchId } = (await must(issue(day, participation))).value
  const stop = new AbortController()
  const killed = drawBatch(batchId, { signal: stop.signal, progress: async (done) => (done >= 20 ? stop.abort(new Error('killed')) : undefined) })
  await expect(killed).rejects.toThrow('killed')
  const hashes = () => database.owner`select c.number, c.pdf_hash, f.content from certificates c join files f on f.id = c.pdf_file_id where c.batch_id = ${batchId} order by c.serial`
  const before = await hashes()
  expect(before.length).toBeGreaterThan(0)
  expect(before.length).toBeLessThan(30)
  expect(await drawBatch(batchId)).toEqual({ done: 30, total: 30 })
  const after = await hashes()
  expect(after.slice(0, before.length)).toEqual(before)
  for (const { pdf_hash: stored, content } of after) expect(createHash('sha256').update(content).digest('hex')).toBe(stored)

  const zip = await zipOfBatch(day.desk.officer, batchId)
  const parts: Buffer[] = []
  for await (const part of zip!) parts.push(part)
  const archive = Buffer.concat(parts)
  expect(archive.readUInt16LE(archive.length - 22 + 8)).toBe(31)
  expect(archive.includes(after[29]!.content as Buffer)).toBe(true)
  expect((await printFileOfBatch(day.desk.officer, batchId))!.bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(30)
  const elsewhere = await day.desk.person('organiser', { competitionId: '00000000-0000-4000-8000-000000000001' })
  expect([await zipOfBatch(elsewhere, batchId), await printFileOfBatch(elsewhere, batchId)]).toEqual([null, null])
})

//  before        | edition 2           | proposed            | decided
//  选手1 first   | second              | replace             | replaced by a new number
//  选手2 second  | second, now third   | replace             | left as it is
//  选手3 second  | none                | suspend or revoke   | suspended, restored, revoked
//  选手5 –       | first               | a new certificate   | issued
test('a correction proposes one by one and touches nothing by itself; old and new name each other', async () => {
  const day = await publishedDay()
  const { officer } = day.desk
  await drawBatch((await must(issue(day))).value.batchId)
  const before = await rowsOf(day)
  await correctedDay(day)
  expect(await rowsOf(day)).toEqual(before)
  const year = await yearOf()
  const page = await getPlacePage(officer, honour, day.eventId)
  expect(page.proposals.map(({ before: says, after }) => [says, after])).toEqual([
    ['一等奖', '二等奖'],
    ['在武义县第十届职业技能大赛焊工项目中荣获第二名、二等奖。特发此证，以资鼓励。', '在武义县第十届职业技能大赛焊工项目中荣获第三名、二等奖。特发此证，以资鼓励。'],
    ['二等奖', null],
  ])
  expect(page.proposals.map(({ number, name }) => `${number} ${name}`)).toEqual([`JN-${year}-0001 选手1`, `JN-${year}-0002 选手2`, `JN-${year}-0003 选手3`])
  expect(page.issue.names).toEqual(['选手5'])

  const [first, second, third] = [await idOf(`JN-${year}-0001`, day), await idOf(`JN-${year}-0002`, day), await idOf(`JN-${year}-0003`, day)]
  const act = { actor: officer, reason: '成绩更正', idempotencyKey: '' }
  const replaced = await must(replaceCertificate({ ...act, certificateId: first, idempotencyKey: newKey() }))
  expect(replaced.value).toMatchObject({ number: `JN-${year}-0001`, newNumber: `JN-${year}-0004` })
  expect(await replaceCertificate({ ...act, certificateId: third, idempotencyKey: newKey() })).toEqual({ ok: false, reason: 'notDue' })
  await must(changeCertificateStatus({ ...act, certificateId: third, act: 'suspend', idempotencyKey: newKey() }))
  await must(changeCertificateStatus({ ...act, certificateId: third, act: 'lift', idempotencyKey: newKey() }))
  await must(changeCertificateStatus({ ...act, certificateId: third, act: 'revoke', idempotencyKey: newKey() }))
  expect(await changeCertificateStatus({ ...act, certificateId: third, act: 'lift', idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'otherStatus' })
  await must(keepCertificate({ ...act, certificateId: second, reason: '奖次未变', idempotencyKey: newKey() }))
  await must(issue(day))
  expect((await getPlacePage(officer, honour, day.eventId)).proposals).toEqual([])
  expect(await rowsOf(day)).toEqual([
    `JN-${year}-0001 选手1 一等奖 replaced`, `JN-${year}-0002 选手2 二等奖 valid`, `JN-${year}-0003 选手3 二等奖 revoked`, `JN-${year}-0004 选手1 二等奖 valid`, `JN-${year}-0005 选手5 一等奖 valid`,
  ])
  const record = await getCertificatePage(officer, replaced.value.newId)
  expect(record!.chain.map(({ number, status }) => `${number} ${status}`)).toEqual([`JN-${year}-0001 replaced`, `JN-${year}-0004 valid`])
  const [codes] = await database.owner`select (select verify_code from certificates where id = ${first}) as old, (select verify_code from certificates where id = ${replaced.value.newId}) as new`
  expect(await verifyCertificate(codes!.old as string)).toMatchObject({ status: 'replaced', statusReason: '成绩更正', successorNumber: `JN-${year}-0004` })
  expect(await verifyCertificate(codes!.new as string)).toMatchObject({ status: 'valid', predecessorNumber: `JN-${year}-0001`, name: '选＊1' })
})

test('a withdrawn result proposes to suspend or revoke, and another act may suspend a whole edition and lift it again', async () => {
  const day = await publishedDay()
  await drawBatch((await must(issue(day))).value.batchId)
  const [edition] = await database.owner`select id from result_editions where event_id = ${day.eventId}`
  const year = await yearOf()
  const suspension = { regionId: day.desk.regionId, editionId: edition!.id as string, reason: '申诉受理', actor: day.desk.officer }
  const numbers = [1, 2, 3].map((serial) => `JN-${year}-000${serial}`)
  expect(await inTransaction((tx) => suspendCertificatesOf(tx, suspension))).toEqual(numbers)
  const [{ verify_code: code }] = await database.owner`select verify_code from certificates where region_id = ${day.desk.regionId} and serial = 1` as unknown as [{ verify_code: string }]
  expect(await verifyCertificate(code)).toMatchObject({ status: 'suspended', statusReason: '申诉受理' })
  expect((await readCredential(code))?.status).toBe('suspended')
  expect(await inTransaction((tx) => liftSuspensionsOf(tx, { ...suspension, reason: '别的原因' }))).toEqual([])
  expect(await inTransaction((tx) => liftSuspensionsOf(tx, suspension))).toEqual(numbers)

  await must(withdrawResult({ actor: day.leader, idempotencyKey: newKey(), eventId: day.eventId, edition: 1, reason: '公示期满' }))
  const page = await getPlacePage(day.desk.officer, honour, day.eventId)
  expect(page.issue.refusal).toBe('notPublished')
  expect(page.proposals.map(({ number, after }) => [number, after])).toEqual(numbers.map((number) => [number, null]))
})

test('holders check their drafts: reported mistakes stop issuing, unanswered ones ask for a tick, strangers see nothing', async () => {
  const day = await publishedDay()
  const { officer } = day.desk
  expect((await must(askForProofs({ actor: officer, kind: honour, eventId: day.eventId, idempotencyKey: newKey() }))).value).toEqual({ asked: 3 })
  const proofs = await database.owner`select p.id, p.person_id from certificate_proofs p join entries e on e.id = p.entry_id where p.event_id = ${day.eventId} order by e.number`
  const holder = async (at: number): Promise<RegionActor> => ({ ...(await day.desk.person('candidate')), personId: proofs[at]!.person_id as string })
  const [first, second] = [await holder(0), await holder(1)]
  expect((await getOwnProof(first, proofs[0]!.id as string))!.words).toMatchObject({ name: '选手1', award: '一等奖' })
  expect((await drawOwnProof(first, proofs[0]!.id as string))!.subarray(0, 5).toString()).toBe('%PDF-')
  expect([await getOwnProof(second, proofs[0]!.id as string), await drawOwnProof(second, proofs[0]!.id as string)]).toEqual([null, null])

  const answer = (actor: RegionActor, at: number, given: Parameters<typeof answerProof>[0]['answer']) => answerProof({ actor, proofId: proofs[at]!.id as string, answer: given, idempotencyKey: newKey() })
  await must(answer(first, 0, { confirmed: true }))
  await must(answer(second, 1, { confirmed: false, text: '单位名称少了“有限公司”' }))
  expect(await issue(day)).toMatchObject({ ok: false, reason: 'proofsReported' })
  const panel = (await getPlacePage(officer, honour, day.eventId)).proofs!
  expect(panel.reported.map(({ name, answer: text }) => [name, text])).toEqual([['选手2', '单位名称少了“有限公司”']])
  expect(panel.waiting.map(({ name }) => name)).toEqual(['选手3'])
  await must(settleProof({ actor: officer, proofId: proofs[1]!.id as string, eventId: day.eventId, reply: '与营业执照一致', idempotencyKey: newKey() }))
  expect(await issue(day)).toMatchObject({ ok: false, reason: 'proofsWaiting' })
  expect((await must(issue(day, honour, { withoutAnswers: true }))).value.issued).toBe(3)
})

import { cpSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { readCertificateFile } from '#app/services/certificates/certificate-file.server.ts'
import { drawBatch } from '#app/services/certificates/draw-batch.server.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { honour } from '#app/services/certificates/kinds/edition-kinds.server.ts'
import { draftAwardNotice } from '#app/services/documents/award-notice.server.ts'
import { getDocumentsPage, getNoticePage } from '#app/services/documents/documents-page.server.ts'
import { discardNotice, drawNotice, issueNotice, saveNotice } from '#app/services/documents/edit-notice.server.ts'
import { approveSealImage, getSealPage, proposeSeal, retireSeal } from '#app/services/documents/seal.server.ts'
import { confirm, fallingMarks, must, openScoringDay, publish } from '#tests/integration/results/result-desk.ts'
import { insertDesk, newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { inFile, output, testFonts, textOf } from '#tests/unit/certificates/support.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const database = withTestDatabase()

beforeAll(async () => {
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('documents')
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}, 180_000)

async function publishedDay() {
  const day = await openScoringDay(database.owner, { count: 5 })
  await day.mark(fallingMarks(5))
  await must(confirm(day))
  await must(publish(day, 1))
  return day
}

test('an award notice is drawn up from published editions, edited as a draft and frozen when it is issued', async () => {
  const { desk, competitionId } = await publishedDay()
  const { officer } = desk
  const draft = async () => (await must(draftAwardNotice({ actor: officer, competitionId, idempotencyKey: newKey() }))).value.documentId
  const documentId = await draft()
  const page = (await getNoticePage(officer, documentId))!
  expect(page).toMatchObject({ state: 'draft', rows: 3, version: 1 })
  const act = { actor: officer, documentId, idempotencyKey: '' }
  const values = { ...page.values, title: '关于公布获奖名单的通知', prefix: '武人社发', year: 2024, number: 15, body: '现将获奖名单公布如下。\n一、获奖情况\n　　共3名选手获奖。' }
  expect((await must(saveNotice({ ...act, version: 1, values, idempotencyKey: newKey() }))).value).toEqual({ version: 2 })
  expect(await saveNotice({ ...act, version: 1, values, idempotencyKey: newKey() })).toEqual({ ok: false, reason: 'conflict' })
  expect(await saveNotice({ ...act, version: 2, values: { ...values, title: `长${'长'.repeat(120)}` }, idempotencyKey: newKey() })).toEqual({ ok: false, reason: 'unprintable' })
  expect((await getNoticePage(officer, documentId))!.values.body).toBe('现将获奖名单公布如下。\n一、获奖情况\n共3名选手获奖。')

  const pdf = (await drawNotice(officer, documentId, 'pdf'))!
  const text = textOf(pdf.bytes).replace(/\s/g, '')
  for (const word of ['武人社发〔2024〕15号', '关于公布获奖名单的通知', '一、获奖情况', '选手1', '选手3', '一等奖']) expect(text).toContain(word)
  expect(text).not.toContain('选手4')
  const docx = inFile((await drawNotice(officer, documentId, 'docx'))!.bytes, 'notice.docx')
  expect(output('docx2txt', docx, '-')).toContain('关于公布获奖名单的通知')

  expect((await must(issueNotice({ ...act, version: 2, idempotencyKey: newKey() }))).value).toEqual({ documentNumber: '武人社发〔2024〕15号' })
  expect(await saveNotice({ ...act, version: 3, values, idempotencyKey: newKey() })).toEqual({ ok: false, reason: 'notDraft' })
  expect((await getNoticePage(officer, documentId))!.payloadHash).toMatch(/^[0-9a-f]{64}$/)
  expect((await drawNotice(officer, documentId, 'pdf'))!.bytes.equals(pdf.bytes)).toBe(true)

  const second = await draft()
  await must(saveNotice({ ...act, documentId: second, version: 1, values, idempotencyKey: newKey() }))
  expect(await issueNotice({ ...act, documentId: second, version: 2, idempotencyKey: newKey() })).toEqual({ ok: false, reason: 'numberTaken' })
  await must(discardNotice({ ...act, documentId: second, version: 2, idempotencyKey: newKey() }))
  expect((await getDocumentsPage(officer)).notices.map(({ state, documentNumber }) => `${state} ${documentNumber}`)).toEqual(['issued 武人社发〔2024〕15号'])
  const elsewhere = await insertDesk(database.owner)
  expect([await getNoticePage(elsewhere.officer, documentId), await drawNotice(elsewhere.officer, documentId, 'pdf')]).toEqual([null, null])
})

//  uploaded by officer → approved by officer → approved again → approved by leader
//  proposed            → 1 of 2              → refused        → in use, printed from now on
test('a seal image is printed once two different people have approved it, and not a day earlier', async () => {
  const { desk, eventId, leader } = await publishedDay()
  const { officer } = desk
  const circle = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><circle cx="200" cy="200" r="180" fill="none" stroke="#d0021b" stroke-width="16"/></svg>')
  const png = await sharp(circle).png().toBuffer()
  expect(await proposeSeal({ actor: officer, file: { name: 'seal.png', bytes: Buffer.from('<svg/>') }, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'fileWrongFormat' })
  const { sealId } = (await must(proposeSeal({ actor: officer, file: { name: '公章.png', bytes: png }, idempotencyKey: newKey() }))).value
  const approve = (actor = officer) => approveSealImage({ actor, sealId, idempotencyKey: newKey() })
  expect(await approve()).toEqual({ ok: true, value: { active: false } })
  expect(await approve()).toEqual({ ok: false, reason: 'alreadyApproved' })
  expect((await getSealPage(officer)).seals[0]).toMatchObject({ state: 'proposed', approvals: ['bureauOfficer'], mine: true })
  expect(await approve(leader)).toEqual({ ok: true, value: { active: true } })

  const { batchId } = (await must(issueCertificates({ actor: officer, kind: honour, eventId, idempotencyKey: newKey() }))).value
  await drawBatch(batchId)
  const [first] = await database.owner`select id, payload ->> 'sealHash' as hash from certificates where batch_id = ${batchId} order by serial limit 1`
  const file = (await readCertificateFile(officer, first!.id as string, 'any'))!
  expect(output('pdfimages', '-list', inFile(Buffer.from(file.bytes)))).toMatch(/smask\s+400\s+400/)
  await must(retireSeal({ actor: leader, sealId, reason: '更换新章', idempotencyKey: newKey() }))
  expect(await approve(leader)).toEqual({ ok: false, reason: 'sealClosed' })
  expect((await getSealPage(officer)).seals[0]).toMatchObject({ state: 'retired', sha256: first!.hash })
  const stranger = await insertDesk(database.owner)
  await expect(approveSealImage({ actor: stranger.officer, sealId, idempotencyKey: newKey() })).rejects.toMatchObject({ status: 404 })
})

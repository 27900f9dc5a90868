import { cpSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { enterBudget, registerFact } from '#app/services/grants/bureau-entries.server.ts'
import { getClaimFile } from '#app/services/grants/claim-files.server.ts'
import { fillClaimPapers } from '#app/services/grants/claim-papers.server.ts'
import { getClaimPage } from '#app/services/grants/claim-pages.server.ts'
import { fileClaim, sendBackClaim } from '#app/services/grants/decide-claim.server.ts'
import { openClaim } from '#app/services/grants/open-claim.server.ts'
import { getGrantOverview } from '#app/services/grants/overview.server.ts'
import { getPolicyPayments } from '#app/services/grants/policy-payments.server.ts'
import { getBatchPage, getPaymentPage } from '#app/services/grants/payment-pages.server.ts'
import { exportBatch, makeBatch, noteBatchPaid } from '#app/services/grants/payment-batch.server.ts'
import { encryptPersonal } from '#app/lib/crypto.server.ts'
import { rosterTitle } from '#certificates/forms/allowance-roster.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { inFile, output, testFonts, textOf } from '#tests/unit/certificates/support.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { insertGrantDesk } from './grant-desk.ts'
import { approveThrough, insertAccount, PAPERS, teamOf } from './claim-desk.ts'
import { must } from '../results/result-desk.ts'

const database = withTestDatabase()

beforeAll(async () => {
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder('papers')
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}, 180_000)

/** Text without the spaces that a layout puts between cells. */
const dense = (text: string) => text.replaceAll(/\s/g, '')
const docxText = (bytes: Uint8Array) => dense(output('unzip', '-p', inFile(Buffer.from(bytes), 'form.docx'), 'word/document.xml').replaceAll(/<[^>]+>/g, ''))

/** The labels of 附件1 in the order of the printed form. */
const FORM_LABELS = ['附件1', '企业资金申拨审批表', '申请单位（盖章）', '申请时间', '企业名称（盖章）', '联系人及电话', '文件名称', '文件号码', '开户银行', '开户银行账号', '资助项目名称', '企业申请内容', '申请金额（大写）', '申请人', '法人签字（盖章）', '业务科室意见', '意见：', '经办人', '审批人', '负责人意见', '注：本表格需加盖单位公章、法人签章、财务章。', '（单位公章）', '（法人签章）', '（财务章）']
const ROSTER_LABELS = ['附件2', rosterTitle, '申请单位（盖章）', '申请时间', '序号', '姓名', '身份证', '职业（工种）', '等级', '联系电话', '本人签字']

test('附件1 and 附件2 of a claim carry the printed labels, the person and the sum, and list, forms and batch agree', async () => {
  const desk = await insertGrantDesk(database.owner)
  const [team, person] = [await teamOf(desk), await desk.candidate('叶青')]
  const identity = '330723199004150018'
  await database.owner`update persons set identity_cipher = ${encryptPersonal('identityNumber', identity)}, phone_cipher = ${encryptPersonal('phone', '13800000000')}, organisation_name = '浙江武川电动工具有限公司' where id = ${person}`
  await must(registerFact({ actor: team.officer, idempotencyKey: newKey(), kind: 'titleWon', on: '2026-01-10', fields: { person, title: 'skillModel' }, documentNumber: '武人社〔2026〕3号' }))
  await takeInFacts(desk.regionId)
  await insertAccount(database.owner, team, 'person', person)
  const lines = await database.owner`select id from entitlement_lines where region_id = ${desk.regionId} and rule = 'WY-2' and amount_kind = 'exact'`
  // Nothing is printed or filed with a blank in it; what the handler typed is not in the database in clear.
  const { value: draft } = await must(openClaim({ actor: team.officer, idempotencyKey: newKey(), lineIds: lines.map(({ id }) => id as string) }))
  const act = { actor: team.officer, claimId: draft.claimId }
  expect(await getClaimFile(team.officer, draft.claimId, 'annex-2.pdf')).toEqual({ ok: false, reason: 'papersIncomplete' })
  expect(await fileClaim({ ...act, idempotencyKey: newKey(), present: PAPERS, exception: null, personal: {} })).toMatchObject({ ok: false, reason: 'papersIncomplete', data: { blanks: [{ name: '叶青', field: 'occupation' }, { name: '叶青', field: 'level' }] } })
  expect((await getClaimPage(team.officer, draft.claimId, 'zh-CN')).details.missing).toHaveLength(2)
  const typed = (phone: string) => ({ contact: '叶青 0579-87660000', people: { [person]: { idNumber: '', occupation: '焊工', level: 'none', phone } } })
  expect(await fillClaimPapers({ ...act, idempotencyKey: newKey(), typed: typed('12') })).toMatchObject({ ok: false, reason: 'badPhone' })
  await must(fillClaimPapers({ ...act, idempotencyKey: newKey(), typed: typed('') }))
  const [stored] = await database.owner`select papers_cipher as cipher from claims where id = ${draft.claimId}`
  expect(Buffer.from(stored!.cipher as Uint8Array).includes('87660000')).toBe(false)
  expect(await getClaimFile(team.officer, draft.claimId, 'annex-1.docx')).toMatchObject({ ok: true })
  await must(sendBackClaim({ ...act, idempotencyKey: newKey(), reason: '重报', refuse: true }))
  const claimId = await approveThrough(team, lines.map(({ id }) => id as string))

  const file = async (name: Parameters<typeof getClaimFile>[2]) => (await must(getClaimFile(team.officer, claimId, name))).value
  const [formPdf, formDocx, rosterPdf, rosterDocx] = [await file('annex-1.pdf'), await file('annex-1.docx'), await file('annex-2.pdf'), await file('annex-2.docx')]
  const form = dense(textOf(Buffer.from(formPdf.bytes)))
  for (const text of [form, docxText(formDocx.bytes)]) {
    for (const word of [...FORM_LABELS, '武政办〔2021〕46号', '贰仟元整', '¥2,000.00元', '武义农商银行', '6230910199000012345', '获得称号', '陈会计 0579-87660000']) expect(text).toContain(dense(word))
  }
  const roster = dense(textOf(Buffer.from(rosterPdf.bytes)))
  for (const text of [roster, docxText(rosterDocx.bytes)]) for (const word of [...ROSTER_LABELS, '叶青', identity, '13800000000', '焊工', '无等级']) expect(text).toContain(dense(word))
  const order = (text: string, labels: readonly string[]) => labels.map((label) => text.indexOf(dense(label)))
  expect(order(docxText(formDocx.bytes), ['申请单位（盖章）', '企业名称（盖章）', '文件名称', '开户银行', '资助项目名称', '企业申请内容', '业务科室意见', '负责人意见', '注：'])).toEqual(order(docxText(formDocx.bytes), ['申请单位（盖章）', '企业名称（盖章）', '文件名称', '开户银行', '资助项目名称', '企业申请内容', '业务科室意见', '负责人意见', '注：']).sort((a, b) => a - b))

  const { value: batch } = await must(makeBatch({ actor: team.finance, idempotencyKey: newKey(), fund: 'talentFund' }))
  const page = await getBatchPage(team.finance, batch.batchId)
  expect(page.tie).toMatchObject({ agrees: true, listFen: 200_000, formFen: 200_000, batchFen: 200_000 })
  await must(exportBatch(team.finance, batch.batchId))
  const own = { [page.payments[0]!.id]: '记-77' }
  await must(noteBatchPaid({ actor: team.finance, idempotencyKey: newKey(), batchId: batch.batchId, paidOn: '2026-11-20', voucher: '记-76', own }))
  expect((await getBatchPage(team.finance, batch.batchId)).payments.map(({ voucherNumber }) => voucherNumber)).toEqual(['记-77'])
  expect((await getPaymentPage(team.finance, null)).batches).toMatchObject([{ payments: 1, totalFen: 200_000 }])

  // The year's budget pays it, whatever year it was earned in; a clause has paid nothing the day before.
  await must(enterBudget({ actor: team.officer, idempotencyKey: newKey(), year: 2026, fund: 'talentFund', fen: 500_000, documentNumber: '武财社〔2026〕5号' }))
  expect((await getGrantOverview(team.leader, { year: 2026, locale: 'zh-CN' })).funds).toMatchObject([{ key: 'talentFund', spentFen: 200_000, budgetFen: 500_000, leftFen: 300_000 }])
  const paidBy = async (on: string) => (await getPolicyPayments(team.leader, { policyId: 'wuyi-2021-46', other: 'gongshu-2018-draft', on, locale: 'zh-CN' })).clauses.find(({ id }) => id === 'WY-2')
  expect(await paidBy('2026-01-09')).toMatchObject({ lines: 0, dueFen: 0, paidFen: 0 })
  expect(await paidBy('2026-11-19')).toMatchObject({ lines: 2, dueFen: 1_280_000, paidFen: 0 })
  expect(await paidBy('2026-11-20')).toMatchObject({ lines: 2, dueFen: 1_280_000, paidFen: 200_000 })
})

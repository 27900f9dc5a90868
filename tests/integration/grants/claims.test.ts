import { beforeAll, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { decideAccount, proposeAccount } from '#app/services/grants/bank-accounts.server.ts'
import { approveAsHead, approveClaim, fileClaim, handleClaim, sendBackClaim } from '#app/services/grants/decide-claim.server.ts'
import { getMonthlyRun, resumeAllowance, runMonth, stopAllowance } from '#app/services/grants/monthly-run.server.ts'
import { getLineStory } from '#app/services/grants/line-story.server.ts'
import { approveSum, openClaim } from '#app/services/grants/open-claim.server.ts'
import { exportBatch, makeBatch, noteBatchPaid, notePaymentReturned } from '#app/services/grants/payment-batch.server.ts'
import { registerFact } from '#app/services/grants/bureau-entries.server.ts'
import { readWorkbook } from '#app/services/workbooks/read-workbook.server.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { approveThrough, fileWhole, insertAccount, teamOf, type Team } from './claim-desk.ts'
import { insertGrantDesk, type GrantDesk } from './grant-desk.ts'
import { must } from '../results/result-desk.ts'

const database = withTestDatabase()

beforeAll(() => {
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  reloadSettings()
})

const key = () => ({ idempotencyKey: newKey() })
const lineIds = async (desk: GrantDesk, rule?: string) => (await database.owner`select id from entitlement_lines where region_id = ${desk.regionId} ${rule ? database.owner`and rule = ${rule}` : database.owner``} order by part`).map(({ id }) => id as string)
const paymentsOf = (desk: GrantDesk) => database.owner`select amount_fen::int as fen, period, part, state, payee_id as "payeeId" from payments where region_id = ${desk.regionId} order by period, part, created_at`

const account = (team: Team, ownerType: 'person' | 'organisation', ownerId: string) => insertAccount(database.owner, team, ownerType, ownerId)

async function studioDesk(): Promise<{ desk: GrantDesk; team: Team; hostId: string; lines: string[] }> {
  const desk = await insertGrantDesk(database.owner)
  const { studioId, hostId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2024-09-01')
  await takeInFacts(desk.regionId)
  return { desk, team: await teamOf(desk), hostId, lines: await lineIds(desk) }
}

test('a claim goes from the papers to the voucher; three people sign, and the host is paid once', async () => {
  const { desk, team, hostId, lines } = await studioDesk()
  const { value } = await must(openClaim({ actor: team.officer, ...key(), lineIds: lines }))
  const act = { claimId: value.claimId }
  expect(await openClaim({ actor: team.officer, ...key(), lineIds: lines })).toMatchObject({ ok: false, reason: 'alreadyClaimed' })
  expect(await fileClaim({ actor: team.officer, ...key(), ...act, present: [], exception: null, personal: {} })).toEqual({ ok: false, reason: 'dossierIncomplete', data: { missing: ['recognitionDocument', 'assessmentCircular'] } })
  expect(await fileWhole(team, value.claimId)).toEqual({ ok: false, reason: 'noBankAccount' })
  await account(team, 'organisation', hostId)
  await must(fileWhole(team, value.claimId))
  expect(await approveClaim({ actor: team.leader, ...key(), ...act })).toMatchObject({ ok: false, reason: 'wrongState' })
  await must(handleClaim({ actor: team.officer, ...key(), ...act }))
  expect(await approveClaim({ actor: team.officer, ...key(), ...act })).toEqual({ ok: false, reason: 'samePerson' })
  await must(approveClaim({ actor: team.leader, ...key(), ...act }))
  expect(await approveAsHead({ actor: team.leader, ...key(), ...act })).toEqual({ ok: false, reason: 'samePerson' })
  expect(await paymentsOf(desk)).toEqual([])
  await must(approveAsHead({ actor: team.head, ...key(), ...act }))
  expect(await paymentsOf(desk)).toEqual([{ fen: 3_000_000, period: 0, part: 0, state: 'planned', payeeId: hostId }])

  const batch = await must(makeBatch({ actor: team.finance, ...key(), fund: 'employmentFund' }))
  expect(await makeBatch({ actor: team.finance, ...key(), fund: 'employmentFund' })).toEqual({ ok: false, reason: 'nothingPlanned' })
  const { value: file } = await must(exportBatch(team.finance, batch.value.batchId))
  const book = JSON.stringify(await readWorkbook(Buffer.from(file.bytes), file.fileName))
  for (const text of ['武义农商银行', '6230910199000012345', value.number, '三方核对']) expect(book).toContain(text)
  await must(noteBatchPaid({ actor: team.finance, ...key(), batchId: batch.value.batchId, paidOn: '2026-11-20', voucher: '记-118', own: {} }))
  const [claim] = await database.owner`select state from claims where id = ${value.claimId}`
  expect(claim!.state).toBe('paid')
})

test('fifty confirmations at once make one payment', async () => {
  const { desk, team, hostId, lines } = await studioDesk()
  await account(team, 'organisation', hostId)
  const { value } = await must(openClaim({ actor: team.officer, ...key(), lineIds: lines }))
  await must(fileWhole(team, value.claimId))
  await must(handleClaim({ actor: team.officer, ...key(), claimId: value.claimId }))
  await must(approveClaim({ actor: team.leader, ...key(), claimId: value.claimId }))
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => approveAsHead({ actor: team.head, ...key(), claimId: value.claimId })))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await paymentsOf(desk)).toHaveLength(1)
})

test('two hundred claims for one line at once leave one; a refused one lets it go', async () => {
  const { team, lines } = await studioDesk()
  const outcomes = []
  for (let round = 0; round < 10; round += 1) outcomes.push(...(await Promise.all(Array.from({ length: 20 }, () => openClaim({ actor: team.officer, ...key(), lineIds: lines })))))
  const won = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.claimId] : []))
  expect(won).toHaveLength(1)
  await must(sendBackClaim({ actor: team.officer, ...key(), claimId: won[0]!, reason: '重复申领', refuse: true }))
  expect(await openClaim({ actor: team.officer, ...key(), lineIds: lines })).toMatchObject({ ok: true })
})

test('a ceiling is paid only with an approved sum, and never above itself', async () => {
  const desk = await insertGrantDesk(database.owner)
  const [team, unit] = [await teamOf(desk), await desk.unit()]
  await must(registerFact({ actor: team.officer, ...key(), kind: 'competitionHosted', on: '2025-06-01', fields: { competition: '金华市职业技能大赛', tier: 'municipal', organiser: unit }, documentNumber: '金人社〔2025〕11号' }))
  await takeInFacts(desk.regionId)
  const [line] = await lineIds(desk, 'WY-5')
  expect(await openClaim({ actor: team.officer, ...key(), lineIds: [line!] })).toMatchObject({ ok: false, reason: 'notClaimable', data: { why: 'sumNotApproved' } })
  expect(await approveSum({ actor: team.leader, ...key(), lineId: line!, fen: 5_000_001, note: '决算', documentNumber: '武人社〔2025〕33号', on: '2025-07-15' })).toMatchObject({ ok: false, reason: 'aboveCeiling' })
  await must(approveSum({ actor: team.leader, ...key(), lineId: line!, fen: 3_120_050, note: '决算审计后 31,200.50 元', documentNumber: '武人社〔2025〕33号', on: '2025-07-15' }))
  expect((await getLineStory(team.leader, line!, 'zh-CN')).approval).toMatchObject({ fen: 3_120_050, documentNumber: '武人社〔2025〕33号', on: '2025-07-15' })
  await account(team, 'organisation', unit)
  await approveThrough(team, [line!])
  expect(await paymentsOf(desk)).toMatchObject([{ fen: 3_120_050 }])
})

test('an allowance runs month by month, never a month twice, and stops by the conditions of its clause', async () => {
  const desk = await insertGrantDesk(database.owner)
  const [team, person] = [await teamOf(desk), await desk.candidate('叶青')]
  await must(registerFact({ actor: team.officer, ...key(), kind: 'titleWon', on: '2026-01-10', fields: { person, title: 'skillModel' }, documentNumber: '武人社〔2026〕3号' }))
  await takeInFacts(desk.regionId)
  await account(team, 'person', person)
  const lines = await lineIds(desk, 'WY-2')
  await approveThrough(team, lines)
  expect(await paymentsOf(desk)).toMatchObject([{ fen: 200_000, period: 0 }])
  const run = () => runMonth({ actor: team.finance, ...key(), month: 202603 })
  const outcomes = await Promise.all([run(), run(), run()])
  expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { payments: 3, fen: 90_000 } }])
  expect((await paymentsOf(desk)).map(({ period }) => period)).toEqual([0, 202601, 202602, 202603])

  await must(stopAllowance({ actor: team.officer, ...key(), lineId: lines[1]!, fromMonth: 202605, condition: 'leftRegion', note: '参保转出' }))
  expect(await stopAllowance({ actor: team.officer, ...key(), lineId: lines[1]!, fromMonth: 202605, condition: 'retired', note: '' })).toMatchObject({ ok: false, reason: 'noSuchCondition' })
  const [stopped] = await getMonthlyRun({ regionId: desk.regionId, month: 202607 })
  expect(stopped).toMatchObject({ months: [202604], halt: { condition: 'leftRegion', fromMonth: 202605 } })
  await must(resumeAllowance({ actor: team.officer, ...key(), stopId: stopped!.halt!.stopId! }))
  await database.owner`update persons set insured_in_region = false where id = ${person}`
  expect((await getMonthlyRun({ regionId: desk.regionId, month: 202607 }))[0]).toMatchObject({ months: [], halt: { condition: 'insuranceLapsed' } })
  await database.owner`update persons set insured_in_region = true where id = ${person}`
  // Three years and not a month more.
  await must(runMonth({ actor: team.finance, ...key(), month: 203512 }))
  expect(await paymentsOf(desk)).toHaveLength(1 + 36)
  const { value } = await must(makeBatch({ actor: team.finance, ...key(), fund: 'talentFund' }))
  await must(exportBatch(team.finance, value.batchId))
})

//  stop             | clause
//  leftRegion       | 二、1 and 二、2: who leaves Wuyi
//  insuranceLapsed  | 三、2: insured in Wuyi
//  retired, promoted| 二、10: technicians’ allowances end at retirement, and go over to the new level
test('every stop condition of its clause ends an allowance from the month named, and no other condition does', async () => {
  const desk = await insertGrantDesk(database.owner)
  const [team, person] = [await teamOf(desk), await desk.candidate('叶青')]
  const employer = await desk.unit()
  await must(registerFact({ actor: team.officer, ...key(), kind: 'certificateObtained', on: '2025-12-10', fields: { person, employer, level: 'technician', newly: true }, documentNumber: '浙人社鉴〔2025〕12号' }))
  await must(registerFact({ actor: team.officer, ...key(), kind: 'titleWon', on: '2029-01-10', fields: { person, title: 'skillModel' }, documentNumber: '武人社〔2029〕1号' }))
  await takeInFacts(desk.regionId)
  await account(team, 'person', person)
  await approveThrough(team, [...(await lineIds(desk, 'WY-18')), ...(await lineIds(desk, 'WY-2'))])
  for (const [rule, from, conditions, refused] of [
    ['WY-18', 202601, ['leftPost', 'insuranceLapsed', 'retired', 'promoted', 'allowanceEnded'], 'leftRegion'],
    ['WY-2', 202902, ['leftRegion', 'insuranceLapsed'], 'retired'],
  ] as const) {
    const stop = async (condition: string) => stopAllowance({ actor: team.officer, ...key(), lineId: (await getMonthlyRun({ regionId: desk.regionId, month: 203001 })).find((line) => line.rule === rule)!.lineId, fromMonth: from, condition, note: '核实' })
    const planned = async () => (await getMonthlyRun({ regionId: desk.regionId, month: 203001 })).find((line) => line.rule === rule)!
    expect(await stop(refused)).toMatchObject({ ok: false, reason: 'noSuchCondition' })
    expect((await planned()).stops).toEqual(conditions)
    for (const condition of conditions) {
      await must(stop(condition))
      const halted = await planned()
      expect(halted).toMatchObject({ months: [rule === 'WY-18' ? 202512 : 202901], halt: { condition, fromMonth: from } })
      await must(resumeAllowance({ actor: team.officer, ...key(), stopId: halted.halt!.stopId! }))
    }
  }
})

test('the share of a Shangyu leader is a payment of its own, within a fifth, and the parts add up', async () => {
  const desk = await insertGrantDesk(database.owner, ['shangyu-2023-19'])
  const team = await teamOf(desk)
  const { studioId, hostId, leadPersonId } = await desk.studio()
  await desk.milestone(studioId, 'recognised', '2024-03-01')
  await takeInFacts(desk.regionId)
  const lines = await lineIds(desk, 'SY-7')
  await account(team, 'organisation', hostId)
  await account(team, 'person', leadPersonId)
  const { value } = await must(openClaim({ actor: team.officer, ...key(), lineIds: lines }))
  expect(await fileWhole(team, value.claimId, { [lines[0]!]: 600_001 })).toMatchObject({ ok: false, reason: 'shareTooLarge' })
  await must(sendBackClaim({ actor: team.officer, ...key(), claimId: value.claimId, reason: '重报', refuse: true }))
  await approveThrough(team, lines, { [lines[0]!]: 600_000 })
  expect((await paymentsOf(desk)).map(({ fen, payeeId }) => [fen, payeeId])).toEqual([[2_400_000, hostId], [600_000, leadPersonId]])
  expect(await makeBatch({ actor: team.finance, ...key(), fund: 'unnamed' })).toMatchObject({ ok: true })
})

test('a returned payment stays on record and is planned again; a batch whose list was altered is not made', async () => {
  const { desk, team, hostId, lines } = await studioDesk()
  await account(team, 'organisation', hostId)
  await approveThrough(team, lines)
  await database.owner`update entitlement_lines set line = jsonb_set(line, '{amount,fen}', '2999999') where id = ${lines[0]!}`
  expect(await makeBatch({ actor: team.finance, ...key(), fund: 'employmentFund' })).toMatchObject({ ok: false, reason: 'doesNotTie' })
  await database.owner`update entitlement_lines set line = jsonb_set(line, '{amount,fen}', '3000000') where id = ${lines[0]!}`
  const { value } = await must(makeBatch({ actor: team.finance, ...key(), fund: 'employmentFund' }))
  await must(noteBatchPaid({ actor: team.finance, ...key(), batchId: value.batchId, paidOn: '2026-11-20', voucher: '记-9', own: {} }))
  const [payment] = await database.owner`select id from payments where batch_id = ${value.batchId}`
  await must(notePaymentReturned({ actor: team.finance, ...key(), paymentId: payment!.id as string, reason: '户名不符' }))
  expect((await paymentsOf(desk)).map(({ state, fen }) => [state, fen])).toEqual([['returned', 3_000_000], ['planned', 3_000_000]])
})

test('an account is not used before a second person has checked it', async () => {
  const { team, hostId } = await studioDesk()
  await must(proposeAccount({ actor: team.officer, ...key(), account: { ownerType: 'organisation', ownerId: hostId, bankName: '建设银行', number: '33001676735053000001' } }))
  const [row] = await database.owner`select id, account_cipher as cipher from bank_accounts where owner_id = ${hostId}`
  expect(Buffer.from(row!.cipher as Uint8Array).includes('33001676735053000001')).toBe(false)
  expect(await decideAccount({ actor: team.officer, ...key(), accountId: row!.id as string, confirm: true })).toEqual({ ok: false, reason: 'samePerson' })
  await must(decideAccount({ actor: team.finance, ...key(), accountId: row!.id as string, confirm: true }))
  expect(await proposeAccount({ actor: team.officer, ...key(), account: { ownerType: 'organisation', ownerId: hostId, bankName: '建设银行', number: '3.3E+19' } })).toEqual({ ok: false, reason: 'badNumber' })
})

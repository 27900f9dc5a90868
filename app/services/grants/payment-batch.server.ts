import type { RegionActor } from '#app/auth/actor.ts'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { writeWorkbook } from '#app/services/workbooks/write-workbook.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getClaim, listActiveAccounts, listClaimLines, moveClaim } from '#db/queries/claims.ts'
import { countBatchNumbers, getBatchOf, insertBatch, listPayments, planPayments, setBatch, setPaymentAccount, setPaymentPaid, setPaymentReturned, type PaymentLine } from '#db/queries/payments.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { splitPayment } from './claim-rules.ts'
import type { LineContent } from './line-record.ts'
import { monthOf } from './monthly-run.server.ts'
import { tieOut, type TieOut } from './tie-out.ts'

export type BatchRefusal = 'nothingPlanned' | 'noAccounts' | 'doesNotTie'

/** Puts the planned payments of one fund that have an account into a batch, if list, forms and batch agree to the fen. */
export async function makeBatch(input: { actor: RegionActor; idempotencyKey: string; fund: string }): Promise<Outcome<BatchRefusal, { batchId: string; number: string }>> {
  const { actor, idempotencyKey, fund } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.makeBatch', idempotencyKey, input: { fund } }, async (tx): Promise<Outcome<BatchRefusal, { batchId: string; number: string }>> => {
    await lockGrants(tx, regionId)
    const planned = (await listPayments(tx, { regionId, state: 'planned' })).filter(({ payment }) => payment.fund === fund)
    if (planned.length === 0) return fail('nothingPlanned')
    const accounts = await listActiveAccounts(tx, { regionId, ownerIds: planned.map(({ payment }) => payment.payeeId) })
    // A line goes whole or not at all: with one receiver's account missing, its other parts wait too.
    const waiting = new Set(planned.filter(({ payment }) => !accounts.has(payment.payeeId)).map(({ payment }) => `${payment.lineId} ${payment.period}`))
    const ready = planned.filter(({ payment }) => !waiting.has(`${payment.lineId} ${payment.period}`))
    if (ready.length === 0) return fail('noAccounts')
    const tie = await tieOutOf(tx, regionId, fund, ready)
    if (!tie.agrees) return fail('doesNotTie', { claims: tie.claims.filter((claim) => claim.listFen !== claim.formFen || claim.formFen !== claim.batchFen).map(({ number }) => number) })
    for (const { payment } of ready) await setPaymentAccount(tx, { regionId, paymentId: payment.id, bankAccountId: accounts.get(payment.payeeId)!.id })
    const prefix = `PC-${(await today(tx)).slice(0, 4)}-`
    const number = `${prefix}${String((await countBatchNumbers(tx, { regionId, prefix })) + 1).padStart(3, '0')}`
    const batchId = await insertBatch(tx, { regionId, number, fund, totalFen: tie.batchFen, madeBy: actor.userId }, ready.map(({ payment }) => payment.id))
    await recordEvent(tx, { actor, regionId, kind: 'paymentBatchMade', subject: { type: 'paymentBatch', id: batchId }, chain: regionChain(regionId), data: { number, fund, payments: ready.length, amount: formatFen(tie.batchFen) } })
    return done({ batchId, number })
  })
}

/** The three sums of some payments of one fund. */
export async function tieOutOf(db: DbOrTx, regionId: string, fund: string, rows: readonly PaymentLine[]): Promise<TieOut> {
  const claimIds = [...new Set(rows.flatMap(({ payment }) => (payment.claimId ? [payment.claimId] : [])))]
  const lines = await listClaimLines(db, { regionId, claimIds })
  const forms = new Map<string, NonNullable<Awaited<ReturnType<typeof getClaim>>>['claim']['dossier']['form']>()
  for (const claimId of claimIds) forms.set(claimId, (await getClaim(db, { regionId, claimId }))?.claim.dossier.form ?? [])
  return tieOut(
    rows.flatMap(({ payment, claimNumber }) => (payment.claimId ? [{ claimId: payment.claimId, claimNumber: claimNumber ?? '', lineId: payment.lineId, period: payment.period, fen: payment.amountFen }] : [])),
    lines.map(({ line }) => {
      const { amount, funds } = line.line as unknown as LineContent
      const whole = { payeeType: 'person' as const, payeeId: '', personalTo: null }
      const unitFen = amount.kind === 'perMonth' ? amount.fen : (line.approvedFen ?? (amount.kind === 'exact' ? (amount.fen ?? 0) : 0))
      return { lineId: line.id, unitFen, fundShare: (fen) => splitPayment(funds, whole, fen).filter((part) => part.fund === fund).reduce((sum, part) => sum + part.fen, 0) }
    }),
    forms,
  )
}

/** The batch as a workbook for the bank, with a sheet that shows list, forms and batch side by side. Only a batch that ties out is written. */
export async function exportBatch(actor: RegionActor, batchId: string): Promise<Outcome<'doesNotTie', { fileName: string; bytes: Uint8Array }>> {
  const { regionId } = actor
  const batch = required(await getBatchOf(readDb, { regionId, batchId }))
  const rows = await listPayments(readDb, { regionId, batchId })
  const tie = await tieOutOf(readDb, regionId, batch.fund, rows)
  if (!tie.agrees || tie.batchFen !== batch.totalFen) return fail('doesNotTie')
  const bytes = await writeWorkbook([
    {
      name: '付款清单',
      columns: [
        { header: '序号', type: 'decimal', width: 6 },
        { header: '收款人', type: 'text', width: 30 },
        { header: '开户银行', type: 'text', width: 28 },
        { header: '账号', type: 'text', width: 26 },
        { header: '金额（元）', type: 'decimal', decimals: 2, width: 16 },
        { header: '申领编号', type: 'text', width: 14 },
        { header: '条款', type: 'text', width: 20 },
        { header: '月份', type: 'text', width: 10 },
        { header: '凭证号', type: 'text', width: 16 },
      ],
      rows: rows.map((row, at) => [
        String(at + 1), row.payeeName, row.bankName, row.accountCipher ? decryptPersonal('bankAccount', row.accountCipher) : null, formatFen(row.payment.amountFen), row.claimNumber, `${row.rule} ${row.clause}`,
        row.payment.period === 0 ? '' : monthOf(row.payment.period), row.payment.voucherNumber ?? '',
      ]),
    },
    {
      name: '三方核对',
      columns: [
        { header: '申领编号', type: 'text', width: 16 },
        { header: '名册（元）', type: 'decimal', decimals: 2, width: 16 },
        { header: '审批表（元）', type: 'decimal', decimals: 2, width: 16 },
        { header: '批次（元）', type: 'decimal', decimals: 2, width: 16 },
      ],
      rows: [...tie.claims.map((claim) => [claim.number, formatFen(claim.listFen), formatFen(claim.formFen), formatFen(claim.batchFen)]), ['合计', formatFen(tie.listFen), formatFen(tie.formFen), formatFen(tie.batchFen)]],
    },
  ])
  if (batch.state === 'draft') {
    await inTransaction(async (tx) => {
      await setBatch(tx, { regionId, batchId, set: { state: 'exported', exportedAt: await databaseNow(tx) } })
      await recordEvent(tx, { actor, regionId, kind: 'paymentBatchExported', subject: { type: 'paymentBatch', id: batchId }, chain: regionChain(regionId), data: { number: batch.number } })
    })
  }
  return done({ fileName: `付款批次${batch.number}.xlsx`, bytes })
}

/** Notes the vouchers of a batch: one for all, or one's own for single payments. Claims with nothing left to pay are paid. @throws AppError 404 */
export async function noteBatchPaid(input: { actor: RegionActor; idempotencyKey: string; batchId: string; paidOn: string; voucher: string; own: Readonly<Record<string, string>> }): Promise<Outcome<'wrongState'>> {
  const { actor, idempotencyKey, batchId, paidOn, voucher, own } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.batchPaid', idempotencyKey, input: { batchId, paidOn, voucher, own } }, async (tx): Promise<Outcome<'wrongState'>> => {
    await lockGrants(tx, regionId)
    const batch = required(await getBatchOf(tx, { regionId, batchId }))
    if (batch.state === 'paid') return fail('wrongState')
    const rows = (await listPayments(tx, { regionId, batchId })).filter(({ payment }) => payment.state === 'batched')
    for (const { payment } of rows) await setPaymentPaid(tx, { regionId, paymentId: payment.id, voucherNumber: own[payment.id] || voucher, paidOn })
    await setBatch(tx, { regionId, batchId, set: { state: 'paid', paidOn } })
    for (const claimId of new Set(rows.flatMap(({ payment }) => (payment.claimId ? [payment.claimId] : [])))) await settleClaim(tx, regionId, claimId)
    await recordEvent(tx, { actor, regionId, kind: 'paymentBatchPaid', subject: { type: 'paymentBatch', id: batchId }, chain: regionChain(regionId), data: { number: batch.number, voucher, payments: rows.length, paidOn } })
    return done()
  })
}

async function settleClaim(tx: Parameters<typeof moveClaim>[0], regionId: string, claimId: string): Promise<void> {
  const lines = await listClaimLines(tx, { regionId, claimIds: [claimId] })
  const paid = await listPayments(tx, { regionId, lineIds: lines.map(({ line }) => line.id) })
  const left = lines.some(({ line, amountFen }) => paid.filter(({ payment }) => payment.lineId === line.id && payment.state === 'paid').reduce((sum, { payment }) => sum + payment.amountFen, 0) < amountFen)
  if (!left) await moveClaim(tx, { regionId, claimId, from: ['headApproved'], set: { state: 'paid' } })
}

/** The bank sent a payment back: it stays on record, and the same sum is planned again. @throws AppError 404 */
export async function notePaymentReturned(input: { actor: RegionActor; idempotencyKey: string; paymentId: string; reason: string }): Promise<Outcome<never>> {
  const { actor, idempotencyKey, paymentId, reason } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.paymentReturned', idempotencyKey, input: { paymentId, reason } }, async (tx) => {
    await lockGrants(tx, regionId)
    const { lineId, claimId, amountFen, period, part, fund, payeeType, payeeId } = required(await setPaymentReturned(tx, { regionId, paymentId }))
    await planPayments(tx, [{ regionId, lineId, claimId, amountFen, period, part, fund, payeeType, payeeId, bankAccountId: null }])
    if (claimId) await moveClaim(tx, { regionId, claimId, from: ['paid'], set: { state: 'headApproved' } })
    await recordEvent(tx, { actor, regionId, kind: 'paymentReturned', subject: { type: 'payment', id: paymentId }, chain: regionChain(regionId), data: { reason, fen: amountFen } })
    return done()
  })
}

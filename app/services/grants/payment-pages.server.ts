import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { today } from '#app/services/clock.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listActiveAccounts } from '#db/queries/claims.ts'
import { getBatchOf, listBatches, listPayments, type PaymentLine } from '#db/queries/payments.ts'
import { maskAccount } from './bank-accounts.server.ts'
import { getMonthlyRun, monthOf } from './monthly-run.server.ts'
import { tieOutOf } from './payment-batch.server.ts'

function viewPayment({ payment, payeeName, claimNumber, rule, clause, factLabel, bankName, accountCipher }: PaymentLine, hasAccount = true) {
  return {
    id: payment.id,
    lineId: payment.lineId,
    claimNumber,
    payeeName: payeeName ?? '',
    rule,
    clause,
    label: factLabel,
    fund: payment.fund,
    fen: payment.amountFen,
    month: payment.period === 0 ? null : monthOf(payment.period),
    state: payment.state,
    voucherNumber: payment.voucherNumber,
    bankName,
    masked: accountCipher ? maskAccount(accountCipher) : null,
    hasAccount,
  }
}

export type PaymentView = ReturnType<typeof viewPayment>

/** What is to be paid by fund, the batches so far, and what a monthly run would pay. */
export async function getPaymentPage(actor: RegionActor, month: number | null, db: DbOrTx = readDb) {
  const { regionId } = actor
  const day = await today(db)
  const upTo = month ?? Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
  const [planned, batches, allowances] = await Promise.all([listPayments(db, { regionId, state: 'planned' }), listBatches(db, { regionId }), getMonthlyRun({ regionId, month: upTo })])
  const accounts = await listActiveAccounts(db, { regionId, ownerIds: [...new Set(planned.map(({ payment }) => payment.payeeId))] })
  const rows = planned.map((row) => viewPayment(row, accounts.has(row.payment.payeeId)))
  const funds = [...new Set(rows.map(({ fund }) => fund))].map((fund) => {
    const own = rows.filter((row) => row.fund === fund)
    return { fund, payments: own.length, fen: own.reduce((sum, row) => sum + row.fen, 0) }
  })
  return {
    planned: rows,
    funds,
    batches: batches.map(({ batch, payments }) => ({ id: batch.id, number: batch.number, fund: batch.fund, state: batch.state, totalFen: batch.totalFen, payments, paidOn: batch.paidOn })),
    month: monthOf(upTo),
    allowances: allowances.map(({ months, ...row }) => ({ ...row, due: months.length, from: months[0] ? monthOf(months[0]) : '', to: months.length > 0 ? monthOf(months.at(-1)!) : '' })),
    mayPay: hasPermission(actor, 'grant:pay'),
  }
}

export type PaymentPage = Awaited<ReturnType<typeof getPaymentPage>>

/** One batch with its payments and the three sums side by side. @throws AppError 404 */
export async function getBatchPage(actor: RegionActor, batchId: string, db: DbOrTx = readDb) {
  const { regionId } = actor
  const batch = required(await getBatchOf(db, { regionId, batchId }))
  const rows = await listPayments(db, { regionId, batchId })
  return {
    batch: { id: batch.id, number: batch.number, fund: batch.fund, state: batch.state, totalFen: batch.totalFen, paidOn: batch.paidOn },
    payments: rows.map((row) => viewPayment(row)),
    tie: await tieOutOf(db, regionId, batch.fund, rows),
    day: await today(db),
    mayPay: hasPermission(actor, 'grant:pay'),
  }
}

export type BatchPage = Awaited<ReturnType<typeof getBatchPage>>

import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listActiveAccounts } from '#db/queries/claims.ts'
import { lockLine } from '#db/queries/entitlements.ts'
import { insertStop, liftStop, listPaidPeriods, listRunningAllowances, listStops, planPayments, type NewPayment } from '#db/queries/payments.ts'
import type { StopCondition } from '#scoring/policies/benefits.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { lockGrants } from './apply-evaluation.server.ts'
import { monthsUpTo, splitPayment } from './claim-rules.ts'
import type { LineContent } from './line-record.ts'

/** Why an allowance is not paid in a run. */
export type Halt = { condition: StopCondition; fromMonth: number | null; note: string; stopId: string | null }

export interface AllowanceLine {
  lineId: string
  claimNumber: string
  personName: string
  label: string
  rule: string
  rateFen: number
  /** yyyymm, ascending: months to be paid by the run. */
  months: number[]
  paidMonths: number
  allMonths: number
  halt: Halt | null
  stops: readonly StopCondition[]
}

/** What a run for a month would pay: every month up to it that is in the line, not stopped, and not paid yet. */
export async function planMonthlyRun(db: DbOrTx, { regionId, month }: { regionId: string; month: number }): Promise<AllowanceLine[]> {
  const rows = await listRunningAllowances(db, { regionId })
  const lineIds = rows.map(({ line }) => line.id)
  const [paid, stops] = await Promise.all([listPaidPeriods(db, { regionId, lineIds }), listStops(db, { regionId, lineIds })])
  return rows.flatMap(({ line, claimNumber, personName, insured, fact }): AllowanceLine[] => {
    const { amount } = line.line as unknown as LineContent
    if (amount.kind !== 'perMonth') return []
    const stop = stops.find(({ lineId }) => lineId === line.id)
    // An insurance that the register says has lapsed halts the payment until it is put right; it ends nothing.
    const lapsed = insured === false && amount.stops.includes('insuranceLapsed')
    const stands = (line.status === 'due' || line.status === 'reduced') && fact.supersededAt === null
    const last = stop ? stop.fromMonth - 1 : month
    const open = stands && !lapsed ? monthsUpTo(amount.runs, month).filter((candidate) => candidate <= last && !paid.get(line.id)?.has(candidate)) : []
    const halt: Halt | null = stop
      ? { condition: stop.condition as StopCondition, fromMonth: stop.fromMonth, note: stop.note, stopId: stop.id }
      : lapsed
        ? { condition: 'insuranceLapsed', fromMonth: null, note: '', stopId: null }
        : null
    return [{ lineId: line.id, claimNumber, personName: personName ?? '', label: fact.label, rule: line.rule, rateFen: amount.fen, months: open, paidMonths: paid.get(line.id)?.size ?? 0, allMonths: amount.months, halt, stops: amount.stops }]
  })
}

/** Plans the payments of a run. Doing it twice, or two people at once, plans no month a second time. */
export async function runMonth(input: { actor: RegionActor; idempotencyKey: string; month: number }): Promise<Outcome<'nothingToPay', { payments: number; fen: number }>> {
  const { actor, idempotencyKey, month } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.runMonth', idempotencyKey, input: { month } }, async (tx): Promise<Outcome<'nothingToPay', { payments: number; fen: number }>> => {
    await lockGrants(tx, regionId)
    const [plan, running] = [await planMonthlyRun(tx, { regionId, month }), await listRunningAllowances(tx, { regionId })]
    const rowOf = new Map(running.map((row) => [row.line.id, row]))
    const accounts = await listActiveAccounts(tx, { regionId, ownerIds: running.flatMap(({ personId }) => (personId ? [personId] : [])) })
    const rows = plan.flatMap(({ lineId, months, rateFen }): NewPayment[] => {
      const row = rowOf.get(lineId)!
      if (row.personId === null) return []
      const receiver = { payeeType: 'person' as const, payeeId: row.personId, personalTo: null }
      return months.flatMap((period) =>
        splitPayment((row.line.line as unknown as LineContent).funds, receiver, rateFen).map(({ fen, ...part }) => ({ regionId, lineId, claimId: row.claimId, amountFen: fen, period, ...part, bankAccountId: accounts.get(part.payeeId)?.id ?? null })),
      )
    })
    const made = await planPayments(tx, rows)
    if (made.count === 0) return fail('nothingToPay')
    await recordEvent(tx, { actor, regionId, kind: 'monthlyRunMade', subject: { type: 'region', id: regionId }, chain: regionChain(regionId), data: { month: monthOf(month), payments: made.count, amount: formatFen(made.fen) } })
    return done({ payments: made.count, fen: made.fen })
  })
}

/** 202611 → 2026-11 */
export function monthOf(period: number): string {
  return `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`
}

export type StopRefusal = 'noAllowance' | 'noSuchCondition'

/** Ends an allowance from a month on, by a condition that its clause names. @throws AppError 404 for a line of another region */
export async function stopAllowance(input: { actor: RegionActor; idempotencyKey: string; lineId: string; fromMonth: number; condition: string; note: string }): Promise<Outcome<StopRefusal>> {
  const { actor, idempotencyKey, lineId, fromMonth, condition, note } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.stopAllowance', idempotencyKey, input: { lineId, fromMonth, condition, note } }, async (tx): Promise<Outcome<StopRefusal>> => {
    await lockGrants(tx, regionId)
    const line = await lockLine(tx, { regionId, lineId })
    if (!line) throw notFound()
    const { amount } = line.line as unknown as LineContent
    if (amount.kind !== 'perMonth') return fail('noAllowance')
    if (!amount.stops.includes(condition as StopCondition)) return fail('noSuchCondition')
    await insertStop(tx, { regionId, lineId, fromMonth, condition, note, enteredBy: actor.userId })
    await recordEvent(tx, { actor, regionId, kind: 'allowanceStopped', subject: { type: 'entitlementLine', id: lineId }, chain: regionChain(regionId), data: { rule: line.rule, fromMonth: monthOf(fromMonth), condition, note } })
    return done()
  })
}

/** Takes a stop back, when it was entered by mistake or put right. @throws AppError 404 for a stop of another region */
export async function resumeAllowance(input: { actor: RegionActor; idempotencyKey: string; stopId: string }): Promise<Outcome<never>> {
  const { actor, idempotencyKey, stopId } = input
  const { regionId } = actor
  return runCommand({ actor, name: 'grants.resumeAllowance', idempotencyKey, input: { stopId } }, async (tx) => {
    await lockGrants(tx, regionId)
    const lineId = await liftStop(tx, { regionId, stopId })
    if (lineId === null) throw notFound()
    await recordEvent(tx, { actor, regionId, kind: 'allowanceStopLifted', subject: { type: 'entitlementLine', id: lineId }, chain: regionChain(regionId), data: {} })
    return done()
  })
}

/** The plan of a run, outside a transaction. */
export const getMonthlyRun = (scope: { regionId: string; month: number }): Promise<AllowanceLine[]> => planMonthlyRun(readDb, scope)

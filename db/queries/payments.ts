import { and, asc, count, desc, eq, inArray, isNull, like, lte, ne, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { allowanceStops, bankAccounts, budgets, claimLines, claims, entitlementFacts, entitlementLines, organisations, paymentBatches, payments, persons } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type PaymentRow = typeof payments.$inferSelect
export type BatchRow = typeof paymentBatches.$inferSelect
export type StopRow = typeof allowanceStops.$inferSelect

type Scope = { regionId: string }

export type NewPayment = Pick<typeof payments.$inferInsert, 'regionId' | 'lineId' | 'claimId' | 'amountFen' | 'period' | 'part' | 'fund' | 'payeeType' | 'payeeId' | 'bankAccountId'>

/** Plans payments; one that is planned or paid already (line, period, part) is left as it is. Gives how many were new and their sum. */
export async function planPayments(tx: Tx, rows: readonly NewPayment[]): Promise<{ count: number; fen: number }> {
  let fen = 0
  let made = 0
  for (let at = 0; at < rows.length; at += 500) {
    const inserted = await tx.insert(payments).values(rows.slice(at, at + 500)).onConflictDoNothing().returning({ fen: payments.amountFen })
    made += inserted.length
    fen += inserted.reduce((sum, row) => sum + row.fen, 0)
  }
  return { count: made, fen }
}

const payeeName = sql<string | null>`coalesce(${persons.name}, ${organisations.name})`

function selectPayments(db: DbOrTx) {
  return db
    .select({
      payment: payments,
      payeeName,
      claimNumber: claims.number,
      rule: entitlementLines.rule,
      clause: entitlementLines.clause,
      policyId: entitlementLines.policyId,
      amountKind: entitlementLines.amountKind,
      factLabel: entitlementFacts.label,
      factKind: entitlementFacts.kind,
      bankName: bankAccounts.bankName,
      accountCipher: bankAccounts.accountCipher,
    })
    .from(payments)
    .innerJoin(entitlementLines, eq(entitlementLines.id, payments.lineId))
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementLines.factId))
    .leftJoin(claims, eq(claims.id, payments.claimId))
    .leftJoin(persons, and(eq(payments.payeeType, 'person'), eq(persons.id, payments.payeeId)))
    .leftJoin(organisations, and(eq(payments.payeeType, 'organisation'), eq(organisations.id, payments.payeeId)))
    .leftJoin(bankAccounts, eq(bankAccounts.id, payments.bankAccountId))
}

export async function listPayments(db: DbOrTx, { regionId, state, batchId, lineId, lineIds }: Scope & { state?: PaymentRow['state']; batchId?: string; lineId?: string; lineIds?: readonly string[] }) {
  return selectPayments(db)
    .where(
      and(
        eq(payments.regionId, regionId),
        state && eq(payments.state, state),
        batchId === undefined ? undefined : eq(payments.batchId, batchId),
        lineId === undefined ? undefined : eq(payments.lineId, lineId),
        lineIds === undefined ? undefined : inArray(payments.lineId, lineIds.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...lineIds]),
      ),
    )
    .orderBy(asc(payments.fund), asc(claims.number), asc(entitlementLines.rule), asc(payments.period), asc(payments.part), asc(payments.id))
}

export type PaymentLine = Awaited<ReturnType<typeof listPayments>>[number]

/** Months of an allowance that are planned or paid. */
export async function listPaidPeriods(db: DbOrTx, { regionId, lineIds }: Scope & { lineIds: readonly string[] }): Promise<Map<string, Set<number>>> {
  const known = new Map<string, Set<number>>()
  if (lineIds.length === 0) return known
  const rows = await db
    .select({ lineId: payments.lineId, period: payments.period })
    .from(payments)
    .where(and(eq(payments.regionId, regionId), inArray(payments.lineId, [...lineIds]), ne(payments.state, 'returned')))
  for (const { lineId, period } of rows) known.set(lineId, (known.get(lineId) ?? new Set()).add(period))
  return known
}

/** Allowances whose claim went through: what a monthly run looks at. */
export async function listRunningAllowances(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ line: entitlementLines, claimId: claims.id, claimNumber: claims.number, personId: persons.id, personName: persons.name, insured: persons.insuredInRegion, fact: { on: entitlementFacts.on, label: entitlementFacts.label, supersededAt: entitlementFacts.supersededAt } })
    .from(claimLines)
    .innerJoin(claims, eq(claims.id, claimLines.claimId))
    .innerJoin(entitlementLines, eq(entitlementLines.id, claimLines.lineId))
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementLines.factId))
    .leftJoin(persons, and(eq(entitlementLines.payeeType, 'person'), eq(persons.id, entitlementLines.payeeId)))
    .where(and(eq(claimLines.regionId, regionId), eq(claimLines.live, true), inArray(claims.state, ['headApproved', 'paid']), eq(entitlementLines.amountKind, 'perMonth')))
    .orderBy(asc(claims.number), asc(entitlementLines.id))
}

export async function listStops(db: DbOrTx, { regionId, lineIds }: Scope & { lineIds: readonly string[] }): Promise<StopRow[]> {
  if (lineIds.length === 0) return []
  return db
    .select()
    .from(allowanceStops)
    .where(and(eq(allowanceStops.regionId, regionId), inArray(allowanceStops.lineId, [...lineIds]), isNull(allowanceStops.liftedAt)))
    .orderBy(asc(allowanceStops.fromMonth))
}

export async function insertStop(tx: Tx, row: Pick<typeof allowanceStops.$inferInsert, 'regionId' | 'lineId' | 'fromMonth' | 'condition' | 'note' | 'enteredBy'>): Promise<void> {
  await tx.insert(allowanceStops).values(row)
}

export async function liftStop(tx: Tx, { regionId, stopId }: Scope & { stopId: string }): Promise<string | null> {
  if (!isUuid(stopId)) return null
  const [row] = await tx
    .update(allowanceStops)
    .set({ liftedAt: sql`now()` })
    .where(and(eq(allowanceStops.regionId, regionId), eq(allowanceStops.id, stopId), isNull(allowanceStops.liftedAt)))
    .returning({ lineId: allowanceStops.lineId })
  return row?.lineId ?? null
}

export async function countBatchNumbers(tx: Tx, { regionId, prefix }: Scope & { prefix: string }): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(paymentBatches).where(and(eq(paymentBatches.regionId, regionId), like(paymentBatches.number, `${prefix}%`)))
  return row?.n ?? 0
}

/** Makes a batch of planned payments. */
export async function insertBatch(tx: Tx, row: Omit<typeof paymentBatches.$inferInsert, 'id'>, paymentIds: readonly string[]): Promise<string> {
  const [inserted] = await tx.insert(paymentBatches).values(row).returning({ id: paymentBatches.id })
  await tx
    .update(payments)
    .set({ batchId: inserted!.id, state: 'batched', version: sql`${payments.version} + 1` })
    .where(and(eq(payments.regionId, row.regionId), inArray(payments.id, [...paymentIds]), eq(payments.state, 'planned')))
  return inserted!.id
}

export async function setPaymentAccount(tx: Tx, { regionId, paymentId, bankAccountId }: Scope & { paymentId: string; bankAccountId: string }): Promise<void> {
  await tx.update(payments).set({ bankAccountId }).where(and(eq(payments.regionId, regionId), eq(payments.id, paymentId)))
}

export async function listBatches(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ batch: paymentBatches, payments: db.$count(payments, eq(payments.batchId, paymentBatches.id)) })
    .from(paymentBatches)
    .where(eq(paymentBatches.regionId, regionId))
    .orderBy(desc(paymentBatches.createdAt), desc(paymentBatches.number))
}

/** One batch of the region, locked in a transaction; null when it is not there. */
export async function getBatchOf(db: DbOrTx, { regionId, batchId }: Scope & { batchId: string }): Promise<BatchRow | null> {
  if (!isUuid(batchId)) return null
  const [row] = await db.select().from(paymentBatches).where(and(eq(paymentBatches.regionId, regionId), eq(paymentBatches.id, batchId)))
  return row ?? null
}

export async function setBatch(tx: Tx, { regionId, batchId, set }: Scope & { batchId: string; set: Partial<typeof paymentBatches.$inferInsert> }): Promise<void> {
  await tx.update(paymentBatches).set({ ...set, version: sql`${paymentBatches.version} + 1` }).where(and(eq(paymentBatches.regionId, regionId), eq(paymentBatches.id, batchId)))
}

export async function setPaymentPaid(tx: Tx, { regionId, paymentId, voucherNumber, paidOn }: Scope & { paymentId: string; voucherNumber: string; paidOn: string }): Promise<void> {
  await tx
    .update(payments)
    .set({ state: 'paid', voucherNumber, paidOn, version: sql`${payments.version} + 1` })
    .where(and(eq(payments.regionId, regionId), eq(payments.id, paymentId), eq(payments.state, 'batched')))
}

export async function setPaymentReturned(tx: Tx, { regionId, paymentId }: Scope & { paymentId: string }): Promise<PaymentRow | null> {
  if (!isUuid(paymentId)) return null
  const [row] = await tx
    .update(payments)
    .set({ state: 'returned', version: sql`${payments.version} + 1` })
    .where(and(eq(payments.regionId, regionId), eq(payments.id, paymentId), inArray(payments.state, ['batched', 'paid'])))
    .returning()
  return row ?? null
}

/** Payments of a line that have not been returned, in fen. */
export async function sumOfLine(tx: Tx, { regionId, lineId }: Scope & { lineId: string }): Promise<number> {
  const [row] = await tx.select({ fen: sql<number>`coalesce(sum(${payments.amountFen}), 0)`.mapWith(Number) }).from(payments).where(and(eq(payments.regionId, regionId), eq(payments.lineId, lineId), ne(payments.state, 'returned')))
  return row?.fen ?? 0
}

export async function listBudgets(db: DbOrTx, { regionId }: Scope) {
  return db.select().from(budgets).where(eq(budgets.regionId, regionId)).orderBy(desc(budgets.year), asc(budgets.fund))
}

/** What each rule of a text has paid up to and with a day. */
export async function listPaidByRule(db: DbOrTx, { regionId, policyId, until }: Scope & { policyId: string; until: string }): Promise<Map<string, number>> {
  const rows = await db
    .select({ rule: entitlementLines.rule, fen: sql<number>`sum(${payments.amountFen})`.mapWith(Number) })
    .from(payments)
    .innerJoin(entitlementLines, eq(entitlementLines.id, payments.lineId))
    .where(and(eq(payments.regionId, regionId), eq(entitlementLines.policyId, policyId), eq(payments.state, 'paid'), lte(payments.paidOn, until)))
    .groupBy(entitlementLines.rule)
  return new Map(rows.map(({ rule, fen }) => [rule, fen]))
}

/** What each fund has paid in each year, with what is planned in it and not paid yet; returned payments do not count. */
export async function listSpending(db: DbOrTx, { regionId }: Scope): Promise<Array<{ fund: string; year: number; fen: number }>> {
  const year = sql<number>`extract(year from coalesce(${payments.paidOn}, (${payments.createdAt} at time zone 'Asia/Shanghai')::date))::int`
  return db
    .select({ fund: payments.fund, year, fen: sql<number>`sum(${payments.amountFen})`.mapWith(Number) })
    .from(payments)
    .where(and(eq(payments.regionId, regionId), ne(payments.state, 'returned')))
    .groupBy(payments.fund, year)
}

/** Enters or replaces a fund's budget of a year. */
export async function putBudget(tx: Tx, row: Pick<typeof budgets.$inferInsert, 'regionId' | 'year' | 'fund' | 'amountFen' | 'documentNumber'>): Promise<void> {
  await tx
    .insert(budgets)
    .values(row)
    .onConflictDoUpdate({ target: [budgets.regionId, budgets.year, budgets.fund], set: { amountFen: row.amountFen, documentNumber: row.documentNumber, version: sql`${budgets.version} + 1` } })
}

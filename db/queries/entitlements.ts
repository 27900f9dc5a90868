import { and, asc, desc, eq, gt, inArray, isNull, lte, max, or, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { claimLines, claims, entitlementEvaluations, entitlementFacts, entitlementFactVersions, entitlementLines, policyEditions, policySettings } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type FactRow = typeof entitlementFacts.$inferSelect
export type LineRow = typeof entitlementLines.$inferSelect
export type EvaluationRow = typeof entitlementEvaluations.$inferSelect
export type SettingRow = typeof policySettings.$inferSelect

type Scope = { regionId: string }

/** All facts of a region, withdrawn ones too. */
export async function listFacts(db: DbOrTx, { regionId }: Scope): Promise<FactRow[]> {
  return db.select().from(entitlementFacts).where(eq(entitlementFacts.regionId, regionId)).orderBy(asc(entitlementFacts.on), asc(entitlementFacts.id))
}

/** All lines of a region. */
export async function listLines(db: DbOrTx, { regionId }: Scope): Promise<LineRow[]> {
  return db.select().from(entitlementLines).where(eq(entitlementLines.regionId, regionId))
}

export async function listSettings(db: DbOrTx, { regionId }: Scope): Promise<SettingRow[]> {
  return db.select().from(policySettings).where(eq(policySettings.regionId, regionId)).orderBy(asc(policySettings.policyId), asc(policySettings.key), desc(policySettings.effectiveFrom))
}

export async function insertSetting(tx: Tx, row: Pick<typeof policySettings.$inferInsert, 'regionId' | 'policyId' | 'key' | 'value' | 'documentNumber' | 'effectiveFrom' | 'enteredBy'>): Promise<string | null> {
  const [inserted] = await tx.insert(policySettings).values(row).onConflictDoNothing().returning({ id: policySettings.id })
  return inserted?.id ?? null
}

/** Lines that stand in a claim which has not ended: they may not change under it. */
export async function listLinesInClaims(db: DbOrTx, { regionId, lineIds }: Scope & { lineIds: readonly string[] }) {
  if (lineIds.length === 0) return []
  return db
    .select({ lineId: claimLines.lineId, claimId: claims.id, number: claims.number, state: claims.state })
    .from(claimLines)
    .innerJoin(claims, eq(claims.id, claimLines.claimId))
    .where(and(eq(claimLines.regionId, regionId), eq(claimLines.live, true), inArray(claimLines.lineId, [...lineIds])))
}

/** The number of the region's last evaluation; 0 before the first. Read under the region's lock. */
export async function lastEvaluation(db: DbOrTx, { regionId }: Scope): Promise<number> {
  const [row] = await db.select({ last: max(entitlementEvaluations.number) }).from(entitlementEvaluations).where(eq(entitlementEvaluations.regionId, regionId))
  return row?.last ?? 0
}

export async function insertEvaluation(tx: Tx, row: Omit<typeof entitlementEvaluations.$inferInsert, 'id' | 'createdAt'>): Promise<void> {
  await tx.insert(entitlementEvaluations).values(row)
}

export async function getEvaluation(db: DbOrTx, { regionId, number }: Scope & { number: number }): Promise<EvaluationRow | null> {
  const [row] = await db.select().from(entitlementEvaluations).where(and(eq(entitlementEvaluations.regionId, regionId), eq(entitlementEvaluations.number, number)))
  return row ?? null
}

/** Evaluations, newest first, without their changes. */
export async function listEvaluations(db: DbOrTx, { regionId, limit }: Scope & { limit: number }) {
  return db
    .select({
      number: entitlementEvaluations.number,
      at: entitlementEvaluations.createdAt,
      mode: entitlementEvaluations.mode,
      byName: entitlementEvaluations.byName,
      reason: entitlementEvaluations.reason,
      changes: sql<number>`jsonb_array_length(${entitlementEvaluations.changes})`,
    })
    .from(entitlementEvaluations)
    .where(eq(entitlementEvaluations.regionId, regionId))
    .orderBy(desc(entitlementEvaluations.number))
    .limit(limit)
}

/** Keeps the content of an edition under its hash. */
export async function keepPolicyEdition(tx: Tx, row: { policyId: string; hash: string; content: unknown }): Promise<void> {
  await tx.insert(policyEditions).values(row).onConflictDoNothing()
}

export async function getPolicyEdition(db: DbOrTx, { policyId, hash }: { policyId: string; hash: string }): Promise<unknown> {
  const [row] = await db.select({ content: policyEditions.content }).from(policyEditions).where(and(eq(policyEditions.policyId, policyId), eq(policyEditions.hash, hash)))
  return row?.content ?? null
}

export type NewFact = Pick<FactRow, 'id' | 'regionId' | 'kind' | 'on' | 'sourceType' | 'sourceId' | 'fact' | 'label'>

const ROWS_PER_STATEMENT = 500

async function inStretches<Row>(rows: readonly Row[], write: (some: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) await write(rows.slice(at, at + ROWS_PER_STATEMENT))
}

/** Stores new facts with their first version. */
export async function insertFacts(tx: Tx, rows: readonly NewFact[], evaluation: number): Promise<void> {
  await inStretches(rows, (some) => tx.insert(entitlementFacts).values(some))
  await inStretches(rows, (some) => tx.insert(entitlementFactVersions).values(some.map(({ id, regionId, on, fact }) => ({ regionId, factId: id, since: evaluation, on, fact }))))
}

/** Ends the version of a fact that stands and begins the next one; `next: null` withdraws it. */
export async function changeFact(tx: Tx, { regionId, factId, evaluation, next }: Scope & { factId: string; evaluation: number; next: { on: string; fact: Record<string, unknown>; label: string } | null }): Promise<void> {
  await tx
    .update(entitlementFactVersions)
    .set({ until: evaluation })
    .where(and(eq(entitlementFactVersions.regionId, regionId), eq(entitlementFactVersions.factId, factId), isNull(entitlementFactVersions.until)))
  await tx
    .update(entitlementFacts)
    .set(next ? { ...next, supersededAt: null } : { supersededAt: sql`now()` })
    .where(and(eq(entitlementFacts.regionId, regionId), eq(entitlementFacts.id, factId)))
  if (next) await tx.insert(entitlementFactVersions).values({ regionId, factId, since: evaluation, on: next.on, fact: next.fact })
}

/** The facts as they stood at an evaluation. */
export async function listFactsAt(db: DbOrTx, { regionId, evaluation }: Scope & { evaluation: number }) {
  return db
    .select({ id: entitlementFacts.id, kind: entitlementFacts.kind, sourceType: entitlementFacts.sourceType, sourceId: entitlementFacts.sourceId, on: entitlementFactVersions.on, fact: entitlementFactVersions.fact })
    .from(entitlementFactVersions)
    .innerJoin(entitlementFacts, eq(entitlementFacts.id, entitlementFactVersions.factId))
    .where(
      and(
        eq(entitlementFactVersions.regionId, regionId),
        lte(entitlementFactVersions.since, evaluation),
        or(isNull(entitlementFactVersions.until), gt(entitlementFactVersions.until, evaluation)),
      ),
    )
}

export type NewLine = Omit<typeof entitlementLines.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'approvedFen' | 'approvedBy' | 'approvalNote' | 'approvalDocument' | 'approvalOn'>

export async function insertLines(tx: Tx, rows: readonly NewLine[]): Promise<void> {
  await inStretches(rows, (some) => tx.insert(entitlementLines).values(some))
}

/** Writes what an evaluation made of a line. An approved sum above the new amount no longer stands. */
export async function rewriteLine(tx: Tx, { lineId, regionId, ...row }: Partial<NewLine> & { lineId: string; regionId: string }): Promise<void> {
  await tx
    .update(entitlementLines)
    .set({ ...row, approvedFen: sql`case when ${entitlementLines.approvedFen} <= ${row.amountFen ?? null}::bigint then ${entitlementLines.approvedFen} end`, version: sql`${entitlementLines.version} + 1` })
    .where(and(eq(entitlementLines.regionId, regionId), eq(entitlementLines.id, lineId)))
}

/** One line of the region, locked until the transaction ends; null when it is not there. */
export async function lockLine(tx: Tx, { regionId, lineId }: Scope & { lineId: string }): Promise<LineRow | null> {
  if (!isUuid(lineId)) return null
  const [row] = await tx.select().from(entitlementLines).where(and(eq(entitlementLines.regionId, regionId), eq(entitlementLines.id, lineId))).for('update')
  return row ?? null
}

/** Notes the sum the bureau approved under a ceiling. */
export async function setApprovedSum(tx: Tx, { regionId, lineId, fen, by, note, documentNumber, on }: Scope & { lineId: string; fen: number; by: string; note: string; documentNumber: string; on: string }): Promise<void> {
  await tx
    .update(entitlementLines)
    .set({ approvedFen: fen, approvedBy: by, approvalNote: note, approvalDocument: documentNumber, approvalOn: on, version: sql`${entitlementLines.version} + 1` })
    .where(and(eq(entitlementLines.regionId, regionId), eq(entitlementLines.id, lineId)))
}

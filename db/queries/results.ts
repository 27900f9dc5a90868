import { and, asc, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, promotions, resultEditions, resultRows, type ResultEditionState } from '../schema/index.ts'
import type { EventScope } from './events.ts'

export type ResultEditionRow = typeof resultEditions.$inferSelect
export type PromotionRow = typeof promotions.$inferSelect

/** One edition of an event's result, or null. */
export async function getEdition(db: DbOrTx, { eventId, regionId, edition }: EventScope & { edition: number }): Promise<ResultEditionRow | null> {
  const rows = await db
    .select()
    .from(resultEditions)
    .where(and(eq(resultEditions.eventId, eventId), eq(resultEditions.regionId, regionId), eq(resultEditions.edition, edition)))
  return rows[0] ?? null
}

/** The editions of one event without their contents, newest first. */
export async function listEditions(db: DbOrTx, { eventId, regionId }: EventScope) {
  return db
    .select({
      id: resultEditions.id,
      edition: resultEditions.edition,
      state: resultEditions.state,
      confirmedAt: resultEditions.confirmedAt,
      confirmedByName: resultEditions.confirmedByName,
      publishedAt: resultEditions.publishedAt,
      outputHash: resultEditions.outputHash,
      changed: sql<number>`jsonb_array_length(${resultEditions.changes})`,
    })
    .from(resultEditions)
    .where(and(eq(resultEditions.eventId, eventId), eq(resultEditions.regionId, regionId)))
    .orderBy(desc(resultEditions.edition))
}

/** The newest edition of any state. */
export async function latestEdition(db: DbOrTx, { eventId, regionId }: EventScope): Promise<ResultEditionRow | null> {
  const rows = await db
    .select()
    .from(resultEditions)
    .where(and(eq(resultEditions.eventId, eventId), eq(resultEditions.regionId, regionId)))
    .orderBy(desc(resultEditions.edition))
    .limit(1)
  return rows[0] ?? null
}

/** The newest edition before `before` that people outside have ever seen, published or announced to the field: what a new one is compared with. */
export async function lastPublicEdition(db: DbOrTx, { eventId, regionId, before }: EventScope & { before: number }): Promise<ResultEditionRow | null> {
  const rows = await db
    .select()
    .from(resultEditions)
    .where(
      and(
        eq(resultEditions.eventId, eventId),
        eq(resultEditions.regionId, regionId),
        or(isNotNull(resultEditions.publishedAt), isNotNull(resultEditions.provisionalAt)),
        sql`${resultEditions.edition} < ${before}`,
      ),
    )
    .orderBy(desc(resultEditions.edition))
    .limit(1)
  return rows[0] ?? null
}

/** Editions of an event that the public has seen at some time, published now or formerly. */
export async function listEverPublished(db: DbOrTx, { eventId, regionId }: EventScope): Promise<string[]> {
  const rows = await db.select({ id: resultEditions.id }).from(resultEditions).where(and(eq(resultEditions.eventId, eventId), eq(resultEditions.regionId, regionId), isNotNull(resultEditions.publishedAt)))
  return rows.map(({ id }) => id)
}

const AFTER_ALL = 1_000_000

/** The newest edition the field or the public has seen. */
export function announcedEdition(db: DbOrTx, scope: EventScope): Promise<ResultEditionRow | null> {
  return lastPublicEdition(db, { ...scope, before: AFTER_ALL })
}

export type NewResultEdition = Omit<typeof resultEditions.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>
export type NewResultRow = Omit<typeof resultRows.$inferInsert, 'id' | 'editionId'>
export type NewPromotion = Omit<typeof promotions.$inferInsert, 'id' | 'editionId' | 'version' | 'createdAt' | 'updatedAt'>

const ROWS_PER_STATEMENT = 500

/** Inserts an edition with its lines and proposals. */
export async function insertEdition(tx: Tx, edition: NewResultEdition, rows: readonly NewResultRow[], proposals: readonly NewPromotion[]): Promise<string> {
  const [inserted] = await tx.insert(resultEditions).values(edition).returning({ id: resultEditions.id })
  const editionId = inserted!.id
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    await tx.insert(resultRows).values(rows.slice(at, at + ROWS_PER_STATEMENT).map((row) => ({ ...row, editionId })))
  }
  for (let at = 0; at < proposals.length; at += ROWS_PER_STATEMENT) {
    await tx.insert(promotions).values(proposals.slice(at, at + ROWS_PER_STATEMENT).map((row) => ({ ...row, editionId })))
  }
  return editionId
}

/** Notes the head of the audit chain that covers the act of confirming. Set once. */
export async function setEditionHead(tx: Tx, { editionId, regionId, auditHead }: { editionId: string; regionId: string; auditHead: string }): Promise<void> {
  await tx.update(resultEditions).set({ auditHead }).where(and(eq(resultEditions.id, editionId), eq(resultEditions.regionId, regionId)))
}

/** Moves the editions of an event that are in one of these states to another. Gives their ids. */
export async function moveEditions(
  tx: Tx,
  { eventId, regionId, from, to }: EventScope & { from: ResultEditionState[]; to: ResultEditionState },
): Promise<string[]> {
  const rows = await tx
    .update(resultEditions)
    .set({ state: to, version: sql`${resultEditions.version} + 1` })
    .where(and(eq(resultEditions.eventId, eventId), eq(resultEditions.regionId, regionId), inArray(resultEditions.state, from)))
    .returning({ id: resultEditions.id })
  return rows.map((row) => row.id)
}

/** Makes a confirmed edition the published one. The former one must have been superseded before: only one may be published. */
export async function setEditionPublished(tx: Tx, { editionId, regionId, by, byName }: { editionId: string; regionId: string; by: string; byName: string }): Promise<void> {
  await tx
    .update(resultEditions)
    .set({ state: 'published', publishedAt: sql`now()`, publishedBy: by, publishedByName: byName, version: sql`${resultEditions.version} + 1` })
    .where(and(eq(resultEditions.id, editionId), eq(resultEditions.regionId, regionId)))
}

/** Notes that an edition was announced to its field, and until when appeals are taken, by the database's time. */
export async function setEditionAnnounced(tx: Tx, { editionId, regionId, byName, minutes }: { editionId: string; regionId: string; byName: string; minutes: number }): Promise<void> {
  await tx
    .update(resultEditions)
    .set({ provisionalAt: sql`now()`, provisionalByName: byName, appealsCloseAt: sql`now() + make_interval(mins => ${minutes})`, version: sql`${resultEditions.version} + 1` })
    .where(and(eq(resultEditions.id, editionId), eq(resultEditions.regionId, regionId)))
}

export async function setEditionWithdrawn(tx: Tx, { editionId, regionId, reason }: { editionId: string; regionId: string; reason: string }): Promise<void> {
  await tx
    .update(resultEditions)
    .set({ state: 'withdrawn', withdrawnAt: sql`now()`, withdrawnReason: reason, version: sql`${resultEditions.version} + 1` })
    .where(and(eq(resultEditions.id, editionId), eq(resultEditions.regionId, regionId)))
}

/** Moves the promotions of some editions; `by` is whose decision it is, if it is one. */
export async function movePromotions(
  tx: Tx,
  { regionId, editionIds, from, to, by, reason }: { regionId: string; editionIds: string[]; from: PromotionRow['state'][]; to: PromotionRow['state']; by?: string; reason?: string },
): Promise<void> {
  if (editionIds.length === 0) return
  await tx
    .update(promotions)
    .set({ state: to, version: sql`${promotions.version} + 1`, ...(by === undefined ? {} : { decidedBy: by, decidedAt: sql`now()` }), ...(reason === undefined ? {} : { reason }) })
    .where(and(eq(promotions.regionId, regionId), inArray(promotions.editionId, editionIds), inArray(promotions.state, from)))
}

/** The promotions of one edition. */
export async function listPromotions(db: DbOrTx, { editionId, regionId }: { editionId: string; regionId: string }): Promise<PromotionRow[]> {
  return db
    .select()
    .from(promotions)
    .where(and(eq(promotions.editionId, editionId), eq(promotions.regionId, regionId)))
    .orderBy(asc(promotions.toLevel), asc(promotions.id))
}

/** Locks an event's marks after a confirmation, and ends the correction that led to it. */
export async function lockMarks(tx: Tx, { eventId, regionId }: EventScope): Promise<void> {
  await tx
    .update(competitionEvents)
    .set({
      marksLockedAt: sql`now()`,
      correctionReason: null,
      correctionOpenedAt: null,
      correctionOpenedBy: null,
      version: sql`${competitionEvents.version} + 1`,
    })
    .where(and(eq(competitionEvents.id, eventId), eq(competitionEvents.regionId, regionId)))
}

/** Opens an event's marks for a correction. */
export async function openMarks(tx: Tx, { eventId, regionId, reason, by }: EventScope & { reason: string; by: string }): Promise<void> {
  await tx
    .update(competitionEvents)
    .set({ marksLockedAt: null, correctionReason: reason, correctionOpenedAt: sql`now()`, correctionOpenedBy: by, version: sql`${competitionEvents.version} + 1` })
    .where(and(eq(competitionEvents.id, eventId), eq(competitionEvents.regionId, regionId)))
}

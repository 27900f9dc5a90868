import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { tieDecisions } from '../schema/index.ts'
import type { EventScope } from './events.ts'
import { isUuid } from './uuid.ts'

export type TieDecisionRow = typeof tieDecisions.$inferSelect

/** Decisions about ties of one event that nobody has revoked, oldest first. Whether one is valid is told by its `inputHash`. */
export async function listTieDecisions(db: DbOrTx, { eventId, regionId }: EventScope): Promise<TieDecisionRow[]> {
  return db
    .select()
    .from(tieDecisions)
    .where(and(eq(tieDecisions.eventId, eventId), eq(tieDecisions.regionId, regionId), isNull(tieDecisions.revokedAt)))
    .orderBy(asc(tieDecisions.createdAt), asc(tieDecisions.id))
}

export type NewTieDecision = Omit<typeof tieDecisions.$inferInsert, 'id' | 'createdAt' | 'updatedAt' | 'revokedAt'>

export async function insertTieDecision(tx: Tx, values: NewTieDecision): Promise<{ id: string }> {
  const [row] = await tx.insert(tieDecisions).values(values).returning({ id: tieDecisions.id })
  return row!
}

/** Marks a decision as revoked. Null when it is not there or somebody was first. */
export async function revokeTieDecision(tx: Tx, { decisionId, eventId, regionId }: EventScope & { decisionId: string }): Promise<TieDecisionRow | null> {
  if (!isUuid(decisionId)) return null
  const rows = await tx
    .update(tieDecisions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(tieDecisions.id, decisionId), eq(tieDecisions.eventId, eventId), eq(tieDecisions.regionId, regionId), isNull(tieDecisions.revokedAt)))
    .returning()
  return rows[0] ?? null
}

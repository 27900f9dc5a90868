import { and, desc, eq, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { rechecks } from '../schema/index.ts'
import type { EventScope } from './events.ts'

export type RecheckRow = typeof rechecks.$inferSelect

/** The newest recheck of an event; an older one was drawn for marks that have changed since. */
export async function latestRecheck(db: DbOrTx, { eventId, regionId }: EventScope): Promise<RecheckRow | null> {
  const [row] = await db.select().from(rechecks).where(and(eq(rechecks.eventId, eventId), eq(rechecks.regionId, regionId))).orderBy(desc(rechecks.createdAt), desc(rechecks.id)).limit(1)
  return row ?? null
}

export async function insertRecheck(tx: Tx, values: Omit<typeof rechecks.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<string> {
  const [row] = await tx.insert(rechecks).values(values).returning({ id: rechecks.id })
  return row!.id
}

export async function updateRecheck(tx: Tx, { id, regionId }: { id: string; regionId: string }, change: Partial<Pick<RecheckRow, 'items' | 'full' | 'state' | 'closedAt' | 'closedByName' | 'checkedBy'>>): Promise<void> {
  await tx
    .update(rechecks)
    .set({ ...change, version: sql`${rechecks.version} + 1` })
    .where(and(eq(rechecks.id, id), eq(rechecks.regionId, regionId)))
}

/** Everybody who ever wrote a mark of an event, by entry. */
export async function listMarkWriters(db: DbOrTx, { eventId, regionId }: EventScope): Promise<Array<{ entryId: string; userId: string }>> {
  return db.execute<{ entryId: string; userId: string }>(sql`
    select distinct entry_id as "entryId", "by" as "userId" from mark_history where event_id = ${eventId}::uuid and region_id = ${regionId}::uuid`)
}

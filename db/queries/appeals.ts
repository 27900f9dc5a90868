import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { appealMessages, appeals, entries, users } from '../schema/index.ts'
import type { EventScope } from './events.ts'
import { isUuid } from './uuid.ts'

export type AppealRow = typeof appeals.$inferSelect

const ofEvent = ({ eventId, regionId }: EventScope) => and(eq(appeals.eventId, eventId), eq(appeals.regionId, regionId), eq(appeals.kind, 'appeal'))

/** Appeals about one event, newest first, with the number of the entrant they are about. */
export async function listAppeals(db: DbOrTx, scope: EventScope) {
  return db.select({ appeal: appeals, number: entries.number }).from(appeals).leftJoin(entries, eq(entries.id, appeals.entryId)).where(ofEvent(scope)).orderBy(desc(appeals.createdAt), asc(appeals.id))
}

/** The appeals of one entry: all its own person ever sees. */
export async function listEntryAppeals(db: DbOrTx, { entryId, ...scope }: EventScope & { entryId: string }): Promise<AppealRow[]> {
  return db.select().from(appeals).where(and(ofEvent(scope), eq(appeals.entryId, entryId))).orderBy(desc(appeals.createdAt), asc(appeals.id))
}

/** One appeal of one event, or null: never found by its own id alone. */
export async function getAppeal(db: DbOrTx, { appealId, ...scope }: EventScope & { appealId: string }): Promise<AppealRow | null> {
  if (!isUuid(appealId)) return null
  const [row] = await db.select().from(appeals).where(and(ofEvent(scope), eq(appeals.id, appealId)))
  return row ?? null
}

/** Who may know of an appeal's files: its event, and the entrant it is about. */
export async function findAppealPlace(db: DbOrTx, { appealId, regionId }: { appealId: string; regionId: string }) {
  if (!isUuid(appealId)) return null
  const [row] = await db
    .select({ eventId: appeals.eventId, competitionId: appeals.competitionId, personId: entries.personId })
    .from(appeals)
    .leftJoin(entries, eq(entries.id, appeals.entryId))
    .where(and(eq(appeals.id, appealId), eq(appeals.regionId, regionId)))
  return row ?? null
}

export async function insertAppeal(tx: Tx, values: Omit<typeof appeals.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<string> {
  const [row] = await tx.insert(appeals).values(values).returning({ id: appeals.id })
  return row!.id
}

export async function updateAppeal(tx: Tx, { appealId, regionId }: { appealId: string; regionId: string }, change: Partial<Pick<AppealRow, 'state' | 'decision' | 'decidedBy' | 'decidedAt'>>): Promise<void> {
  await tx
    .update(appeals)
    .set({ ...change, version: sql`${appeals.version} + 1` })
    .where(and(eq(appeals.id, appealId), eq(appeals.regionId, regionId)))
}

export async function insertAppealMessage(tx: Tx, values: Omit<typeof appealMessages.$inferInsert, 'id' | 'createdAt'>): Promise<string> {
  const [row] = await tx.insert(appealMessages).values(values).returning({ id: appealMessages.id })
  return row!.id
}

/** The messages of some appeals, oldest first. */
export async function listAppealMessages(db: DbOrTx, appealIds: readonly string[]) {
  if (appealIds.length === 0) return []
  return db
    .select({ id: appealMessages.id, appealId: appealMessages.appealId, by: appealMessages.by, byName: users.displayName, text: appealMessages.text, createdAt: appealMessages.createdAt })
    .from(appealMessages)
    .leftJoin(users, eq(users.id, appealMessages.by))
    .where(inArray(appealMessages.appealId, [...appealIds]))
    .orderBy(asc(appealMessages.createdAt), asc(appealMessages.id))
}

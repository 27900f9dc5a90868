import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { blindCodes, blindLayers, entries, paperSheets, reopenedPaperSheets, users, type TypedPaperValue } from '../schema/index.ts'
import type { EventScope } from './events.ts'

export type PaperSheetRow = typeof paperSheets.$inferSelect

/** One number on the papers of an event and the entry behind it. The entry's id stays on the server: it is in what later shows names. */
export interface PaperNumber {
  entryId: string
  number: string
  /** False where nothing can be typed: absent, withdrawn or disqualified. */
  competing: boolean
}

/**
 * What stands on the papers of an event: the codes of the last sealed layer while codes are used, else the entrants' numbers. Shuffled by
 * the code itself, never by registration.
 */
export async function listPaperNumbers(db: DbOrTx, { eventId, regionId }: EventScope): Promise<{ blind: boolean; numbers: PaperNumber[] }> {
  const codes = await db
    .select({ entryId: blindCodes.entryId, number: blindCodes.code, status: entries.status, layer: blindLayers.layer })
    .from(blindCodes)
    .innerJoin(blindLayers, eq(blindLayers.id, blindCodes.layerId))
    .innerJoin(entries, eq(entries.id, blindCodes.entryId))
    .where(and(eq(blindLayers.eventId, eventId), eq(blindLayers.regionId, regionId), eq(blindCodes.voided, false)))
    .orderBy(sql`length(${blindCodes.code})`, asc(blindCodes.code))
  const last = Math.max(0, ...codes.map(({ layer }) => layer))
  if (last > 0) return { blind: true, numbers: codes.filter(({ layer }) => layer === last).map(({ entryId, number, status }) => ({ entryId, number, competing: isCompeting(status) })) }
  const rows = await db
    .select({ entryId: entries.id, number: entries.number, status: entries.status })
    .from(entries)
    .where(and(eq(entries.eventId, eventId), eq(entries.regionId, regionId), eq(entries.registration, 'accepted')))
    .orderBy(sql`length(${entries.number})`, asc(entries.number))
  return { blind: false, numbers: rows.map(({ entryId, number, status }) => ({ entryId, number, competing: isCompeting(status) })) }
}

const isCompeting = (status: typeof entries.$inferSelect.status) => status === 'competed' || status === 'didNotFinish'

/** All sheets of an event, with the names of those who typed. For those who decide and for blockers; never for a typist. */
export async function listPaperSheets(db: DbOrTx, { eventId, regionId }: EventScope) {
  return db
    .select({
      sheet: paperSheets,
      firstByName: users.displayName,
      secondByName: sql<string | null>`(select u.display_name from users u where u.id = "paper_sheets"."second_by")`,
    })
    .from(paperSheets)
    .innerJoin(users, eq(users.id, paperSheets.firstBy))
    .where(and(eq(paperSheets.eventId, eventId), eq(paperSheets.regionId, regionId)))
    .orderBy(asc(paperSheets.partKey), asc(paperSheets.createdAt), asc(paperSheets.id))
}

/** What one clerk may know of an event's sheets: which are finished, which are theirs, and their own values. Nobody else's value is read. */
export async function listSheetsForTypist(db: DbOrTx, { eventId, regionId }: EventScope, userId: string) {
  const own = sql<TypedPaperValue[] | null>`case when ${paperSheets.firstBy} = ${userId}::uuid then ${paperSheets.firstValues} when ${paperSheets.secondBy} = ${userId}::uuid then ${paperSheets.secondValues} end`
  const ownSum = sql<number | null>`case when ${paperSheets.firstBy} = ${userId}::uuid then ${paperSheets.firstSum} when ${paperSheets.secondBy} = ${userId}::uuid then ${paperSheets.secondSum} end`
  return db
    .select({
      entryId: paperSheets.entryId,
      partKey: paperSheets.partKey,
      mine: sql<boolean>`(${paperSheets.firstBy} = ${userId}::uuid or coalesce(${paperSheets.secondBy} = ${userId}::uuid, false))`,
      typedTwice: sql<boolean>`(${paperSheets.secondBy} is not null)`,
      values: own,
      sum: ownSum,
    })
    .from(paperSheets)
    .where(and(eq(paperSheets.eventId, eventId), eq(paperSheets.regionId, regionId)))
}

export async function getPaperSheet(db: DbOrTx, { eventId, regionId, entryId, partKey }: EventScope & { entryId: string; partKey: string }): Promise<PaperSheetRow | null> {
  const [row] = await db
    .select()
    .from(paperSheets)
    .where(and(eq(paperSheets.eventId, eventId), eq(paperSheets.regionId, regionId), eq(paperSheets.entryId, entryId), eq(paperSheets.partKey, partKey)))
  return row ?? null
}

export async function insertPaperSheet(tx: Tx, values: Pick<typeof paperSheets.$inferInsert, 'regionId' | 'eventId' | 'entryId' | 'partKey' | 'firstBy' | 'firstValues' | 'firstSum'>): Promise<string> {
  const [row] = await tx.insert(paperSheets).values(values).returning({ id: paperSheets.id })
  return row!.id
}

/** Changes a sheet under its lock. */
export async function updatePaperSheet(tx: Tx, { id, regionId }: { id: string; regionId: string }, change: Partial<Omit<typeof paperSheets.$inferInsert, 'id' | 'regionId' | 'eventId' | 'entryId' | 'partKey'>>): Promise<void> {
  await tx
    .update(paperSheets)
    .set({ ...change, version: sql`${paperSheets.version} + 1` })
    .where(and(eq(paperSheets.id, id), eq(paperSheets.regionId, regionId)))
}

/** How many sheets of an event wait for their second typing, and how many differ. */
export async function countOpenSheets(db: DbOrTx, { eventId, regionId }: EventScope): Promise<{ typedOnce: number; differing: number }> {
  const [row] = await db
    .select({
      typedOnce: sql<number>`count(*) filter (where ${paperSheets.state} = 'first')::int`,
      differing: sql<number>`count(*) filter (where ${paperSheets.state} = 'differs')::int`,
    })
    .from(paperSheets)
    .where(and(eq(paperSheets.eventId, eventId), eq(paperSheets.regionId, regionId)))
  return row ?? { typedOnce: 0, differing: 0 }
}

/** Puts a sheet away as it stands, so that it can be typed again from nothing. */
export async function putSheetAway(tx: Tx, { sheetId, ...kept }: Omit<typeof reopenedPaperSheets.$inferInsert, 'id' | 'reopenedAt'> & { sheetId: string }): Promise<void> {
  await tx.insert(reopenedPaperSheets).values(kept)
  await tx.delete(paperSheets).where(and(eq(paperSheets.id, sheetId), eq(paperSheets.regionId, kept.regionId)))
}

/** What sheets held before they were opened again, the newest first. */
export function listReopenedSheets(db: DbOrTx, { eventId, regionId }: EventScope) {
  return db
    .select()
    .from(reopenedPaperSheets)
    .where(and(eq(reopenedPaperSheets.eventId, eventId), eq(reopenedPaperSheets.regionId, regionId)))
    .orderBy(desc(reopenedPaperSheets.reopenedAt), asc(reopenedPaperSheets.id))
}

/** The people who typed any part of an entry's papers, before it was opened again too: they may not recheck it. */
export async function listPaperTypists(db: DbOrTx, { eventId, regionId }: EventScope): Promise<Array<{ entryId: string; userId: string }>> {
  const rows = await db
    .select({ entryId: paperSheets.entryId, firstBy: paperSheets.firstBy, secondBy: paperSheets.secondBy, decidedBy: paperSheets.decidedBy })
    .from(paperSheets)
    .where(and(eq(paperSheets.eventId, eventId), eq(paperSheets.regionId, regionId), or(ne(paperSheets.state, 'first'), isNull(paperSheets.secondBy))))
  const before = await listReopenedSheets(db, { eventId, regionId })
  return [
    ...rows.flatMap(({ entryId, ...people }) => Object.values(people).flatMap((userId) => (userId === null ? [] : [{ entryId, userId }]))),
    ...before.flatMap(({ entryId, typings }) => typings.map(({ byId }) => ({ entryId, userId: byId }))),
  ]
}

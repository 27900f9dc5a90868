import { and, asc, count, desc, eq, gte, inArray, isNull, lt, sql, sum, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { studioBudgets, studioLogEntries } from '#db/schema/index.ts'
import { isUuid } from './uuid.ts'

export type LogRow = typeof studioLogEntries.$inferSelect
export type LogKind = LogRow['kind']
export type NewLogEntry = typeof studioLogEntries.$inferInsert

export interface StudioPlace {
  regionId: string
  studioId: string
}

const live = ({ regionId, studioId }: StudioPlace): SQL | undefined => and(eq(studioLogEntries.regionId, regionId), eq(studioLogEntries.studioId, studioId), isNull(studioLogEntries.withdrawnAt))
const inYear = (year: number): SQL | undefined => and(gte(studioLogEntries.on, `${year}-01-01`), lt(studioLogEntries.on, `${year + 1}-01-01`))

/** Enters a log line. The same client key again gives the line that is there. */
export async function insertLogEntry(tx: Tx, entry: NewLogEntry): Promise<LogRow> {
  const [row] = await tx.insert(studioLogEntries).values(entry).onConflictDoNothing({ target: [studioLogEntries.studioId, studioLogEntries.clientKey] }).returning()
  if (row) return row
  const [known] = await tx.select().from(studioLogEntries).where(and(eq(studioLogEntries.studioId, entry.studioId), eq(studioLogEntries.clientKey, entry.clientKey)))
  return known!
}

export async function setLogFiles(tx: Tx, { regionId, id, fileIds }: { regionId: string; id: string; fileIds: string[] }): Promise<void> {
  await tx.update(studioLogEntries).set({ fileIds }).where(and(eq(studioLogEntries.regionId, regionId), eq(studioLogEntries.id, id)))
}

/** One page of a studio's log, newest first, with the number of all lines that match. */
export async function listLogEntries(db: DbOrTx, { year, kind, limit, offset, ...place }: StudioPlace & { year?: number; kind?: LogKind; limit: number; offset: number }): Promise<{ rows: LogRow[]; total: number }> {
  const condition = and(live(place), year === undefined ? undefined : inYear(year), kind && eq(studioLogEntries.kind, kind))
  const [rows, [all]] = await Promise.all([
    db.select().from(studioLogEntries).where(condition).orderBy(desc(studioLogEntries.on), desc(studioLogEntries.createdAt), desc(studioLogEntries.id)).limit(limit).offset(offset),
    db.select({ n: count() }).from(studioLogEntries).where(condition),
  ])
  return { rows, total: all?.n ?? 0 }
}

/** Every line of one year, oldest first: what a report is built from. */
export async function listLogOfYear(db: DbOrTx, { year, ...place }: StudioPlace & { year: number }): Promise<LogRow[]> {
  return db.select().from(studioLogEntries).where(and(live(place), inYear(year))).orderBy(asc(studioLogEntries.on), asc(studioLogEntries.createdAt))
}

export async function getLogEntry(db: DbOrTx, { entryId, ...place }: StudioPlace & { entryId: string }): Promise<LogRow | null> {
  if (!isUuid(entryId)) return null
  const [row] = await db.select().from(studioLogEntries).where(and(live(place), eq(studioLogEntries.id, entryId)))
  return row ?? null
}

/** Takes a line out of the log; it stays in the database for whoever asks later. */
export async function withdrawLogEntry(tx: Tx, { regionId, entryId }: { regionId: string; entryId: string }): Promise<void> {
  await tx.update(studioLogEntries).set({ withdrawnAt: new Date() }).where(and(eq(studioLogEntries.regionId, regionId), eq(studioLogEntries.id, entryId)))
}

/** Money in and out of each year and use, in fen. */
export async function sumMoney(db: DbOrTx, place: StudioPlace): Promise<Array<{ year: number; kind: LogKind; use: string | null; fen: number }>> {
  const year = sql<number>`extract(year from ${studioLogEntries.on})::int`
  const rows = await db
    .select({ year, kind: studioLogEntries.kind, use: studioLogEntries.spendingUse, fen: sum(studioLogEntries.amountFen) })
    .from(studioLogEntries)
    .where(and(live(place), inArray(studioLogEntries.kind, ['spending', 'funding'])))
    .groupBy(year, studioLogEntries.kind, studioLogEntries.spendingUse)
    .orderBy(year)
  return rows.map((row) => ({ ...row, fen: Number(row.fen ?? 0) }))
}

/** Lines of each kind by year. */
export async function countLogKinds(db: DbOrTx, place: StudioPlace): Promise<Array<{ year: number; kind: LogKind; n: number }>> {
  const year = sql<number>`extract(year from ${studioLogEntries.on})::int`
  return db.select({ year, kind: studioLogEntries.kind, n: count() }).from(studioLogEntries).where(live(place)).groupBy(year, studioLogEntries.kind)
}

/** The plan of one year, fen by use; empty while none was made. */
export async function getBudget(db: DbOrTx, { regionId, studioId, year }: StudioPlace & { year: number }): Promise<Record<string, number>> {
  const [row] = await db.select({ lines: studioBudgets.lines }).from(studioBudgets).where(and(eq(studioBudgets.regionId, regionId), eq(studioBudgets.studioId, studioId), eq(studioBudgets.year, year)))
  return row?.lines ?? {}
}

export async function putBudget(tx: Tx, { regionId, studioId, year, lines }: StudioPlace & { year: number; lines: Record<string, number> }): Promise<void> {
  await tx
    .insert(studioBudgets)
    .values({ regionId, studioId, year, lines })
    .onConflictDoUpdate({ target: [studioBudgets.studioId, studioBudgets.year], set: { lines, version: sql`${studioBudgets.version} + 1`, updatedAt: new Date() } })
}

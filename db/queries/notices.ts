import { and, asc, count, desc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { noticeObjections, notices, regions } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type NoticeRow = typeof notices.$inferSelect
export type ObjectionRow = typeof noticeObjections.$inferSelect

/** One notice of a region, or null. */
export async function getNotice(db: DbOrTx, { noticeId, regionId }: { noticeId: string; regionId: string }): Promise<NoticeRow | null> {
  if (!isUuid(noticeId)) return null
  const [row] = await db.select().from(notices).where(and(eq(notices.id, noticeId), eq(notices.regionId, regionId)))
  return row ?? null
}

/** A notice as anybody may read it: one that was opened, in whatever state it is now. There is no tenant because it is public. */
export async function getPublicNotice(db: DbOrTx, { noticeId }: { noticeId: string }) {
  if (!isUuid(noticeId)) return null
  const [row] = await db
    .select({ notice: notices, region: { name: regions.name, nameEn: regions.nameEn } })
    .from(notices)
    .innerJoin(regions, eq(regions.id, notices.regionId))
    .where(and(eq(notices.id, noticeId), ne(notices.state, 'draft')))
  return row ?? null
}

/** Notices that may be read by everybody, newest first; withdrawn ones are not listed. Without contents. */
export async function listPublicNotices(db: DbOrTx, { offset, limit }: { offset: number; limit: number }) {
  return db
    .select({
      id: notices.id,
      title: notices.title,
      subjectType: notices.subjectType,
      state: notices.state,
      opensAt: notices.opensAt,
      closesAt: notices.closesAt,
      region: { name: regions.name, nameEn: regions.nameEn },
    })
    .from(notices)
    .innerJoin(regions, eq(regions.id, notices.regionId))
    .where(and(eq(notices.kind, 'publicNotice'), inArray(notices.state, ['open', 'closed'])))
    .orderBy(desc(notices.opensAt), asc(notices.id))
    .limit(limit)
    .offset(offset)
}

// Written out: a query of one table names its columns without the table, and inside these the plain `id` would be the objection's own.
const openObjections = sql<number>`(select count(*)::int from notice_objections o where o.notice_id = "notices"."id" and o.state = 'filed')`
const allObjections = sql<number>`(select count(*)::int from notice_objections o where o.notice_id = "notices"."id")`

/** A region's notices about these kinds of subjects, newest first, with how many objections they have. */
export async function listNotices(db: DbOrTx, { regionId, subjectTypes }: { regionId: string; subjectTypes: readonly string[] }) {
  if (subjectTypes.length === 0) return []
  return db
    .select({
      id: notices.id, title: notices.title, subjectType: notices.subjectType, subjectId: notices.subjectId, state: notices.state, place: notices.place,
      opensAt: notices.opensAt, closesAt: notices.closesAt, workingDays: notices.workingDays, openObjections, allObjections,
    })
    .from(notices)
    .where(and(eq(notices.regionId, regionId), eq(notices.kind, 'publicNotice'), inArray(notices.subjectType, [...subjectTypes])))
    .orderBy(desc(notices.createdAt), asc(notices.id))
}

/** The notices of one subject, newest first. */
export async function listNoticesOf(db: DbOrTx, { regionId, subjectType, subjectId }: { regionId: string; subjectType: string; subjectId: string }) {
  return db
    .select({ notice: notices, openObjections, allObjections })
    .from(notices)
    .where(and(eq(notices.regionId, regionId), eq(notices.kind, 'publicNotice'), eq(notices.subjectType, subjectType), eq(notices.subjectId, subjectId)))
    .orderBy(desc(notices.createdAt), asc(notices.id))
}

export async function insertNotice(tx: Tx, values: Omit<typeof notices.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<string> {
  const [row] = await tx.insert(notices).values(values).returning({ id: notices.id })
  return row!.id
}

/** Writes down what became of a notice. */
export async function updateNotice(tx: Tx, { noticeId, regionId }: { noticeId: string; regionId: string }, change: Partial<Pick<NoticeRow, 'state' | 'closedAt' | 'withdrawnAt' | 'withdrawnReason'>>): Promise<void> {
  await tx
    .update(notices)
    .set({ ...change, version: sql`${notices.version} + 1` })
    .where(and(eq(notices.id, noticeId), eq(notices.regionId, regionId)))
}

/** Open notices whose closing minute has passed; of every region, because the clock is the same for all. */
export async function listDueNotices(db: DbOrTx, { now }: { now: Date }): Promise<NoticeRow[]> {
  return db.select().from(notices).where(and(eq(notices.state, 'open'), lte(notices.closesAt, now))).orderBy(asc(notices.closesAt), asc(notices.id))
}

export async function insertObjection(tx: Tx, values: Omit<typeof noticeObjections.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<string> {
  const [row] = await tx.insert(noticeObjections).values(values).returning({ id: noticeObjections.id })
  return row!.id
}

/** Objections of one notice, oldest first, for those who answer them. */
export async function listObjections(db: DbOrTx, { noticeId, regionId }: { noticeId: string; regionId: string }): Promise<ObjectionRow[]> {
  return db
    .select()
    .from(noticeObjections)
    .where(and(eq(noticeObjections.noticeId, noticeId), eq(noticeObjections.regionId, regionId)))
    .orderBy(asc(noticeObjections.createdAt), asc(noticeObjections.id))
}

/** One objection of one notice, or null: never found by its own id alone. */
export async function getObjection(db: DbOrTx, { objectionId, noticeId, regionId }: { objectionId: string; noticeId: string; regionId: string }): Promise<ObjectionRow | null> {
  if (!isUuid(objectionId)) return null
  const [row] = await db
    .select()
    .from(noticeObjections)
    .where(and(eq(noticeObjections.id, objectionId), eq(noticeObjections.noticeId, noticeId), eq(noticeObjections.regionId, regionId)))
  return row ?? null
}

/** What the holder of a receipt may read. */
export async function getObjectionByReceipt(db: DbOrTx, { noticeId, receiptHash }: { noticeId: string; receiptHash: string }) {
  const [row] = await db
    .select({ state: noticeObjections.state, text: noticeObjections.text, answer: noticeObjections.answer, answeredAt: noticeObjections.answeredAt, createdAt: noticeObjections.createdAt })
    .from(noticeObjections)
    .where(and(eq(noticeObjections.noticeId, noticeId), eq(noticeObjections.receiptHash, receiptHash)))
  return row ?? null
}

/** Writes the answer over the version its author saw; false when somebody was first. */
export async function answerObjectionRow(
  tx: Tx,
  { objectionId, regionId, baseVersion }: { objectionId: string; regionId: string; baseVersion: number },
  { state, answer, by, byName }: { state: 'upheld' | 'dismissed'; answer: string; by: string; byName: string },
): Promise<boolean> {
  const rows = await tx
    .update(noticeObjections)
    .set({ state, answer, answeredBy: by, answeredByName: byName, answeredAt: sql`now()`, version: sql`${noticeObjections.version} + 1` })
    .where(and(eq(noticeObjections.id, objectionId), eq(noticeObjections.regionId, regionId), eq(noticeObjections.version, baseVersion), eq(noticeObjections.state, 'filed')))
    .returning({ id: noticeObjections.id })
  return rows.length === 1
}

/** How many objections of a notice wait for an answer. */
export async function countOpenObjections(db: DbOrTx, { noticeId, regionId }: { noticeId: string; regionId: string }): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(noticeObjections)
    .where(and(eq(noticeObjections.noticeId, noticeId), eq(noticeObjections.regionId, regionId), eq(noticeObjections.state, 'filed')))
  return row?.open ?? 0
}

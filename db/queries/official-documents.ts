import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, competitions, officialDocuments, resultEditions, users } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export type OfficialDocumentRow = typeof officialDocuments.$inferSelect

/** The notices of a region that were not discarded, newest first. */
export async function listOfficialDocuments(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({ document: officialDocuments, competitionName: competitions.name, createdByName: users.displayName })
    .from(officialDocuments)
    .leftJoin(competitions, eq(competitions.id, officialDocuments.competitionId))
    .innerJoin(users, eq(users.id, officialDocuments.createdBy))
    .where(and(eq(officialDocuments.regionId, regionId), ne(officialDocuments.state, 'discarded')))
    .orderBy(desc(officialDocuments.createdAt))
}

export async function getOfficialDocument(db: DbOrTx, { documentId, regionId }: { documentId: string; regionId: string }): Promise<OfficialDocumentRow | null> {
  if (!isUuid(documentId)) return null
  const [row] = await db.select().from(officialDocuments).where(and(eq(officialDocuments.id, documentId), eq(officialDocuments.regionId, regionId)))
  return row ?? null
}

/** The draft that will recognise the studio of an application, if one is drawn up. */
export async function draftOfApplication(db: DbOrTx, { regionId, requestId }: { regionId: string; requestId: string }): Promise<OfficialDocumentRow | null> {
  const [row] = await db.select().from(officialDocuments).where(and(eq(officialDocuments.regionId, regionId), eq(officialDocuments.studioRequestId, requestId), eq(officialDocuments.state, 'draft')))
  return row ?? null
}

/** The highest number a document of the region carries under a prefix in a year, drafts too; 0 for none. */
export async function lastDocumentNumber(db: DbOrTx, { regionId, prefix, year }: { regionId: string; prefix: string; year: number }): Promise<number> {
  const number = sql<number>`coalesce(max((${officialDocuments.payload} -> 'documentNumber' ->> 'number')::int), 0)`
  const [row] = await db
    .select({ number })
    .from(officialDocuments)
    .where(and(eq(officialDocuments.regionId, regionId), ne(officialDocuments.state, 'discarded'), sql`${officialDocuments.payload} -> 'documentNumber' ->> 'prefix' = ${prefix}`, sql`(${officialDocuments.payload} -> 'documentNumber' ->> 'year')::int = ${year}`))
  return Number(row?.number ?? 0)
}

export async function insertOfficialDocument(tx: Tx, values: typeof officialDocuments.$inferInsert): Promise<OfficialDocumentRow> {
  const [row] = await tx.insert(officialDocuments).values(values).returning()
  return required(row)
}

/** Changes a draft over the version its writer saw. Null when somebody else was first or it is no draft any more. */
export async function updateDraft(tx: Tx, { documentId, regionId, version }: { documentId: string; regionId: string; version: number }, set: Partial<typeof officialDocuments.$inferInsert>): Promise<OfficialDocumentRow | null> {
  const [row] = await tx
    .update(officialDocuments)
    .set({ ...set, version: sql`${officialDocuments.version} + 1` })
    .where(and(eq(officialDocuments.id, documentId), eq(officialDocuments.regionId, regionId), eq(officialDocuments.version, version), eq(officialDocuments.state, 'draft')))
    .returning()
  return row ?? null
}

/** Whether an issued document of the region carries this number. */
export async function numberIsTaken(db: DbOrTx, { regionId, documentNumber }: { regionId: string; documentNumber: string }): Promise<boolean> {
  const rows = await db
    .select({ id: officialDocuments.id })
    .from(officialDocuments)
    .where(and(eq(officialDocuments.regionId, regionId), eq(officialDocuments.documentNumber, documentNumber), eq(officialDocuments.state, 'issued')))
  return rows.length > 0
}

/** Competitions with at least one published event, newest first: what a notice can be drawn up for. */
export async function listNoticeableCompetitions(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .selectDistinct({ id: competitions.id, name: competitions.name, nameEn: competitions.nameEn, finalOn: competitions.finalOn })
    .from(competitions)
    .innerJoin(resultEditions, and(eq(resultEditions.competitionId, competitions.id), eq(resultEditions.state, 'published')))
    .where(eq(competitions.regionId, regionId))
    .orderBy(desc(competitions.finalOn), asc(competitions.name))
}

/** Events of a competition whose result is published, in their order. */
export async function listPublishedEvents(db: DbOrTx, { regionId, competitionId }: { regionId: string; competitionId: string }): Promise<Array<{ eventId: string }>> {
  return db
    .select({ eventId: competitionEvents.id })
    .from(competitionEvents)
    .innerJoin(resultEditions, and(eq(resultEditions.eventId, competitionEvents.id), eq(resultEditions.state, 'published')))
    .where(and(eq(competitionEvents.regionId, regionId), eq(competitionEvents.competitionId, competitionId)))
    .orderBy(asc(competitionEvents.position), asc(competitionEvents.name))
}

import { and, asc, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { apprentices, persons } from '#db/schema/index.ts'
import type { StudioPlace } from './studio-log.ts'
import { isUuid } from './uuid.ts'

export type ApprenticeRow = typeof apprentices.$inferSelect
export type ApprenticeWithName = ApprenticeRow & { name: string; organisation: string | null }

/** The apprentices of a studio, those still learning first. */
export async function listApprentices(db: DbOrTx, { regionId, studioId }: StudioPlace): Promise<ApprenticeWithName[]> {
  const rows = await db
    .select({ apprentice: apprentices, name: persons.name, organisation: persons.organisationName })
    .from(apprentices)
    .innerJoin(persons, eq(persons.id, apprentices.personId))
    .where(and(eq(apprentices.regionId, regionId), eq(apprentices.studioId, studioId)))
    .orderBy(sql`${apprentices.reachedOn} is not null`, desc(apprentices.agreedOn), asc(persons.nameNormalised))
  return rows.map(({ apprentice, ...rest }) => ({ ...apprentice, ...rest }))
}

export async function getApprentice(db: DbOrTx, { regionId, studioId, apprenticeId }: StudioPlace & { apprenticeId: string }): Promise<ApprenticeRow | null> {
  if (!isUuid(apprenticeId)) return null
  const [row] = await db.select().from(apprentices).where(and(eq(apprentices.regionId, regionId), eq(apprentices.studioId, studioId), eq(apprentices.id, apprenticeId)))
  return row ?? null
}

/** Enters an apprentice; null when the person is one of this studio already. */
export async function insertApprentice(tx: Tx, apprentice: typeof apprentices.$inferInsert): Promise<string | null> {
  const [row] = await tx.insert(apprentices).values(apprentice).onConflictDoNothing({ target: [apprentices.studioId, apprentices.personId] }).returning({ id: apprentices.id })
  return row?.id ?? null
}

/** Whether the person learns in another studio of the region on that day. */
export async function isApprenticeElsewhere(db: DbOrTx, { regionId, studioId, personId, on }: StudioPlace & { personId: string; on: string }): Promise<boolean> {
  const [row] = await db
    .select({ id: apprentices.id })
    .from(apprentices)
    .where(and(eq(apprentices.regionId, regionId), eq(apprentices.personId, personId), ne(apprentices.studioId, studioId), isNull(apprentices.reachedOn), or(isNull(apprentices.endsOn), sql`${apprentices.endsOn} >= ${on}`)))
    .limit(1)
  return row !== undefined
}

/** Writes what was reached over the version the writer saw; false when it has changed meanwhile. */
export async function updateApprentice(tx: Tx, { regionId, id, version, change }: { regionId: string; id: string; version: number; change: Partial<Pick<ApprenticeRow, 'reachedLevel' | 'reachedOn' | 'certificateNumber' | 'endsOn' | 'targetLevel'>> }): Promise<boolean> {
  const rows = await tx
    .update(apprentices)
    .set({ ...change, version: version + 1, updatedAt: new Date() })
    .where(and(eq(apprentices.regionId, regionId), eq(apprentices.id, id), eq(apprentices.version, version)))
    .returning({ id: apprentices.id })
  return rows.length > 0
}

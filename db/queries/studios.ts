import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { organisations, persons, studioMembers, studioMilestones, studios } from '#db/schema/index.ts'
import { isUuid } from './uuid.ts'

export type StudioRow = typeof studios.$inferSelect

/** A studio with the names of its host and leader. */
export type StudioWithNames = StudioRow & { hostName: string | null; leadName: string | null }

/** Whose studios: those of a region, or only the named ones of it. */
export interface StudioScope {
  regionId: string
  studioIds?: readonly string[]
}

const within = ({ regionId, studioIds }: StudioScope): SQL | undefined => and(eq(studios.regionId, regionId), studioIds && inArray(studios.id, [...studioIds]))

/** One page of the named studios, the last recognised first, with the number of all. */
export async function listOwnStudios(db: DbOrTx, { limit, offset, ...scope }: StudioScope & { limit: number; offset: number }): Promise<{ rows: StudioWithNames[]; total: number }> {
  const [rows, [all]] = await Promise.all([
    db
      .select({ studio: studios, hostName: organisations.name, leadName: persons.name })
      .from(studios)
      .leftJoin(organisations, eq(organisations.id, studios.hostId))
      .leftJoin(persons, eq(persons.id, studios.leadPersonId))
      .where(within(scope))
      .orderBy(sql`${studios.recognisedOn} desc nulls last`, asc(studios.name), asc(studios.id))
      .limit(limit)
      .offset(offset),
    db.select({ n: count() }).from(studios).where(within(scope)),
  ])
  return { rows: rows.map(({ studio, hostName, leadName }) => ({ ...studio, hostName, leadName })), total: all?.n ?? 0 }
}

/** One studio of the scope; null when it is not there or belongs to somebody else. */
export async function getStudio(db: DbOrTx, { studioId, ...scope }: StudioScope & { studioId: string }): Promise<StudioWithNames | null> {
  if (!isUuid(studioId)) return null
  const [row] = await db
    .select({ studio: studios, hostName: organisations.name, leadName: persons.name })
    .from(studios)
    .leftJoin(organisations, eq(organisations.id, studios.hostId))
    .leftJoin(persons, eq(persons.id, studios.leadPersonId))
    .where(and(within(scope), eq(studios.id, studioId)))
  return row ? { ...row.studio, hostName: row.hostName, leadName: row.leadName } : null
}

/** The team of a studio: leader, core members, members, each group by the day they joined. */
export async function listStudioTeam(db: DbOrTx, { regionId, studioId }: { regionId: string; studioId: string }) {
  return db
    .select({ id: studioMembers.id, name: persons.name, organisation: persons.organisationName, duty: studioMembers.duty, fromDay: studioMembers.fromDay, toDay: studioMembers.toDay })
    .from(studioMembers)
    .innerJoin(persons, eq(persons.id, studioMembers.personId))
    .where(and(eq(studioMembers.regionId, regionId), eq(studioMembers.studioId, studioId)))
    .orderBy(sql`array_position(array['lead', 'core', 'member'], ${studioMembers.duty})`, asc(studioMembers.fromDay), asc(persons.nameNormalised))
}

/** What happened in a studio's life, newest first. */
export async function listStudioMilestones(db: DbOrTx, { regionId, studioId }: { regionId: string; studioId: string }) {
  return db
    .select({ id: studioMilestones.id, kind: studioMilestones.kind, on: studioMilestones.on, tier: studioMilestones.tier, documentNumber: studioMilestones.documentNumber, data: studioMilestones.data })
    .from(studioMilestones)
    .where(and(eq(studioMilestones.regionId, regionId), eq(studioMilestones.studioId, studioId)))
    // An assessment and what follows from it are written in one act; what follows stands above.
    .orderBy(desc(studioMilestones.on), desc(studioMilestones.createdAt), sql`(${studioMilestones.kind} = 'assessed')`, desc(studioMilestones.id))
}

/** Writes one line of a studio's life. */
export async function insertStudioMilestones(tx: Tx, rows: Array<typeof studioMilestones.$inferInsert>): Promise<void> {
  if (rows.length > 0) await tx.insert(studioMilestones).values(rows)
}

/** Changes a studio's own columns. */
export async function updateStudio(tx: Tx, { regionId, studioId }: { regionId: string; studioId: string }, change: Partial<Omit<typeof studios.$inferInsert, 'id' | 'regionId'>>): Promise<void> {
  await tx.update(studios).set({ ...change, version: sql`${studios.version} + 1`, updatedAt: new Date() }).where(and(eq(studios.id, studioId), eq(studios.regionId, regionId)))
}

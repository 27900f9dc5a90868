import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { apprentices, organisations, persons, recognitionOpinions, studioMembers, studioRequests, studios } from '#db/schema/index.ts'
import { isUuid } from './uuid.ts'

export type OpinionRow = typeof recognitionOpinions.$inferSelect
export type OpinionState = OpinionRow['state']

interface RequestPlace {
  regionId: string
  requestId: string
}

/** The experts of an application with their names, whoever declined too. */
export async function listOpinions(db: DbOrTx, { regionId, requestId }: RequestPlace): Promise<Array<OpinionRow & { expertName: string }>> {
  const rows = await db
    .select({ opinion: recognitionOpinions, expertName: persons.name })
    .from(recognitionOpinions)
    .innerJoin(persons, eq(persons.id, recognitionOpinions.expertPersonId))
    .where(and(eq(recognitionOpinions.regionId, regionId), eq(recognitionOpinions.requestId, requestId)))
    .orderBy(asc(recognitionOpinions.createdAt), asc(persons.name), asc(recognitionOpinions.id))
  return rows.map(({ opinion, expertName }) => ({ ...opinion, expertName }))
}

export async function getOpinion(db: DbOrTx, { regionId, opinionId }: { regionId: string; opinionId: string }): Promise<OpinionRow | null> {
  if (!isUuid(opinionId)) return null
  const [row] = await db.select().from(recognitionOpinions).where(and(eq(recognitionOpinions.id, opinionId), eq(recognitionOpinions.regionId, regionId)))
  return row ?? null
}

/** Asks experts; one who was asked before (and declined too) is left as they are. Gives the number asked. */
export async function insertOpinions(tx: Tx, rows: Array<typeof recognitionOpinions.$inferInsert>): Promise<number> {
  if (rows.length === 0) return 0
  return (await tx.insert(recognitionOpinions).values(rows).onConflictDoNothing().returning({ id: recognitionOpinions.id })).length
}

export async function updateOpinion(tx: Tx, id: string, change: Partial<Omit<typeof recognitionOpinions.$inferInsert, 'id'>>): Promise<void> {
  await tx.update(recognitionOpinions).set({ ...change, version: sql`${recognitionOpinions.version} + 1`, updatedAt: new Date() }).where(eq(recognitionOpinions.id, id))
}

/** An application that comes again is looked at again: opinions that were handed in are open once more, with their words kept. */
export async function reopenOpinions(tx: Tx, { regionId, requestId }: RequestPlace): Promise<void> {
  await tx
    .update(recognitionOpinions)
    .set({ state: 'accepted', submittedAt: null, version: sql`${recognitionOpinions.version} + 1`, updatedAt: new Date() })
    .where(and(eq(recognitionOpinions.regionId, regionId), eq(recognitionOpinions.requestId, requestId), eq(recognitionOpinions.state, 'submitted')))
}

/** The applications one expert is asked about, the ones to do first. */
export async function listOpinionsOf(db: DbOrTx, { regionId, personId, limit }: { regionId: string; personId: string; limit: number }) {
  const condition = and(eq(recognitionOpinions.regionId, regionId), eq(recognitionOpinions.expertPersonId, personId), sql`${recognitionOpinions.state} <> 'declined'`)
  const [rows, [all]] = await Promise.all([
    db
      .select({
        id: recognitionOpinions.id, state: recognitionOpinions.state, grade: recognitionOpinions.grade, dueAt: recognitionOpinions.dueAt, studioName: studios.name, hostName: organisations.name,
        kind: studioRequests.kind, tier: studioRequests.tier, requestState: studioRequests.state,
      })
      .from(recognitionOpinions)
      .innerJoin(studioRequests, eq(studioRequests.id, recognitionOpinions.requestId))
      .innerJoin(studios, eq(studios.id, recognitionOpinions.studioId))
      .leftJoin(organisations, eq(organisations.id, studios.hostId))
      .where(condition)
      .orderBy(sql`array_position(array['proposed', 'accepted', 'submitted'], ${recognitionOpinions.state})`, asc(recognitionOpinions.dueAt), asc(studios.name))
      .limit(limit),
    db.select({ n: count() }).from(recognitionOpinions).where(condition),
  ])
  return { rows, total: all?.n ?? 0 }
}

/** Whether the person has taken this application and not stepped back. */
export async function hasAcceptedOpinion(db: DbOrTx, { regionId, requestId, personId }: RequestPlace & { personId: string }): Promise<boolean> {
  const [row] = await db
    .select({ id: recognitionOpinions.id })
    .from(recognitionOpinions)
    .where(and(eq(recognitionOpinions.regionId, regionId), eq(recognitionOpinions.requestId, requestId), eq(recognitionOpinions.expertPersonId, personId), eq(recognitionOpinions.conflict, false), inArray(recognitionOpinions.state, ['accepted', 'submitted'])))
    .limit(1)
  return row !== undefined
}

/** How many applications each expert of the region has in hand. */
export async function openOpinionLoad(db: DbOrTx, { regionId }: { regionId: string }): Promise<Array<{ personId: string; n: number }>> {
  return db
    .select({ personId: recognitionOpinions.expertPersonId, n: count() })
    .from(recognitionOpinions)
    .where(and(eq(recognitionOpinions.regionId, regionId), inArray(recognitionOpinions.state, ['proposed', 'accepted'])))
    .groupBy(recognitionOpinions.expertPersonId)
}

/** Everybody who belongs to a studio: members and apprentices, and whoever leads it. */
export async function listPeopleOfStudio(db: DbOrTx, { regionId, studioId }: { regionId: string; studioId: string }): Promise<string[]> {
  const [members, learning, [studio]] = await Promise.all([
    db.select({ personId: studioMembers.personId }).from(studioMembers).where(and(eq(studioMembers.regionId, regionId), eq(studioMembers.studioId, studioId))),
    db.select({ personId: apprentices.personId }).from(apprentices).where(and(eq(apprentices.regionId, regionId), eq(apprentices.studioId, studioId))),
    db.select({ personId: studios.leadPersonId }).from(studios).where(and(eq(studios.regionId, regionId), eq(studios.id, studioId))),
  ])
  return [...new Set([...members, ...learning].map(({ personId }) => personId).concat(studio?.personId ?? []))]
}

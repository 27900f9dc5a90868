import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { DbOrTx, Tx } from '../client.ts'
import { blindCodes, blindLayers, blindReadings, entries, persons, users } from '../schema/index.ts'

interface EventScope {
  regionId: string
  eventId: string
}

const sealer = alias(users, 'sealer')
const first = alias(users, 'first_opener')
const second = alias(users, 'second_opener')

/** The layers of an event from the first draw to the last, with who sealed and who opened them. No code and no name. */
export async function listLayers(db: DbOrTx, { regionId, eventId }: EventScope) {
  return db
    .select({
      id: blindLayers.id, layer: blindLayers.layer, sealedAt: blindLayers.sealedAt, sealedBy: blindLayers.sealedBy, sealedByName: sealer.displayName,
      unsealFirstBy: blindLayers.unsealFirstBy, unsealFirstByName: first.displayName, unsealFirstAt: blindLayers.unsealFirstAt, unsealSecondByName: second.displayName, unsealedAt: blindLayers.unsealedAt,
      codes: sql<number>`(select count(*)::int from ${blindCodes} where ${blindCodes.layerId} = ${blindLayers.id})`,
    })
    .from(blindLayers)
    .leftJoin(sealer, eq(sealer.id, blindLayers.sealedBy))
    .leftJoin(first, eq(first.id, blindLayers.unsealFirstBy))
    .leftJoin(second, eq(second.id, blindLayers.unsealSecondBy))
    .where(and(eq(blindLayers.regionId, regionId), eq(blindLayers.eventId, eventId)))
    .orderBy(asc(blindLayers.layer))
}

export type LayerRow = Awaited<ReturnType<typeof listLayers>>[number]

/** Who a draw of codes is for: those who take part, with the code of the layer before, in one order whatever the database does. */
export async function listCodable(tx: Tx, { regionId, eventId }: EventScope, previousLayerId: string | null) {
  return tx
    .select({ entryId: entries.id, number: entries.number, name: persons.name, previous: blindCodes.code })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .leftJoin(blindCodes, and(eq(blindCodes.entryId, entries.id), previousLayerId === null ? sql`false` : eq(blindCodes.layerId, previousLayerId)))
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted'), inArray(entries.status, ['competed', 'didNotFinish'])))
    .orderBy(asc(entries.id))
}

/** Draws one layer and seals it in the same statement's transaction. */
export async function insertSealedLayer(tx: Tx, layer: EventScope & { layer: number; seed: string; sealedBy: string }, codes: ReadonlyArray<{ entryId: string; code: string }>): Promise<void> {
  const [row] = await tx
    .insert(blindLayers)
    .values({ ...layer, sealedAt: sql`now()` })
    .returning({ id: blindLayers.id })
  await tx.insert(blindCodes).values(codes.map((code) => ({ ...code, layerId: row!.id })))
}

export async function setFirstOpener(tx: Tx, layerId: string, by: string): Promise<void> {
  await tx.update(blindLayers).set({ unsealFirstBy: by, unsealFirstAt: sql`now()` }).where(and(eq(blindLayers.id, layerId), isNull(blindLayers.unsealedAt)))
}

export async function setSecondOpener(tx: Tx, layerId: string, by: string): Promise<void> {
  await tx.update(blindLayers).set({ unsealSecondBy: by, unsealedAt: sql`now()` }).where(and(eq(blindLayers.id, layerId), isNull(blindLayers.unsealedAt)))
}

/** The layer, highest first, in which this code stands sealed; null when there is none. */
export async function findSealedCode(db: DbOrTx, { regionId, eventId, code }: EventScope & { code: string }) {
  const [row] = await db
    .select({ layerId: blindLayers.id, layer: blindLayers.layer })
    .from(blindCodes)
    .innerJoin(blindLayers, eq(blindLayers.id, blindCodes.layerId))
    .where(and(eq(blindLayers.regionId, regionId), eq(blindLayers.eventId, eventId), eq(blindCodes.code, code), isNull(blindLayers.unsealedAt)))
    .orderBy(desc(blindLayers.layer))
  return row ?? null
}

export async function insertReading(tx: Tx, values: EventScope & { layerId: string; code: string; reason: string; askedBy: string }): Promise<string> {
  const [row] = await tx.insert(blindReadings).values(values).returning({ id: blindReadings.id })
  return row!.id
}

/** Allows a reading for some minutes, once, by somebody else than who asked. False when it was allowed already. */
export async function allowReading(tx: Tx, { regionId, eventId, readingId, by, minutes }: EventScope & { readingId: string; by: string; minutes: number }): Promise<boolean> {
  const rows = await tx
    .update(blindReadings)
    .set({ allowedBy: by, allowedAt: sql`now()`, expiresAt: sql`now() + make_interval(mins => ${minutes}::int)` })
    .where(and(eq(blindReadings.id, readingId), eq(blindReadings.regionId, regionId), eq(blindReadings.eventId, eventId), isNull(blindReadings.allowedBy)))
    .returning({ id: blindReadings.id })
  return rows.length === 1
}

export async function getReading(db: DbOrTx, { regionId, eventId, readingId }: EventScope & { readingId: string }) {
  const [row] = await db.select().from(blindReadings).where(and(eq(blindReadings.id, readingId), eq(blindReadings.regionId, regionId), eq(blindReadings.eventId, eventId)))
  return row ?? null
}

const asker = alias(users, 'asker')
const allower = alias(users, 'allower')

/** Every reading that was asked for, newest first. Without the name behind the code. */
export async function listReadings(db: DbOrTx, { regionId, eventId }: EventScope) {
  return db
    .select({
      id: blindReadings.id, createdAt: blindReadings.createdAt, code: blindReadings.code, reason: blindReadings.reason, askedBy: blindReadings.askedBy, askedByName: asker.displayName,
      allowedBy: blindReadings.allowedBy, allowedByName: allower.displayName, open: sql<boolean>`coalesce(${blindReadings.expiresAt} > now(), false)`,
    })
    .from(blindReadings)
    .innerJoin(asker, eq(asker.id, blindReadings.askedBy))
    .leftJoin(allower, eq(allower.id, blindReadings.allowedBy))
    .where(and(eq(blindReadings.regionId, regionId), eq(blindReadings.eventId, eventId)))
    .orderBy(desc(blindReadings.createdAt))
    .limit(50)
}

/** The people behind the readings that are open now and belong to this person: who asked and who allowed, and nobody else. */
export async function listOpenReadings(db: DbOrTx, { regionId, eventId, userId }: EventScope & { userId: string }) {
  return db
    .select({ readingId: blindReadings.id, number: entries.number, name: persons.name, organisation: entries.organisationName })
    .from(blindReadings)
    .innerJoin(blindCodes, and(eq(blindCodes.layerId, blindReadings.layerId), eq(blindCodes.code, blindReadings.code)))
    .innerJoin(entries, eq(entries.id, blindCodes.entryId))
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(
      and(
        eq(blindReadings.regionId, regionId),
        eq(blindReadings.eventId, eventId),
        gt(blindReadings.expiresAt, sql`now()`),
        sql`${userId}::uuid in (${blindReadings.askedBy}, ${blindReadings.allowedBy})`,
      ),
    )
}

/** The roles a user holds, for telling two people of the same office from two offices. */
export async function listRolesOfUsers(db: DbOrTx, userIds: readonly string[]) {
  const rows = await db.execute<{ userId: string; role: string }>(sql`
    select distinct user_id as "userId", role from role_assignments where user_id = any(${sql.param([...userIds])}::uuid[]) and (valid_until is null or valid_until > now())`)
  return [...rows]
}

import { and, count, desc, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { organisations, persons, roleAssignments, studioMembers, studioMilestones, studioRequests, studios, users, type Role } from '#db/schema/index.ts'
import type { StudioTier } from '#db/schema/studios.ts'
import type { StudioScope } from './studios.ts'
import { isUuid } from './uuid.ts'

export type StudioRequestRow = typeof studioRequests.$inferSelect
export type RequestKind = StudioRequestRow['kind']
export type RequestState = StudioRequestRow['state']

interface RequestPlace {
  regionId: string
  studioId: string
  requestId: string
}

const placed = ({ regionId, studioId, requestId }: RequestPlace) => and(eq(studioRequests.regionId, regionId), eq(studioRequests.studioId, studioId), eq(studioRequests.id, requestId))

/** One request of one studio, or null. */
export async function getRequest(db: DbOrTx, place: RequestPlace): Promise<StudioRequestRow | null> {
  if (!isUuid(place.requestId)) return null
  const [row] = await db.select().from(studioRequests).where(placed(place))
  return row ?? null
}

/** The same, locked for the rest of the transaction. */
export async function lockRequest(tx: Tx, place: RequestPlace): Promise<StudioRequestRow | null> {
  if (!isUuid(place.requestId)) return null
  const [row] = await tx.select().from(studioRequests).where(placed(place)).for('update')
  return row ?? null
}

/** The studio of a request, to find the request's page. */
export async function findRequestPlace(db: DbOrTx, { regionId, requestId }: { regionId: string; requestId: string }): Promise<{ studioId: string; requestId: string } | null> {
  const [row] = await db.select({ studioId: studioRequests.studioId, requestId: studioRequests.id }).from(studioRequests).where(and(eq(studioRequests.regionId, regionId), eq(studioRequests.id, requestId)))
  return row ?? null
}

export async function insertRequest(tx: Tx, values: Omit<typeof studioRequests.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<string> {
  const [row] = await tx.insert(studioRequests).values(values).returning({ id: studioRequests.id })
  return row!.id
}

export async function updateRequest(tx: Tx, place: RequestPlace, change: Partial<Omit<typeof studioRequests.$inferInsert, 'id' | 'regionId' | 'studioId'>>): Promise<void> {
  await tx.update(studioRequests).set({ ...change, version: sql`${studioRequests.version} + 1`, updatedAt: new Date() }).where(placed(place))
}

/** Requests of the studios in reach, the last touched first, with the studio's name, leader and host. */
export async function listRequests(
  db: DbOrTx,
  { regionId, studioIds, states, limit, offset }: StudioScope & { states?: readonly RequestState[]; limit: number; offset: number },
) {
  const condition = and(eq(studioRequests.regionId, regionId), studioIds && inArray(studioRequests.studioId, [...studioIds]), states && inArray(studioRequests.state, [...states]))
  const rows = db
    .select({
      id: studioRequests.id, studioId: studioRequests.studioId, kind: studioRequests.kind, tier: studioRequests.tier, state: studioRequests.state, submittedAt: studioRequests.submittedAt,
      updatedAt: studioRequests.updatedAt, studioName: studios.name, leadName: persons.name, hostName: organisations.name,
    })
    .from(studioRequests)
    .innerJoin(studios, eq(studios.id, studioRequests.studioId))
    .leftJoin(persons, eq(persons.id, studios.leadPersonId))
    .leftJoin(organisations, eq(organisations.id, studios.hostId))
    .where(condition)
    .orderBy(desc(studioRequests.updatedAt), desc(studioRequests.id))
    .limit(limit)
    .offset(offset)
  const [page, [all]] = await Promise.all([rows, db.select({ n: count() }).from(studioRequests).where(condition)])
  return { rows: page, total: all?.n ?? 0 }
}

/** Whether the studio has a request of one of these kinds that is not decided. */
export async function hasOpenRequest(db: DbOrTx, { regionId, studioId, kinds, states }: { regionId: string; studioId: string; kinds: readonly RequestKind[]; states: readonly RequestState[] }): Promise<boolean> {
  const [row] = await db
    .select({ id: studioRequests.id })
    .from(studioRequests)
    .where(and(eq(studioRequests.regionId, regionId), eq(studioRequests.studioId, studioId), inArray(studioRequests.kind, [...kinds]), inArray(studioRequests.state, [...states])))
    .limit(1)
  return row !== undefined
}

/** Decides what is open of one kind, because something else has decided it. */
export async function closeRequests(tx: Tx, { regionId, studioId, kind, states }: { regionId: string; studioId: string; kind: RequestKind; states: readonly RequestState[] }, decided: { state: RequestState; decidedBy: string; decidedAt: Date; decisionReason: string }): Promise<void> {
  await tx
    .update(studioRequests)
    .set({ ...decided, version: sql`${studioRequests.version} + 1`, updatedAt: decided.decidedAt })
    .where(and(eq(studioRequests.regionId, regionId), eq(studioRequests.studioId, studioId), eq(studioRequests.kind, kind), inArray(studioRequests.state, [...states])))
}

/** The last day until which this leader, or this studio, is kept from applying; null where nothing keeps them. */
export async function barOf(db: DbOrTx, { regionId, studioId, leadPersonId, on }: { regionId: string; studioId: string | null; leadPersonId: string | null; on: string }): Promise<string | null> {
  const whose = or(studioId === null ? undefined : eq(studios.id, studioId), leadPersonId === null ? undefined : eq(studios.leadPersonId, leadPersonId))
  if (whose === undefined) return null
  const [row] = await db.select({ until: studios.barredUntil }).from(studios).where(and(eq(studios.regionId, regionId), whose, gt(studios.barredUntil, on))).orderBy(desc(studios.barredUntil)).limit(1)
  return row?.until ?? null
}

export async function isStudioNameTaken(db: DbOrTx, { regionId, name }: { regionId: string; name: string }): Promise<boolean> {
  const [row] = await db.select({ id: studios.id }).from(studios).where(and(eq(studios.regionId, regionId), eq(studios.name, name)))
  return row !== undefined
}

export async function insertStudioRow(tx: Tx, values: Omit<typeof studios.$inferInsert, 'id' | 'version' | 'createdAt' | 'updatedAt'>): Promise<string> {
  const [row] = await tx.insert(studios).values(values).returning({ id: studios.id })
  return row!.id
}

/** Whether the studio was recognised at this tier before: a higher tier is applied for the first time, however long the studio has been one. */
export async function wasRecognised(db: DbOrTx, { regionId, studioId, tier }: { regionId: string; studioId: string; tier: StudioTier }): Promise<boolean> {
  const [row] = await db
    .select({ id: studioMilestones.id })
    .from(studioMilestones)
    .where(and(eq(studioMilestones.regionId, regionId), eq(studioMilestones.studioId, studioId), eq(studioMilestones.tier, tier), inArray(studioMilestones.kind, ['recognised', 'upgraded'])))
    .limit(1)
  return row !== undefined
}

/** Makes a person the leader of the team from a day on; whoever led it until then leaves that duty. */
export async function setTeamLead(tx: Tx, { regionId, studioId, personId, from }: { regionId: string; studioId: string; personId: string; from: string }): Promise<void> {
  const leads = await tx.select({ id: studioMembers.id, personId: studioMembers.personId }).from(studioMembers).where(and(eq(studioMembers.studioId, studioId), eq(studioMembers.duty, 'lead'), sql`${studioMembers.toDay} is null`))
  if (leads.some((one) => one.personId === personId)) return
  if (leads.length > 0) await tx.update(studioMembers).set({ toDay: from }).where(inArray(studioMembers.id, leads.map(({ id }) => id)))
  await tx.insert(studioMembers).values({ regionId, studioId, personId, duty: 'lead', fromDay: from }).onConflictDoUpdate({ target: [studioMembers.studioId, studioMembers.personId, studioMembers.fromDay], set: { duty: 'lead', toDay: null } })
}

/** The accounts that confirm for a unit: its contacts, whether named for the unit or for one of its studios. */
export async function listHostContacts(db: DbOrTx, { regionId, hostId }: { regionId: string; hostId: string }): Promise<string[]> {
  const rows = await db
    .selectDistinct({ userId: roleAssignments.userId })
    .from(roleAssignments)
    .leftJoin(studios, eq(studios.id, roleAssignments.studioId))
    .where(and(eq(roleAssignments.regionId, regionId), eq(roleAssignments.role, 'hostContact'), or(eq(roleAssignments.organisationId, hostId), eq(studios.hostId, hostId))))
  return rows.map(({ userId }) => userId)
}

/** The units a contact speaks for, by the contact's own assignments. */
export async function listHostsOfContact(db: DbOrTx, { regionId, studioIds, organisationIds }: { regionId: string; studioIds: readonly string[]; organisationIds: readonly string[] }): Promise<Array<{ id: string; name: string }>> {
  return db
    .selectDistinct({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .leftJoin(studios, eq(studios.hostId, organisations.id))
    .where(and(eq(organisations.regionId, regionId), or(inArray(organisations.id, [...organisationIds]), inArray(studios.id, [...studioIds]))))
}

/** Takes a role at a studio away from everybody who is not named. */
export async function keepOnlyAssignments(tx: Tx, { regionId, studioId, role, userIds }: { regionId: string; studioId: string; role: Role; userIds: readonly string[] }): Promise<void> {
  await tx
    .delete(roleAssignments)
    .where(and(eq(roleAssignments.regionId, regionId), eq(roleAssignments.studioId, studioId), eq(roleAssignments.role, role), userIds.length === 0 ? undefined : sql`${roleAssignments.userId} <> all(${sql.param([...userIds])}::uuid[])`))
}

/** Gives a role at a studio to accounts; those that have it keep it. */
export async function grantAtStudio(tx: Tx, { regionId, studioId, role, userIds }: { regionId: string; studioId: string; role: Role; userIds: readonly string[] }): Promise<void> {
  if (userIds.length > 0) await tx.insert(roleAssignments).values(userIds.map((userId) => ({ userId, role, regionId, studioId }))).onConflictDoNothing()
}

/** The account of a person in the region, if there is one. */
export async function listUsersOfPerson(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }): Promise<string[]> {
  const rows = await db.select({ id: users.id }).from(users).where(and(eq(users.regionId, regionId), eq(users.personId, personId)))
  return rows.map(({ id }) => id)
}

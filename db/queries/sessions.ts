import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { readDb, statementDb } from '#db/client.ts'
import { roleAssignments, sessions, users, type Role } from '#db/schema/identity.ts'

/** The absolute end of every session, however busy it is. */
export const ABSOLUTE_HOURS = 12

export interface NewSession {
  /** SHA-256 of the cookie's token. */
  id: string
  userId: string
  idleMinutes: number
  address: string | null
  userAgent: string | null
}

/** What the database clock says about a session that is still good. */
export interface SessionRow {
  id: string
  userId: string
  freshSeconds: number
  sinceSeenSeconds: number
  regionId: string | null
  personId: string | null
  displayName: string
  locale: 'zh-CN' | 'en' | null
  assignments: AssignmentRow[]
}

export interface AssignmentRow {
  role: Role
  regionId: string | null
  competitionId: string | null
  eventId: string | null
  studioId: string | null
  organisationId: string | null
  roundId: string | null
}

// One statement answers who is asking and what they may do; prepared once, because every request of a person runs it.
const selectSession = readDb
  .select({
    id: sessions.id,
    userId: sessions.userId,
    freshSeconds: sql<number>`extract(epoch from now() - ${sessions.freshAt})::float8`,
    sinceSeenSeconds: sql<number>`extract(epoch from now() - ${sessions.lastSeenAt})::float8`,
    regionId: users.regionId,
    personId: users.personId,
    displayName: users.displayName,
    locale: users.locale,
    assignments: sql<AssignmentRow[]>`coalesce((
      select json_agg(json_build_object('role', a.role, 'regionId', a.region_id, 'competitionId', a.competition_id, 'eventId', a.event_id,
        'studioId', a.studio_id, 'organisationId', a.organisation_id, 'roundId', a.round_id) order by a.created_at, a.id)
      from ${roleAssignments} a where a.user_id = ${users.id} and (a.valid_until is null or a.valid_until > now())), '[]'::json)`,
  })
  .from(sessions)
  .innerJoin(users, eq(users.id, sessions.userId))
  .where(
    and(
      eq(sessions.id, sql.placeholder('id')),
      gt(sessions.expiresAt, sql`now()`),
      gt(sessions.createdAt, sql`now() - make_interval(hours => ${ABSOLUTE_HOURS}::int)`),
      eq(users.status, 'active'),
    ),
  )
  .prepare('session_of_request')

/** The session with this id if it is still good by the database clock, with the person and what they may do. */
export async function findLiveSession(id: string): Promise<SessionRow | null> {
  const [row] = await selectSession.execute({ id })
  return row ?? null
}

const endOfIdle = (minutes: number) => sql`least(now() + make_interval(mins => ${minutes}::int), ${sessions.createdAt} + make_interval(hours => ${ABSOLUTE_HOURS}::int))`

export async function insertSession(db: DbOrTx, session: NewSession): Promise<void> {
  const { idleMinutes, ...row } = session
  await db.insert(sessions).values({ ...row, expiresAt: sql`now() + make_interval(mins => ${idleMinutes}::int)` })
}

/** Moves the idle end of a session that is in use; never past its absolute end. A statement of its own. */
export async function touchSession(id: string, idleMinutes: number): Promise<void> {
  await statementDb
    .update(sessions)
    .set({ lastSeenAt: sql`now()`, expiresAt: endOfIdle(idleMinutes) })
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, sql`now()`)))
}

/** Notes that the password was given again in this session. */
export async function freshenSession(tx: Tx, id: string): Promise<void> {
  await tx.update(sessions).set({ freshAt: sql`now()`, lastSeenAt: sql`now()` }).where(eq(sessions.id, id))
}

/** Ends sessions of one person: all of them, all but one, or a single one. Returns how many ended. */
export async function deleteSessions(tx: DbOrTx, which: { userId: string; except?: string; only?: string }): Promise<number> {
  const conditions = [eq(sessions.userId, which.userId)]
  if (which.except !== undefined) conditions.push(ne(sessions.id, which.except))
  if (which.only !== undefined) conditions.push(eq(sessions.id, which.only))
  return (await tx.delete(sessions).where(and(...conditions)).returning({ id: sessions.id })).length
}

/** Removes what can never be used again. */
export async function deleteExpiredSessions(): Promise<void> {
  await statementDb.delete(sessions).where(sql`${sessions.expiresAt} <= now()`)
}

export interface OpenSession {
  id: string
  createdAt: Date
  lastSeenAt: Date
  address: string | null
  userAgent: string | null
}

/** A person's open sessions, the one used last first. */
export async function listOpenSessions(db: DbOrTx, { userId }: { userId: string }): Promise<OpenSession[]> {
  return db
    .select({ id: sessions.id, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt, address: sessions.address, userAgent: sessions.userAgent })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt))
}

import { and, asc, desc, eq, ilike, or, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { competitionEvents, competitions, persons, regions, roleAssignments, studios, users, type Role } from '#db/schema/index.ts'
import { isUuid } from './uuid.ts'

/** Whose accounts: those of one region, or of the whole installation. */
export interface AccountScope {
  regionId: string | null
}

export interface AccountListRow {
  id: string
  username: string
  displayName: string
  status: 'invited' | 'active' | 'disabled'
  regionName: string | null
  lastLoginAt: Date | null
  locked: boolean
  /** In use, but nobody signed in for IDLE_DAYS: an account that should perhaps be closed. */
  idle: boolean
  roles: Role[]
}

export const IDLE_DAYS = 90

export interface AccountListQuery extends AccountScope {
  /** Part of a name or user name; empty for all. */
  text: string
  role: Role | null
  /** `locked` and `idle` are accounts in use that need a look. */
  status: 'invited' | 'active' | 'disabled' | 'locked' | 'idle' | null
  sort: { id: 'name' | 'username' | 'lastLogin'; descending: boolean }
  limit: number
  offset: number
}

const inForce = sql`(a.valid_until is null or a.valid_until > now())`
const rolesOf = sql<Role[]>`array(select distinct a.role from ${roleAssignments} a where a.user_id = ${users.id} and ${inForce} order by 1)`
const isLocked = sql<boolean>`coalesce(${users.lockedUntil} > now(), false)`

// Who never signed in counts from the day the password was set, or the account made.
const isIdle = sql<boolean>`(${users.status} = 'active' and coalesce(${users.lastLoginAt}, ${users.passwordChangedAt}, ${users.createdAt}) < now() - make_interval(days => ${IDLE_DAYS}::int))`

const sortColumns = { name: users.displayName, username: users.usernameNormalised, lastLogin: users.lastLoginAt } as const

/** One page of accounts with the number of all; one query. Candidates appear only when their role is asked for. */
export async function listAccounts(db: DbOrTx, query: AccountListQuery): Promise<{ rows: AccountListRow[]; total: number }> {
  const { regionId, text, role, status, sort, limit, offset } = query
  const hasRole = (condition: SQL) => sql`exists (select 1 from ${roleAssignments} a where a.user_id = ${users.id} and ${condition})`
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const order = sort.descending ? desc : asc
  const rows = await db
    .select({
      id: users.id,
      username: users.username,
      displayName: users.displayName,
      status: users.status,
      regionName: regions.name,
      lastLoginAt: users.lastLoginAt,
      locked: isLocked,
      idle: isIdle,
      roles: rolesOf,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(users)
    .leftJoin(regions, eq(regions.id, users.regionId))
    .where(
      and(
        regionId === null ? undefined : eq(users.regionId, regionId),
        text === '' ? undefined : or(ilike(users.displayName, pattern), ilike(users.usernameNormalised, pattern)),
        status === null ? undefined : status === 'locked' ? isLocked : status === 'idle' ? isIdle : eq(users.status, status),
        role === null ? sql`not (${hasRole(sql`a.role = 'candidate'`)})` : hasRole(sql`a.role = ${role}`),
      ),
    )
    .orderBy(order(sortColumns[sort.id]), asc(users.id))
    .limit(limit)
    .offset(offset)
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** One account of the scope with its region's name and whether it is locked now; null otherwise. */
export async function getAccount(db: DbOrTx, { userId, regionId }: AccountScope & { userId: string }) {
  if (!isUuid(userId)) return null
  const [row] = await db
    .select({
      id: users.id,
      regionId: users.regionId,
      personId: users.personId,
      username: users.username,
      displayName: users.displayName,
      status: users.status,
      version: users.version,
      lastLoginAt: users.lastLoginAt,
      regionName: regions.name,
      locked: isLocked,
      idle: isIdle,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      roles: rolesOf,
    })
    .from(users)
    .leftJoin(regions, eq(regions.id, users.regionId))
    .where(and(eq(users.id, userId), regionId === null ? undefined : eq(users.regionId, regionId)))
  return row ?? null
}

export interface AssignmentRow {
  id: string
  role: Role
  competitionName: string | null
  eventName: string | null
  studioName: string | null
  validUntil: Date | null
  createdAt: Date
}

/** The roles of an account with the names of the places they are narrowed to, oldest first. */
export async function listAssignments(db: DbOrTx, userId: string): Promise<AssignmentRow[]> {
  return db
    .select({
      id: roleAssignments.id,
      role: roleAssignments.role,
      competitionName: competitions.name,
      eventName: competitionEvents.name,
      studioName: studios.name,
      validUntil: roleAssignments.validUntil,
      createdAt: roleAssignments.createdAt,
    })
    .from(roleAssignments)
    .leftJoin(competitions, eq(competitions.id, roleAssignments.competitionId))
    .leftJoin(competitionEvents, eq(competitionEvents.id, roleAssignments.eventId))
    .leftJoin(studios, eq(studios.id, roleAssignments.studioId))
    .where(eq(roleAssignments.userId, userId))
    .orderBy(asc(roleAssignments.createdAt), asc(roleAssignments.id))
}

export interface RoleGrant {
  userId: string
  role: Role
  regionId: string | null
  competitionId: string | null
  eventId: string | null
  studioId: string | null
}

/** Gives a role at a place. Returns its id, or null when the account has it there already. */
export async function insertAssignment(tx: Tx, grant: RoleGrant): Promise<string | null> {
  const [row] = await tx.insert(roleAssignments).values(grant).onConflictDoNothing().returning({ id: roleAssignments.id })
  return row?.id ?? null
}

/** Takes a role away from its account. Returns what it was, or null when it is not there. */
export async function deleteAssignment(tx: Tx, { id, userId }: { id: string; userId: string }) {
  if (!isUuid(id)) return null
  const [row] = await tx
    .delete(roleAssignments)
    .where(and(eq(roleAssignments.id, id), eq(roleAssignments.userId, userId)))
    .returning({ role: roleAssignments.role, competitionId: roleAssignments.competitionId, eventId: roleAssignments.eventId, studioId: roleAssignments.studioId })
  return row ?? null
}

export async function setAccountStatus(tx: Tx, { userId, status }: { userId: string; status: 'active' | 'disabled' | 'invited' }): Promise<void> {
  await tx.update(users).set({ status, version: sql`${users.version} + 1` }).where(eq(users.id, userId))
}

/** Accounts in use, other than this one, that administer accounts where this one does. */
export async function countOtherAdministrators(tx: Tx, { userId, regionId }: AccountScope & { userId: string }): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(distinct ${users.id})::int` })
    .from(users)
    .innerJoin(roleAssignments, eq(roleAssignments.userId, users.id))
    .where(
      and(
        eq(roleAssignments.role, 'systemAdministrator'),
        eq(users.status, 'active'),
        sql`${users.id} <> ${userId}`,
        // An administrator of the installation covers every region, but no regional one covers the installation.
        regionId === null ? sql`${users.regionId} is null` : sql`(${users.regionId} is null or ${users.regionId} = ${regionId})`,
      ),
    )
  return row?.n ?? 0
}

/** Competitions a role may be narrowed to: those that are not archived, newest first. */
export async function listCompetitionsForRoles(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({ id: competitions.id, name: competitions.name })
    .from(competitions)
    .where(and(eq(competitions.regionId, regionId), sql`${competitions.state} <> 'archived'`))
    .orderBy(desc(competitions.year), asc(competitions.name))
    .limit(100)
}

/** Events a role may be narrowed to, with their competitions': those of competitions that are not archived. */
export async function listEventsForRoles(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({ id: competitionEvents.id, name: competitionEvents.name, division: competitionEvents.division, competitionName: competitions.name })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(and(eq(competitionEvents.regionId, regionId), sql`${competitions.state} <> 'archived'`))
    .orderBy(desc(competitions.year), asc(competitions.name), asc(competitionEvents.name))
    .limit(200)
}

/** Studios that an account may lead: those that have not exited. */
export async function listStudiosForRoles(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({ id: studios.id, name: studios.name })
    .from(studios)
    .where(and(eq(studios.regionId, regionId), sql`${studios.state} not in ('exited', 'refused')`))
    .orderBy(asc(studios.name))
    .limit(200)
}

/** The person an account stands for, entered now under the account's name where it stands for none. */
export async function ensureAccountPerson(tx: Tx, { userId, regionId, name, nameNormalised }: { userId: string; regionId: string; name: string; nameNormalised: string }): Promise<string> {
  const [known] = await tx.select({ personId: users.personId }).from(users).where(eq(users.id, userId))
  if (known?.personId) return known.personId
  const [person] = await tx.insert(persons).values({ regionId, name, nameNormalised }).returning({ id: persons.id })
  await tx.update(users).set({ personId: person!.id }).where(eq(users.id, userId))
  return person!.id
}

/** How many accounts there are, and how many of them have set a password. */
export async function countUsers(db: DbOrTx): Promise<{ all: number; activated: number }> {
  const [row] = await db.select({ all: sql<number>`count(*)::int`, activated: sql<number>`count(${users.passwordHash})::int` }).from(users)
  return row ?? { all: 0, activated: 0 }
}

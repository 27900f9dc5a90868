import { and, asc, eq, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { statementDb } from '#db/client.ts'
import { persons, regions, roleAssignments, users, type Role } from '#db/schema/index.ts'

export type UserRow = typeof users.$inferSelect

/** One name for one account: width, case and spaces do not make another. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

const loginColumns = {
  id: users.id,
  regionId: users.regionId,
  displayName: users.displayName,
  passwordHash: users.passwordHash,
  status: users.status,
  synthetic: users.synthetic,
  locale: users.locale,
}

/** What signing in needs to know of an account. */
export type LoginAccount = Pick<UserRow, keyof typeof loginColumns>

/** The account of this name; null when there is none. */
export async function getLoginAccount(db: DbOrTx, usernameNormalised: string): Promise<LoginAccount | null> {
  const [row] = await db.select(loginColumns).from(users).where(eq(users.usernameNormalised, usernameNormalised))
  return row ?? null
}

export async function getLoginAccountById(db: DbOrTx, userId: string): Promise<LoginAccount | null> {
  const [row] = await db.select(loginColumns).from(users).where(eq(users.id, userId))
  return row ?? null
}

/** Accounts of the person with this identity number: one per region that knows the person. */
export async function listLoginAccountsByIdentity(db: DbOrTx, identityIndex: string): Promise<LoginAccount[]> {
  return db.select(loginColumns).from(users).innerJoin(persons, eq(persons.id, users.personId)).where(eq(persons.identityIndex, identityIndex)).orderBy(asc(users.createdAt)).limit(3)
}

/** One account of a region (or of the installation, for an administrator without one); null otherwise. */
export async function getUser(db: DbOrTx, { userId, regionId }: { userId: string; regionId: string | null }): Promise<UserRow | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(regionId === null ? eq(users.id, userId) : and(eq(users.id, userId), eq(users.regionId, regionId)))
  return row ?? null
}

/** Locks an account's row until the transaction ends and returns it. */
export async function lockUser(tx: Tx, userId: string): Promise<UserRow | null> {
  const [row] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  return row ?? null
}

export async function getUserOfPerson(db: DbOrTx, personId: string): Promise<UserRow | null> {
  const [row] = await db.select().from(users).where(eq(users.personId, personId))
  return row ?? null
}

export async function getUserByName(db: DbOrTx, usernameNormalised: string): Promise<UserRow | null> {
  const [row] = await db.select().from(users).where(eq(users.usernameNormalised, usernameNormalised))
  return row ?? null
}

export async function isUsernameTaken(db: DbOrTx, usernameNormalised: string): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).where(eq(users.usernameNormalised, usernameNormalised))
  return rows.length > 0
}

/** Roles in force now, by the database clock. */
export async function listRolesOf(db: DbOrTx, userId: string): Promise<Role[]> {
  const rows = await db
    .selectDistinct({ role: roleAssignments.role })
    .from(roleAssignments)
    .where(and(eq(roleAssignments.userId, userId), sql`(${roleAssignments.validUntil} is null or ${roleAssignments.validUntil} > now())`))
  return rows.map((row) => row.role)
}

export interface LockRule {
  /** Wrong passwords in a row that lock the account. */
  tries: number
  minutes: number
}

/**
 * Takes one of the tries before the password is looked at, so that guesses sent at the same moment count one by one. The
 * last try locks the account for some minutes; a right password takes the lock away again. After the lock the count
 * begins anew, so no account stays locked for ever.
 *
 * @returns false while the account is locked (or when there is none); then no password may be looked at
 */
export async function takeLoginTry(userId: string, rule: LockRule): Promise<boolean> {
  const count = sql`(case when ${users.lockedUntil} is null then ${users.failedLogins} else 0 end + 1)`
  const rows = await statementDb
    .update(users)
    .set({
      failedLogins: count,
      lockedUntil: sql`case when ${count} >= ${rule.tries}::int then now() + make_interval(mins => ${rule.minutes}::int) end`,
    })
    .where(and(eq(users.id, userId), sql`(${users.lockedUntil} is null or ${users.lockedUntil} <= now())`))
    .returning({ id: users.id })
  return rows.length > 0
}

/** Takes the lock and the count of an account away. Returns whether there is such an account. */
export async function clearLoginTries(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.update(users).set({ failedLogins: 0, lockedUntil: null }).where(eq(users.id, userId)).returning({ id: users.id })
  return rows.length > 0
}

export async function noteLogin(tx: Tx, userId: string): Promise<void> {
  await tx.update(users).set({ failedLogins: 0, lockedUntil: null, lastLoginAt: sql`now()` }).where(eq(users.id, userId))
}

/** Stores a new password hash and makes the account usable. */
export async function setPassword(tx: Tx, { userId, passwordHash }: { userId: string; passwordHash: string }): Promise<void> {
  await tx
    .update(users)
    .set({ passwordHash, passwordChangedAt: sql`now()`, status: 'active', failedLogins: 0, lockedUntil: null, version: sql`${users.version} + 1` })
    .where(eq(users.id, userId))
}

/** Remembers the language of an account: a statement of its own, nothing hangs on it. */
export async function setUserLocale({ userId, locale }: { userId: string; locale: 'zh-CN' | 'en' }): Promise<void> {
  await statementDb.update(users).set({ locale }).where(eq(users.id, userId))
}

export interface NewUser {
  regionId: string | null
  personId: string | null
  username: string
  displayName: string
  synthetic?: boolean
}

/** Inserts an invited account without a password and returns its id. */
export async function insertUser(tx: Tx, user: NewUser): Promise<string> {
  const [row] = await tx
    .insert(users)
    .values({ ...user, usernameNormalised: normaliseUsername(user.username) })
    .returning({ id: users.id })
  if (!row) throw new Error('An account was not inserted.')
  return row.id
}

/** Gives an account its only own role: that of a candidate. Other roles are given by db/queries/accounts.ts. */
export async function insertCandidateRole(tx: Tx, { userId, regionId }: { userId: string; regionId: string }): Promise<void> {
  await tx.insert(roleAssignments).values({ userId, role: 'candidate', regionId }).onConflictDoNothing()
}

/** The person an account is made for. */
export async function getPersonForAccount(tx: Tx, personId: string) {
  const [row] = await tx
    .select({ id: persons.id, regionId: persons.regionId, name: persons.name, synthetic: persons.synthetic })
    .from(persons)
    .where(eq(persons.id, personId))
    .for('share')
  return row ?? null
}

/** Accounts of the demonstration that are in use, with their roles; nobody real is among them. */
export async function listSyntheticAccounts(db: DbOrTx) {
  return db
    .select({
      id: users.id,
      username: users.username,
      displayName: users.displayName,
      regionName: regions.name,
      roles: sql<Role[]>`array(select distinct a.role from ${roleAssignments} a where a.user_id = ${users.id} order by 1)`,
    })
    .from(users)
    .leftJoin(regions, eq(regions.id, users.regionId))
    .where(and(eq(users.synthetic, true), eq(users.status, 'active')))
    .orderBy(asc(regions.code), asc(users.username))
    .limit(200)
}

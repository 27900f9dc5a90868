import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import { statementDb } from '#db/client.ts'
import { activationCodes, persons, users } from '#db/schema/identity.ts'

export type ActivationPurpose = 'candidate' | 'staff' | 'passwordReset'

export interface NewActivationCode {
  regionId: string | null
  purpose: ActivationPurpose
  codeHash: string
  personId: string | null
  userId: string | null
  issuedBy: string | null
  validHours: number
}

/** Stores codes; a person or account has one open code of a purpose, so earlier ones are revoked. */
export async function insertActivationCodes(tx: Tx, codes: readonly NewActivationCode[]): Promise<void> {
  if (codes.length === 0) return
  const personIds = codes.flatMap((code) => (code.personId === null ? [] : [code.personId]))
  const userIds = codes.flatMap((code) => (code.userId === null ? [] : [code.userId]))
  const open = and(isNull(activationCodes.usedAt), isNull(activationCodes.revokedAt))
  if (personIds.length > 0) await tx.update(activationCodes).set({ revokedAt: sql`now()` }).where(and(inArray(activationCodes.personId, personIds), open))
  if (userIds.length > 0) await tx.update(activationCodes).set({ revokedAt: sql`now()` }).where(and(inArray(activationCodes.userId, userIds), open))
  await tx.insert(activationCodes).values(codes.map(({ validHours, ...code }) => ({ ...code, expiresAt: sql`now() + make_interval(hours => ${validHours}::int)` })))
}

const usable = and(isNull(activationCodes.usedAt), isNull(activationCodes.revokedAt), sql`${activationCodes.expiresAt} > now()`)

/** An open code, by its hash or its id, with what must be known beside it; null when it is unknown, used, revoked or over. */
export async function findOpenActivationCode(db: DbOrTx, which: { codeHash: string } | { id: string }) {
  const [row] = await db
    .select({
      id: activationCodes.id,
      purpose: activationCodes.purpose,
      personName: persons.name,
      identityIndex: persons.identityIndex,
      username: users.username,
      usernameNormalised: users.usernameNormalised,
      displayName: users.displayName,
    })
    .from(activationCodes)
    .leftJoin(persons, eq(persons.id, activationCodes.personId))
    .leftJoin(users, eq(users.id, activationCodes.userId))
    .where(and('id' in which ? eq(activationCodes.id, which.id) : eq(activationCodes.codeHash, which.codeHash), usable))
  return row ?? null
}

/** Locks an open code for redemption; null when it is no longer open. */
export async function lockOpenActivationCode(tx: Tx, id: string) {
  const [row] = await tx.select().from(activationCodes).where(and(eq(activationCodes.id, id), usable)).for('update')
  return row ?? null
}

export async function markActivationCodeUsed(tx: Tx, id: string): Promise<void> {
  await tx.update(activationCodes).set({ usedAt: sql`now()` }).where(eq(activationCodes.id, id))
}

/** Counts a code given with the wrong identity; the last try revokes it. A statement of its own. */
export async function countFailedRedemption(id: string, tries: number): Promise<void> {
  await statementDb
    .update(activationCodes)
    .set({
      failedTries: sql`${activationCodes.failedTries} + 1`,
      revokedAt: sql`case when ${activationCodes.failedTries} + 1 >= ${tries}::int then now() else ${activationCodes.revokedAt} end`,
    })
    .where(eq(activationCodes.id, id))
}

/** Which of these people have an account that is in use, and which have an open code: for the organiser's printout. */
export async function listActivationStates(db: DbOrTx, { regionId, personIds }: { regionId: string; personIds: readonly string[] }) {
  if (personIds.length === 0) return []
  return db
    .select({
      personId: persons.id,
      name: persons.name,
      hasIdentity: sql<boolean>`${persons.identityIndex} is not null`,
      // A query of one table names its columns without the table, so the outer one is written out inside the subqueries.
      activated: sql<boolean>`exists (select 1 from ${users} u where u.person_id = persons.id and u.status = 'active')`,
      openCode: sql<boolean>`exists (select 1 from ${activationCodes} c where c.person_id = persons.id and c.used_at is null and c.revoked_at is null and c.expires_at > now())`,
    })
    .from(persons)
    .where(and(eq(persons.regionId, regionId), inArray(persons.id, [...personIds])))
}

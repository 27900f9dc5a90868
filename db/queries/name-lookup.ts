import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { organisations, persons, registeredFacts } from '../schema/index.ts'

const ENOUGH = 5

/** People of a region with exactly this name; a few are enough to say that it is not one. */
export async function findPersonsNamed(db: DbOrTx, { regionId, name }: { regionId: string; name: string }) {
  return db
    .select({ id: persons.id, name: persons.name, organisationName: persons.organisationName })
    .from(persons)
    .where(and(eq(persons.regionId, regionId), or(eq(persons.name, name), eq(persons.nameNormalised, name)), isNull(persons.anonymisedAt)))
    .orderBy(asc(persons.id))
    .limit(ENOUGH)
}

/** Units of a region with exactly this name. */
export async function findUnitsNamed(db: DbOrTx, { regionId, name }: { regionId: string; name: string }) {
  return db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.regionId, regionId), or(eq(organisations.name, name), eq(organisations.nameNormalised, name))))
    .orderBy(asc(organisations.id))
    .limit(ENOUGH)
}

/** What was registered from outside and stands, newest first. */
export async function listRegistered(db: DbOrTx, { regionId }: { regionId: string }) {
  const rows = await db
    .select()
    .from(registeredFacts)
    .where(and(eq(registeredFacts.regionId, regionId), isNull(registeredFacts.withdrawnAt)))
    .orderBy(asc(registeredFacts.on), asc(registeredFacts.id))
  return rows.reverse()
}

import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { competitionEvents, entries, organisations, persons, personSkillLevels, roleAssignments, users } from '../schema/index.ts'

/** Name and contact of whoever a claim is paid to. */
export interface PayeeContact {
  name: string
  contactName: string | null
  phone: string | null
  phoneCipher: Uint8Array | null
}

/** A person is their own contact; a unit's is the one it registered, or else who confirms for it in the product. */
export async function getPayeeContact(db: DbOrTx, { regionId, payeeType, payeeId }: { regionId: string; payeeType: 'person' | 'organisation'; payeeId: string }): Promise<PayeeContact | null> {
  if (payeeType === 'person') {
    const [person] = await db.select({ name: persons.name, phoneCipher: persons.phoneCipher }).from(persons).where(and(eq(persons.id, payeeId), eq(persons.regionId, regionId)))
    return person ? { ...person, contactName: person.name, phone: null } : null
  }
  const [unit] = await db
    .select({ name: organisations.name, contactName: organisations.contactName, phone: organisations.contactPhone })
    .from(organisations)
    .where(and(eq(organisations.id, payeeId), eq(organisations.regionId, regionId)))
  if (!unit || (unit.contactName && unit.phone)) return unit ? { ...unit, phoneCipher: null } : null
  const [host] = await db
    .select({ contactName: users.displayName, phoneCipher: persons.phoneCipher })
    .from(roleAssignments)
    .innerJoin(users, eq(users.id, roleAssignments.userId))
    .leftJoin(persons, eq(persons.id, users.personId))
    .where(and(eq(users.regionId, regionId), eq(users.status, 'active'), eq(roleAssignments.role, 'hostContact'), eq(roleAssignments.organisationId, payeeId), or(isNull(roleAssignments.validUntil), gt(roleAssignments.validUntil, sql`now()`))))
    .orderBy(asc(users.displayName), asc(users.id))
    .limit(1)
  return { name: unit.name, contactName: unit.contactName ?? host?.contactName ?? null, phone: unit.phone, phoneCipher: unit.phone ? null : (host?.phoneCipher ?? null) }
}

/** The people of a payout roster: identity and phone as stored (encrypted), the trade of their latest contest, and the level they hold. */
export async function getRosterPeople(db: DbOrTx, { regionId, personIds }: { regionId: string; personIds: readonly string[] }) {
  if (personIds.length === 0) return []
  return db
    .select({
      id: persons.id,
      name: persons.name,
      identityCipher: persons.identityCipher,
      phoneCipher: persons.phoneCipher,
      organisation: sql<string | null>`coalesce(${organisations.name}, ${persons.organisationName})`,
      occupation: sql<string | null>`(select ${competitionEvents.occupationName} from ${entries} join ${competitionEvents} on ${competitionEvents.id} = ${entries.eventId} where ${entries.personId} = ${persons.id} order by ${entries.createdAt} desc limit 1)`,
      level: sql<string | null>`(select ${personSkillLevels.level} from ${personSkillLevels} where ${personSkillLevels.personId} = ${persons.id} order by ${personSkillLevels.evidence} = 'declared', ${personSkillLevels.obtainedOn} desc nulls last, ${personSkillLevels.createdAt} desc limit 1)`,
    })
    .from(persons)
    .leftJoin(organisations, eq(organisations.id, persons.organisationId))
    .where(and(eq(persons.regionId, regionId), inArray(persons.id, [...personIds])))
    .orderBy(asc(persons.nameNormalised), asc(persons.id))
}

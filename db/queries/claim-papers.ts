import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { competitionEvents, entries, organisations, persons } from '../schema/index.ts'

/** Name and contact of whoever a claim is paid to. */
export async function getUnitContact(db: DbOrTx, { regionId, payeeType, payeeId }: { regionId: string; payeeType: 'person' | 'organisation'; payeeId: string }): Promise<{ name: string; contact: string | null } | null> {
  if (payeeType === 'person') {
    const [person] = await db.select({ name: persons.name }).from(persons).where(and(eq(persons.id, payeeId), eq(persons.regionId, regionId)))
    return person ? { name: person.name, contact: null } : null
  }
  const [unit] = await db.select({ name: organisations.name, contactName: organisations.contactName, contactPhone: organisations.contactPhone }).from(organisations).where(and(eq(organisations.id, payeeId), eq(organisations.regionId, regionId)))
  return unit ? { name: unit.name, contact: [unit.contactName, unit.contactPhone].filter(Boolean).join(' ') || null } : null
}

/** The people of a payout roster: identity and phone as stored (encrypted), and the trade of their latest contest. */
export async function getRosterPeople(db: DbOrTx, { regionId, personIds }: { regionId: string; personIds: readonly string[] }) {
  return db
    .select({
      id: persons.id,
      name: persons.name,
      identityCipher: persons.identityCipher,
      phoneCipher: persons.phoneCipher,
      organisation: sql<string | null>`coalesce(${organisations.name}, ${persons.organisationName})`,
      occupation: sql<string | null>`(select ${competitionEvents.occupationName} from ${entries} join ${competitionEvents} on ${competitionEvents.id} = ${entries.eventId} where ${entries.personId} = ${persons.id} order by ${entries.createdAt} desc limit 1)`,
    })
    .from(persons)
    .leftJoin(organisations, eq(organisations.id, persons.organisationId))
    .where(and(eq(persons.regionId, regionId), inArray(persons.id, [...personIds])))
    .orderBy(asc(persons.nameNormalised), asc(persons.id))
}

import { and, asc, count, desc, eq, ilike, sql } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { certificates, competitionEvents, competitions, entries, personSkillLevels, persons, resultEditions, resultRows, studioMembers, studios, users } from '#db/schema/index.ts'

/** By what people are looked for: part of a normalised name, or the index of a whole number. */
export type PersonSearch = { nameKey: string } | { identityIndex: string } | { phoneIndex: string }

export interface FoundPerson {
  id: string
  name: string
  sex: 'male' | 'female' | null
  identityCipher: Uint8Array | null
  organisation: string | null
  entries: number
}

/** People of a region, by name; at most `limit`, with the number of all. Whoever was anonymised is found no more. */
export async function searchPersons(db: DbOrTx, { regionId, by, limit }: { regionId: string; by: PersonSearch; limit: number }): Promise<{ rows: FoundPerson[]; total: number }> {
  const wanted =
    'nameKey' in by
      ? ilike(persons.nameNormalised, `%${by.nameKey.replace(/[\\%_]/g, '\\$&')}%`)
      : 'identityIndex' in by
        ? eq(persons.identityIndex, by.identityIndex)
        : eq(persons.phoneIndex, by.phoneIndex)
  const condition = and(eq(persons.regionId, regionId), sql`${persons.anonymisedAt} is null`, wanted)
  const [rows, [all]] = await Promise.all([
    db
      .select({
        id: persons.id,
        name: persons.name,
        sex: persons.sex,
        identityCipher: persons.identityCipher,
        organisation: persons.organisationName,
        // A query of one table names its columns without the table, so the outer one is written out inside the subquery.
        entries: sql<number>`(select count(*)::int from ${entries} e where e.person_id = persons.id)`,
      })
      .from(persons)
      .where(condition)
      .orderBy(asc(persons.nameNormalised), asc(persons.id))
      .limit(limit),
    db.select({ n: count() }).from(persons).where(condition),
  ])
  return { rows, total: all?.n ?? 0 }
}

interface OnePerson {
  regionId: string
  personId: string
}

/** Every entry of a person with the published line of each, newest contest first. What is not published is not joined. */
export async function listPersonEntries(db: DbOrTx, { regionId, personId }: OnePerson) {
  return db
    .select({
      entryId: entries.id,
      eventId: entries.eventId,
      number: entries.number,
      status: entries.status,
      competition: { id: competitions.id, name: competitions.name, nameEn: competitions.nameEn, finalOn: competitions.finalOn },
      event: { name: competitionEvents.name, nameEn: competitionEvents.nameEn, division: competitionEvents.division },
      published: sql<boolean>`${resultEditions.id} is not null`,
      rank: resultRows.rank,
      total: resultRows.total,
      promotion: resultRows.promotion,
    })
    .from(entries)
    .innerJoin(competitions, eq(competitions.id, entries.competitionId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, entries.eventId))
    .leftJoin(resultEditions, and(eq(resultEditions.eventId, entries.eventId), eq(resultEditions.state, 'published')))
    .leftJoin(resultRows, and(eq(resultRows.editionId, resultEditions.id), eq(resultRows.entryId, entries.id)))
    .where(and(eq(entries.regionId, regionId), eq(entries.personId, personId)))
    .orderBy(desc(competitions.finalOn), asc(competitionEvents.name))
}

/** Every certificate of a person, newest first. */
export async function listCertificatesOf(db: DbOrTx, { regionId, personId }: OnePerson) {
  return db
    .select({ id: certificates.id, number: certificates.number, status: certificates.status, payload: certificates.payload, drawn: sql<boolean>`${certificates.pdfFileId} is not null` })
    .from(certificates)
    .where(and(eq(certificates.regionId, regionId), eq(certificates.personId, personId)))
    .orderBy(desc(certificates.issuedAt), desc(certificates.serial))
}

/** Skill levels a person holds, by occupation. */
export async function listSkillLevelsOf(db: DbOrTx, { regionId, personId }: OnePerson) {
  return db
    .select({ id: personSkillLevels.id, occupationCode: personSkillLevels.occupationCode, level: personSkillLevels.level, obtainedOn: personSkillLevels.obtainedOn, certificateNumber: personSkillLevels.certificateNumber })
    .from(personSkillLevels)
    .innerJoin(persons, eq(persons.id, personSkillLevels.personId))
    .where(and(eq(persons.regionId, regionId), eq(persons.id, personId)))
    .orderBy(asc(personSkillLevels.occupationCode), desc(personSkillLevels.obtainedOn))
}

/** Studios a person works in. */
export async function listStudiosOf(db: DbOrTx, { regionId, personId }: OnePerson) {
  return db
    .select({ id: studioMembers.id, studioId: studios.id, name: studios.name, duty: studioMembers.duty, fromDay: studioMembers.fromDay })
    .from(studioMembers)
    .innerJoin(studios, eq(studios.id, studioMembers.studioId))
    .where(and(eq(studioMembers.regionId, regionId), eq(studioMembers.personId, personId)))
    .orderBy(asc(studios.name))
}

/** Whether the person has an account in use. */
export async function hasAccount(db: DbOrTx, { regionId, personId }: OnePerson): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).where(and(eq(users.regionId, regionId), eq(users.personId, personId), eq(users.status, 'active')))
  return rows.length > 0
}

import { and, asc, count, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, competitions, consents, entries, persons, users, type RegistrationState } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

interface EventScope {
  regionId: string
  eventId: string
}

/** What comes with a new registration besides who takes part. */
export interface Submission {
  answers: typeof entries.$inferInsert.answers
  consentId: string | null
  slipCode: string
  submittedBy: string | null
}

/** Which information text a person accepted, in which edition and where. */
export async function insertConsent(tx: Tx, values: Pick<typeof consents.$inferInsert, 'personId' | 'noticeKey' | 'noticeEdition' | 'context'>): Promise<string> {
  const [row] = await tx.insert(consents).values(values).returning({ id: consents.id })
  return row!.id
}

/** Turns a freshly inserted entry into a registration that waits for a decision. */
export async function setSubmitted(tx: Tx, { regionId, entryId }: { regionId: string; entryId: string }, submission: Submission): Promise<void> {
  await tx
    .update(entries)
    .set({ ...submission, registration: 'submitted', submittedAt: sql`now()` })
    .where(and(eq(entries.id, entryId), eq(entries.regionId, regionId)))
}

/** Puts a corrected registration back into the queue. False when it has moved on meanwhile. */
export async function resubmit(
  tx: Tx,
  { regionId, personId, entryId, version }: { regionId: string; personId: string; entryId: string; version: number },
  change: Pick<typeof entries.$inferInsert, 'organisationId' | 'organisationName' | 'teamName' | 'skillLevelHeld' | 'answers'>,
): Promise<boolean> {
  const rows = await tx
    .update(entries)
    .set({ ...change, registration: 'submitted', registrationNote: null, submittedAt: sql`now()`, version: sql`${entries.version} + 1` })
    .where(and(eq(entries.id, entryId), eq(entries.regionId, regionId), eq(entries.personId, personId), eq(entries.version, version), eq(entries.registration, 'returned')))
    .returning({ id: entries.id })
  return rows.length === 1
}

/** Decides a registration over the version its judge saw. False when somebody else was first. */
export async function decideRegistration(
  tx: Tx,
  { regionId, eventId, entryId, version }: EventScope & { entryId: string; version: number },
  decision: { registration: RegistrationState; note: string | null; by: string },
): Promise<boolean> {
  const rows = await tx
    .update(entries)
    .set({ registration: decision.registration, registrationNote: decision.note, decidedBy: decision.by, decidedAt: sql`now()`, version: sql`${entries.version} + 1` })
    .where(and(eq(entries.id, entryId), eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.version, version)))
    .returning({ id: entries.id })
  return rows.length === 1
}

const registrationColumns = {
  id: entries.id,
  number: entries.number,
  version: entries.version,
  registration: entries.registration,
  registrationNote: entries.registrationNote,
  submittedAt: entries.submittedAt,
  decidedAt: entries.decidedAt,
  decidedByName: users.displayName,
  answers: entries.answers,
  organisationId: entries.organisationId,
  organisation: entries.organisationName,
  skillLevel: entries.skillLevelHeld,
  team: entries.teamName,
  personId: persons.id,
  name: persons.name,
  nameKey: persons.nameNormalised,
  sex: persons.sex,
  birthDate: persons.birthDate,
  identityType: persons.identityType,
  identityCipher: persons.identityCipher,
  phoneCipher: persons.phoneCipher,
  photoFileId: persons.photoFileId,
}

function selectRegistrations(db: DbOrTx) {
  return db.select(registrationColumns).from(entries).innerJoin(persons, eq(persons.id, entries.personId)).leftJoin(users, eq(users.id, entries.decidedBy))
}

export type RegistrationRecord = Awaited<ReturnType<typeof listRegistrations>>[number]

/** Registrations of an event that came in by themselves, those that wait longest first. What an organiser entered was never submitted and is not here. */
export async function listRegistrations(db: DbOrTx, { regionId, eventId, state }: EventScope & { state: RegistrationState | null }) {
  return selectRegistrations(db)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), sql`${entries.submittedAt} is not null`, state === null ? undefined : eq(entries.registration, state)))
    .orderBy(asc(entries.submittedAt), sql`length(${entries.number})`, asc(entries.number), asc(entries.id))
}

export async function getRegistration(db: DbOrTx, { regionId, eventId, entryId }: EventScope & { entryId: string }): Promise<RegistrationRecord | null> {
  if (!isUuid(entryId)) return null
  const [row] = await selectRegistrations(db).where(and(eq(entries.id, entryId), eq(entries.regionId, regionId), eq(entries.eventId, eventId), sql`${entries.submittedAt} is not null`))
  return row ?? null
}

export async function countRegistrations(db: DbOrTx, { regionId, eventId }: EventScope): Promise<Partial<Record<RegistrationState, number>>> {
  const rows = await db
    .select({ state: entries.registration, n: count() })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), sql`${entries.submittedAt} is not null`))
    .groupBy(entries.registration)
  return Object.fromEntries(rows.map((row) => [row.state, row.n]))
}

/** Others of the same name in the event, and the same person in other events of the competition: what a judge of a registration looks at. */
export async function listLikeliesOf(db: DbOrTx, { regionId, competitionId, entryId, personId, nameKey }: { regionId: string; competitionId: string; entryId: string; personId: string; nameKey: string }) {
  return db
    .select({ id: entries.id, eventId: entries.eventId, eventName: competitionEvents.name, number: entries.number, organisation: entries.organisationName, samePerson: sql<boolean>`${entries.personId} = ${personId}::uuid` })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, entries.eventId))
    .where(and(eq(entries.regionId, regionId), eq(entries.competitionId, competitionId), eq(persons.nameNormalised, nameKey), ne(entries.id, entryId), ne(entries.registration, 'refused')))
    .orderBy(asc(competitionEvents.position), asc(entries.number))
}

/** Registrations of one person, newest competition first, whatever became of them. */
export async function listOwnRegistrations(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  return db
    .select({
      id: entries.id, number: entries.number, version: entries.version, registration: entries.registration, note: entries.registrationNote, submittedAt: entries.submittedAt,
      organisation: entries.organisationName, team: entries.teamName, skillLevel: entries.skillLevelHeld, answers: entries.answers, seat: entries.seat, batch: entries.batch, checkedInAt: entries.checkedInAt,
      event: { id: competitionEvents.id, name: competitionEvents.name, nameEn: competitionEvents.nameEn, division: competitionEvents.division, seating: competitionEvents.seating, rules: competitionEvents.rules },
      competition: { id: competitions.id, name: competitions.name, nameEn: competitions.nameEn, state: competitions.state, finalOn: competitions.finalOn, place: competitions.place, eligibility: competitions.eligibility },
      person: { name: persons.name, birthDate: persons.birthDate, photoFileId: persons.photoFileId },
    })
    .from(entries)
    .innerJoin(competitionEvents, eq(competitionEvents.id, entries.eventId))
    .innerJoin(competitions, eq(competitions.id, entries.competitionId))
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(and(eq(entries.regionId, regionId), eq(entries.personId, personId)))
    .orderBy(desc(competitions.finalOn), asc(entries.id))
}

/** The photograph of a person, once it is kept as a file. */
export async function setPersonPhoto(tx: Tx, { regionId, personId, photoFileId }: { regionId: string; personId: string; photoFileId: string }): Promise<void> {
  await tx.update(persons).set({ photoFileId }).where(and(eq(persons.id, personId), eq(persons.regionId, regionId)))
}

/** What a person's own facts are for another registration. */
export async function getRegistrant(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  const [row] = await db
    .select({ id: persons.id, name: persons.name, nameKey: persons.nameNormalised, birthDate: persons.birthDate, organisation: persons.organisationName, photoFileId: persons.photoFileId })
    .from(persons)
    .where(and(eq(persons.id, personId), eq(persons.regionId, regionId)))
  return row ?? null
}

/** Where a person takes part, with the units by which a role reaches it. */
export async function listPersonCompetitions(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  const rows = await db
    .select({ competitionId: entries.competitionId, eventId: entries.eventId, organisationId: competitions.organiserId, hostOrganisationId: competitions.hostId })
    .from(entries)
    .innerJoin(competitions, eq(competitions.id, entries.competitionId))
    .where(and(eq(entries.regionId, regionId), eq(entries.personId, personId)))
  return rows.map(({ organisationId, hostOrganisationId, ...row }) => ({ ...row, ...(organisationId ? { organisationId } : {}), ...(hostOrganisationId ? { hostOrganisationId } : {}) }))
}

/** Whose an entry is: the person, the contest and the unit. */
export async function findEntryOwner(db: DbOrTx, { regionId, entryId }: { regionId: string; entryId: string }): Promise<{ personId: string; eventId: string; organisationId: string | null } | null> {
  const [row] = await db
    .select({ personId: entries.personId, eventId: entries.eventId, organisationId: entries.organisationId })
    .from(entries)
    .where(and(eq(entries.id, entryId), eq(entries.regionId, regionId)))
  return row ?? null
}

/** Whom entries of an event are about. */
export async function listPersonsOfEntries(db: DbOrTx, { regionId, eventId, entryIds }: EventScope & { entryIds: readonly string[] }): Promise<Array<{ entryId: string; personId: string }>> {
  if (entryIds.length === 0) return []
  return db
    .select({ entryId: entries.id, personId: entries.personId })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), inArray(entries.id, [...entryIds])))
    .orderBy(asc(entries.id))
}

/** Puts registrations that were sent back into the queue again and answers with them. The change before this one has counted their version. */
export async function queueAgain(tx: Tx, { regionId, eventId, entryIds }: EventScope & { entryIds: readonly string[] }) {
  if (entryIds.length === 0) return []
  return tx
    .update(entries)
    .set({ registration: 'submitted', registrationNote: null, submittedAt: sql`now()` })
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), inArray(entries.id, [...entryIds]), eq(entries.registration, 'returned')))
    .returning({ entryId: entries.id, personId: entries.personId, number: entries.number, team: entries.teamName, skillLevel: entries.skillLevelHeld })
}

/** Whether a person is known by more than this one entry: by an account of their own, or in another contest. */
export async function isKnownBeyondEntry(db: DbOrTx, { regionId, personId, entryId }: { regionId: string; personId: string; entryId: string }): Promise<boolean> {
  const [row] = await db
    .select({
      known: sql<boolean>`exists (select 1 from ${users} where ${users.personId} = ${persons.id}) or exists (select 1 from ${entries} where ${entries.personId} = ${persons.id} and ${entries.id} <> ${entryId}::uuid)`,
    })
    .from(persons)
    .where(and(eq(persons.id, personId), eq(persons.regionId, regionId)))
  return row?.known ?? true
}

/** Whether a unit has somebody in a contest of the region. */
export async function isPersonOfUnit(db: DbOrTx, { regionId, personId, organisationId }: { regionId: string; personId: string; organisationId: string }): Promise<boolean> {
  const [row] = await db
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.personId, personId), eq(entries.organisationId, organisationId)))
    .limit(1)
  return row !== undefined
}

/** Everybody of one unit in the events of a region, with what became of the registration; newest contest first. No document number, no phone. */
export async function listUnitEntries(db: DbOrTx, { regionId, organisationId }: { regionId: string; organisationId: string }) {
  return db
    .select({
      id: entries.id, eventId: entries.eventId, number: entries.number, name: persons.name, skillLevel: entries.skillLevelHeld, registration: entries.registration, note: entries.registrationNote,
      seat: entries.seat, batch: entries.batch,
      /** Whether it came in by the queue; what the organiser entered was never sent back. */
      online: sql<boolean>`${entries.submittedAt} is not null`,
    })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(and(eq(entries.regionId, regionId), eq(entries.organisationId, organisationId)))
    .orderBy(sql`length(${entries.number})`, asc(entries.number))
}

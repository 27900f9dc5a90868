import { and, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import {
  activationCodes,
  apprentices,
  certificates, certificateProofs,
  conflictDeclarations,
  consents,
  entries,
  judges,
  persons,
  promotions, recognitionOpinions,
  resultRows,
  reviewAssignments,
  studioMembers,
  studios,
  users,
  type IdentityType,
} from '../schema/index.ts'
import { isUuid } from './uuid.ts'

/** A person as found by a document's number. */
export interface IdentifiedPerson {
  personId: string
  identityIndex: string
  nameKey: string
  phoneIndex: string | null
  version: number
}

/** The persons of a region with these identity indexes; the ones that are not there are missing from the answer. */
export async function listPersonsByIdentity(db: DbOrTx, { regionId, indexes }: { regionId: string; indexes: readonly string[] }): Promise<IdentifiedPerson[]> {
  if (indexes.length === 0) return []
  const rows = await db
    .select({ personId: persons.id, identityIndex: persons.identityIndex, nameKey: persons.nameNormalised, phoneIndex: persons.phoneIndex, version: persons.version })
    .from(persons)
    .where(and(eq(persons.regionId, regionId), inArray(persons.identityIndex, [...indexes])))
  return rows.map((row) => ({ ...row, identityIndex: row.identityIndex ?? '' }))
}

/** A person to be entered. Numbers come encrypted, with their indexes. */
export interface NewPerson {
  name: string
  nameKey: string
  sex: 'male' | 'female' | null
  birthDate: string | null
  identityType: IdentityType
  identityCipher: Buffer
  identityIndex: string
  phoneCipher: Buffer | null
  phoneIndex: string | null
  organisationId: string | null
  organisationName: string | null
}

const hex = (bytes: Buffer | null) => (bytes === null ? null : bytes.toString('hex'))

/** Enters many persons in one statement and says which id each identity index got. One whose index is there already is not in the answer. */
export async function insertPersons(tx: Tx, { regionId }: { regionId: string }, people: readonly NewPerson[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const column = <T>(pick: (person: NewPerson) => T) => sql.param(people.map(pick))
  const rows = await tx.execute<{ id: string; identityIndex: string }>(sql`
    insert into persons (region_id, name, name_normalised, sex, birth_date, identity_type, identity_cipher, identity_index, phone_cipher, phone_index, organisation_id, organisation_name)
    select ${regionId}::uuid, name, name_key, sex, birth_date::date, identity_type, decode(identity_cipher, 'hex'), identity_index, decode(phone_cipher, 'hex'), phone_index, organisation_id, organisation_name
    from unnest(
      ${column((p) => p.name)}::text[], ${column((p) => p.nameKey)}::text[], ${column((p) => p.sex)}::text[], ${column((p) => p.birthDate)}::text[],
      ${column((p) => p.identityType)}::text[], ${column((p) => hex(p.identityCipher))}::text[], ${column((p) => p.identityIndex)}::text[],
      ${column((p) => hex(p.phoneCipher))}::text[], ${column((p) => p.phoneIndex)}::text[], ${column((p) => p.organisationId)}::uuid[], ${column((p) => p.organisationName)}::text[]
    ) as i(name, name_key, sex, birth_date, identity_type, identity_cipher, identity_index, phone_cipher, phone_index, organisation_id, organisation_name)
    on conflict (region_id, identity_index) do nothing
    returning id, identity_index as "identityIndex"`)
  return new Map(rows.map((row) => [row.identityIndex, row.id]))
}

/** A phone of a person before and after: what an undo puts back. */
export interface PhoneChange {
  personId: string
  /** The version the writer saw. */
  version: number
  phoneCipher: Buffer | null
  phoneIndex: string | null
}

/** Changes phones over the versions their writers saw; answers with the ids that were changed. */
export async function updatePhones(tx: Tx, { regionId }: { regionId: string }, changes: readonly PhoneChange[]): Promise<string[]> {
  if (changes.length === 0) return []
  const column = <T>(pick: (change: PhoneChange) => T) => sql.param(changes.map(pick))
  const rows = await tx.execute<{ id: string }>(sql`
    update persons p set phone_cipher = decode(i.phone_cipher, 'hex'), phone_index = i.phone_index, version = p.version + 1, updated_at = now()
    from unnest(
      ${column((c) => c.personId)}::uuid[], ${column((c) => c.version)}::int[], ${column((c) => hex(c.phoneCipher))}::text[], ${column((c) => c.phoneIndex)}::text[]
    ) as i(person_id, version, phone_cipher, phone_index)
    where p.id = i.person_id and p.version = i.version and p.region_id = ${regionId}::uuid
    returning p.id`)
  return rows.map((row) => row.id)
}

/** The stored phones of some persons, as they are encrypted. */
export async function listPhones(db: DbOrTx, { regionId, personIds }: { regionId: string; personIds: readonly string[] }) {
  if (personIds.length === 0) return []
  return db
    .select({ personId: persons.id, version: persons.version, phoneCipher: persons.phoneCipher, phoneIndex: persons.phoneIndex })
    .from(persons)
    .where(and(eq(persons.regionId, regionId), inArray(persons.id, [...personIds])))
}

export type PersonRow = typeof persons.$inferSelect

/** One person of a region, or null when it is not there or belongs to another region. */
export async function getPerson(db: DbOrTx, { personId, regionId }: { personId: string; regionId: string }): Promise<PersonRow | null> {
  if (!isUuid(personId)) return null
  const [row] = await db.select().from(persons).where(and(eq(persons.id, personId), eq(persons.regionId, regionId)))
  return row ?? null
}

export type PersonChange = Partial<Pick<PersonRow, 'name' | 'nameNormalised' | 'sex' | 'birthDate' | 'phoneCipher' | 'phoneIndex'>>

/** Changes a person over the version its writer saw. False when somebody else was first. */
export async function updatePerson(tx: Tx, { personId, regionId, version }: { personId: string; regionId: string; version: number }, change: PersonChange): Promise<boolean> {
  const rows = await tx
    .update(persons)
    .set({ ...change, version: sql`${persons.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(persons.id, personId), eq(persons.regionId, regionId), eq(persons.version, version)))
    .returning({ id: persons.id })
  return rows.length === 1
}

/** Every column that points at a person, but for what goes with the person. A test compares it with the database's foreign keys. */
export const PERSON_REFERENCES = [
  apprentices.masterPersonId,
  apprentices.personId,
  certificates.personId,
  certificateProofs.personId,
  conflictDeclarations.otherPersonId,
  conflictDeclarations.personId,
  entries.personId,
  judges.personId,
  promotions.personId,
  recognitionOpinions.expertPersonId,
  resultRows.personId,
  reviewAssignments.expertPersonId,
  studioMembers.personId,
  studios.leadPersonId,
  users.personId,
  activationCodes.personId,
  consents.personId,
]

/** Removes persons that nothing points at any more; answers with how many went. */
export async function deleteUnusedPersons(tx: Tx, { regionId, personIds }: { regionId: string; personIds: readonly string[] }): Promise<number> {
  if (personIds.length === 0) return 0
  const unused = PERSON_REFERENCES.map((column) => sql`not exists (select 1 from ${column.table} where ${column} = p.id)`)
  const rows = await tx.execute(sql`
    delete from persons p where p.region_id = ${regionId}::uuid and p.id = any(${sql.param([...personIds])}::uuid[]) and ${sql.join(unused, sql` and `)}
    returning p.id`)
  return rows.length
}

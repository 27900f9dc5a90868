import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { entries, marks, persons, type EntryStatus, type SkillLevel } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

export interface EventScope {
  regionId: string
  eventId: string
}

const inEvent = ({ regionId, eventId }: EventScope) => and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(persons.regionId, regionId))

/** Every entry of an event, with what an import is compared with. No number of a document, only its index. */
export async function listKnownEntries(db: DbOrTx, scope: EventScope) {
  return db
    .select({
      entryId: entries.id,
      personId: entries.personId,
      number: entries.number,
      identityIndex: persons.identityIndex,
      nameKey: persons.nameNormalised,
      organisation: entries.organisationName,
      team: entries.teamName,
      skillLevel: entries.skillLevelHeld,
      status: entries.status,
      phoneIndex: persons.phoneIndex,
      organisationId: entries.organisationId,
      registration: entries.registration,
      version: entries.version,
    })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(inEvent(scope))
}

export interface NewEntry {
  personId: string
  organisationId: string | null
  organisationName: string
  number: string
  team: string | null
  skillLevel: SkillLevel | null
}

/**
 * Enters many persons into an event in one statement. A number or person that is in the event already is left out of the
 * answer: the unique keys decide, not a look before.
 */
export async function insertEntries(
  tx: Tx,
  { regionId, eventId, competitionId, importBatchId }: EventScope & { competitionId: string; importBatchId: string | null },
  list: readonly NewEntry[],
): Promise<{ id: string; number: string; personId: string }[]> {
  if (list.length === 0) return []
  const column = <T>(pick: (entry: NewEntry) => T) => sql.param(list.map(pick))
  const rows = await tx.execute<{ id: string; number: string; personId: string }>(sql`
    insert into entries (region_id, competition_id, event_id, import_batch_id, person_id, organisation_id, organisation_name, number, team_name, skill_level_held)
    select ${regionId}::uuid, ${competitionId}::uuid, ${eventId}::uuid, ${importBatchId}::uuid, person_id, organisation_id, organisation_name, number, team_name, skill_level_held
    from unnest(
      ${column((e) => e.personId)}::uuid[], ${column((e) => e.organisationId)}::uuid[], ${column((e) => e.organisationName)}::text[],
      ${column((e) => e.number)}::text[], ${column((e) => e.team)}::text[], ${column((e) => e.skillLevel)}::text[]
    ) as i(person_id, organisation_id, organisation_name, number, team_name, skill_level_held)
    on conflict do nothing
    returning id, number, person_id as "personId"`)
  return [...rows]
}

/** What a later import or an undo writes into an entry, over the version its writer saw. */
export interface EntryChange {
  entryId: string
  version: number
  organisationId: string | null
  organisationName: string
  team: string | null
  skillLevel: SkillLevel | null
}

/** Answers with the ids that were changed; one whose version has moved on is missing. */
export async function updateEntries(tx: Tx, { regionId, eventId }: EventScope, changes: readonly EntryChange[]): Promise<string[]> {
  if (changes.length === 0) return []
  const column = <T>(pick: (change: EntryChange) => T) => sql.param(changes.map(pick))
  const rows = await tx.execute<{ id: string }>(sql`
    update entries e set organisation_id = i.organisation_id, organisation_name = i.organisation_name, team_name = i.team_name,
      skill_level_held = i.skill_level_held, version = e.version + 1, updated_at = now()
    from unnest(
      ${column((c) => c.entryId)}::uuid[], ${column((c) => c.version)}::int[], ${column((c) => c.organisationId)}::uuid[],
      ${column((c) => c.organisationName)}::text[], ${column((c) => c.team)}::text[], ${column((c) => c.skillLevel)}::text[]
    ) as i(entry_id, version, organisation_id, organisation_name, team_name, skill_level_held)
    where e.id = i.entry_id and e.version = i.version and e.region_id = ${regionId}::uuid and e.event_id = ${eventId}::uuid
    returning e.id`)
  return rows.map((row) => row.id)
}

/** Stored values of some entries, as an undo has to put them back. */
export async function listEntryValues(db: DbOrTx, { regionId, eventId }: EventScope, entryIds: readonly string[]): Promise<EntryChange[]> {
  if (entryIds.length === 0) return []
  return db
    .select({
      entryId: entries.id,
      version: entries.version,
      organisationId: entries.organisationId,
      organisationName: entries.organisationName,
      team: entries.teamName,
      skillLevel: entries.skillLevelHeld,
    })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), inArray(entries.id, [...entryIds])))
}

/** Entries among these that have been touched since they stood at the given version, or that hold marks; by number. */
export async function listTouchedEntries(db: DbOrTx, { regionId, eventId }: EventScope, untouched: readonly { entryId: string; version: number }[]): Promise<string[]> {
  if (untouched.length === 0) return []
  const rows = await db.execute<{ number: string }>(sql`
    select e.number from entries e
    join unnest(${sql.param(untouched.map((entry) => entry.entryId))}::uuid[], ${sql.param(untouched.map((entry) => entry.version))}::int[]) as i(entry_id, version) on i.entry_id = e.id
    where e.region_id = ${regionId}::uuid and e.event_id = ${eventId}::uuid
      and (e.version <> i.version or exists (select 1 from ${marks} where ${marks.entryId} = e.id and (${marks.value} is not null or ${marks.absentJudge})))
    order by length(e.number), e.number`)
  return rows.map((row) => row.number)
}

export async function deleteEntries(tx: Tx, { regionId, eventId }: EventScope, entryIds: readonly string[]): Promise<number> {
  if (entryIds.length === 0) return 0
  const rows = await tx
    .delete(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), inArray(entries.id, [...entryIds])))
    .returning({ id: entries.id })
  return rows.length
}

export type EntrantSort = 'number' | 'name' | 'organisation' | 'status'

export interface EntrantQuery extends EventScope {
  /** Part of a number, name or unit. */
  text: string | null
  status: EntryStatus | null
  sort: { by: EntrantSort; descending: boolean }
  limit: number
  offset: number
}

const byNumber = [sql`length(${entries.number})`, asc(entries.number)] as const

/** What waits for a decision, or was refused, stands in the queue and not among the entrants. */
const accepted = eq(entries.registration, 'accepted')

/** One page of an event's entrants. Numbers of documents and phones come encrypted. */
export function listEntrants(db: DbOrTx, query: EntrantQuery) {
  const where = and(inEvent(query), accepted, ...narrowing(query))
  return selectEntrants(db).where(where).orderBy(...ordering(query.sort), ...byNumber).limit(query.limit).offset(query.offset)
}

/** How many entrants a search finds, on all its pages. */
export async function countFound(db: DbOrTx, query: EventScope & Pick<EntrantQuery, 'text' | 'status'>): Promise<number> {
  const found = db.select({ count: count() }).from(entries).innerJoin(persons, eq(persons.id, entries.personId))
  const [total] = await found.where(and(inEvent(query), accepted, ...narrowing(query)))
  return total?.count ?? 0
}

function selectEntrants(db: DbOrTx) {
  return db
    .select({
      id: entries.id,
      personId: entries.personId,
      number: entries.number,
      name: persons.name,
      sex: persons.sex,
      birthDate: persons.birthDate,
      identityType: persons.identityType,
      identityCipher: persons.identityCipher,
      phoneCipher: persons.phoneCipher,
      organisation: entries.organisationName,
      team: entries.teamName,
      skillLevel: entries.skillLevelHeld,
      status: entries.status,
      statusReason: entries.statusReason,
      registration: entries.registration,
      version: entries.version,
    })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
}

export type EntrantRecord = Awaited<ReturnType<typeof listEntrants>>[number]

function narrowing({ text, status }: Pick<EntrantQuery, 'text' | 'status'>): (SQL | undefined)[] {
  const pattern = text === null ? null : `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return [
    status === null ? undefined : eq(entries.status, status),
    pattern === null ? undefined : or(ilike(entries.number, pattern), ilike(persons.name, pattern), ilike(entries.organisationName, pattern)),
  ]
}

function ordering({ by, descending }: EntrantQuery['sort']): SQL[] {
  const turn = descending ? desc : asc
  switch (by) {
    case 'name':
      return [turn(sql`${persons.name} collate "zh-x-icu"`)]
    case 'organisation':
      return [turn(sql`${entries.organisationName} collate "zh-x-icu"`)]
    case 'status':
      return [turn(entries.status)]
    case 'number':
      return [turn(sql`length(${entries.number})`), turn(entries.number)]
  }
}

/** One entrant of an event, or null when it is not there or belongs to another event or region. */
export async function getEntrant(db: DbOrTx, { entryId, ...scope }: EventScope & { entryId: string }): Promise<EntrantRecord | null> {
  if (!isUuid(entryId)) return null
  const [row] = await selectEntrants(db).where(and(inEvent(scope), eq(entries.id, entryId)))
  return row ?? null
}

/** How many entries of an event there are, by status. */
export async function countEntrants(db: DbOrTx, { regionId, eventId }: EventScope): Promise<Partial<Record<EntryStatus, number>>> {
  const rows = await db
    .select({ status: entries.status, count: count() })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted')))
    .groupBy(entries.status)
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

/** Changes one entry's own values over the version its writer saw. False when somebody else was first. */
export async function updateEntry(
  tx: Tx,
  { regionId, eventId, entryId, version }: EventScope & { entryId: string; version: number },
  change: Partial<Pick<typeof entries.$inferInsert, 'number' | 'organisationId' | 'organisationName' | 'teamName' | 'skillLevelHeld' | 'status' | 'statusReason'>>,
): Promise<boolean> {
  const rows = await tx
    .update(entries)
    .set({ ...change, version: sql`${entries.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.id, entryId), eq(entries.version, version)))
    .returning({ id: entries.id })
  return rows.length === 1
}

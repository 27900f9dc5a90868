import { and, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { entries, persons } from '../schema/index.ts'
import type { EntryStatus } from '../schema/entries.ts'

/** One line of an event's field: what the grid, the ranking and the result list show of an entry. No identity number, no phone. */
export interface FieldEntry {
  id: string
  personId: string
  number: string
  name: string
  organisation: string
  skillLevelHeld: typeof entries.$inferSelect.skillLevelHeld
  status: EntryStatus
  statusReason: string | null
  version: number
}

/**
 * The accepted entries of one event in the order of their numbers (2 before 10). Registration that was refused or is still being
 * checked is not in the field. While a layer of codes is sealed an entry is its topmost sealed code and nothing else: no name, no unit,
 * no person, and an order that says nothing of when somebody registered.
 */
export async function listField(db: DbOrTx, { regionId, eventId }: { regionId: string; eventId: string }): Promise<FieldEntry[]> {
  const rows = await db.execute<Omit<FieldEntry, 'version'> & { version: number }>(sql`
    with sealed as (
      select distinct on (c.entry_id) c.entry_id, c.code
      from blind_codes c join blind_layers l on l.id = c.layer_id
      where l.event_id = ${eventId}::uuid and l.unsealed_at is null and not c.voided
      order by c.entry_id, l.layer desc
    ), blind as (select exists (select 1 from blind_layers l where l.event_id = ${eventId}::uuid and l.unsealed_at is null) as yes),
    field as (
      select e.id,
        case when b.yes then '' else e.person_id::text end as "personId",
        case when b.yes then coalesce(s.code, '') else e.number end as number,
        case when b.yes then coalesce(s.code, '') else p.name end as name,
        case when b.yes then '' else e.organisation_name end as organisation,
        case when b.yes then null else e.skill_level_held end as "skillLevelHeld",
        e.status, case when b.yes then null else e.status_reason end as "statusReason", e.version
      from entries e join persons p on p.id = e.person_id cross join blind b left join sealed s on s.entry_id = e.id
      where e.region_id = ${regionId}::uuid and e.event_id = ${eventId}::uuid and e.registration = 'accepted'
    )
    select * from field order by length(number), number, id`)
  return [...rows]
}

/** The same with everybody's name, whatever is sealed: for papers of the organiser, never for whoever marks. */
export async function listNamedField(db: DbOrTx, { regionId, eventId }: { regionId: string; eventId: string }): Promise<FieldEntry[]> {
  return db
    .select({
      id: entries.id,
      personId: entries.personId,
      number: entries.number,
      name: persons.name,
      organisation: entries.organisationName,
      skillLevelHeld: entries.skillLevelHeld,
      status: entries.status,
      statusReason: entries.statusReason,
      version: entries.version,
    })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted')))
    .orderBy(sql`length(${entries.number})`, entries.number)
}

/** Which of these ids are accepted entries of this event and region; ids that are not are simply missing from the answer. */
export async function listEntryIdsInEvent(db: DbOrTx, { regionId, eventId, entryIds }: { regionId: string; eventId: string; entryIds: string[] }): Promise<Set<string>> {
  if (entryIds.length === 0) return new Set()
  const rows = await db
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted'), inArray(entries.id, entryIds)))
  return new Set(rows.map((row) => row.id))
}

/** Changes an entry's status over the version its writer saw. Null when somebody else was first. */
export async function updateEntryStatus(
  tx: Tx,
  scope: { regionId: string; eventId: string },
  change: { entryId: string; baseVersion: number; status: EntryStatus; reason: string | null },
): Promise<number | null> {
  const rows = await tx
    .update(entries)
    .set({ status: change.status, statusReason: change.reason, version: sql`${entries.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(eq(entries.regionId, scope.regionId), eq(entries.eventId, scope.eventId), eq(entries.id, change.entryId), eq(entries.version, change.baseVersion)),
    )
    .returning({ version: entries.version })
  return rows[0]?.version ?? null
}

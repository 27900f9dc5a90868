import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, entries, organisations, persons, type EntryStatus, type SeatingDraw } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

interface CompetitionScope {
  regionId: string
  competitionId: string
}

/** How many take part in one event, as it was fixed. */
export interface FixedField {
  eventId: string
  fieldSize: number
}

const inCompetition = ({ regionId, competitionId }: CompetitionScope) => and(eq(entries.regionId, regionId), eq(entries.competitionId, competitionId), eq(entries.registration, 'accepted'))

/** Everybody accepted who has not checked in becomes absent, with the given reason. */
export async function countAsAbsent(tx: Tx, { reason, ...scope }: CompetitionScope & { reason: string }): Promise<void> {
  await tx
    .update(entries)
    .set({ status: 'absent', statusReason: reason, version: sql`${entries.version} + 1` })
    .where(and(inCompetition(scope), isNull(entries.checkedInAt), eq(entries.status, 'competed')))
}

/** Takes back what `countAsAbsent` has done with this reason. */
export async function takeBackAbsence(tx: Tx, { reason, ...scope }: CompetitionScope & { reason: string }): Promise<void> {
  await tx
    .update(entries)
    .set({ status: 'competed', statusReason: null, version: sql`${entries.version} + 1` })
    .where(and(inCompetition(scope), isNull(entries.checkedInAt), eq(entries.status, 'absent'), eq(entries.statusReason, reason)))
}

/** Writes down for every event how many take part, by the database's clock. */
export async function setFieldSizes(tx: Tx, { regionId, competitionId }: CompetitionScope): Promise<FixedField[]> {
  const rows = await tx
    .update(competitionEvents)
    .set({
      fieldFixedAt: sql`now()`,
      fieldSize: sql`(select count(*)::int from entries n where n.event_id = ${competitionEvents.id} and n.registration = 'accepted' and n.status in ('competed', 'didNotFinish'))`,
    })
    .where(and(eq(competitionEvents.regionId, regionId), eq(competitionEvents.competitionId, competitionId)))
    .returning({ eventId: competitionEvents.id, fieldSize: competitionEvents.fieldSize })
  return rows.map(({ eventId, fieldSize }) => ({ eventId, fieldSize: fieldSize ?? 0 }))
}

export async function unsetFieldSizes(tx: Tx, { regionId, competitionId }: CompetitionScope): Promise<void> {
  await tx
    .update(competitionEvents)
    .set({ fieldFixedAt: null, fieldSize: null })
    .where(and(eq(competitionEvents.regionId, regionId), eq(competitionEvents.competitionId, competitionId)))
}

export interface CheckInEntry {
  id: string
  number: string
  name: string
  organisation: string
  status: EntryStatus
  seat: string | null
  batch: number | null
  checkedInAt: Date | null
  version: number
}

const entryColumns = {
  id: entries.id, number: entries.number, name: persons.name, organisation: entries.organisationName, status: entries.status, seat: entries.seat, batch: entries.batch,
  checkedInAt: entries.checkedInAt, version: entries.version,
}

const inEvent = ({ regionId, eventId }: { regionId: string; eventId: string }) => and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted'))

/** Everybody of an event who may check in, by batch, seat and number. */
export async function listForCheckIn(db: DbOrTx, scope: { regionId: string; eventId: string }): Promise<CheckInEntry[]> {
  return db
    .select(entryColumns)
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(inEvent(scope))
    .orderBy(asc(entries.batch), asc(entries.seat), sql`length(${entries.number})`, asc(entries.number))
}

/** Who is meant by what was scanned or typed: the code of a slip, or a number. */
export async function findForCheckIn(tx: Tx, scope: { regionId: string; eventId: string }, { slipCode, number }: { slipCode: string | null; number: string }): Promise<CheckInEntry | null> {
  const rows = await tx
    .select(entryColumns)
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(and(inEvent(scope), slipCode === null ? eq(entries.number, number) : or(eq(entries.slipCode, slipCode), eq(entries.number, number))))
  return rows[0] ?? null
}

/** Notes that somebody has come, or takes it back. */
export async function setCheckedIn(tx: Tx, { regionId, entryId, present }: { regionId: string; entryId: string; present: boolean }): Promise<void> {
  await tx
    .update(entries)
    .set({ checkedInAt: present ? sql`now()` : null, version: sql`${entries.version} + 1` })
    .where(and(eq(entries.id, entryId), eq(entries.regionId, regionId)))
}

/** Writes the seats of one draw, and the draw itself, so that it can be repeated. */
export async function writeSeats(tx: Tx, { regionId, eventId }: { regionId: string; eventId: string }, seating: SeatingDraw, seats: ReadonlyArray<{ entryId: string; batch: number; seat: string; slipCode: string }>): Promise<void> {
  await tx.execute(sql`
    update entries e set seat = i.seat, batch = i.batch, slip_code = coalesce(e.slip_code, i.slip_code), version = e.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(seats.map(({ entryId, batch, seat, slipCode }) => ({ entry_id: entryId, batch, seat, slip_code: slipCode })))}::jsonb) as i(entry_id uuid, batch smallint, seat text, slip_code text)
    where e.id = i.entry_id and e.region_id = ${regionId}::uuid and e.event_id = ${eventId}::uuid`)
  await tx.update(competitionEvents).set({ seating }).where(and(eq(competitionEvents.id, eventId), eq(competitionEvents.regionId, regionId)))
}

/** What an admission slip says of one entry. */
export async function getSlipFacts(db: DbOrTx, { regionId, entryId }: { regionId: string; entryId: string }) {
  if (!isUuid(entryId)) return null
  const [row] = await db
    .select({
      entryId: entries.id, eventId: entries.eventId, competitionId: entries.competitionId, number: entries.number, organisation: entries.organisationName, seat: entries.seat, batch: entries.batch, slipCode: entries.slipCode, registration: entries.registration,
      personId: persons.id, name: persons.name, identityCipher: persons.identityCipher, photoFileId: persons.photoFileId,
    })
    .from(entries)
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(and(eq(entries.id, entryId), eq(entries.regionId, regionId)))
  return row ?? null
}

/** Accepted entries of an event that have a seat, by batch and seat; of one unit if asked for. */
export async function listSlipEntries(db: DbOrTx, { regionId, eventId, organisationId }: { regionId: string; eventId: string; organisationId: string | null }): Promise<string[]> {
  const rows = await db
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted'), sql`${entries.seat} is not null and ${entries.batch} is not null`, organisationId === null ? undefined : eq(entries.organisationId, organisationId)))
    .orderBy(asc(entries.batch), sql`length(${entries.seat})`, asc(entries.seat), asc(entries.id))
  return rows.map(({ id }) => id)
}

/** Units with people who have a seat in an event, by name. */
export async function listSeatedUnits(db: DbOrTx, { regionId, eventId }: { regionId: string; eventId: string }): Promise<Array<{ id: string; name: string; entrants: number }>> {
  return db
    .select({ id: organisations.id, name: organisations.name, entrants: sql<number>`count(*)::int` })
    .from(entries)
    .innerJoin(organisations, eq(organisations.id, entries.organisationId))
    .where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId), eq(entries.registration, 'accepted'), sql`${entries.seat} is not null`))
    .groupBy(organisations.id, organisations.name)
    .orderBy(asc(organisations.name))
}

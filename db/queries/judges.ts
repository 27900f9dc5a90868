import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, competitions, conflictDeclarations, entries, judgeAssignments, judges, persons, roleAssignments, users } from '../schema/index.ts'

interface EventScope {
  regionId: string
  eventId: string
}

export type JudgeDuty = (typeof judgeAssignments.$inferSelect)['duty']

/** Entrants of the event from the judge's own unit, by the unit's id or its very name. */
const sameUnit = sql<number>`(select count(*)::int from ${entries} n where n.event_id = ${judgeAssignments.eventId} and n.registration = 'accepted' and n.status <> 'withdrawn'
  and ((n.organisation_id is not null and n.organisation_id = ${persons.organisationId}) or (n.organisation_name <> '' and n.organisation_name = ${persons.organisationName})))`
/** Entrants of the event to whom the judge has declared a relation, and those who are the judge. */
const related = sql<number>`(select count(*)::int from ${entries} n where n.event_id = ${judgeAssignments.eventId} and n.registration = 'accepted' and n.status <> 'withdrawn'
  and (n.person_id = ${persons.id} or exists (select 1 from ${conflictDeclarations} d where d.person_id = ${persons.id} and d.other_person_id = n.person_id)))`
/** Other events of the region this judge is appointed to in the same year. */
const elsewhere = sql<number>`(select count(*)::int from judge_assignments o join competition_events oe on oe.id = o.event_id join competitions oc on oc.id = oe.competition_id
  where o.judge_id = ${judges.id} and o.event_id <> ${judgeAssignments.eventId} and o.state <> 'withdrawn'
    and oc.year = (select c.year from competitions c join competition_events e on e.competition_id = c.id where e.id = ${judgeAssignments.eventId}))`

/** The judges of one event in the order of the panel, with what speaks against each. */
export async function listEventJudges(db: DbOrTx, { regionId, eventId }: EventScope) {
  return db
    .select({
      id: judgeAssignments.id, judgeId: judges.id, personId: persons.id, name: persons.name, organisation: persons.organisationName, qualification: judges.qualification,
      slot: judgeAssignments.slot, duty: judgeAssignments.duty, state: judgeAssignments.state, withdrawalReason: judgeAssignments.withdrawalReason, version: judgeAssignments.version,
      trainingConfirmedAt: judgeAssignments.trainingConfirmedAt, sameUnit, related, elsewhere,
      hasAccount: sql<boolean>`exists (select 1 from ${users} u where u.person_id = ${persons.id} and u.status = 'active')`,
      /** Whether an account in use may open this event's sheet. */
      maySheet: sql<boolean>`exists (select 1 from ${users} u join ${roleAssignments} r on r.user_id = u.id where u.person_id = ${persons.id} and u.status = 'active' and r.role = 'judge'
        and (r.event_id is null or r.event_id = ${judgeAssignments.eventId}) and (r.competition_id is null or r.competition_id = (select e.competition_id from ${competitionEvents} e where e.id = ${judgeAssignments.eventId})))`,
    })
    .from(judgeAssignments)
    .innerJoin(judges, eq(judges.id, judgeAssignments.judgeId))
    .innerJoin(persons, eq(persons.id, judges.personId))
    .where(and(eq(judgeAssignments.regionId, regionId), eq(judgeAssignments.eventId, eventId)))
    .orderBy(sql`${judgeAssignments.state} = 'withdrawn'`, asc(judgeAssignments.slot), asc(persons.name))
}

export type EventJudge = Awaited<ReturnType<typeof listEventJudges>>[number]

/** Judges of the region's register who are not appointed to this event, those of its occupation first. */
export async function listFreeJudges(db: DbOrTx, { regionId, eventId, occupationCode }: EventScope & { occupationCode: string | null }) {
  return db
    .select({ id: judges.id, name: persons.name, organisation: persons.organisationName, qualification: judges.qualification, fits: sql<boolean>`coalesce(${occupationCode}::text = any(${judges.occupationCodes}), false)` })
    .from(judges)
    .innerJoin(persons, eq(persons.id, judges.personId))
    .where(
      and(
        eq(judges.regionId, regionId),
        eq(judges.active, true),
        sql`not exists (select 1 from ${judgeAssignments} a where a.judge_id = ${judges.id} and a.event_id = ${eventId}::uuid and a.state <> 'withdrawn')`,
      ),
    )
    .orderBy(sql`coalesce(${occupationCode}::text = any(${judges.occupationCodes}), false) desc`, sql`${persons.name} collate "zh-x-icu"`)
    .limit(200)
}

export async function insertJudge(tx: Tx, { regionId, name, nameKey, organisationId, organisationName, qualification, occupationCodes }: { regionId: string; name: string; nameKey: string; organisationId: string | null; organisationName: string | null; qualification: string; occupationCodes: string[] }): Promise<string> {
  const [person] = await tx.insert(persons).values({ regionId, name, nameNormalised: nameKey, organisationId, organisationName }).returning({ id: persons.id })
  const [judge] = await tx.insert(judges).values({ regionId, personId: person!.id, qualification, occupationCodes }).returning({ id: judges.id })
  return judge!.id
}

/** Appoints a judge to an event at the next free place of the panel, or brings a withdrawn one back. Null when the judge is not of the region. */
export async function insertAppointment(tx: Tx, { regionId, eventId, judgeId, duty }: EventScope & { judgeId: string; duty: JudgeDuty }): Promise<string | null> {
  const slot = duty === 'judge' ? sql`(select coalesce(max(a.slot), 0) + 1 from judge_assignments a where a.event_id = ${eventId}::uuid and a.duty = 'judge' and a.state <> 'withdrawn')` : sql`0`
  const [known] = await tx.select({ id: judges.id }).from(judges).where(and(eq(judges.id, judgeId), eq(judges.regionId, regionId), eq(judges.active, true)))
  if (!known) return null
  const [row] = await tx
    .insert(judgeAssignments)
    .values({ regionId, eventId, judgeId, duty, slot })
    .onConflictDoUpdate({
      target: [judgeAssignments.eventId, judgeAssignments.judgeId],
      set: { duty, slot, state: 'appointed', withdrawalReason: null, trainingConfirmedAt: null, trainingConfirmedBy: null, version: sql`${judgeAssignments.version} + 1` },
    })
    .returning({ id: judgeAssignments.id })
  return row?.id ?? null
}

const one = ({ regionId, eventId, id, version }: EventScope & { id: string; version: number }) =>
  and(eq(judgeAssignments.id, id), eq(judgeAssignments.regionId, regionId), eq(judgeAssignments.eventId, eventId), eq(judgeAssignments.version, version), ne(judgeAssignments.state, 'withdrawn'))

/** 回避: takes a judge off the event, with the reason. False when somebody else was first. */
export async function withdrawAppointment(tx: Tx, scope: EventScope & { id: string; version: number }, reason: string): Promise<boolean> {
  const rows = await tx
    .update(judgeAssignments)
    .set({ state: 'withdrawn', withdrawalReason: reason, version: sql`${judgeAssignments.version} + 1` })
    .where(one(scope))
    .returning({ id: judgeAssignments.id })
  return rows.length === 1
}

/** Notes that a judge has been trained for this event and declares to have no conflict. */
export async function confirmTraining(tx: Tx, scope: EventScope & { id: string; version: number }, by: string): Promise<boolean> {
  const rows = await tx
    .update(judgeAssignments)
    .set({ state: 'accepted', declaredAt: sql`now()`, trainingConfirmedAt: sql`now()`, trainingConfirmedBy: by, version: sql`${judgeAssignments.version} + 1` })
    .where(one(scope))
    .returning({ id: judgeAssignments.id })
  return rows.length === 1
}

/** Declares that a judge is related to an entrant of the event. False when one of them is not of it. */
export async function insertRelation(tx: Tx, { regionId, eventId, judgeId, entryId, relation }: EventScope & { judgeId: string; entryId: string; relation: string }): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into conflict_declarations (region_id, person_id, other_person_id, relation)
    select ${regionId}::uuid, j.person_id, e.person_id, ${relation} from judges j, entries e
    where j.id = ${judgeId}::uuid and j.region_id = ${regionId}::uuid and e.id = ${entryId}::uuid and e.event_id = ${eventId}::uuid and e.region_id = ${regionId}::uuid
    returning id`)
  return rows.length === 1
}

/** The place of the panel at which this person marks in the event: appointed, trained and not withdrawn. Null for everybody else. */
export async function getOwnPlace(db: DbOrTx, { regionId, eventId, personId }: EventScope & { personId: string }): Promise<{ judgeId: string; slot: number } | null> {
  const [row] = await db
    .select({ judgeId: judges.id, slot: judgeAssignments.slot })
    .from(judgeAssignments)
    .innerJoin(judges, eq(judges.id, judgeAssignments.judgeId))
    .where(
      and(
        eq(judgeAssignments.regionId, regionId),
        eq(judgeAssignments.eventId, eventId),
        eq(judges.personId, personId),
        eq(judgeAssignments.duty, 'judge'),
        eq(judgeAssignments.state, 'accepted'),
        sql`${judgeAssignments.trainingConfirmedAt} is not null`,
      ),
    )
  return row ?? null
}

/** Who sits at which place of the panel: those who may mark, in the order of their places. */
export async function listPanel(db: DbOrTx, { regionId, eventId }: EventScope): Promise<Array<{ slot: number; name: string }>> {
  return db
    .select({ slot: judgeAssignments.slot, name: persons.name })
    .from(judgeAssignments)
    .innerJoin(judges, eq(judges.id, judgeAssignments.judgeId))
    .innerJoin(persons, eq(persons.id, judges.personId))
    .where(and(eq(judgeAssignments.regionId, regionId), eq(judgeAssignments.eventId, eventId), eq(judgeAssignments.duty, 'judge'), ne(judgeAssignments.state, 'withdrawn')))
    .orderBy(asc(judgeAssignments.slot))
}

/** The events in which this person marks, newest competition first. */
export async function listOwnPlaces(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  return db
    .select({ eventId: competitionEvents.id, competitionId: competitions.id, event: competitionEvents.name, eventEn: competitionEvents.nameEn, division: competitionEvents.division, competition: competitions.name, competitionEn: competitions.nameEn, slot: judgeAssignments.slot })
    .from(judgeAssignments)
    .innerJoin(judges, eq(judges.id, judgeAssignments.judgeId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, judgeAssignments.eventId))
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(and(eq(judgeAssignments.regionId, regionId), eq(judges.personId, personId), eq(judgeAssignments.duty, 'judge'), eq(judgeAssignments.state, 'accepted'), sql`${judgeAssignments.trainingConfirmedAt} is not null`))
    .orderBy(sql`${competitions.finalOn} desc`, asc(competitionEvents.name))
}

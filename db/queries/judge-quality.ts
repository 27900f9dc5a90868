import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { competitionEvents, competitions, entries, judgeAssignments, judges, marks, persons } from '../schema/index.ts'

type Scope = { regionId: string }

/** Where codes are sealed nobody may join a mark with a unit: such events are left out of every look over the years. */
const notSealed = sql`not exists (select 1 from blind_layers l where l.event_id = ${competitionEvents.id} and l.unsealed_at is null)`

/** Judges of a region with all their appointments, newest contest first. */
export async function listJudgeAppointments(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({
      judgeId: judges.id, name: persons.name, unit: persons.organisationName, qualification: judges.qualification, active: judges.active,
      eventId: judgeAssignments.eventId, state: judgeAssignments.state, withdrawalReason: judgeAssignments.withdrawalReason,
      eventName: competitionEvents.name, eventNameEn: competitionEvents.nameEn, division: competitionEvents.division, year: competitions.year, competitionName: competitions.name, competitionNameEn: competitions.nameEn,
    })
    .from(judges)
    .innerJoin(persons, eq(persons.id, judges.personId))
    .innerJoin(judgeAssignments, eq(judgeAssignments.judgeId, judges.id))
    .innerJoin(competitionEvents, eq(competitionEvents.id, judgeAssignments.eventId))
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(eq(judges.regionId, regionId))
    .orderBy(desc(competitions.finalOn), asc(persons.name), asc(judges.id))
}

/** Every number a panel gave in events that are not sealed, with who gave it and the units of entrant and judge. */
export async function listPanelMarks(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({
      eventId: marks.eventId, panel: sql<string>`${marks.entryId} || ' ' || ${marks.key}`, judgeId: judges.id, mark: sql<number>`${marks.value}`,
      entrantUnit: sql<string | null>`nullif(${entries.organisationName}, '')`, judgeUnit: sql<string | null>`nullif(${persons.organisationName}, '')`,
    })
    .from(marks)
    .innerJoin(judgeAssignments, and(eq(judgeAssignments.eventId, marks.eventId), eq(judgeAssignments.slot, marks.slot), sql`${judgeAssignments.state} <> 'withdrawn'`))
    .innerJoin(judges, eq(judges.id, judgeAssignments.judgeId))
    .innerJoin(persons, eq(persons.id, judges.personId))
    .innerJoin(entries, eq(entries.id, marks.entryId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, marks.eventId))
    .where(and(eq(marks.regionId, regionId), eq(marks.kind, 'panel'), eq(marks.entryRound, 0), eq(marks.itemKey, ''), isNotNull(marks.value), notSealed))
}

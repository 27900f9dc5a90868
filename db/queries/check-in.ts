import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { competitionEvents, entries } from '../schema/index.ts'

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

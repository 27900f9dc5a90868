import { and, eq } from 'drizzle-orm'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx } from '../client.ts'
import { competitionEvents, competitions } from '../schema/index.ts'
import type { CompetitionRow } from './competitions.ts'
import { isUuid } from './uuid.ts'

export type EventRow = typeof competitionEvents.$inferSelect

/** An event with the competition it belongs to, whose state decides what may be done with the event. */
export type EventWithCompetition = EventRow & { competition: CompetitionRow }

export interface EventScope {
  eventId: string
  regionId: string
}

/** One event of a region with its competition, or null when it is not there or belongs to another region. */
export async function getEvent(db: DbOrTx, { eventId, regionId }: EventScope): Promise<EventWithCompetition | null> {
  if (!isUuid(eventId)) return null
  const rows = await db
    .select({ event: competitionEvents, competition: competitions })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(and(eq(competitionEvents.id, eventId), eq(competitionEvents.regionId, regionId), eq(competitions.regionId, regionId)))
  const row = rows[0]
  return row ? { ...row.event, competition: row.competition } : null
}

/** One event with its competition. Throws AppError 404 when it is not there or belongs to another region: the two look the same. */
export async function requireEvent(db: DbOrTx, scope: EventScope): Promise<EventWithCompetition> {
  return required(await getEvent(db, scope))
}

import { and, eq, inArray } from 'drizzle-orm'
import type { DbOrTx } from '#db/client.ts'
import { competitionEvents, competitions, studios, reviewRounds } from '#db/schema/index.ts'
import { isUuid } from './uuid.ts'

/** Parents of an object, by which a role assignment may reach it. */
export interface ObjectScope {
  regionId: string
  competitionId?: string
  eventId?: string
  studioId?: string
  organisationId?: string
  hostOrganisationId?: string
  roundId?: string
}

/** Region, competition and organiser of an event; null when there is no such event. */
export async function findEventScope(db: DbOrTx, eventId: string): Promise<ObjectScope | null> {
  if (!isUuid(eventId)) return null
  const [row] = await db
    .select({ regionId: competitionEvents.regionId, competitionId: competitionEvents.competitionId, organisationId: competitions.organiserId, hostOrganisationId: competitions.hostId })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(eq(competitionEvents.id, eventId))
  return row ? { ...withOrganisation(row), eventId } : null
}

/** Region and organiser of a competition; null when there is none. */
export async function findCompetitionScope(db: DbOrTx, competitionId: string): Promise<ObjectScope | null> {
  if (!isUuid(competitionId)) return null
  const [row] = await db
    .select({ regionId: competitions.regionId, organisationId: competitions.organiserId, hostOrganisationId: competitions.hostId })
    .from(competitions)
    .where(eq(competitions.id, competitionId))
  return row ? { ...withOrganisation(row), competitionId } : null
}

/** Whether one of these events belongs to the competition. */
export async function holdsAnyEvent(db: DbOrTx, { competitionId, eventIds }: { competitionId: string; eventIds: readonly string[] }): Promise<boolean> {
  if (eventIds.length === 0) return false
  const found = await db.select({ id: competitionEvents.id }).from(competitionEvents).where(and(eq(competitionEvents.competitionId, competitionId), inArray(competitionEvents.id, [...eventIds]))).limit(1)
  return found.length > 0
}

/** Region and host of a studio; null when there is none. */
export async function findStudioScope(db: DbOrTx, studioId: string): Promise<ObjectScope | null> {
  if (!isUuid(studioId)) return null
  const [row] = await db.select({ regionId: studios.regionId, organisationId: studios.hostId }).from(studios).where(eq(studios.id, studioId))
  return row ? { ...withOrganisation(row), studioId } : null
}

/** Region of a review round; null when there is none. */
export async function findRoundScope(db: DbOrTx, roundId: string): Promise<ObjectScope | null> {
  if (!isUuid(roundId)) return null
  const [row] = await db.select({ regionId: reviewRounds.regionId }).from(reviewRounds).where(eq(reviewRounds.id, roundId))
  return row ? { ...row, roundId } : null
}

/** Leaves out the units that are not named. */
function withOrganisation<Row extends { organisationId: string | null; hostOrganisationId?: string | null }>(row: Row): Omit<Row, 'organisationId' | 'hostOrganisationId'> & { organisationId?: string; hostOrganisationId?: string } {
  const { organisationId, hostOrganisationId, ...rest } = row
  return { ...rest, ...(organisationId === null ? {} : { organisationId }), ...(hostOrganisationId ? { hostOrganisationId } : {}) }
}

import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { competitionEvents, competitions, eventRuleEditions, organisations, regions, resultEditions } from '../schema/index.ts'
import { isUuid } from './uuid.ts'

/*
 * What people without an account may see. There is no tenant in these where clauses because a published edition is public; the state of
 * the edition is what decides, and nothing outside this file reads a result for the public.
 */

/**
 * The edition of an event's result that the public sees: the published one, or the one that was withdrawn last when none is published;
 * null before anything was published. The only query behind public result pages, exports and lists of one event.
 */
export async function visibleEdition(db: DbOrTx, { eventId }: { eventId: string }) {
  if (!isUuid(eventId)) return null
  const rows = await db
    .select({
      edition: resultEditions,
      event: competitionEvents,
      competition: competitions,
      rules: eventRuleEditions.rules,
      region: { name: regions.name, nameEn: regions.nameEn, code: regions.code },
      hostName: organisations.name,
    })
    .from(resultEditions)
    .innerJoin(competitionEvents, eq(competitionEvents.id, resultEditions.eventId))
    .innerJoin(competitions, eq(competitions.id, resultEditions.competitionId))
    .innerJoin(eventRuleEditions, eq(eventRuleEditions.id, resultEditions.ruleEditionId))
    .innerJoin(regions, eq(regions.id, resultEditions.regionId))
    .leftJoin(organisations, eq(organisations.id, competitions.hostId))
    .where(and(eq(resultEditions.eventId, eventId), inArray(resultEditions.state, ['published', 'withdrawn'])))
    .orderBy(sql`(${resultEditions.state} = 'published') desc`, desc(resultEditions.edition))
    .limit(1)
  return rows[0] ?? null
}

export interface PublishedFilter {
  /** Code of a region. */
  region?: string
  year?: number
  offset: number
  limit: number
}

/** Events with a published result, newest competition first; without contents. */
export async function listPublishedResults(db: DbOrTx, { region, year, offset, limit }: PublishedFilter) {
  const where = and(
    eq(resultEditions.state, 'published'),
    region === undefined ? undefined : eq(regions.code, region),
    year === undefined ? undefined : eq(competitions.year, year),
  )
  return db
    .select({
      eventId: resultEditions.eventId,
      edition: resultEditions.edition,
      publishedAt: resultEditions.publishedAt,
      fieldSize: resultEditions.fieldSize,
      event: { name: competitionEvents.name, nameEn: competitionEvents.nameEn, division: competitionEvents.division },
      competition: { id: competitions.id, name: competitions.name, nameEn: competitions.nameEn, finalOn: competitions.finalOn, year: competitions.year },
      region: { code: regions.code, name: regions.name, nameEn: regions.nameEn },
    })
    .from(resultEditions)
    .innerJoin(competitionEvents, eq(competitionEvents.id, resultEditions.eventId))
    .innerJoin(competitions, eq(competitions.id, resultEditions.competitionId))
    .innerJoin(regions, eq(regions.id, resultEditions.regionId))
    .where(where)
    .orderBy(desc(competitions.finalOn), asc(competitions.id), asc(competitionEvents.position), asc(competitionEvents.id))
    .limit(limit)
    .offset(offset)
}

/** The regions and years that have something published, for narrowing the list. */
export async function listPublishedFacets(db: DbOrTx) {
  return db
    .select({ code: regions.code, name: regions.name, nameEn: regions.nameEn, year: competitions.year, events: sql<number>`count(*)::int` })
    .from(resultEditions)
    .innerJoin(competitions, eq(competitions.id, resultEditions.competitionId))
    .innerJoin(regions, eq(regions.id, resultEditions.regionId))
    .where(eq(resultEditions.state, 'published'))
    .groupBy(regions.code, regions.name, regions.nameEn, competitions.year)
    .orderBy(asc(regions.name), desc(competitions.year))
}

import { and, asc, eq, inArray, isNotNull, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import {
  competitionEvents, competitions, eventRuleEditions, judgeAssignments, judges, organisations, persons, promotions, regions, resultEditions, resultRows, reviewAssignments, reviewRounds, studios,
} from '../schema/index.ts'

interface EventScope {
  regionId: string
  eventId: string
}

interface EditionScope {
  regionId: string
  editionId: string
}

/** The published edition of an event with what its certificates say: names frozen with it, awards by the rules it was made under. */
export async function getPublishedForIssue(db: DbOrTx, { regionId, eventId }: EventScope) {
  const [row] = await db
    .select({ edition: resultEditions, rules: eventRuleEditions.rules, event: competitionEvents, competition: competitions, region: regions })
    .from(resultEditions)
    .innerJoin(eventRuleEditions, eq(eventRuleEditions.id, resultEditions.ruleEditionId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, resultEditions.eventId))
    .innerJoin(competitions, eq(competitions.id, resultEditions.competitionId))
    .innerJoin(regions, eq(regions.id, resultEditions.regionId))
    .where(and(eq(resultEditions.regionId, regionId), eq(resultEditions.eventId, eventId), eq(resultEditions.state, 'published')))
  return row ?? null
}

const ofEdition = ({ regionId, editionId }: EditionScope) => and(eq(resultRows.regionId, regionId), eq(resultRows.editionId, editionId))

/** Lines of an edition that won an award, in the order of the ranking. */
export async function listAwarded(db: DbOrTx, scope: EditionScope) {
  return db
    .select({ entryId: resultRows.entryId, personId: resultRows.personId, rank: resultRows.rank, tied: resultRows.tied, award: resultRows.award })
    .from(resultRows)
    .where(and(ofEdition(scope), isNotNull(resultRows.award), sql`${resultRows.award} <> 'undecided'`))
    .orderBy(asc(resultRows.position))
}

/** Lines of an edition that competed to the end: those with a total who were neither absent nor withdrawn nor disqualified. */
export async function listCompeted(db: DbOrTx, scope: EditionScope) {
  return db
    .select({ entryId: resultRows.entryId, personId: resultRows.personId })
    .from(resultRows)
    .where(and(ofEdition(scope), isNotNull(resultRows.total), or(isNull(resultRows.unranked), notInArray(resultRows.unranked, ['absent', 'withdrawn', 'disqualified']))))
    .orderBy(asc(resultRows.position))
}

/** Promotions of an edition that were confirmed, with what their proof says, in the order of the ranking. */
export async function listConfirmedPromotions(db: DbOrTx, { regionId, editionId }: EditionScope) {
  return db
    .select({
      entryId: promotions.entryId, personId: promotions.personId, toLevel: promotions.toLevel, levelHeld: promotions.levelHeld, cites: promotions.cites,
      rank: resultRows.rank, identityCipher: persons.identityCipher,
    })
    .from(promotions)
    .innerJoin(resultRows, and(eq(resultRows.editionId, promotions.editionId), eq(resultRows.entryId, promotions.entryId)))
    .innerJoin(persons, eq(persons.id, promotions.personId))
    .where(and(eq(promotions.regionId, regionId), eq(promotions.editionId, editionId), eq(promotions.state, 'confirmed')))
    .orderBy(asc(resultRows.position))
}

/** Judges appointed to an event who have not withdrawn, in the order of the panel. */
export async function listAppointedJudges(db: DbOrTx, { regionId, eventId }: EventScope) {
  return db
    .select({
      assignmentId: judgeAssignments.id, duty: judgeAssignments.duty, personId: persons.id, name: persons.name, organisation: persons.organisationName,
      competitionId: competitions.id, competitionName: competitions.name, eventName: competitionEvents.name, startsOn: competitions.startsOn, finalOn: competitions.finalOn,
    })
    .from(judgeAssignments)
    .innerJoin(judges, eq(judges.id, judgeAssignments.judgeId))
    .innerJoin(persons, eq(persons.id, judges.personId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, judgeAssignments.eventId))
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .where(and(eq(judgeAssignments.regionId, regionId), eq(judgeAssignments.eventId, eventId), inArray(judgeAssignments.state, ['appointed', 'accepted'])))
    .orderBy(asc(judgeAssignments.slot), asc(judgeAssignments.id))
}

/** Experts who have accepted work in a round, once for each round. */
export async function listAppointedExperts(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .selectDistinct({
      roundId: reviewRounds.id, roundName: reviewRounds.name, year: reviewRounds.year, asOf: reviewRounds.asOf, dueAt: reviewRounds.dueAt,
      personId: persons.id, name: persons.name, organisation: persons.organisationName,
    })
    .from(reviewAssignments)
    .innerJoin(reviewRounds, eq(reviewRounds.id, reviewAssignments.roundId))
    .innerJoin(persons, eq(persons.id, reviewAssignments.expertPersonId))
    .where(and(eq(reviewAssignments.regionId, regionId), inArray(reviewAssignments.state, ['accepted', 'submitted', 'returned'])))
    .orderBy(asc(reviewRounds.asOf), asc(reviewRounds.name), asc(persons.name))
}

/** Studios that are recognised now, with the names of their leader and host. */
export async function listRecognisedStudios(db: DbOrTx, { regionId }: { regionId: string }) {
  return db
    .select({
      id: studios.id, name: studios.name, tierLabel: studios.tierLabel, trade: studios.trade, recognitionDocument: studios.recognitionDocument,
      leadPersonId: studios.leadPersonId, leadName: persons.name, hostName: organisations.name,
    })
    .from(studios)
    .leftJoin(persons, eq(persons.id, studios.leadPersonId))
    .leftJoin(organisations, eq(organisations.id, studios.hostId))
    .where(and(eq(studios.regionId, regionId), inArray(studios.state, ['recognised', 'rectification'])))
    .orderBy(asc(studios.name))
}

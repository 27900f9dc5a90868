import { and, asc, eq, exists, inArray, isNotNull, isNull, min, or, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import {
  apprentices,
  competitionEvents,
  competitions,
  correctionItems,
  entries,
  organisations,
  persons,
  personSkillLevels,
  promotions,
  registeredFacts,
  resultEditions,
  resultRows,
  studioLogEntries,
  studioMilestones,
  studioRequests,
  studios,
} from '../schema/index.ts'

/*
 * What happened in a region that a policy may pay for. Each query gives the present truth of its source; what changed against the stored facts is
 * found by comparing. Ordered by something that stays, so that equal days are worked through in one order.
 */

type Scope = { regionId: string }

/** Competitions with at least one published result, with their host and number of events. */
export async function listHostedCompetitions(db: DbOrTx, { regionId }: Scope) {
  const published = db
    .select({ competitionId: resultEditions.competitionId })
    .from(resultEditions)
    .where(and(eq(resultEditions.regionId, regionId), eq(resultEditions.state, 'published')))
  return db
    .select({ id: competitions.id, name: competitions.name, tier: competitions.tier, finalOn: competitions.finalOn, hostId: competitions.hostId, settings: competitions.settings, events: db.$count(competitionEvents, eq(competitionEvents.competitionId, competitions.id)) })
    .from(competitions)
    .where(and(eq(competitions.regionId, regionId), inArray(competitions.id, published)))
    .orderBy(asc(competitions.id))
}

/** First day of publication of each event: corrections of a result do not move what rests on it. */
export async function listFirstPublications(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ eventId: resultEditions.eventId, first: min(resultEditions.publishedAt) })
    .from(resultEditions)
    .where(and(eq(resultEditions.regionId, regionId), isNotNull(resultEditions.publishedAt)))
    .groupBy(resultEditions.eventId)
}

/** Everybody with a place or an award in a published result of an individual event. */
export async function listPublishedAwards(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({
      entryId: resultRows.entryId,
      personId: resultRows.personId,
      personName: persons.name,
      rank: resultRows.rank,
      award: resultRows.award,
      eventId: resultEditions.eventId,
      rules: competitionEvents.rules,
      competitionName: competitions.name,
      tier: competitions.tier,
      finalOn: competitions.finalOn,
    })
    .from(resultRows)
    .innerJoin(resultEditions, eq(resultEditions.id, resultRows.editionId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, resultEditions.eventId))
    .innerJoin(competitions, eq(competitions.id, resultEditions.competitionId))
    .innerJoin(persons, eq(persons.id, resultRows.personId))
    .where(and(eq(resultRows.regionId, regionId), eq(resultEditions.state, 'published'), isNotNull(resultRows.award)))
    .orderBy(asc(resultRows.entryId))
}

/** Confirmed promotions of published results, and those of former ones that a person left standing against a correction. */
export async function listConfirmedPromotions(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ entryId: promotions.entryId, personId: promotions.personId, personName: persons.name, employerId: persons.organisationId, toLevel: promotions.toLevel, eventId: entries.eventId, occupationCode: competitionEvents.occupationCode, occupationEdition: competitionEvents.occupationEdition, competitionName: competitions.name })
    .from(promotions)
    .innerJoin(resultEditions, eq(resultEditions.id, promotions.editionId))
    .innerJoin(entries, eq(entries.id, promotions.entryId))
    .innerJoin(competitionEvents, eq(competitionEvents.id, entries.eventId))
    .innerJoin(competitions, eq(competitions.id, entries.competitionId))
    .innerJoin(persons, eq(persons.id, promotions.personId))
    .where(and(eq(promotions.regionId, regionId), eq(promotions.state, 'confirmed'), or(eq(resultEditions.state, 'published'), exists(keptPromotion(db)))))
    .orderBy(asc(promotions.entryId))
}

const keptPromotion = (db: DbOrTx) =>
  db
    .select({ id: correctionItems.id })
    .from(correctionItems)
    .where(and(eq(correctionItems.kind, 'promotion'), eq(correctionItems.subjectId, promotions.id), eq(correctionItems.state, 'kept')))

/** Certificates that the bureau has checked, obtained elsewhere. */
export async function listCheckedCertificates(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ id: personSkillLevels.id, personId: personSkillLevels.personId, personName: persons.name, employerId: persons.organisationId, level: personSkillLevels.level, occupationCode: personSkillLevels.occupationCode, occupationEdition: personSkillLevels.occupationEdition, obtainedOn: personSkillLevels.obtainedOn, number: personSkillLevels.certificateNumber })
    .from(personSkillLevels)
    .innerJoin(persons, eq(persons.id, personSkillLevels.personId))
    .where(and(eq(persons.regionId, regionId), eq(personSkillLevels.evidence, 'checked'), isNotNull(personSkillLevels.obtainedOn), isNotNull(personSkillLevels.certificateNumber)))
    .orderBy(asc(personSkillLevels.id))
}

/** Recognitions, upgrades and assessments of studios, in the order of their days. */
export async function listPayingMilestones(db: DbOrTx, { regionId, studioId }: Scope & { studioId?: string }) {
  return db
    .select({ id: studioMilestones.id, studioId: studioMilestones.studioId, studioName: studios.name, kind: studioMilestones.kind, on: studioMilestones.on, tier: studioMilestones.tier, studioTier: studios.tier, data: studioMilestones.data })
    .from(studioMilestones)
    .innerJoin(studios, eq(studios.id, studioMilestones.studioId))
    .where(and(eq(studioMilestones.regionId, regionId), studioId === undefined ? undefined : eq(studioMilestones.studioId, studioId), inArray(studioMilestones.kind, ['recognised', 'upgraded', 'assessed'])))
    .orderBy(asc(studioMilestones.on), asc(studioMilestones.createdAt), asc(studioMilestones.id))
}

/** Studios whose approved application said that it was not their first. */
export async function listRepeatedApplications(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ studioId: studioRequests.studioId, tier: studioRequests.tier })
    .from(studioRequests)
    .where(and(eq(studioRequests.regionId, regionId), eq(studioRequests.state, 'approved'), eq(studioRequests.firstApplication, false)))
}

/** Service activities in the logs of studios, with the studio's leader. */
export async function listServiceEntries(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ id: studioLogEntries.id, studioId: studioLogEntries.studioId, studioName: studios.name, leadPersonId: studios.leadPersonId, on: studioLogEntries.on, line: studioLogEntries.line, data: studioLogEntries.data })
    .from(studioLogEntries)
    .innerJoin(studios, eq(studios.id, studioLogEntries.studioId))
    .where(and(eq(studioLogEntries.regionId, regionId), eq(studioLogEntries.kind, 'service'), isNull(studioLogEntries.withdrawnAt)))
    .orderBy(asc(studioLogEntries.id))
}

/** Apprentices who reached a level and hold the certificate. */
export async function listTrainedApprentices(db: DbOrTx, { regionId }: Scope) {
  return db
    .select({ id: apprentices.id, studioId: apprentices.studioId, studioName: studios.name, personId: apprentices.personId, personName: persons.name, level: apprentices.reachedLevel, on: apprentices.reachedOn })
    .from(apprentices)
    .innerJoin(studios, eq(studios.id, apprentices.studioId))
    .innerJoin(persons, eq(persons.id, apprentices.personId))
    .where(and(eq(apprentices.regionId, regionId), isNotNull(apprentices.reachedLevel), isNotNull(apprentices.reachedOn), isNotNull(apprentices.certificateNumber)))
    .orderBy(asc(apprentices.id))
}

/** What the bureau registered because it happened elsewhere. */
export async function listRegisteredFacts(db: DbOrTx, { regionId }: Scope) {
  return db
    .select()
    .from(registeredFacts)
    .where(and(eq(registeredFacts.regionId, regionId), isNull(registeredFacts.withdrawnAt)))
    .orderBy(asc(registeredFacts.id))
}

/** Contests one person has entered, with the rules and the number of accepted entries of each event. */
export async function listEnteredContests(db: DbOrTx, { regionId, personId }: Scope & { personId: string }) {
  return db
    .select({
      entryId: entries.id,
      skillLevel: entries.skillLevelHeld,
      employerId: persons.organisationId,
      eventName: competitionEvents.name,
      rules: competitionEvents.rules,
      competitionName: competitions.name,
      state: competitions.state,
      competition: { tier: competitions.tier, competitionClass: competitions.competitionClass, policyId: competitions.policyId, finalOn: competitions.finalOn },
      fieldSize: sql<number>`(select count(*)::int from entries field where field.event_id = ${entries.eventId} and field.registration = 'accepted')`,
    })
    .from(entries)
    .innerJoin(competitionEvents, eq(competitionEvents.id, entries.eventId))
    .innerJoin(competitions, eq(competitions.id, entries.competitionId))
    .innerJoin(persons, eq(persons.id, entries.personId))
    .where(and(eq(entries.regionId, regionId), eq(entries.personId, personId), eq(entries.registration, 'accepted')))
    .orderBy(asc(competitions.finalOn), asc(entries.id))
}

/** Names of people, studios and units, by id. */
export async function listNames(db: DbOrTx, { regionId, personIds, studioIds, organisationIds }: Scope & { personIds: readonly string[]; studioIds: readonly string[]; organisationIds: readonly string[] }): Promise<Map<string, string>> {
  const [people, workshops, units] = await Promise.all([
    personIds.length === 0 ? [] : db.select({ id: persons.id, name: persons.name }).from(persons).where(and(eq(persons.regionId, regionId), inArray(persons.id, [...personIds]))),
    studioIds.length === 0 ? [] : db.select({ id: studios.id, name: studios.name }).from(studios).where(and(eq(studios.regionId, regionId), inArray(studios.id, [...studioIds]))),
    organisationIds.length === 0 ? [] : db.select({ id: organisations.id, name: organisations.name }).from(organisations).where(and(eq(organisations.regionId, regionId), inArray(organisations.id, [...organisationIds]))),
  ])
  return new Map([...people, ...workshops, ...units].map(({ id, name }) => [id, name]))
}

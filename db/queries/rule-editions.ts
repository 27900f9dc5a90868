import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, competitions, eventRuleEditions, organisations, regions } from '../schema/index.ts'
import type { EventScope } from './events.ts'
import { isUuid } from './uuid.ts'

export type RuleEditionRow = typeof eventRuleEditions.$inferSelect

/** The newest frozen edition of an event's rules, or null while none was ever frozen. */
export async function latestRuleEdition(db: DbOrTx, { eventId, regionId }: EventScope): Promise<RuleEditionRow | null> {
  const rows = await db
    .select()
    .from(eventRuleEditions)
    .where(and(eq(eventRuleEditions.eventId, eventId), eq(eventRuleEditions.regionId, regionId)))
    .orderBy(desc(eventRuleEditions.edition))
    .limit(1)
  return rows[0] ?? null
}

/** The newest edition of each event of a competition that has one. */
export async function listLatestRuleEditions(db: DbOrTx, { regionId, competitionId }: { regionId: string; competitionId: string }): Promise<RuleEditionRow[]> {
  const rows = await db
    .selectDistinctOn([eventRuleEditions.eventId], { edition: eventRuleEditions })
    .from(eventRuleEditions)
    .innerJoin(competitionEvents, eq(competitionEvents.id, eventRuleEditions.eventId))
    .where(and(eq(eventRuleEditions.regionId, regionId), eq(competitionEvents.competitionId, competitionId)))
    .orderBy(eventRuleEditions.eventId, desc(eventRuleEditions.edition))
  return rows.map((row) => row.edition)
}

/** One frozen edition by its id, as result editions refer to it; null when it is of another event or region. */
export async function getRuleEdition(db: DbOrTx, { id, eventId, regionId }: EventScope & { id: string }): Promise<RuleEditionRow | null> {
  const rows = await db
    .select()
    .from(eventRuleEditions)
    .where(and(eq(eventRuleEditions.id, id), eq(eventRuleEditions.eventId, eventId), eq(eventRuleEditions.regionId, regionId)))
  return rows[0] ?? null
}

export type NewRuleEdition = Pick<RuleEditionRow, 'regionId' | 'eventId' | 'edition' | 'rules' | 'rulesHash' | 'reason' | 'frozenBy'>

export async function insertRuleEdition(tx: Tx, values: NewRuleEdition): Promise<RuleEditionRow> {
  const [row] = await tx.insert(eventRuleEditions).values(values).returning()
  return row!
}

/**
 * The frozen rules of an event for everybody, with the competition, region and host they belong to; null while the event's rules are
 * not frozen. There is no tenant in the where clause because what is frozen is public; rows that are not frozen stay out.
 */
export async function getFrozenRules(db: DbOrTx, { eventId }: { eventId: string }) {
  if (!isUuid(eventId)) return null
  const rows = await db
    .select({
      edition: eventRuleEditions,
      event: competitionEvents,
      competition: competitions,
      region: { name: regions.name, nameEn: regions.nameEn },
      hostName: organisations.name,
    })
    .from(competitionEvents)
    .innerJoin(eventRuleEditions, eq(eventRuleEditions.eventId, competitionEvents.id))
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .innerJoin(regions, eq(regions.id, competitionEvents.regionId))
    .leftJoin(organisations, eq(organisations.id, competitions.hostId))
    .where(and(eq(competitionEvents.id, eventId), isNotNull(competitionEvents.rulesFrozenAt)))
    .orderBy(desc(eventRuleEditions.edition))
    .limit(1)
  return rows[0] ?? null
}

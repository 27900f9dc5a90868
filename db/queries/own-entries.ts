import { and, desc, eq, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { competitionEvents, competitions, entries, eventRuleEditions, promotions, resultEditions, resultRows } from '../schema/index.ts'

/** Entries of one person with the published line of each, if there is one. An edition that is not published is not joined. */
export async function listOwnEntries(db: DbOrTx, { regionId, personId }: { regionId: string; personId: string }) {
  return db
    .select({
      entry: { id: entries.id, number: entries.number },
      event: { id: competitionEvents.id, name: competitionEvents.name, nameEn: competitionEvents.nameEn, division: competitionEvents.division },
      competition: { name: competitions.name, nameEn: competitions.nameEn, finalOn: competitions.finalOn, state: competitions.state },
      edition: resultEditions,
      line: resultRows,
      rules: eventRuleEditions.rules,
      promotionState: promotions.state,
      announcedAt: sql<Date | null>`(select max(e.provisional_at) from result_editions e where e.event_id = ${entries.eventId})`,
    })
    .from(entries)
    .innerJoin(competitionEvents, eq(competitionEvents.id, entries.eventId))
    .innerJoin(competitions, eq(competitions.id, entries.competitionId))
    .leftJoin(resultEditions, and(eq(resultEditions.eventId, entries.eventId), eq(resultEditions.state, 'published')))
    .leftJoin(resultRows, and(eq(resultRows.editionId, resultEditions.id), eq(resultRows.entryId, entries.id)))
    .leftJoin(eventRuleEditions, eq(eventRuleEditions.id, resultEditions.ruleEditionId))
    .leftJoin(promotions, and(eq(promotions.editionId, resultEditions.id), eq(promotions.entryId, entries.id)))
    .where(and(eq(entries.regionId, regionId), eq(entries.personId, personId), eq(entries.registration, 'accepted')))
    .orderBy(desc(competitions.finalOn))
}

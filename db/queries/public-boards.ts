import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { DbOrTx } from '../client.ts'
import { blindLayers, competitionEvents, competitions, judgeAssignments, judgeSheets, markHistory, regions } from '../schema/index.ts'
import { sealedLayerCount } from './events.ts'
import { isUuid } from './uuid.ts'

interface EventScope {
  regionId: string
  eventId: string
}

/**
 * An event whose board the organiser has opened to everybody, with what may be said of it; null while it is closed. There is no tenant in this
 * clause because an open board is public, and no board is read for the public without it.
 */
export async function getOpenBoard(db: DbOrTx, eventId: string) {
  if (!isUuid(eventId)) return null
  const [row] = await db
    .select({
      event: competitionEvents,
      competition: competitions,
      region: { name: regions.name, nameEn: regions.nameEn },
      sealed: sql<boolean>`${sealedLayerCount} > 0`,
      layersDrawn: sql<number>`(select count(*)::int from ${blindLayers} where ${blindLayers.eventId} = ${competitionEvents.id})`,
      published: sql<boolean>`exists (select 1 from result_editions e where e.event_id = ${competitionEvents.id} and e.state = 'published')`,
      now: sql<Date>`now()`.mapWith((value: string | Date) => new Date(value)),
    })
    .from(competitionEvents)
    .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
    .innerJoin(regions, eq(regions.id, competitionEvents.regionId))
    .where(and(eq(competitionEvents.id, eventId), sql`${competitionEvents.boards} -> 'open' is not null`))
  return row ?? null
}

export type OpenBoard = NonNullable<Awaited<ReturnType<typeof getOpenBoard>>>

/** Every version of the marks of parts and panels, oldest first: what stood at any moment can be told from it. */
export async function listMarkVersions(db: DbOrTx, { regionId, eventId }: EventScope) {
  return db
    .select({ at: markHistory.at, entryId: markHistory.entryId, kind: markHistory.kind, key: markHistory.key, slot: markHistory.slot, value: markHistory.value, absentJudge: markHistory.absentJudge, source: markHistory.source })
    .from(markHistory)
    .where(and(eq(markHistory.regionId, regionId), eq(markHistory.eventId, eventId), inArray(markHistory.kind, ['part', 'panel']), eq(markHistory.itemKey, ''), eq(markHistory.entryRound, 0)))
    .orderBy(asc(markHistory.id))
}

export type MarkVersion = Awaited<ReturnType<typeof listMarkVersions>>[number]

/** When each place's set was declared, for those that are. */
export async function listDeclarations(db: DbOrTx, { regionId, eventId }: EventScope) {
  return db
    .select({ entryId: judgeSheets.entryId, partKey: judgeSheets.partKey, slot: judgeAssignments.slot, finalAt: sql<Date>`${judgeSheets.finalAt}`.mapWith(judgeSheets.finalAt) })
    .from(judgeSheets)
    .innerJoin(judgeAssignments, and(eq(judgeAssignments.judgeId, judgeSheets.judgeId), eq(judgeAssignments.eventId, judgeSheets.eventId)))
    .where(and(eq(judgeSheets.regionId, regionId), eq(judgeSheets.eventId, eventId), eq(judgeAssignments.duty, 'judge'), sql`${judgeSheets.finalAt} is not null`))
}

export type Declaration = Awaited<ReturnType<typeof listDeclarations>>[number]

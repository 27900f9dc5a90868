import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { judgeAssignments, judgeSheets, marks } from '../schema/index.ts'

interface EventScope {
  regionId: string
  eventId: string
}

/** One judge's set for one entrant and part: declared, returned by the chief judge, or neither. */
export interface StoredSet {
  entryId: string
  partKey: string
  finalAt: Date | null
  returnedAt: Date | null
  returnReason: string | null
}

const set = { entryId: judgeSheets.entryId, partKey: judgeSheets.partKey, finalAt: judgeSheets.finalAt, returnedAt: judgeSheets.returnedAt, returnReason: judgeSheets.returnReason }

/**
 * Whether a stored mark counts. What a judge writes on the own sheet does so only once the judge has declared the set of that entrant; what clerks
 * type from signed paper, imports and corrections count as they stand. For a select from `marks`.
 */
export const markCounts = sql<boolean>`(${marks.kind} <> 'panel' or ${marks.source} <> 'judge' or exists (
  select 1 from judge_sheets js join judge_assignments ja on ja.judge_id = js.judge_id and ja.event_id = js.event_id
  where js.entry_id = ${marks.entryId} and js.part_key = ${marks.key} and ja.slot = ${marks.slot} and ja.duty = 'judge' and js.final_at is not null))`

/** The sets of one judge. */
export async function listOwnSets(db: DbOrTx, { regionId, eventId, judgeId }: EventScope & { judgeId: string }): Promise<StoredSet[]> {
  return db
    .select(set)
    .from(judgeSheets)
    .where(and(eq(judgeSheets.regionId, regionId), eq(judgeSheets.eventId, eventId), eq(judgeSheets.judgeId, judgeId)))
}

/** A set that its judge has declared, by the place in the panel. */
export interface DeclaredSet {
  entryId: string
  partKey: string
  slot: number
}

/** Statement for the declared sets of some entries, read by `toDeclaredSets`, for an act that sends it together with the lock before it. */
export function declaredSetsQuery({ regionId, eventId }: EventScope, entryIds: readonly string[]): SQL {
  return sql`
    select js.entry_id as "entryId", js.part_key as "partKey", ja.slot
    from judge_sheets js join judge_assignments ja on ja.judge_id = js.judge_id and ja.event_id = js.event_id and ja.duty = 'judge'
    where js.region_id = ${regionId}::uuid and js.event_id = ${eventId}::uuid and js.entry_id = any(${sql.param([...new Set(entryIds)])}::uuid[]) and js.final_at is not null`
}

export const toDeclaredSets = (rows: readonly unknown[]) => rows as readonly DeclaredSet[]

/** The sets of all judges, by their place in the panel. */
export async function listEventSets(db: DbOrTx, { regionId, eventId }: EventScope): Promise<Array<StoredSet & { slot: number }>> {
  return db
    .select({ ...set, slot: judgeAssignments.slot })
    .from(judgeSheets)
    .innerJoin(judgeAssignments, and(eq(judgeAssignments.judgeId, judgeSheets.judgeId), eq(judgeAssignments.eventId, judgeSheets.eventId)))
    .where(and(eq(judgeSheets.regionId, regionId), eq(judgeSheets.eventId, eventId), eq(judgeAssignments.duty, 'judge')))
}

/** Declares a judge's marks of these entries and parts final, by the database's clock. What a set was returned for is settled with it. */
export async function declareSetsFinal(tx: Tx, { regionId, eventId, judgeId }: EventScope & { judgeId: string }, sets: ReadonlyArray<{ entryId: string; partKey: string }>): Promise<void> {
  if (sets.length === 0) return
  await tx
    .insert(judgeSheets)
    .values(sets.map((one) => ({ ...one, regionId, eventId, judgeId, finalAt: sql`now()` })))
    .onConflictDoUpdate({ target: [judgeSheets.entryId, judgeSheets.judgeId, judgeSheets.partKey], set: { finalAt: sql`now()`, version: sql`${judgeSheets.version} + 1`, updatedAt: sql`now()` } })
}

/** Gives a declared set back to its judge with a reason. Returns how many parts were open again; 0 when nothing was declared. */
export async function returnSet(tx: Tx, { regionId, eventId, entryId, slot, reason }: EventScope & { entryId: string; slot: number; reason: string }): Promise<number> {
  const ofPlace = tx.select({ judgeId: judgeAssignments.judgeId }).from(judgeAssignments).where(and(eq(judgeAssignments.eventId, eventId), eq(judgeAssignments.slot, slot), eq(judgeAssignments.duty, 'judge')))
  const rows = await tx
    .update(judgeSheets)
    .set({ finalAt: null, returnedAt: sql`now()`, returnReason: reason, version: sql`${judgeSheets.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(judgeSheets.regionId, regionId), eq(judgeSheets.eventId, eventId), eq(judgeSheets.entryId, entryId), inArray(judgeSheets.judgeId, ofPlace), sql`${judgeSheets.finalAt} is not null`))
    .returning({ id: judgeSheets.id })
  return rows.length
}

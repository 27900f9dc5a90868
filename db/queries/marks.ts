import { and, asc, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { markHistory, marks, users, type MarkKind } from '../schema/index.ts'
import { markCounts } from './judge-sheets.ts'

export type MarkRow = typeof marks.$inferSelect

/** One cell to be written: `baseVersion` is the version its writer saw, 0 for a cell that was empty. */
export interface MarkWrite {
  entryId: string
  kind: MarkKind
  key: string
  slot: number
  baseVersion: number
  /** Hundredths; null clears the cell. */
  value: number | null
  absentJudge: boolean
}

export interface MarkWriteScope {
  regionId: string
  eventId: string
  enteredBy: string
  source: 'grid' | 'import' | 'judge' | 'correction' | 'paper'
  importBatchId?: string
  reason?: string
  idempotencyKey?: string
}

/** A cell as stored after a write, or as it stands instead of one. */
export interface StoredMark {
  id: string
  entryId: string
  kind: MarkKind
  key: string
  slot: number
  version: number
  value: number | null
  absentJudge: boolean
  source: MarkRow['source']
  enteredBy: string
  enteredByName: string
  updatedAt: Date
}

const cellKey = (cell: { entryId: string; kind: string; key: string; slot: number }) => `${cell.entryId} ${cell.kind} ${cell.key} ${cell.slot}`

/**
 * Writes many cells in one statement: an empty cell is inserted, a known one is changed only if its version is still the one the writer
 * saw, and every written version goes into mark_history. Cells that somebody else changed meanwhile are left alone and returned as
 * `conflicts` with what is stored. The caller holds the competition's shared lock and has checked addresses and values.
 *
 * Cells are taken in one order, first the new ones, then the known ones, whatever order they come in: two people who paste the same column
 * the other way round would otherwise wait for each other.
 */
export async function writeMarks(tx: Tx, scope: MarkWriteScope, cells: readonly MarkWrite[]): Promise<{ written: Map<string, number>; conflicts: StoredMark[] }> {
  if (cells.length === 0) return { written: new Map(), conflicts: [] }
  const rows = (await tx.execute(sql`
    with input as ${inputOf(cells)}, inserted as (
      insert into marks (region_id, event_id, entry_id, kind, key, slot, value, absent_judge, entered_by, source, import_batch_id)
      select ${scope.regionId}::uuid, ${scope.eventId}::uuid, entry_id, kind, key, slot, value, absent_judge, ${scope.enteredBy}::uuid, ${scope.source}, ${scope.importBatchId ?? null}::uuid
      from input where base_version = 0
      order by entry_id, kind, key, slot
      on conflict do nothing
      returning *
    ), locked as (
      select m.id, i.value, i.absent_judge, i.base_version
      from input i
      join marks m on m.entry_id = i.entry_id and m.kind = i.kind and m.key = i.key and m.slot = i.slot and m.item_key = '' and m.entry_round = 0
      where i.base_version > 0 and m.region_id = ${scope.regionId}::uuid and m.event_id = ${scope.eventId}::uuid
      order by m.id
      for no key update of m
    ), updated as (
      update marks m
      set value = i.value, absent_judge = i.absent_judge, version = m.version + 1, updated_at = now(),
          entered_by = ${scope.enteredBy}::uuid, source = ${scope.source}, import_batch_id = ${scope.importBatchId ?? null}::uuid
      from locked i
      where m.id = i.id and m.version = i.base_version
      returning m.*
    ), written as (
      select * from inserted union all select * from updated
    ), recorded as (
      insert into mark_history (region_id, event_id, entry_id, mark_id, version, kind, key, slot, item_key, entry_round, value, absent_judge, "by", source, reason, idempotency_key)
      select region_id, event_id, entry_id, id, version, kind, key, slot, item_key, entry_round, value, absent_judge, entered_by, source, ${scope.reason ?? null}, ${scope.idempotencyKey ?? null}
      from written
    )
    select entry_id as "entryId", kind, key, slot, version from written
  `)) as unknown as Array<{ entryId: string; kind: string; key: string; slot: number; version: number }>
  const written = new Map(rows.map((row) => [cellKey(row), row.version]))
  const missed = cells.filter((cell) => !written.has(cellKey(cell)))
  return { written, conflicts: missed.length === 0 ? [] : await listStoredCells(tx, scope, missed) }
}

/** The cells as rows. One cell, the ordinary save, is told to the planner as constants: it then looks that mark up instead of reading the event's marks. */
function inputOf(cells: readonly MarkWrite[]): SQL {
  const [cell] = cells
  if (cell && cells.length === 1)
    return sql`not materialized (select ${cell.entryId}::uuid as entry_id, ${cell.kind}::text as kind, ${cell.key}::text as key, ${cell.slot}::smallint as slot,
      ${cell.baseVersion}::int as base_version, ${cell.value}::int as value, ${cell.absentJudge}::boolean as absent_judge)`
  // One JSON parameter: the driver guesses an array's type from its first element, and a leading null or boolean misleads it.
  const rows = cells.map(({ entryId, kind, key, slot, baseVersion, value, absentJudge }) => ({
    entry_id: entryId, kind, key, slot, base_version: baseVersion, value, absent_judge: absentJudge,
  }))
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as i(entry_id uuid, kind text, key text, slot smallint, base_version int, value int, absent_judge boolean))`
}

/** The stored state of the named cells; a cell without a row is not in the answer. */
export async function listStoredCells(
  db: DbOrTx,
  { regionId, eventId }: { regionId: string; eventId: string },
  cells: ReadonlyArray<{ entryId: string; kind: MarkKind; key: string; slot: number }>,
): Promise<StoredMark[]> {
  const stored = await selectStored(db)
    .where(and(eq(marks.regionId, regionId), eq(marks.eventId, eventId), inArray(marks.entryId, [...new Set(cells.map((cell) => cell.entryId))]), eq(marks.entryRound, 0), eq(marks.itemKey, '')))
  const asked = new Set(cells.map(cellKey))
  return stored.filter((mark) => asked.has(cellKey(mark)))
}

/** What stands as a judge's mark of a part, or as the part's one mark at place 0. */
export type StoredSum = Pick<StoredMark, 'entryId' | 'key' | 'slot' | 'version' | 'value' | 'source'>

/** Statement for the sums of some entries, read by `toStoredSums`: what a set of items is compared with once it is added up. */
export function storedSumsQuery({ regionId, eventId }: { regionId: string; eventId: string }, entryIds: readonly string[]): SQL {
  return sql`
    select entry_id as "entryId", key, slot, version, value, source from marks
    where region_id = ${regionId}::uuid and event_id = ${eventId}::uuid and entry_id = any(${sql.param([...new Set(entryIds)])}::uuid[])
      and kind in ('part', 'panel') and item_key = '' and entry_round = 0`
}

export const toStoredSums = (rows: readonly unknown[]) => rows as readonly StoredSum[]

const storedMark = {
  id: marks.id,
  entryId: marks.entryId,
  kind: marks.kind,
  key: marks.key,
  slot: marks.slot,
  version: marks.version,
  value: marks.value,
  absentJudge: marks.absentJudge,
  source: marks.source,
  enteredBy: marks.enteredBy,
  enteredByName: users.displayName,
  updatedAt: marks.updatedAt,
}

function selectStored(db: DbOrTx) {
  return db.select(storedMark).from(marks).innerJoin(users, eq(users.id, marks.enteredBy))
}

const inGrid = ({ regionId, eventId }: { regionId: string; eventId: string }) => and(eq(marks.regionId, regionId), eq(marks.eventId, eventId), eq(marks.entryRound, 0), eq(marks.itemKey, ''))

/** All cells of an event, and of each whether it counts. */
export async function listEventMarks(db: DbOrTx, scope: { regionId: string; eventId: string }): Promise<Array<StoredMark & { counts: boolean }>> {
  return db.select({ ...storedMark, counts: markCounts }).from(marks).innerJoin(users, eq(users.id, marks.enteredBy)).where(inGrid(scope))
}

/** Those of them that count: what a judge has written and not yet declared is left out. */
export async function listCountedMarks(db: DbOrTx, scope: { regionId: string; eventId: string }): Promise<StoredMark[]> {
  return selectStored(db).where(and(inGrid(scope), markCounts))
}

/** Every version of one entry's marks, oldest first, with who wrote it. */
export async function listMarkHistory(db: DbOrTx, { regionId, eventId, entryId }: { regionId: string; eventId: string; entryId: string }) {
  return db
    .select({
      id: markHistory.id,
      at: markHistory.at,
      kind: markHistory.kind,
      key: markHistory.key,
      slot: markHistory.slot,
      version: markHistory.version,
      value: markHistory.value,
      absentJudge: markHistory.absentJudge,
      source: markHistory.source,
      reason: markHistory.reason,
      byName: users.displayName,
    })
    .from(markHistory)
    .leftJoin(users, eq(users.id, markHistory.by))
    .where(and(eq(markHistory.regionId, regionId), eq(markHistory.eventId, eventId), eq(markHistory.entryId, entryId)))
    .orderBy(asc(markHistory.id))
}

/** Entries of the event, among those named, that hold at least one number or a judge marked absent. */
export async function listEntriesWithMarks(db: DbOrTx, { regionId, eventId, entryIds }: { regionId: string; eventId: string; entryIds: string[] }): Promise<string[]> {
  if (entryIds.length === 0) return []
  const rows = await db
    .selectDistinct({ entryId: marks.entryId })
    .from(marks)
    .where(and(eq(marks.regionId, regionId), eq(marks.eventId, eventId), inArray(marks.entryId, entryIds), or(isNotNull(marks.value), eq(marks.absentJudge, true))))
  return rows.map((row) => row.entryId)
}

/** True when somebody gave a number for this part: a whole mark or a place of its panel. */
export async function partHasMarks(db: DbOrTx, { regionId, eventId, partKey }: { regionId: string; eventId: string; partKey: string }): Promise<boolean> {
  const rows = await db
    .select({ id: marks.id })
    .from(marks)
    .where(and(eq(marks.regionId, regionId), eq(marks.eventId, eventId), inArray(marks.kind, ['part', 'panel']), eq(marks.key, partKey), isNotNull(marks.value)))
    .limit(1)
  return rows.length > 0
}

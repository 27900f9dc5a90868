import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { itemMarkHistory, itemMarks, users } from '../schema/index.ts'
import type { ItemMarkSource } from '../schema/marks.ts'
import type { EventScope } from './events.ts'

/** One value to be written: `baseVersion` is the version its writer saw, 0 for one that was not there. */
export interface ItemMarkWrite {
  entryId: string
  partKey: string
  slot: number
  itemKey: string
  baseVersion: number
  /** What was given; null takes it back. */
  value: number | null
  mark: number | null
  schemeEdition: number
}

export interface ItemMarkWriteScope extends EventScope {
  enteredBy: string
  source: ItemMarkSource
  reason?: string
  idempotencyKey?: string
}

/** A value as stored. */
export interface StoredItemMark {
  entryId: string
  partKey: string
  slot: number
  itemKey: string
  version: number
  value: number | null
  mark: number | null
  schemeEdition: number
  source: ItemMarkSource
  enteredByName: string
  updatedAt: Date
}

export const itemMarkKey = (cell: { entryId: string; partKey: string; slot: number; itemKey: string }) => `${cell.entryId} ${cell.partKey} ${cell.slot} ${cell.itemKey}`

/**
 * Writes many values in one statement: a new one is inserted, a known one is changed only if its version is still the one its writer saw;
 * each written version goes into item_mark_history. The caller holds the competition's lock and the entries' (`lockEntries`).
 *
 * @returns the new versions by `itemMarkKey`; what is missing there was changed by somebody else meanwhile
 */
export async function writeItemMarks(tx: Tx, scope: ItemMarkWriteScope, cells: readonly ItemMarkWrite[]): Promise<Map<string, number>> {
  return cells.length === 0 ? new Map() : toWrittenVersions(await tx.execute(itemMarksWriting(scope, cells)))
}

/** What the rows of `itemMarksWriting` say. */
export function toWrittenVersions(rows: readonly unknown[]): Map<string, number> {
  const written = rows as ReadonlyArray<{ entryId: string; partKey: string; slot: number; itemKey: string; version: number }>
  return new Map(written.map((row) => [itemMarkKey(row), Number(row.version)]))
}

/** The statement of `writeItemMarks`, for an act that sends it together with what it reads behind it. At least one cell. */
export function itemMarksWriting(scope: ItemMarkWriteScope, cells: readonly ItemMarkWrite[]): SQL {
  return sql`
    with input as ${inputOf(cells)}, inserted as (
      insert into item_marks (region_id, event_id, entry_id, part_key, slot, item_key, value, mark, scheme_edition, entered_by, source)
      select ${scope.regionId}::uuid, ${scope.eventId}::uuid, entry_id, part_key, slot, item_key, value, mark, scheme_edition, ${scope.enteredBy}::uuid, ${scope.source}
      from input where base_version = 0
      order by entry_id, part_key, item_key, slot
      on conflict do nothing
      returning *
    ), updated as (
      update item_marks m
      set value = i.value, mark = i.mark, scheme_edition = i.scheme_edition, version = m.version + 1, updated_at = now(), entered_by = ${scope.enteredBy}::uuid, source = ${scope.source}
      from input i
      where i.base_version > 0 and m.entry_id = i.entry_id and m.part_key = i.part_key and m.slot = i.slot and m.item_key = i.item_key and m.version = i.base_version
        and m.region_id = ${scope.regionId}::uuid and m.event_id = ${scope.eventId}::uuid
      returning m.*
    ), written as (
      select * from inserted union all select * from updated
    ), recorded as (
      insert into item_mark_history (region_id, event_id, entry_id, item_mark_id, version, part_key, slot, item_key, value, mark, scheme_edition, "by", source, reason, idempotency_key)
      select region_id, event_id, entry_id, id, version, part_key, slot, item_key, value, mark, scheme_edition, entered_by, source, ${scope.reason ?? null}, ${scope.idempotencyKey ?? null}
      from written
    )
    select entry_id as "entryId", part_key as "partKey", slot, item_key as "itemKey", version from written`
}

/** The cells as rows. One cell, the ordinary save, is told to the planner as constants: it then looks that value up instead of reading the event's. */
function inputOf(cells: readonly ItemMarkWrite[]): SQL {
  const [cell] = cells
  if (cell && cells.length === 1)
    return sql`not materialized (select ${cell.entryId}::uuid as entry_id, ${cell.partKey}::text as part_key, ${cell.slot}::smallint as slot, ${cell.itemKey}::text as item_key,
      ${cell.baseVersion}::int as base_version, ${cell.value}::int as value, ${cell.mark}::int as mark, ${cell.schemeEdition}::int as scheme_edition)`
  const rows = cells.map(({ entryId, partKey, slot, itemKey, baseVersion, value, mark, schemeEdition }) => ({
    entry_id: entryId, part_key: partKey, slot, item_key: itemKey, base_version: baseVersion, value, mark, scheme_edition: schemeEdition,
  }))
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as i(entry_id uuid, part_key text, slot smallint, item_key text, base_version int, value int, mark int, scheme_edition int))`
}

/**
 * Locks entries in one order until the transaction ends: two judges who mark the same entrant add up one after the other, so that
 * neither misses what the other gave. A judge of another entrant does not wait.
 */
export async function lockEntries(tx: Tx, scope: EventScope, entryIds: readonly string[]): Promise<void> {
  await tx.execute(entriesLock(scope, entryIds))
}

/** The statement of `lockEntries`, for an act that sends it together with the lock before it. */
export function entriesLock({ regionId, eventId }: EventScope, entryIds: readonly string[]): SQL {
  return sql`
    select 1 from entries where region_id = ${regionId}::uuid and event_id = ${eventId}::uuid and id = any(${sql.param([...new Set(entryIds)])}::uuid[])
    order by id for no key update`
}

/** What adding up asks of a value: not who gave it or when. */
export type GivenMark = Pick<StoredItemMark, 'entryId' | 'partKey' | 'slot' | 'itemKey' | 'value' | 'source'>

/** Of the panel only these places, and of these items every place. */
export interface PanelPart {
  slots: readonly number[]
  itemKeys: readonly string[]
}

/** Statement for the values of some entries, read by `toGivenMarks`: those of the whole panel, or of a part of it. */
export function givenMarksQuery({ regionId, eventId }: EventScope, entryIds: readonly string[], only?: PanelPart): SQL {
  const places = only ? sql` and (slot = any(${sql.param([...only.slots])}::smallint[]) or item_key = any(${sql.param([...only.itemKeys])}::text[]))` : sql``
  return sql`
    select entry_id as "entryId", part_key as "partKey", slot, item_key as "itemKey", value, source from item_marks
    where region_id = ${regionId}::uuid and event_id = ${eventId}::uuid and entry_id = any(${sql.param([...new Set(entryIds)])}::uuid[])${places}`
}

export const toGivenMarks = (rows: readonly unknown[]) => rows as readonly GivenMark[]

/** The values of an event, or of some of its entries or places of the panel. */
export async function listItemMarks(db: DbOrTx, { regionId, eventId, entryIds, slots }: EventScope & { entryIds?: readonly string[]; slots?: readonly number[] }): Promise<StoredItemMark[]> {
  if (entryIds?.length === 0) return []
  return db
    .select({
      entryId: itemMarks.entryId, partKey: itemMarks.partKey, slot: itemMarks.slot, itemKey: itemMarks.itemKey, version: itemMarks.version,
      value: itemMarks.value, mark: itemMarks.mark, schemeEdition: itemMarks.schemeEdition, source: itemMarks.source, enteredByName: users.displayName, updatedAt: itemMarks.updatedAt,
    })
    .from(itemMarks)
    .innerJoin(users, eq(users.id, itemMarks.enteredBy))
    .where(and(eq(itemMarks.regionId, regionId), eq(itemMarks.eventId, eventId), ...(entryIds === undefined ? [] : [inArray(itemMarks.entryId, [...entryIds])]), ...(slots === undefined ? [] : [inArray(itemMarks.slot, [...slots])])))
}

/** The entries of which some value of these items lies further than `spread` from another place's. */
export async function listSpreadEntries(db: DbOrTx, { regionId, eventId, itemKeys, spread }: EventScope & { itemKeys: readonly string[]; spread: number }): Promise<string[]> {
  if (itemKeys.length === 0) return []
  const rows = await db
    .select({ entryId: itemMarks.entryId })
    .from(itemMarks)
    .where(and(eq(itemMarks.regionId, regionId), eq(itemMarks.eventId, eventId), inArray(itemMarks.itemKey, [...itemKeys])))
    .groupBy(itemMarks.entryId, itemMarks.partKey, itemMarks.itemKey)
    .having(sql`max(${itemMarks.value}) - min(${itemMarks.value}) > ${spread}`)
  return [...new Set(rows.map(({ entryId }) => entryId))]
}

/** Every version every item of one entry ever had, the oldest first, with who wrote it. */
export async function listItemMarkHistory(db: DbOrTx, { regionId, eventId, entryId }: EventScope & { entryId: string }) {
  return db
    .select({
      at: itemMarkHistory.at, partKey: itemMarkHistory.partKey, slot: itemMarkHistory.slot, itemKey: itemMarkHistory.itemKey, version: itemMarkHistory.version, value: itemMarkHistory.value, mark: itemMarkHistory.mark,
      schemeEdition: itemMarkHistory.schemeEdition, source: sql<ItemMarkSource>`${itemMarkHistory.source}`, reason: itemMarkHistory.reason, byName: users.displayName,
    })
    .from(itemMarkHistory)
    .leftJoin(users, eq(users.id, itemMarkHistory.by))
    .where(and(eq(itemMarkHistory.regionId, regionId), eq(itemMarkHistory.eventId, eventId), eq(itemMarkHistory.entryId, entryId)))
    .orderBy(asc(itemMarkHistory.id))
}

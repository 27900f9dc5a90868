import { and, arrayOverlaps, asc, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { correctionItems, entries, itemMarkHistory, markHistory, officialDocuments, persons, promotions, resultCorrections, resultEditions } from '../schema/index.ts'
import type { EventRules } from '../schema/competitions.ts'
import type { BeforeCorrection, CorrectionCounts, CorrectionState } from '../schema/corrections.ts'
import type { EventScope } from './events.ts'

export type CorrectionRow = typeof resultCorrections.$inferSelect
export type CorrectionItemRow = typeof correctionItems.$inferSelect
type NewCorrection = Pick<CorrectionRow, 'regionId' | 'competitionId' | 'eventId' | 'baseEdition' | 'reason' | 'openedBy' | 'openedByName'> & { appealId?: string }

const openOne = ({ eventId, regionId }: EventScope) => and(eq(resultCorrections.eventId, eventId), eq(resultCorrections.regionId, regionId), eq(resultCorrections.state, 'open'))

/** The correction of an event that is under way, or null. */
export async function findOpenCorrection(db: DbOrTx, scope: EventScope): Promise<CorrectionRow | null> {
  const [row] = await db.select().from(resultCorrections).where(openOne(scope))
  return row ?? null
}

/** Writes down that a correction begins, with what taking it back will restore. The caller holds the competition's exclusive lock. */
export async function insertCorrection(tx: Tx, values: NewCorrection): Promise<void> {
  const { eventId, regionId } = values
  const [history] = await tx.select({ last: max(markHistory.id) }).from(markHistory).where(and(eq(markHistory.regionId, regionId), eq(markHistory.eventId, eventId)))
  const [items] = await tx.select({ last: max(itemMarkHistory.id) }).from(itemMarkHistory).where(and(eq(itemMarkHistory.regionId, regionId), eq(itemMarkHistory.eventId, eventId)))
  const standing = await tx.select({ id: entries.id, status: entries.status, reason: entries.statusReason }).from(entries).where(and(eq(entries.regionId, regionId), eq(entries.eventId, eventId)))
  const statuses = Object.fromEntries(standing.map(({ id, status, reason }) => [id, { status, reason }]))
  await tx.insert(resultCorrections).values({ ...values, before: { markHistoryId: history?.last ?? 0, itemMarkHistoryId: items?.last ?? 0, statuses } })
}

/**
 * Sets every mark that was written after a correction began back to what it was, the values of items behind them and every status, with the versions of
 * this in the history. Gives how many marks and statuses.
 */
export async function restoreBefore(tx: Tx, { eventId, regionId, before, by, reason }: EventScope & { before: BeforeCorrection; by: string; reason: string }): Promise<{ marks: number; statuses: number }> {
  const restored = await tx.execute(sql`
    with written as (
      select distinct mark_id from mark_history where region_id = ${regionId}::uuid and event_id = ${eventId}::uuid and id > ${before.markHistoryId}
    ), earlier as (
      select distinct on (h.mark_id) h.mark_id, h.value, h.absent_judge
      from mark_history h join written w on w.mark_id = h.mark_id where h.id <= ${before.markHistoryId} order by h.mark_id, h.version desc
    ), restored as (
      update marks m
      set value = e.value, absent_judge = coalesce(e.absent_judge, false), version = m.version + 1, updated_at = now(), entered_by = ${by}::uuid, source = 'correction', import_batch_id = null
      from written w left join earlier e on e.mark_id = w.mark_id
      where m.id = w.mark_id and (m.value is distinct from e.value or m.absent_judge <> coalesce(e.absent_judge, false))
      returning m.*
    )
    insert into mark_history (region_id, event_id, entry_id, mark_id, version, kind, key, slot, item_key, entry_round, value, absent_judge, "by", source, reason)
    select region_id, event_id, entry_id, id, version, kind, key, slot, item_key, entry_round, value, absent_judge, entered_by, source, ${reason} from restored
    returning id`)
  await tx.execute(sql`
    with written as (
      select distinct item_mark_id from item_mark_history where region_id = ${regionId}::uuid and event_id = ${eventId}::uuid and id > ${before.itemMarkHistoryId}
    ), earlier as (
      select distinct on (h.item_mark_id) h.item_mark_id, h.value, h.mark, h.scheme_edition
      from item_mark_history h join written w on w.item_mark_id = h.item_mark_id where h.id <= ${before.itemMarkHistoryId} order by h.item_mark_id, h.version desc
    ), restored as (
      update item_marks m
      set value = e.value, mark = e.mark, scheme_edition = coalesce(e.scheme_edition, m.scheme_edition), version = m.version + 1, updated_at = now(), entered_by = ${by}::uuid
      from written w left join earlier e on e.item_mark_id = w.item_mark_id
      where m.id = w.item_mark_id and (m.value is distinct from e.value or m.mark is distinct from e.mark or m.scheme_edition <> coalesce(e.scheme_edition, m.scheme_edition))
      returning m.*
    )
    insert into item_mark_history (region_id, event_id, entry_id, item_mark_id, version, part_key, slot, item_key, value, mark, scheme_edition, "by", source, reason)
    select region_id, event_id, entry_id, id, version, part_key, slot, item_key, value, mark, scheme_edition, entered_by, source, ${reason} from restored`)
  const stood = Object.entries(before.statuses).map(([id, { status, reason: why }]) => ({ id, status, reason: why }))
  const set = await tx.execute(sql`
    update entries e set status = b.status, status_reason = b.reason, version = e.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(stood)}::jsonb) as b(id uuid, status text, reason text)
    where e.id = b.id and e.region_id = ${regionId}::uuid and e.event_id = ${eventId}::uuid and (e.status <> b.status or e.status_reason is distinct from b.reason)
    returning e.id`)
  return { marks: [...restored].length, statuses: [...set].length }
}

/** Ends the open correction of an event, if there is one. */
export async function closeCorrection(
  tx: Tx,
  { eventId, regionId, state, by, byName, editionId, counts }: EventScope & { state: Exclude<CorrectionState, 'open'>; by: string; byName: string; editionId?: string; counts?: CorrectionCounts },
): Promise<void> {
  await tx
    .update(resultCorrections)
    .set({ state, closedBy: by, closedByName: byName, closedAt: sql`now()`, version: sql`${resultCorrections.version} + 1`, ...(editionId === undefined ? {} : { editionId }), ...(counts === undefined ? {} : { counts }) })
    .where(openOne({ eventId, regionId }))
}

/** Keeps corrected rules beside the open correction, or drops them, over the version their writer saw. False when somebody was first. */
export async function setCorrectedRules(tx: Tx, { eventId, regionId, version, rules, by, byName }: EventScope & { version: number; rules: EventRules | null; by: string; byName: string }): Promise<boolean> {
  const rows = await tx
    .update(resultCorrections)
    .set({ rules, rulesBy: rules && by, rulesByName: rules && byName, version: sql`${resultCorrections.version} + 1`, updatedAt: sql`now()` })
    .where(and(openOne({ eventId, regionId }), eq(resultCorrections.version, version)))
    .returning({ id: resultCorrections.id })
  return rows.length > 0
}

/** All corrections of an event, newest first, with the number of the edition each led to. */
export async function listCorrections(db: DbOrTx, { eventId, regionId }: EventScope) {
  return db
    .select({ correction: resultCorrections, edition: resultEditions.edition })
    .from(resultCorrections)
    .leftJoin(resultEditions, eq(resultEditions.id, resultCorrections.editionId))
    .where(and(eq(resultCorrections.eventId, eventId), eq(resultCorrections.regionId, regionId)))
    .orderBy(desc(resultCorrections.createdAt), desc(resultCorrections.id))
}

export type NewCorrectionItem = Pick<CorrectionItemRow, 'regionId' | 'competitionId' | 'eventId' | 'editionId' | 'kind' | 'subjectId' | 'label' | 'before' | 'after'>

export async function insertCorrectionItems(tx: Tx, items: readonly NewCorrectionItem[]): Promise<void> {
  if (items.length > 0) await tx.insert(correctionItems).values([...items])
}

/** Hands what is still open of earlier editions over to the list of a newer one. */
export async function carryOpenItems(tx: Tx, { eventId, regionId }: EventScope): Promise<void> {
  await tx
    .update(correctionItems)
    .set({ state: 'carried', version: sql`${correctionItems.version} + 1` })
    .where(and(eq(correctionItems.eventId, eventId), eq(correctionItems.regionId, regionId), eq(correctionItems.state, 'open')))
}

/** The items of an event with the number of their edition, those of the newest edition first. */
export async function listCorrectionItems(db: DbOrTx, { eventId, regionId }: EventScope) {
  const rows = await db
    .select({ item: correctionItems, edition: resultEditions.edition })
    .from(correctionItems)
    .innerJoin(resultEditions, eq(resultEditions.id, correctionItems.editionId))
    .where(and(eq(correctionItems.eventId, eventId), eq(correctionItems.regionId, regionId)))
    .orderBy(desc(resultEditions.edition), asc(correctionItems.kind), asc(correctionItems.label), asc(correctionItems.id))
  return rows.map(({ item, edition }) => ({ ...item, edition }))
}

/** One item of an event; null for another event's or region's. */
export async function getCorrectionItem(db: DbOrTx, { itemId, eventId, regionId }: EventScope & { itemId: string }): Promise<CorrectionItemRow | null> {
  const [row] = await db.select().from(correctionItems).where(and(eq(correctionItems.id, itemId), eq(correctionItems.eventId, eventId), eq(correctionItems.regionId, regionId)))
  return row ?? null
}

/** Writes a person's decision about an open item. False when it was decided already. */
export async function settleItem(tx: Tx, { itemId, regionId, state, reason, by, byName }: { itemId: string; regionId: string; state: 'superseded' | 'kept'; reason: string; by: string; byName: string }): Promise<boolean> {
  const rows = await tx
    .update(correctionItems)
    .set({ state, reason, settledBy: by, settledByName: byName, settledAt: sql`now()`, version: sql`${correctionItems.version} + 1` })
    .where(and(eq(correctionItems.id, itemId), eq(correctionItems.regionId, regionId), eq(correctionItems.state, 'open')))
    .returning({ id: correctionItems.id })
  return rows.length > 0
}

/** Money lines that a person has left standing against a corrected result, with what the correction would have made of them. */
export async function listKeptLines(db: DbOrTx, { regionId }: { regionId: string }): Promise<Array<{ lineId: string; after: Record<string, unknown> | null }>> {
  return db
    .select({ lineId: correctionItems.subjectId, after: correctionItems.after })
    .from(correctionItems)
    .where(and(eq(correctionItems.regionId, regionId), eq(correctionItems.kind, 'money'), eq(correctionItems.state, 'kept')))
}

/**
 * Settles the open items about one thing, as part of the act that was done to it: a certificate replaced, revoked or kept, a money line
 * rewritten. Nothing happens where no correction listed it.
 */
export async function settleItemsOf(
  tx: Tx,
  { regionId, kind, subjectIds, state, reason, by, byName }: { regionId: string; kind: CorrectionItemRow['kind']; subjectIds: readonly string[]; state: 'superseded' | 'kept'; reason: string; by: string; byName: string },
): Promise<void> {
  if (subjectIds.length === 0) return
  await tx
    .update(correctionItems)
    .set({ state, reason, settledBy: by, settledByName: byName, settledAt: sql`now()`, version: sql`${correctionItems.version} + 1` })
    .where(and(eq(correctionItems.regionId, regionId), eq(correctionItems.kind, kind), inArray(correctionItems.subjectId, [...subjectIds]), eq(correctionItems.state, 'open')))
}

/** Confirmed promotions of an event, of whichever edition, with whom they are about. */
export async function listStandingPromotions(db: DbOrTx, { eventId, regionId }: EventScope) {
  return db
    .select({ id: promotions.id, editionId: promotions.editionId, entryId: promotions.entryId, toLevel: promotions.toLevel, personName: persons.name })
    .from(promotions)
    .innerJoin(entries, eq(entries.id, promotions.entryId))
    .innerJoin(persons, eq(persons.id, promotions.personId))
    .where(and(eq(promotions.regionId, regionId), eq(entries.eventId, eventId), eq(promotions.state, 'confirmed')))
    .orderBy(asc(promotions.id))
}

/** Promotions that a newer edition has taken the place of, or that a person has decided so. */
export async function supersedePromotions(tx: Tx, { regionId, promotionIds, by, reason }: { regionId: string; promotionIds: readonly string[]; by?: string; reason?: string }): Promise<void> {
  if (promotionIds.length === 0) return
  await tx
    .update(promotions)
    .set({ state: 'superseded', version: sql`${promotions.version} + 1`, ...(by === undefined ? {} : { decidedBy: by, decidedAt: sql`now()` }), ...(reason === undefined ? {} : { reason }) })
    .where(and(eq(promotions.regionId, regionId), inArray(promotions.id, [...promotionIds]), eq(promotions.state, 'confirmed')))
}

/** Lets a former promotion stand: what an edition says of the same entry otherwise is declined, with the reason. */
export async function keepPromotion(tx: Tx, { regionId, promotionId, editionId, by, reason }: { regionId: string; promotionId: string; editionId: string; by: string; reason: string }): Promise<void> {
  const [kept] = await tx
    .update(promotions)
    .set({ decidedBy: by, decidedAt: sql`now()`, reason, version: sql`${promotions.version} + 1` })
    .where(and(eq(promotions.id, promotionId), eq(promotions.regionId, regionId)))
    .returning({ entryId: promotions.entryId })
  if (!kept) return
  await tx
    .update(promotions)
    .set({ state: 'declined', decidedBy: by, decidedAt: sql`now()`, reason, version: sql`${promotions.version} + 1` })
    .where(and(eq(promotions.regionId, regionId), eq(promotions.editionId, editionId), eq(promotions.entryId, kept.entryId), eq(promotions.state, 'confirmed')))
}

/** Issued documents whose tables were taken from one of these editions. */
export async function listDocumentsOfEditions(db: DbOrTx, { regionId, editionIds }: { regionId: string; editionIds: readonly string[] }) {
  if (editionIds.length === 0) return []
  return db
    .select({ id: officialDocuments.id, documentNumber: officialDocuments.documentNumber, title: officialDocuments.title })
    .from(officialDocuments)
    .where(and(eq(officialDocuments.regionId, regionId), eq(officialDocuments.state, 'issued'), arrayOverlaps(officialDocuments.editionIds, [...editionIds])))
    .orderBy(asc(officialDocuments.documentNumber))
}

import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { required } from '#app/lib/errors.ts'
import type { DbOrTx, Tx } from '../client.ts'
import { competitionEvents, competitions, importBatches, organisations, users } from '../schema/index.ts'
import { sealedLayerCount, type EventWithCompetition } from './events.ts'
import { isUuid } from './uuid.ts'

export type ImportBatchRow = typeof importBatches.$inferSelect
export type ImportKind = ImportBatchRow['kind']
export type ImportCounts = NonNullable<ImportBatchRow['counts']>

export type NewImportBatch = Pick<
  typeof importBatches.$inferInsert,
  'regionId' | 'competitionId' | 'eventId' | 'kind' | 'fileName' | 'fileHash' | 'fileBytes' | 'state' | 'refusal' | 'sheet' | 'problems' | 'counts' | 'createdBy' | 'organisationId'
>

export async function insertImportBatch(tx: Tx, values: NewImportBatch): Promise<string> {
  const [row] = await tx.insert(importBatches).values(values).returning({ id: importBatches.id })
  return required(row).id
}

/** An import of an event with the event it belongs to, and the unit whose own list it is. */
export type ImportBatchWithEvent = ImportBatchRow & { event: EventWithCompetition; createdByName: string; confirmedByName: string | null; undoneByName: string | null; unit: { id: string; name: string } | null }

const creators = alias(users, 'creators')
const confirmers = alias(users, 'confirmers')
const undoers = alias(users, 'undoers')

/** One import of a region. Throws AppError 404 when it is not there or belongs to another region. */
export async function requireImportBatch(db: DbOrTx, { batchId, regionId }: { batchId: string; regionId: string }): Promise<ImportBatchWithEvent> {
  const [row] = isUuid(batchId)
    ? await db
        .select({
          batch: importBatches,
          event: competitionEvents,
          competition: competitions,
          sealed: sql<boolean>`${sealedLayerCount} > 0`,
          createdByName: creators.displayName,
          confirmedByName: confirmers.displayName,
          undoneByName: undoers.displayName,
          unitName: organisations.name,
        })
        .from(importBatches)
        .innerJoin(competitionEvents, eq(competitionEvents.id, importBatches.eventId))
        .innerJoin(competitions, eq(competitions.id, competitionEvents.competitionId))
        .innerJoin(creators, eq(creators.id, importBatches.createdBy))
        .leftJoin(confirmers, eq(confirmers.id, importBatches.confirmedBy))
        .leftJoin(undoers, eq(undoers.id, importBatches.undoneBy))
        .leftJoin(organisations, eq(organisations.id, importBatches.organisationId))
        .where(and(eq(importBatches.id, batchId), eq(importBatches.regionId, regionId), eq(competitionEvents.regionId, regionId)))
    : []
  const { batch, event, competition, sealed, unitName, ...names } = required(row)
  const unit = batch.organisationId === null ? null : { id: batch.organisationId, name: unitName ?? '' }
  return { ...batch, ...names, unit, event: { ...event, competition, sealed } }
}

/** Event and kind of an import, for the guard; null when there is none in the region. */
export async function findImportPlace(db: DbOrTx, { batchId, regionId }: { batchId: string; regionId: string }): Promise<{ eventId: string; kind: ImportKind; organisationId: string | null } | null> {
  if (!isUuid(batchId)) return null
  const [row] = await db
    .select({ eventId: importBatches.eventId, kind: importBatches.kind, organisationId: importBatches.organisationId })
    .from(importBatches)
    .where(and(eq(importBatches.id, batchId), eq(importBatches.regionId, regionId)))
  return row?.eventId ? { eventId: row.eventId, kind: row.kind, organisationId: row.organisationId } : null
}

/** Imports of one event, newest first, without their cells. */
export async function listImportBatches(db: DbOrTx, { regionId, eventId, limit }: { regionId: string; eventId: string; limit: number }) {
  return db
    .select({
      id: importBatches.id,
      kind: importBatches.kind,
      fileName: importBatches.fileName,
      state: importBatches.state,
      refusal: importBatches.refusal,
      counts: importBatches.counts,
      createdAt: importBatches.createdAt,
      createdByName: creators.displayName,
      confirmedAt: importBatches.confirmedAt,
      undoneAt: importBatches.undoneAt,
    })
    .from(importBatches)
    .innerJoin(creators, eq(creators.id, importBatches.createdBy))
    .where(and(eq(importBatches.regionId, regionId), eq(importBatches.eventId, eventId)))
    .orderBy(desc(importBatches.createdAt), desc(importBatches.id))
    .limit(limit)
}

/** The last import of the very same bytes that still stands. */
export async function findConfirmedImport(db: DbOrTx, { regionId, eventId, kind, fileHash }: { regionId: string; eventId: string; kind: ImportKind; fileHash: string }) {
  const [row] = await db
    .select({ id: importBatches.id, confirmedAt: importBatches.confirmedAt, confirmedByName: confirmers.displayName })
    .from(importBatches)
    .innerJoin(confirmers, eq(confirmers.id, importBatches.confirmedBy))
    .where(and(eq(importBatches.regionId, regionId), eq(importBatches.eventId, eventId), eq(importBatches.kind, kind), eq(importBatches.fileHash, fileHash), eq(importBatches.state, 'confirmed')))
    .orderBy(desc(importBatches.confirmedAt))
    .limit(1)
  return row ?? null
}

export interface BatchVersion {
  batchId: string
  regionId: string
  version: number
}

export type BatchChange = Partial<
  Pick<ImportBatchRow, 'state' | 'refusal' | 'sheet' | 'problems' | 'counts' | 'effects' | 'confirmedBy' | 'undoneBy'>
> & { confirmedNow?: true; undoneNow?: true }

/** Changes an import that is in one of these states, over the version its writer saw. False when somebody else was first. */
export async function updateImportBatch(tx: Tx, { batchId, regionId, version }: BatchVersion, states: ImportBatchRow['state'][], change: BatchChange): Promise<boolean> {
  const { confirmedNow, undoneNow, ...values } = change
  const rows = await tx
    .update(importBatches)
    .set({
      ...values,
      ...(confirmedNow && { confirmedAt: sql`now()` }),
      ...(undoneNow && { undoneAt: sql`now()` }),
      version: sql`${importBatches.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(eq(importBatches.id, batchId), eq(importBatches.regionId, regionId), eq(importBatches.version, version), inArray(importBatches.state, states)))
    .returning({ id: importBatches.id })
  return rows.length === 1
}

/** Closes previews that nobody confirmed and takes their cells away: they hold personal data. */
export async function discardStaleImports(tx: Tx, { regionId, olderThanDays }: { regionId: string; olderThanDays: number }): Promise<number> {
  const rows = await tx
    .update(importBatches)
    .set({ state: 'discarded', sheet: {}, problems: [], version: sql`${importBatches.version} + 1` })
    .where(
      and(
        eq(importBatches.regionId, regionId),
        inArray(importBatches.state, ['preview', 'reading']),
        lt(importBatches.updatedAt, sql`now() - make_interval(days => ${olderThanDays})`),
      ),
    )
    .returning({ id: importBatches.id })
  return rows.length
}

/** Lists that one unit has handed in, newest first. */
export async function listUnitImports(db: DbOrTx, { regionId, organisationId, eventId, limit }: { regionId: string; organisationId: string; eventId: string; limit: number }) {
  return db
    .select({ id: importBatches.id, fileName: importBatches.fileName, state: importBatches.state, counts: importBatches.counts, createdAt: importBatches.createdAt, createdByName: creators.displayName })
    .from(importBatches)
    .innerJoin(creators, eq(creators.id, importBatches.createdBy))
    .where(and(eq(importBatches.regionId, regionId), eq(importBatches.organisationId, organisationId), eq(importBatches.eventId, eventId)))
    .orderBy(desc(importBatches.createdAt), desc(importBatches.id))
    .limit(limit)
}

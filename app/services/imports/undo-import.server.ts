import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type DbOrTx, type Tx } from '#db/client.ts'
import { deleteEntries, listTouchedEntries, updateEntries } from '#db/queries/entries.ts'
import { requireImportBatch, updateImportBatch, type ImportBatchWithEvent } from '#db/queries/imports.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { listEventMarks, writeMarks, type MarkWrite } from '#db/queries/marks.ts'
import { deleteUnusedPersons, updatePhones } from '#db/queries/persons.ts'
import { withdrawDeclaredLevels } from '#db/queries/skill-levels.ts'
import { deleteUnusedOrganisations } from '#db/queries/unit-names.ts'
import { listField } from '#db/queries/field.ts'
import { columnId, markColumns } from '../marks/cell-rules.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import type { EntrantEffects, ImportEffects, MarkEffects } from './import-effects.ts'
import { isImportOpen } from './import-window.ts'

/** What has come to depend on an import and keeps it from being undone; `numbers` are entrants' numbers. */
export type UndoBlocker = { code: 'scoringHasBegun' } | { code: 'marksAreClosed' } | { code: 'entriesTouched'; numbers: string[] } | { code: 'marksTouched'; numbers: string[] }

export type UndoRefusal = 'closed' | 'changedMeanwhile' | 'blocked' | 'reasonMissing'

export interface UndoImport {
  actor: RegionActor
  idempotencyKey: string
  batchId: string
  version: number
  reason: string
}

/** Takes a confirmed import back as a whole, or not at all. `blocked` carries what stands in the way. */
export async function undoImport(input: UndoImport): Promise<Outcome<UndoRefusal>> {
  const { actor, batchId, version, reason } = input
  if (reason.trim() === '') return fail('reasonMissing')
  const { event, kind, unit } = await requireImportBatch(readDb, { batchId, regionId: actor.regionId })
  // A unit's list stands in the queue: each person is decided there.
  if (unit) return fail('closed')
  const command = { actor, name: 'imports.undo', idempotencyKey: input.idempotencyKey, input: { batchId, version, reason } }
  const outcome = await runCommand(command, async (tx): Promise<Outcome<UndoRefusal>> => {
    await lockCompetition(tx, event.competitionId, 'shared')
    await lockKey(tx, kind === 'entrants' ? entrantsLock(event.id) : `marksImport:${event.id}`)
    const batch = await requireImportBatch(tx, { batchId, regionId: actor.regionId })
    if (batch.state !== 'confirmed') return fail('closed')
    if (batch.version !== version) return fail('changedMeanwhile')
    const blockers = await findUndoBlockers(tx, batch)
    if (blockers.length > 0) return fail('blocked', { blockers })
    const effects = batch.effects as ImportEffects
    const undone = effects.kind === 'entrants' ? await undoEntrants(tx, batch, effects) : await undoMarks(tx, input, batch, effects)
    if (!undone) return fail('changedMeanwhile')
    const closed = await updateImportBatch(tx, { batchId, regionId: actor.regionId, version }, ['confirmed'], { state: 'undone', undoneBy: actor.userId, undoneNow: true, effects: {} })
    if (!closed) return fail('changedMeanwhile')
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'importUndone',
      subject: { type: 'importBatch', id: batch.id },
      chain: { type: 'competition', id: batch.competitionId },
      data: { eventId: event.id, fileHash: batch.fileHash, reason, ...undone },
    })
    return done()
  })
  if (outcome.ok && kind === 'marks') announceGridChange(event.id)
  return outcome
}

/** What stands in the way of undoing a confirmed import now. */
export async function findUndoBlockers(db: DbOrTx, batch: ImportBatchWithEvent): Promise<UndoBlocker[]> {
  const { event } = batch
  const effects = batch.effects as ImportEffects
  const open = isImportOpen(batch.kind, { state: event.competition.state, marksLocked: event.marksLockedAt !== null, sealed: event.sealed })
  const scope = { regionId: batch.regionId, eventId: event.id }
  if (effects.kind === 'entrants') {
    if (!open) return [{ code: 'scoringHasBegun' }]
    const untouched = [...effects.entries.map((entryId) => ({ entryId, version: 1 })), ...effects.changedEntries]
    const numbers = await listTouchedEntries(db, scope, untouched)
    return numbers.length > 0 ? [{ code: 'entriesTouched', numbers }] : []
  }
  if (!open) return [{ code: 'marksAreClosed' }]
  const versions = new Map((await listEventMarks(db, scope)).map((mark) => [`${mark.entryId} ${columnId(mark)}`, mark.version]))
  const touched = new Set(effects.cells.filter((cell) => versions.get(`${cell.entryId} ${cell.column}`) !== cell.version).map((cell) => cell.entryId))
  if (touched.size === 0) return []
  const field = await listField(db, scope)
  return [{ code: 'marksTouched', numbers: field.filter((entry) => touched.has(entry.id)).map((entry) => entry.number) }]
}

async function undoEntrants(tx: Tx, batch: ImportBatchWithEvent, effects: EntrantEffects): Promise<Record<string, number> | null> {
  const scope = { regionId: batch.regionId, eventId: batch.event.id }
  const removed = await deleteEntries(tx, scope, effects.entries)
  const restored = await updateEntries(tx, scope, effects.changedEntries.map(({ entryId, version, before }) => ({ entryId, version, ...before })))
  if (removed !== effects.entries.length || restored.length !== effects.changedEntries.length) return null
  // A phone that somebody has changed since is newer than what the import replaced, and stays.
  await updatePhones(
    tx,
    scope,
    effects.changedPhones.map(({ personId, version, before }) => ({
      personId,
      version,
      phoneCipher: before.cipher === null ? null : Buffer.from(before.cipher, 'base64'),
      phoneIndex: before.index,
    })),
  )
  await withdrawDeclaredLevels(tx, effects.skillLevels)
  // Persons and units that something else has come to use belong to the register by now.
  const persons = await deleteUnusedPersons(tx, { regionId: batch.regionId, personIds: effects.persons })
  const organisations = await deleteUnusedOrganisations(tx, { regionId: batch.regionId, organisationIds: effects.organisations })
  return { removedEntries: removed, restoredEntries: restored.length, removedPersons: persons, removedOrganisations: organisations }
}

async function undoMarks(tx: Tx, input: UndoImport, batch: ImportBatchWithEvent, effects: MarkEffects): Promise<Record<string, number> | null> {
  const columns = new Map(markColumns(batch.event.rules).map((column) => [column.id, column]))
  const cells = effects.cells.map(({ entryId, column, version, before }): MarkWrite => {
    const { kind, key, slot } = columns.get(column)!
    return { entryId, kind, key, slot, baseVersion: version, value: before?.value ?? null, absentJudge: before?.absentJudge ?? false }
  })
  const scope = { regionId: batch.regionId, eventId: batch.event.id, enteredBy: input.actor.userId, source: 'import', importBatchId: batch.id, reason: input.reason, idempotencyKey: input.idempotencyKey } as const
  const { written, conflicts } = await writeMarks(tx, scope, cells)
  return conflicts.length > 0 || written.size !== cells.length ? null : { restoredCells: cells.length }
}

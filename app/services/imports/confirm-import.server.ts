import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { requireImportBatch, updateImportBatch, type ImportBatchWithEvent } from '#db/queries/imports.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { writeMarks } from '#db/queries/marks.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import type { ImportEffects, MarkEffects } from './import-effects.ts'
import { submitUnitEntries, type QueuedAgain } from '../registration/submit-unit-entries.server.ts'
import { mayImport } from './may-import.server.ts'
import type { ReviewCounts } from './problems.ts'
import { fingerprintOf, reviewImport, type ImportReview } from './review-import.server.ts'
import type { MarkPlan } from './review-marks.ts'
import { noSheet, openSheet } from './sheet-store.server.ts'
import { writeEntrants } from './write-entrants.server.ts'

export interface ConfirmImport {
  actor: RegionActor
  idempotencyKey: string
  batchId: string
  /** The version of the preview that was on the screen. */
  version: number
  /** Fingerprint of what the screen said would happen (`fingerprintOf`). */
  seen: string
  /** Somebody has looked at the warnings. */
  warningsSeen: boolean
  /** The unit says that everybody on its list knows of the registration and has accepted the information text. */
  informed?: boolean
}

export type ConfirmRefusal = 'closed' | 'changedMeanwhile' | 'notOpen' | 'problemsLeft' | 'warningsNotSeen' | 'nothingToImport' | 'previewStale' | 'notInformed'

/**
 * Writes a preview: all of its rows or none, in one transaction with one audit event. The sheet is read once more under the
 * locks; when that would do anything else than the screen showed, nothing is written (`previewStale`) and the page shows how
 * things stand now.
 */
export async function confirmImport(input: ConfirmImport): Promise<Outcome<ConfirmRefusal, ReviewCounts>> {
  const { actor, batchId, version, seen, warningsSeen } = input
  // Where the batch belongs does not change, so the lock's name may be read before the lock.
  const { event, kind } = await requireImportBatch(readDb, { batchId, regionId: actor.regionId })
  const command = { actor, name: 'imports.confirm', idempotencyKey: input.idempotencyKey, input: { batchId, version, seen, warningsSeen, informed: input.informed ?? false } }
  const outcome = await runCommand(command, async (tx): Promise<Outcome<ConfirmRefusal, ReviewCounts>> => {
    await lockCompetition(tx, event.competitionId, 'shared')
    await lockKey(tx, kind === 'entrants' ? entrantsLock(event.id) : `marksImport:${event.id}`)
    const batch = await requireImportBatch(tx, { batchId, regionId: actor.regionId })
    const sheet = batch.state === 'preview' ? openSheet(batch.sheet) : null
    if (!sheet) return fail('closed')
    if (batch.version !== version) return fail('changedMeanwhile')
    if (!(await mayImport(tx, batch.kind, batch.event, batch.unit))) return fail('notOpen')
    if (batch.unit && !input.informed) return fail('notInformed')
    const read = await reviewImport(tx, batch.kind, batch.event, sheet, batch.unit)
    const refusal = judge(read, input)
    if (refusal) return fail(refusal)
    const effects = await write(tx, input, batch, read)
    if (!effects) return fail('previewStale')
    const again = effects.kind === 'entrants' && batch.unit ? await submitUnitEntries(tx, batch.event, effects, actor.userId) : []
    const counts = await close(tx, input, batch, read.review.counts, effects)
    await recordCorrections(tx, input, batch, again)
    return done(counts)
  })
  if (outcome.ok && kind === 'marks') announceGridChange(event.id)
  return outcome
}

function judge(read: ImportReview, { seen, warningsSeen }: ConfirmImport): ConfirmRefusal | null {
  const { counts, problems } = read.review
  if (counts.problems > 0) return 'problemsLeft'
  if (counts.added + counts.changed === 0) return 'nothingToImport'
  if (fingerprintOf(read) !== seen) return 'previewStale'
  return !warningsSeen && problems.some((problem) => problem.level === 'warning') ? 'warningsNotSeen' : null
}

async function write(tx: Tx, input: ConfirmImport, batch: ImportBatchWithEvent, read: ImportReview): Promise<ImportEffects | null> {
  if (read.kind === 'entrants') {
    return writeEntrants(tx, batch.event, read.review.plans, batch.id)
  }
  return writeImportedMarks(tx, input, batch, read.review.plans)
}

async function writeImportedMarks(tx: Tx, { actor, idempotencyKey }: ConfirmImport, batch: ImportBatchWithEvent, plans: readonly MarkPlan[]): Promise<MarkEffects | null> {
  const scope = { regionId: batch.regionId, eventId: batch.event.id, enteredBy: actor.userId, source: 'import', importBatchId: batch.id, reason: batch.fileName, idempotencyKey } as const
  const cells = plans.map((plan) => ({
    entryId: plan.entryId,
    kind: plan.column.kind,
    key: plan.column.key,
    slot: plan.column.slot,
    baseVersion: plan.before?.version ?? 0,
    value: plan.value,
    absentJudge: plan.absentJudge,
  }))
  const { conflicts, written } = await writeMarks(tx, scope, cells)
  // The grid may save between the look and the write; then what was confirmed is no longer what would be overwritten.
  if (conflicts.length > 0 || written.size !== cells.length) return null
  return {
    kind: 'marks',
    cells: plans.map(({ entryId, column, before, value, absentJudge }) => ({
      entryId,
      column: column.id,
      version: (before?.version ?? 0) + 1,
      value,
      absentJudge,
      before: before && { value: before.value, absentJudge: before.absentJudge },
    })),
  }
}

async function close(tx: Tx, { actor, version }: ConfirmImport, batch: ImportBatchWithEvent, counts: ReviewCounts, effects: ImportEffects): Promise<ReviewCounts> {
  await updateImportBatch(tx, { batchId: batch.id, regionId: actor.regionId, version }, ['preview'], {
    state: 'confirmed',
    sheet: noSheet,
    problems: [],
    counts,
    effects,
    confirmedBy: actor.userId,
    confirmedNow: true,
  })
  await recordEvent(tx, {
    actor,
    regionId: actor.regionId,
    kind: batch.unit ? 'unitRegistered' : effects.kind === 'entrants' ? 'entrantsImported' : 'marksImported',
    subject: { type: 'importBatch', id: batch.id },
    chain: { type: 'competition', id: batch.competitionId },
    data: { eventId: batch.event.id, fileName: batch.fileName, fileHash: batch.fileHash, ...(batch.unit ? { organisation: batch.unit.name } : {}), ...counts, ...written(effects) },
  })
  return counts
}

/** Each registration that a unit's list corrected has its own event: whoever judges it reads there what changed. */
async function recordCorrections(tx: Tx, { actor }: ConfirmImport, batch: ImportBatchWithEvent, again: readonly QueuedAgain[]): Promise<void> {
  for (const { entryId, number, changes, phoneChanged } of again) {
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'registrationCorrected',
      subject: { type: 'entry', id: entryId },
      chain: { type: 'competition', id: batch.competitionId },
      data: { eventId: batch.event.id, number, changes, ...(phoneChanged ? { phoneChanged } : {}), fileName: batch.fileName },
    })
  }
}

/** What an import wrote, for the audit event: ids, versions and marks as a save in the grid lists them; no names, no numbers of documents. */
function written(effects: ImportEffects): Record<string, unknown> {
  if (effects.kind === 'marks') {
    return { cells: effects.cells.map(({ entryId, column, version, value, absentJudge }) => ({ entryId, column, version, value: value ?? null, ...(absentJudge ? { absentJudge } : {}) })) }
  }
  return { entries: effects.entries, changedEntries: effects.changedEntries.map(({ entryId, version }) => ({ entryId, version })) }
}

import { createHash } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { discardStaleImports, findConfirmedImport, insertImportBatch, type ImportKind, type NewImportBatch } from '#db/queries/imports.ts'
import { readWorkbook } from '../workbooks/read-workbook.server.ts'
import type { TextEncoding, WorkbookRefusal } from '../workbooks/workbook.ts'
import { findTable, type TableRefusal } from './find-table.ts'
import type { RegisteringUnit } from './judge-entrants.ts'
import { mayImport } from './may-import.server.ts'
import { headerWordsFor, reviewImport } from './review-import.server.ts'
import { noSheet, sealSheet, sealWaitingFile } from './sheet-store.server.ts'

export type ImportRefusal = WorkbookRefusal | TableRefusal | 'alreadyImported' | 'notOpen'

export interface UploadImport {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  kind: ImportKind
  file: { name: string; bytes: Buffer }
  /** The same bytes were imported before and shall be looked at again. */
  again: boolean
  /** The unit whose own people the list registers; its window is that of registration. */
  unit?: RegisteringUnit
}

/** Previews nobody confirmed lie here for a week at most: they hold personal data. */
const FORGET_AFTER_DAYS = 7

/**
 * Reads a file and keeps it as a preview; nothing of the event changes. A file that is refused is noted with its reason and
 * without its cells. The reading is bounded and happens before the transaction.
 *
 * @returns the new import's id; it waits for an encoding to be chosen when the bytes of a text file allow several
 * @throws AppError 404 for another region's event, 429 after too many files
 */
export async function uploadImport(input: UploadImport): Promise<Outcome<ImportRefusal, { batchId: string }>> {
  const { actor, eventId, kind, file } = input
  const event = await requireEvent(readDb, { eventId, regionId: actor.regionId })
  const { unit = null } = input
  if (!(await mayImport(readDb, kind, event, unit))) return fail('notOpen')
  requireTry('importUpload', actor.userId)
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  const before = input.again ? null : await findConfirmedImport(readDb, { regionId: actor.regionId, eventId, kind, fileHash })
  if (before) return fail('alreadyImported', { batchId: before.id, at: before.confirmedAt?.toISOString(), byName: before.confirmedByName })

  const read = await readImportFile(event, kind, file, unit)
  const batch: NewImportBatch = {
    regionId: actor.regionId,
    competitionId: event.competitionId,
    eventId,
    kind,
    fileName: shortName(file.name),
    fileHash,
    fileBytes: file.bytes.length,
    createdBy: actor.userId,
    organisationId: unit?.id ?? null,
    ...read.stored,
  }
  const stored = await runCommand({ actor, name: 'imports.upload', idempotencyKey: input.idempotencyKey, input: { eventId, kind, fileHash } }, async (tx) => {
    await discardStaleImports(tx, { regionId: actor.regionId, olderThanDays: FORGET_AFTER_DAYS })
    return { batchId: await insertImportBatch(tx, batch) }
  })
  return read.refusal ?? done(stored)
}

type StoredReading = Pick<NewImportBatch, 'state' | 'refusal' | 'sheet' | 'problems' | 'counts'>

export interface FileReading {
  stored: StoredReading
  /** Set when nothing can be done with the file as it is. */
  refusal: ReturnType<typeof fail<ImportRefusal>> | null
}

/** From bytes to a reviewed sheet. Also called again once an encoding has been chosen. */
export async function readImportFile(event: EventWithCompetition, kind: ImportKind, file: { name: string; bytes: Buffer }, unit: RegisteringUnit | null, encoding?: TextEncoding): Promise<FileReading> {
  const workbook = await readWorkbook(file.bytes, file.name, encoding ? { encoding } : {})
  if (!workbook.ok && workbook.reason === 'encodingUnsure') {
    const sheet = sealWaitingFile({ waiting: file.bytes.toString('base64'), fileName: file.name })
    return { stored: { state: 'reading', sheet, problems: workbook.data?.samples ?? [] }, refusal: null }
  }
  const table = workbook.ok ? findTable(workbook.value, headerWordsFor(kind, event)) : workbook
  if (!table.ok) return { stored: { state: 'refused', refusal: table.reason, sheet: noSheet }, refusal: table }
  const { review } = await reviewImport(readDb, kind, event, table.value, unit)
  return { stored: { state: 'preview', sheet: sealSheet(table.value), problems: review.problems, counts: review.counts }, refusal: null }
}

/** A file's name is shown and never used as a path. */
function shortName(name: string): string {
  const plain = name.replace(/^.*[\\/]/, '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  return [...plain].slice(0, 120).join('') || '—'
}

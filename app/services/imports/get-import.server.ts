import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { findConfirmedImport, findImportPlace, listImportBatches, requireImportBatch, type ImportKind } from '#db/queries/imports.ts'
import { ENTRANT_FIELDS } from '../entries/entrant-fields.ts'
import { eventHead } from '../entries/event-head.ts'
import type { EncodingSample } from '../workbooks/workbook.ts'
import { isImportOpen } from './import-window.ts'
import { mayImport } from './may-import.server.ts'
import { placeProblems, previewPage, type PreviewFilter } from './import-preview.ts'
import type { Problem } from './problems.ts'
import { markFields } from './mark-fields.ts'
import { fingerprintOf, reviewImport } from './review-import.server.ts'
import { openSheet } from './sheet-store.server.ts'
import { describeMarkColumns } from './templates.server.ts'
import { findUndoBlockers } from './undo-import.server.ts'

/** Event and kind of an import, for the guard. @throws AppError 404 */
export async function placeOfImport(batchId: string, regionId: string): Promise<{ eventId: string; kind: ImportKind; organisationId: string | null }> {
  const place = await findImportPlace(readDb, { batchId, regionId })
  if (!place) throw notFound()
  return place
}

/** Most problems that are listed beside the preview; the cells carry them all. */
const LISTED = 300

/** One import as its page shows it. The preview is read against the event as it stands now. */
export async function getImportPage({ actor, batchId, filter, page, locale }: { actor: RegionActor; batchId: string; filter: PreviewFilter | null; page: number; locale: Locale }) {
  const batch = await requireImportBatch(readDb, { batchId, regionId: actor.regionId })
  const { event } = batch
  const head = {
    id: batch.id,
    version: batch.version,
    kind: batch.kind,
    state: batch.state,
    refusal: batch.refusal,
    fileName: batch.fileName,
    fileBytes: batch.fileBytes,
    counts: batch.counts,
    createdByName: batch.createdByName,
    createdAt: batch.createdAt.toISOString(),
    confirmedByName: batch.confirmedByName,
    confirmedAt: batch.confirmedAt?.toISOString() ?? null,
    undoneByName: batch.undoneByName,
    undoneAt: batch.undoneAt?.toISOString() ?? null,
    open: await mayImport(readDb, batch.kind, event, batch.unit),
    event: eventHead(event),
    unit: batch.unit,
  }
  return {
    ...head,
    samples: batch.state === 'reading' ? (batch.problems as EncodingSample[]) : [],
    undoBlockers: batch.state === 'confirmed' && batch.unit === null ? await findUndoBlockers(readDb, batch) : [],
    preview: batch.state === 'preview' ? await readPreview(batch, filter, page, locale) : null,
    sameFile: batch.state === 'preview' ? await sameFileBefore(batch) : null,
  }
}

export type ImportPage = Awaited<ReturnType<typeof getImportPage>>

type Batch = Awaited<ReturnType<typeof requireImportBatch>>

async function readPreview(batch: Batch, asked: PreviewFilter | null, page: number, locale: Locale) {
  const sheet = openSheet(batch.sheet)
  if (!sheet) throw notFound()
  const read = await reviewImport(readDb, batch.kind, batch.event, sheet, batch.unit)
  const { review } = read
  const tally = (level: Problem['level']) => review.problems.filter((problem) => problem.level === level).length
  const attention = review.problems.filter((problem) => problem.level !== 'notice')
  const filter = asked ?? (attention.some((problem) => problem.row !== sheet.headerRow) ? 'problems' : 'all')
  const input = { sheet, problems: review.problems, actions: review.actions }
  return {
    ...previewPage(input, filter, page),
    counts: review.counts,
    seen: fingerprintOf(read),
    tally: { error: tally('error'), warning: tally('warning'), notice: tally('notice') },
    listed: placeProblems({ ...input, problems: attention.slice(0, LISTED) }, filter),
    unlisted: Math.max(0, attention.length - LISTED),
    headerRow: sheet.headerRow,
    sheetName: sheet.sheetName,
    otherSheets: sheet.otherSheets,
    encoding: sheet.encoding ?? null,
    hiddenRows: sheet.rows.filter((row) => row.hidden).map((row) => row.number),
    includeHidden: sheet.includeHidden,
    leftRows: sheet.rows.filter((row) => row.left).map((row) => row.number),
    fields: fieldLabels(batch, locale),
  }
}

/** What a column may be read as, in words. */
function fieldLabels({ kind, event }: Batch, locale: Locale): { field: string; label: string }[] {
  if (kind === 'marks') return markFields(event.rules, locale).map(({ field, header }) => ({ field, label: header }))
  const words = messagesFor(locale).imports.column
  return ENTRANT_FIELDS.filter((field) => field !== 'team' || event.rules.format === 'team').map((field) => ({ field, label: words[field].name }))
}

export type ImportPreview = NonNullable<ImportPage['preview']>

async function sameFileBefore(batch: Batch) {
  const before = await findConfirmedImport(readDb, { regionId: batch.regionId, eventId: batch.event.id, kind: batch.kind, fileHash: batch.fileHash })
  return before && { id: before.id, at: before.confirmedAt?.toISOString() ?? '', byName: before.confirmedByName }
}

const LISTED_IMPORTS = 30

/** The import page of an event: what may be imported now, and what has been. */
export async function getImportsOfEvent({ actor, eventId, locale }: { actor: RegionActor; eventId: string; locale: Locale }) {
  const event = await requireEvent(readDb, { eventId, regionId: actor.regionId })
  const standing = { state: event.competition.state, marksLocked: event.marksLockedAt !== null, sealed: event.sealed }
  const batches = await listImportBatches(readDb, { regionId: actor.regionId, eventId, limit: LISTED_IMPORTS })
  return {
    event: eventHead(event),
    markColumns: describeMarkColumns(event, locale),
    open: { entrants: isImportOpen('entrants', standing), marks: isImportOpen('marks', standing) },
    batches: batches.map(({ createdAt, confirmedAt, undoneAt, ...batch }) => ({
      ...batch,
      createdAt: createdAt.toISOString(),
      confirmedAt: confirmedAt?.toISOString() ?? null,
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
  }
}

export type EventImports = Awaited<ReturnType<typeof getImportsOfEvent>>

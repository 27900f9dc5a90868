import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { requireImportBatch, updateImportBatch } from '#db/queries/imports.ts'
import type { TextEncoding } from '../workbooks/workbook.ts'
import type { ImportSheet } from './import-sheet.ts'
import { headerWordsFor, reviewImport } from './review-import.server.ts'
import { noSheet, openSheet, openWaitingFile, sealSheet } from './sheet-store.server.ts'
import { readImportFile, type ImportRefusal } from './upload-import.server.ts'

/** One correction in the preview. */
export type SheetEdit =
  | { edit: 'cell'; row: number; column: number; text: string }
  /** What a column is read as; null leaves it out. */
  | { edit: 'column'; column: number; field: string | null }
  | { edit: 'row'; row: number; leave: boolean }
  | { edit: 'hiddenRows'; include: boolean }

export type EditRefusal = 'closed' | 'changedMeanwhile' | 'noSuchCell'

export interface EditImport {
  actor: RegionActor
  idempotencyKey: string
  batchId: string
  /** The version of the preview that was on the screen. */
  version: number
}

/** Longest text that is taken over from the browser into a cell. */
export const MAX_TYPED = 500

/** Corrects one thing of a preview and reads the whole again. Nothing of the event changes. */
export async function editImport(input: EditImport & { change: SheetEdit }): Promise<Outcome<EditRefusal, { version: number }>> {
  const { actor, batchId, version, change } = input
  return runCommand({ actor, name: 'imports.edit', idempotencyKey: input.idempotencyKey, input: { batchId, version, change } }, async (tx): Promise<Outcome<EditRefusal, { version: number }>> => {
    const batch = await requireImportBatch(tx, { batchId, regionId: actor.regionId })
    const sheet = batch.state === 'preview' ? openSheet(batch.sheet) : null
    if (!sheet) return fail('closed')
    if (batch.version !== version) return fail('changedMeanwhile')
    const fields = new Set(headerWordsFor(batch.kind, batch.event).fields.values())
    if (!applyEdit(sheet, change, fields)) return fail('noSuchCell')
    const saved = await saveReview(tx, input, batch, sheet)
    return saved ? done({ version: version + 1 }) : fail('changedMeanwhile')
  })
}

async function saveReview(tx: Tx, { actor, batchId, version }: EditImport, batch: Awaited<ReturnType<typeof requireImportBatch>>, sheet: ImportSheet): Promise<boolean> {
  const { review } = await reviewImport(tx, batch.kind, batch.event, sheet, batch.unit)
  return updateImportBatch(tx, { batchId, regionId: actor.regionId, version }, ['preview'], {
    sheet: sealSheet(sheet),
    problems: review.problems,
    counts: review.counts,
  })
}

function applyEdit(sheet: ImportSheet, change: SheetEdit, fields: ReadonlySet<string>): boolean {
  if (change.edit === 'hiddenRows') {
    sheet.includeHidden = change.include
    return true
  }
  if (change.edit === 'column') {
    const column = sheet.columns.find((candidate) => candidate.column === change.column)
    if (!column || (change.field !== null && !fields.has(change.field))) return false
    column.use = change.field === null ? { use: 'ignore' } : { use: 'field', field: change.field }
    column.byHand = true
    return true
  }
  const row = sheet.rows.find((candidate) => candidate.number === change.row)
  if (!row) return false
  if (change.edit === 'row') {
    if (change.leave) row.left = true
    else delete row.left
    return true
  }
  if (!sheet.columns.some((column) => column.column === change.column) || change.text.length > MAX_TYPED) return false
  const cell = row.cells[change.column]
  row.cells[change.column] = { text: change.text, kind: 'text', was: cell?.was ?? cell?.text ?? '' }
  return true
}

/**
 * Reads a waiting text file in the encoding a person has chosen. The reading happens before the transaction; a wrong choice
 * is refused as garbled, and the file keeps waiting for the right one.
 */
export async function chooseEncoding(input: EditImport & { encoding: TextEncoding }): Promise<Outcome<EditRefusal | ImportRefusal, { version: number }>> {
  const { actor, batchId, version, encoding } = input
  const batch = await requireImportBatch(readDb, { batchId, regionId: actor.regionId })
  const file = batch.state === 'reading' ? openWaitingFile(batch.sheet) : null
  if (!file) return fail('closed')
  const read = await readImportFile(batch.event, batch.kind, { name: file.fileName, bytes: Buffer.from(file.waiting, 'base64') }, batch.unit, encoding)
  if (read.refusal) return read.refusal
  const command = { actor, name: 'imports.encoding', idempotencyKey: input.idempotencyKey, input: { batchId, version, encoding } }
  return runCommand(command, async (tx): Promise<Outcome<EditRefusal, { version: number }>> => {
    const saved = await updateImportBatch(tx, { batchId, regionId: actor.regionId, version }, ['reading'], read.stored)
    return saved ? done({ version: version + 1 }) : fail('changedMeanwhile')
  })
}

/** Gives a preview up. Its cells are removed at once. */
export async function discardImport(input: EditImport): Promise<Outcome<EditRefusal>> {
  const { actor, batchId, version } = input
  return runCommand({ actor, name: 'imports.discard', idempotencyKey: input.idempotencyKey, input: { batchId, version } }, async (tx): Promise<Outcome<EditRefusal>> => {
    const batch = await requireImportBatch(tx, { batchId, regionId: actor.regionId })
    if (batch.state !== 'preview' && batch.state !== 'reading') return fail('closed')
    const closed = await updateImportBatch(tx, { batchId, regionId: actor.regionId, version }, ['preview', 'reading'], { state: 'discarded', sheet: noSheet, problems: [] })
    return closed ? done() : fail('changedMeanwhile')
  })
}

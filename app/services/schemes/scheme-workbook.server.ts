import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { locales, messagesFor, type Locale } from '#app/messages/index.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listSchemeEditions } from '#db/queries/schemes.ts'
import { wordKey } from '../entries/entrant-fields.ts'
import { findTable, type TableRefusal } from '../imports/find-table.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { readWorkbook } from '../workbooks/read-workbook.server.ts'
import type { SheetToWrite } from '../workbooks/sheet-to-write.ts'
import type { WorkbookRefusal } from '../workbooks/workbook.ts'
import { WORKBOOK_TYPE, writeWorkbook } from '../workbooks/write-workbook.server.ts'
import { readSchemeTable, SCHEME_COLUMNS, type SchemeCellProblem, type SchemeColumn, type SchemeWords } from './read-scheme-table.ts'
import { draftOf, SCHEME_METHODS, type DraftItem, type SchemeDraft, type SchemeMethod } from './scheme-draft.ts'

interface PartOfEvent {
  actor: RegionActor
  eventId: string
  partKey: string
}

/** The part's newest scheme, draft and proposal included. @throws AppError 404 for another region's event and an unknown part */
async function newestScheme({ actor, eventId, partKey }: PartOfEvent) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const column = required(markColumns(event.rules).find(({ kind, key }) => kind !== 'metric' && key === partKey) ?? null)
  const newest = (await listSchemeEditions(readDb, scope)).findLast((row) => row.partKey === partKey) ?? null
  return { event, fullMark: column.maximum, scheme: newest?.scheme ?? null }
}

const WIDTHS: Partial<Record<SchemeColumn, number>> = { criterion: 18, name: 30, method: 16, judgedBy: 14, rule: 44, benchmark0: 24, benchmark1: 24, benchmark2: 24, benchmark3: 24 }

/** The scheme as a workbook to be filled in or changed and imported again; without one the empty template. Every column is text. */
export async function exportScheme({ locale, ...part }: PartOfEvent & { locale: Locale }): Promise<{ bytes: Uint8Array; type: string; disposition: string }> {
  const { event, scheme } = await newestScheme(part)
  const m = messagesFor(locale).schemes
  const draft = draftOf(scheme ?? { criteria: [] })
  const rows = draft.criteria.flatMap(({ letter, name, marks, items }) =>
    items.map((item): (string | null)[] => [
      letter, name, marks, item.code, item.name, m.method[item.method], item.marks, item.method === 'judgement' ? m.judgedBy.each : m.judgedBy[item.judgedBy], item.unit,
      item.method === 'range' || item.method === 'step' || item.method === 'linear' ? item.decimals : '', item.rule, ...item.benchmarks,
    ]),
  )
  const sheet: SheetToWrite = {
    name: m.title,
    columns: SCHEME_COLUMNS.map((column) => ({ header: m.workbook.column[column], width: WIDTHS[column] ?? 10, type: 'text' as const, wrap: column === 'rule' || column.startsWith('benchmark') })),
    rows,
    frozenColumns: 5,
  }
  const help: SheetToWrite = { name: m.workbook.help, columns: [{ header: m.workbook.columnHead, width: 20, type: 'text' }, { header: m.workbook.meaning, width: 90, type: 'text', wrap: true }], rows: SCHEME_COLUMNS.map((column) => [m.workbook.column[column], m.workbook.text[column]]) }
  return { bytes: await writeWorkbook([sheet, help]), type: WORKBOOK_TYPE, disposition: attachmentHeader(`${event.name}${event.division}-${m.title}.xlsx`) }
}

/** What a file may say, in whichever language its template was taken. */
function allWords(): SchemeWords & { fields: Map<string, string> } {
  const methods = new Map<string, SchemeMethod>()
  const judgedBy = new Map<string, DraftItem['judgedBy']>()
  const fields = new Map<string, string>()
  for (const locale of locales) {
    const m = messagesFor(locale).schemes
    for (const method of SCHEME_METHODS) methods.set(wordKey(m.method[method]), method)
    for (const who of ['group', 'each'] as const) judgedBy.set(wordKey(m.judgedBy[who]), who)
    for (const column of SCHEME_COLUMNS) fields.set(wordKey(m.workbook.column[column]), column)
  }
  return { methods, judgedBy, fields }
}

export interface ReadSchemeFile {
  fileName: string
  draft: SchemeDraft
  problems: SchemeCellProblem[]
}

/**
 * Reads a workbook as a part's scheme and shows what it says; nothing is stored before somebody saves it. The file is read as every import
 * is: bounded, in a process of its own.
 *
 * @throws AppError 404, 429 after too many files
 */
export async function readSchemeWorkbook({ file, ...part }: PartOfEvent & { file: { name: string; bytes: Buffer } }): Promise<Outcome<WorkbookRefusal | TableRefusal, ReadSchemeFile>> {
  const { scheme, fullMark } = await newestScheme(part)
  requireTry('importUpload', part.actor.userId)
  const workbook = await readWorkbook(file.bytes, file.name)
  if (!workbook.ok) return workbook
  const words = allWords()
  const table = findTable(workbook.value, { fields: words.fields, ignored: new Set(), keys: ['code', 'name'] })
  if (!table.ok) return fail(table.reason, table.data)
  return done({ fileName: [...file.name].slice(0, 120).join(''), ...readSchemeTable(table.value, words, scheme, fullMark, () => randomUUID().slice(0, 8)) })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { attachmentHeader } from '#app/lib/content-disposition.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { listField } from '#db/queries/field.ts'
import type { ImportKind } from '#db/queries/imports.ts'
import { listEventMarks } from '#db/queries/marks.ts'
import { ENTRANT_FIELDS, REQUIRED_FIELDS } from '../entries/entrant-fields.ts'
import { columnId } from '../marks/cell-rules.ts'
import type { SheetToWrite } from '../workbooks/sheet-to-write.ts'
import { CSV_TYPE, WORKBOOK_TYPE, writeWorkbook } from '../workbooks/write-workbook.server.ts'
import { writeCsv } from '../workbooks/write-csv.ts'
import { markFields } from './mark-fields.ts'

export interface TemplateRequest {
  actor: RegionActor
  eventId: string
  kind: ImportKind
  format: 'xlsx' | 'csv'
  locale: Locale
}

/**
 * The file to fill in for one event. Every column is typed as text, so that a spreadsheet keeps identity numbers and leading
 * zeros; a template of marks lists the event's entrants and what has been entered so far.
 */
export async function getTemplate({ actor, eventId, kind, format, locale }: TemplateRequest): Promise<{ bytes: Uint8Array; type: string; disposition: string }> {
  const event = await requireEvent(readDb, { eventId, regionId: actor.regionId })
  const sheet = kind === 'entrants' ? entrantSheet(event, locale) : await markSheet(event, locale)
  const name = `${event.name}${event.division}-${messagesFor(locale).imports.kind[kind]}.${format}`
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook([sheet, helpSheet(event, kind, locale)])
  return { bytes, type: format === 'csv' ? CSV_TYPE : WORKBOOK_TYPE, disposition: attachmentHeader(name) }
}

function entrantFields(event: EventWithCompetition) {
  return ENTRANT_FIELDS.filter((field) => field !== 'team' || event.rules.format === 'team')
}

const WIDTHS: Partial<Record<(typeof ENTRANT_FIELDS)[number], number>> = { identityNumber: 24, organisation: 32, identityType: 18, phone: 16, birthDate: 14, skillLevel: 16, name: 16 }

function entrantSheet(event: EventWithCompetition, locale: Locale): SheetToWrite {
  const m = messagesFor(locale).imports
  return {
    name: m.sheets.entrants,
    columns: entrantFields(event).map((field) => ({ header: m.column[field].name, width: WIDTHS[field] ?? 12, type: 'text' as const })),
    rows: [],
    frozenColumns: 2,
  }
}

async function markSheet(event: EventWithCompetition, locale: Locale): Promise<SheetToWrite> {
  const m = messagesFor(locale).imports
  const scope = { regionId: event.regionId, eventId: event.id }
  const [field, marks] = await Promise.all([listField(readDb, scope), listEventMarks(readDb, scope)])
  const stored = new Map(marks.map((mark) => [`${mark.entryId} ${columnId(mark)}`, mark]))
  const fields = markFields(event.rules, locale)
  return {
    name: m.sheets.marks,
    columns: fields.map(({ header, column }) => ({ header, width: column ? Math.max(12, header.length * 2) : 14, type: 'text' as const })),
    rows: field.map((entry) =>
      fields.map(({ field: id, column }) => {
        if (!column) return id === 'number' ? entry.number : entry.name
        const mark = stored.get(`${entry.id} ${id}`)
        return mark?.absentJudge ? m.sheets.absentJudge : (mark && writeMarkText(mark.value)) || null
      }),
    ),
    frozenColumns: 2,
  }
}

function helpSheet(event: EventWithCompetition, kind: ImportKind, locale: Locale): SheetToWrite {
  const m = messagesFor(locale).imports
  const lines =
    kind === 'entrants'
      ? entrantFields(event).map((field) => {
          const required = REQUIRED_FIELDS.includes(field) || field === 'team' ? `${m.requiredColumn}${locale === 'en' ? '. ' : '。'}` : ''
          return [m.column[field].name, `${required}${m.column[field].text}`]
        })
      : describeMarkColumns(event, locale)
  return {
    name: m.sheets.help,
    columns: [
      { header: m.sheets.helpColumn, width: 22, type: 'text', wrap: true },
      { header: m.sheets.helpText, width: 80, type: 'text', wrap: true },
    ],
    rows: [...lines, [null, null], ...m.sheets.helpRules.map((rule) => [null, rule])],
  }
}

/** What each column of a marks file takes, for the help sheet and the import page. */
export function describeMarkColumns(event: Pick<EventWithCompetition, 'rules'>, locale: Locale): [string, string][] {
  const m = messagesFor(locale).imports.markColumns
  return markFields(event.rules, locale).map(({ field, header, column }) => {
    if (!column) return [header, field === 'number' ? m.number : m.name]
    const maximum = writeMarkText(column.maximum).replace(/\.00$/, '')
    return [header, column.kind === 'metric' ? m.metric : column.kind === 'panel' ? m.panel(maximum) : m.part(maximum)]
  })
}

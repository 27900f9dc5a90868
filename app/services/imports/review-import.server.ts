import { createHash } from 'node:crypto'
import { blindIndex } from '#app/lib/crypto.server.ts'
import { undrawableCharacters } from '#app/services/certificates/fonts.server.ts'
import { today } from '#app/services/clock.server.ts'
import type { DbOrTx } from '#db/client.ts'
import { listKnownEntries } from '#db/queries/entries.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import type { ImportKind } from '#db/queries/imports.ts'
import { listEventMarks } from '#db/queries/marks.ts'
import { listPersonsByIdentity } from '#db/queries/persons.ts'
import { columnId } from '../marks/cell-rules.ts'
import { schemesOf } from '../schemes/scheme-of.server.ts'
import type { HeaderWords } from './find-table.ts'
import type { ImportSheet } from './import-sheet.ts'
import { judgeEntrants, type EntrantReview, type RegisteringUnit } from './judge-entrants.ts'
import { markHeaderWords } from './mark-fields.ts'
import { entrantHeaderWords, readEntrantRows } from './read-entrant-rows.ts'
import { reviewMarks, type MarkReview } from './review-marks.ts'

export type ImportReview = { kind: 'entrants'; review: EntrantReview } | { kind: 'marks'; review: MarkReview }

export function headerWordsFor(kind: ImportKind, event: EventWithCompetition): HeaderWords {
  return kind === 'entrants' ? entrantHeaderWords : markHeaderWords(event.rules)
}

/** Reads a sheet against its event as it stands: every problem, and what confirming would do. */
export async function reviewImport(db: DbOrTx, kind: ImportKind, event: EventWithCompetition, sheet: ImportSheet, unit: RegisteringUnit | null = null): Promise<ImportReview> {
  return kind === 'entrants'
    ? { kind, review: await reviewEntrantSheet(db, event, sheet, unit) }
    : { kind, review: await reviewMarkSheet(db, event, sheet) }
}

/**
 * Names exactly what confirming would write and over which versions. The page carries it back, so that nothing is written
 * that nobody has seen: another officer's entrant or a mark saved meanwhile changes it.
 */
export function fingerprintOf({ kind, review }: ImportReview): string {
  const lines =
    kind === 'entrants'
      ? review.plans.map(({ row, action, values, entry, person }) => [row, action, values.number, entry?.version ?? 0, person?.version ?? 0])
      : review.plans.map(({ row, entryId, column, value, absentJudge, before }) => [row, entryId, column.id, value, absentJudge, before?.version ?? 0])
  return createHash('sha256').update(JSON.stringify(lines)).digest('base64url')
}

export async function reviewEntrantSheet(db: DbOrTx, event: EventWithCompetition, sheet: ImportSheet, unit: RegisteringUnit | null = null): Promise<EntrantReview> {
  const scope = { regionId: event.regionId, eventId: event.id }
  const rows = readEntrantRows(sheet, { asOf: await today(db), format: event.rules.format, undrawable: undrawableCharacters })
  const identityIndex = (number: string) => blindIndex('identityNumber', number)
  const indexes = rows.flatMap((row) => (row.parts.identityNumber === null ? [] : [identityIndex(row.parts.identityNumber)]))
  const [entries, persons] = await Promise.all([listKnownEntries(db, scope), listPersonsByIdentity(db, { regionId: event.regionId, indexes })])
  return judgeEntrants(sheet, rows, {
    entries,
    persons: new Map(persons.map((person) => [person.identityIndex, person])),
    identityIndex,
    phoneIndex: (number) => blindIndex('phone', number),
    unit,
  })
}

export async function reviewMarkSheet(db: DbOrTx, event: EventWithCompetition, sheet: ImportSheet): Promise<MarkReview> {
  const scope = { regionId: event.regionId, eventId: event.id }
  const [entrants, marks, schemes] = await Promise.all([listKnownEntries(db, scope), listEventMarks(db, scope), schemesOf(db, scope, event.rules)])
  return reviewMarks(sheet, {
    rules: event.rules,
    schemeParts: new Set(schemes.keys()),
    entrants,
    marks: new Map(marks.map((mark) => [`${mark.entryId} ${columnId(mark)}`, mark])),
  })
}

import { ENTRANT_FIELDS, FIELD_WORDS, IGNORED_WORDS, type EntrantField } from '../entries/entrant-fields.ts'
import { readEntrant, type EntrantReading, type ReadEntrantOptions } from '../entries/read-entrant.ts'
import { readCell, type FieldFitness } from './cell-fitness.ts'
import type { HeaderWords } from './find-table.ts'
import { columnOf, countedRows, type ImportSheet } from './import-sheet.ts'
import type { Problem } from './problems.ts'

export const entrantHeaderWords: HeaderWords = { fields: FIELD_WORDS, ignored: IGNORED_WORDS, keys: ['name', 'identityNumber'] }

const FITNESS: Readonly<Record<EntrantField, FieldFitness>> = {
  number: { number: 'accept', date: 'refuse' },
  name: { number: 'accept', date: 'refuse' },
  identityType: { number: 'accept', date: 'refuse' },
  identityNumber: { number: 'refuse', date: 'refuse' },
  sex: { number: 'accept', date: 'refuse' },
  birthDate: { number: 'serialDay', date: 'accept' },
  phone: { number: 'accept', date: 'refuse' },
  organisation: { number: 'accept', date: 'refuse' },
  skillLevel: { number: 'accept', date: 'refuse' },
  team: { number: 'accept', date: 'refuse' },
}

/** One row of a list of entrants, read by itself. */
export interface EntrantRow extends Pick<EntrantReading, 'values' | 'parts'> {
  row: number
  problems: Problem[]
}

/** Reads every row that counts. What shows only between rows is judged afterwards (judge-entrants.ts). */
export function readEntrantRows(sheet: ImportSheet, options: ReadEntrantOptions): EntrantRow[] {
  const columns = new Map(ENTRANT_FIELDS.map((field) => [field, columnOf(sheet, field)]))
  return countedRows(sheet).map((row): EntrantRow => {
    const problems: Problem[] = []
    const typed: Partial<Record<EntrantField, string>> = {}
    const unfit = new Set<EntrantField>()
    for (const [field, column] of columns) {
      if (column === null) continue
      const reading = readCell(row.cells[column], FITNESS[field])
      if (!reading.ok) {
        unfit.add(field)
        problems.push({ row: row.number, column, level: reading.level, code: reading.code })
        continue
      }
      typed[field] = reading.text
      if (reading.notice) problems.push({ row: row.number, column, level: 'notice', code: reading.notice.code, data: { shown: reading.notice.shown } })
    }
    const reading = readEntrant(typed, options)
    for (const { field, level, code, shown } of reading.problems) {
      // Of a cell that cannot be read it is not also said that it is empty; of a column that is missing its header says so.
      const column = columns.get(field) ?? null
      if (unfit.has(field) || column === null) continue
      problems.push({ row: row.number, column, level, code, ...(shown === undefined ? {} : { data: { shown } }) })
    }
    const blocked = unfit.size > 0
    return { row: row.number, values: blocked ? null : reading.values, parts: reading.parts, problems }
  })
}

import type { MarkingScheme } from '#scoring/schemes/scheme.ts'
import { itemsOf } from '#scoring/schemes/scheme.ts'
import { wordKey } from '../entries/entrant-fields.ts'
import { readCell } from '../imports/cell-fitness.ts'
import { columnOf, countedRows, type ImportRow, type ImportSheet } from '../imports/import-sheet.ts'
import type { CellProblemCode } from '../imports/problems.ts'
import { cellAddress } from '../workbooks/workbook.ts'
import { emptyItem, readSchemeDraft, type DraftItem, type DraftProblem, type SchemeDraft, type SchemeMethod } from './scheme-draft.ts'

/** Columns of a scheme's workbook, one item a row; a criterion's own columns may stand in its first row alone. */
export const SCHEME_COLUMNS = ['letter', 'criterion', 'criterionMarks', 'code', 'name', 'method', 'marks', 'judgedBy', 'unit', 'decimals', 'rule', 'benchmark0', 'benchmark1', 'benchmark2', 'benchmark3'] as const
export type SchemeColumn = (typeof SCHEME_COLUMNS)[number]

const LONGEST: Record<SchemeColumn, number> = {
  letter: 4, criterion: 100, criterionMarks: 16, code: 12, name: 200, method: 40, marks: 16, judgedBy: 40, unit: 16, decimals: 4, rule: 1_000, benchmark0: 300, benchmark1: 300, benchmark2: 300, benchmark3: 300,
}

/** Words a file may use for a method and for who marks, of any language, by `wordKey`. */
export interface SchemeWords {
  methods: ReadonlyMap<string, SchemeMethod>
  judgedBy: ReadonlyMap<string, DraftItem['judgedBy']>
}

export type TableProblemCode = CellProblemCode | 'tooLong' | 'methodUnknown' | 'judgedByUnknown' | 'decimalsUnknown' | 'letterUnknown'

/** A problem and the cell it stands in; what is wrong with the whole scheme has no cell. */
export type SchemeCellProblem = { cell: string | null; table: TableProblemCode } | { cell: string | null; draft: DraftProblem }

/** Reads a scheme from a table. Items that are known by their code keep their identity, and with it the values given for them. */
export function readSchemeTable(sheet: ImportSheet, words: SchemeWords, known: MarkingScheme | null, fullMark: number, freshKey: () => string): { draft: SchemeDraft; problems: SchemeCellProblem[] } {
  const problems: SchemeCellProblem[] = []
  const keyOfCode = new Map((known ? itemsOf(known) : []).map(({ code, key }) => [code, key]))
  const keyOfLetter = new Map((known?.criteria ?? []).map(({ letter, key }) => [letter, key]))
  const draft: SchemeDraft = { criteria: [] }
  const rowOf = new Map<string, number>()
  const at = (row: ImportRow, column: SchemeColumn) => {
    const place = columnOf(sheet, column)
    return place === null ? null : cellAddress(row.number, place)
  }
  const take = (row: ImportRow, column: SchemeColumn): string => {
    const place = columnOf(sheet, column)
    const reading = place === null ? null : readCell(row.cells[place], { number: 'accept', date: 'refuse' })
    if (reading && !reading.ok) problems.push({ cell: at(row, column), table: reading.code })
    const text = reading?.ok ? reading.text.replace(/\s+/g, ' ').trim() : ''
    if (text.length > LONGEST[column]) problems.push({ cell: at(row, column), table: 'tooLong' })
    return text.slice(0, LONGEST[column])
  }
  const choose = <T>(row: ImportRow, column: SchemeColumn, choices: ReadonlyMap<string, T>, usual: T, unknown: TableProblemCode): T => {
    const text = take(row, column)
    const found = text === '' ? usual : choices.get(wordKey(text))
    if (found === undefined) problems.push({ cell: at(row, column), table: unknown })
    return found ?? usual
  }

  for (const row of countedRows(sheet)) {
    const letter = take(row, 'letter')
    const [name, marks] = [take(row, 'criterion'), take(row, 'criterionMarks')]
    const last = draft.criteria.at(-1)
    if (letter === '' && !last) {
      problems.push({ cell: at(row, 'letter'), table: 'letterUnknown' })
      continue
    }
    const criterion = letter === '' || letter === last?.letter ? last! : { key: keyOfLetter.get(letter) ?? freshKey(), letter, name, marks, items: [] }
    if (criterion !== last) {
      keyOfLetter.delete(letter)
      rowOf.set(criterion.key, row.number)
      draft.criteria.push(criterion)
    }
    const code = take(row, 'code')
    const fields = { name: take(row, 'name'), marks: take(row, 'marks'), unit: take(row, 'unit'), rule: take(row, 'rule') }
    if (code === '' && fields.name === '' && fields.marks === '') continue
    const method = choose(row, 'method', words.methods, 'yesNo', 'methodUnknown')
    const decimals = choose(row, 'decimals', new Map((['0', '1', '2', '3'] as const).map((count) => [count, count])), '2', 'decimalsUnknown')
    const judgedBy = choose(row, 'judgedBy', words.judgedBy, method === 'judgement' ? 'each' : 'group', 'judgedByUnknown')
    const key = keyOfCode.get(code) ?? freshKey()
    // A code that comes twice is a problem of its own; the second one is another item.
    keyOfCode.delete(code)
    rowOf.set(key, row.number)
    const benchmarks = ([0, 1, 2, 3] as const).map((value) => take(row, `benchmark${value}`)) as DraftItem['benchmarks']
    criterion.items.push({ ...emptyItem(key, code, method), ...fields, decimals, judgedBy, benchmarks })
  }

  for (const problem of readSchemeDraft(draft, fullMark).problems) {
    const row = rowOf.get(problem.itemKey ?? problem.criterionKey ?? '')
    const column = columnOf(sheet, columnOfProblem(problem))
    problems.push({ cell: row === undefined || column === null ? null : cellAddress(row, column), draft: problem })
  }
  return { draft, problems }
}

/** The column in which a problem is put right. */
function columnOfProblem({ code, itemKey, found }: DraftProblem): SchemeColumn {
  switch (code) {
    case 'letterMissing':
    case 'letterTwice':
      return 'letter'
    case 'nameMissing':
      return itemKey === undefined ? 'criterion' : 'name'
    case 'codeMissing':
    case 'codeTwice':
    case 'noItems':
      return 'code'
    case 'criterionSum':
    case 'schemeSum':
      return 'criterionMarks'
    case 'marksUnreadable':
      return itemKey === undefined ? 'criterionMarks' : 'marks'
    case 'marksNotPositive':
      return 'marks'
    case 'benchmarkMissing':
      return `benchmark${(found ?? 0) as 0 | 1 | 2 | 3}`
    default:
      return 'rule'
  }
}

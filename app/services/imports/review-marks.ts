import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import { nameKey } from '#scoring/identity/check-name.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { EntryStatus } from '#db/schema/entries.ts'
import { wordKey } from '../entries/entrant-fields.ts'
import { numberKey } from '../entries/entry-number.ts'
import { markColumns, type MarkColumn } from '../marks/cell-rules.ts'
import { doubtOf, median } from '../marks/plausibility.ts'
import { readCell } from './cell-fitness.ts'
import { columnOf, countedRows, type ImportRow, type ImportSheet } from './import-sheet.ts'
import { countErrors, sortProblems, type Problem, type ReviewCounts, type RowAction } from './problems.ts'
import { reviewColumns } from './review-columns.ts'

export interface KnownEntrant {
  entryId: string
  number: string
  nameKey: string
  status: EntryStatus
}

/** A stored cell of the grid. */
export interface KnownMark {
  value: number | null
  absentJudge: boolean
  version: number
}

export interface MarkFacts {
  rules: Pick<EventRules, 'parts' | 'metrics' | 'decimals'>
  /** Parts marked item by item: no number is read for them. */
  schemeParts: ReadonlySet<string>
  entrants: readonly KnownEntrant[]
  /** By `entryId column`, with the grid's column id. */
  marks: ReadonlyMap<string, KnownMark>
}

/** One cell that the batch writes, over the version that the preview saw. */
export interface MarkPlan {
  row: number
  entryId: string
  column: MarkColumn
  value: number | null
  absentJudge: boolean
  before: KnownMark | null
}

export interface MarkReview {
  problems: Problem[]
  counts: ReviewCounts
  actions: Map<number, RowAction>
  plans: MarkPlan[]
}

/** A judge who gave nothing on purpose; in a plain cell these words ask for a status, which a file cannot give. */
const ABSENT_WORDS: ReadonlySet<string> = new Set(['缺席', '未评', '缺', '弃权', '缺考', '弃赛', '弃考', 'absent', 'dns', 'n/a'].map(wordKey))
const FIT = { number: 'accept', date: 'refuse' } as const

/** Reads and judges a file of marks. An empty cell leaves the stored mark as it is; nothing is ever cleared by a file. */
export function reviewMarks(sheet: ImportSheet, facts: MarkFacts): MarkReview {
  const problems = reviewColumns(sheet, ['number'])
  const columnsFit = countErrors(problems) === 0
  const columns = markColumns(facts.rules).flatMap((column) => {
    const at = columnOf(sheet, column.id)
    return at === null ? [] : [{ ...column, at }]
  })
  const reader = new MarkReader(sheet, facts, problems)
  const rows = countedRows(sheet)
  const plans: MarkPlan[] = []
  for (const row of rows) {
    const entrant = reader.entrant(row)
    if (!entrant) continue
    for (const column of columns) {
      const plan = reader.cell(row, entrant, column)
      if (plan) plans.push(plan)
    }
  }
  doubtFarValues(plans, facts, sheet, problems)
  const errorRows = new Set(problems.filter((problem) => problem.level === 'error').map((problem) => problem.row))
  const actions = new Map<number, RowAction>(sheet.rows.map((row) => [row.number, 'left']))
  for (const row of rows) actions.set(row.number, !columnsFit || errorRows.has(row.number) ? 'blocked' : 'same')
  for (const plan of plans) {
    const action = actions.get(plan.row)
    if (action === 'same' || action === 'add') actions.set(plan.row, isSet(plan.before) ? 'change' : 'add')
  }
  const kept = columnsFit ? plans.filter((plan) => !errorRows.has(plan.row)) : []
  const added = kept.filter((plan) => !isSet(plan.before)).length
  return {
    problems: sortProblems(problems),
    counts: { rows: rows.length, added, changed: kept.length - added, unchanged: reader.unchanged, problems: countErrors(problems) },
    actions,
    plans: kept,
  }
}

const isSet = (mark: KnownMark | null) => mark !== null && (mark.value !== null || mark.absentJudge)

class MarkReader {
  /** Cells whose value is stored already. */
  unchanged = 0
  private readonly facts: MarkFacts
  private readonly problems: Problem[]
  private readonly numberColumn: number | null
  private readonly nameColumn: number | null
  private readonly byNumber: Map<string, KnownEntrant>
  private readonly seen = new Map<string, number>()

  constructor(sheet: ImportSheet, facts: MarkFacts, problems: Problem[]) {
    this.facts = facts
    this.problems = problems
    this.numberColumn = columnOf(sheet, 'number')
    this.nameColumn = columnOf(sheet, 'name')
    this.byNumber = new Map(facts.entrants.map((entrant) => [numberKey(entrant.number), entrant]))
  }

  entrant(row: ImportRow): KnownEntrant | null {
    if (this.numberColumn === null) return null
    const reading = readCell(row.cells[this.numberColumn], FIT)
    if (!reading.ok) return this.add(row, this.numberColumn, reading.level, reading.code)
    const number = reading.text.trim()
    if (number === '') return this.add(row, this.numberColumn, 'error', 'entrant.missing')
    const key = number.length > 64 ? '' : numberKey(number)
    const entrant = this.byNumber.get(key)
    if (!entrant) return this.add(row, this.numberColumn, 'error', 'entrant.unknown')
    const first = this.seen.get(key)
    if (first !== undefined) return this.add(row, this.numberColumn, 'error', 'entrant.twice', { row: first })
    this.seen.set(key, row.number)
    this.compareName(row, entrant)
    return entrant
  }

  /** The name is there for people to read; when it is another entrant's, the rows have slipped. */
  private compareName(row: ImportRow, entrant: KnownEntrant): void {
    const reading = this.nameColumn === null ? null : readCell(row.cells[this.nameColumn], FIT)
    if (!reading?.ok || reading.text.trim() === '' || nameKey(reading.text.slice(0, 200)) === entrant.nameKey) return
    this.add(row, this.nameColumn, 'error', 'entrant.otherName', { number: entrant.number })
  }

  cell(row: ImportRow, entrant: KnownEntrant, column: MarkColumn & { at: number }): MarkPlan | null {
    const { at, ...address } = column
    const reading = readCell(row.cells[at], FIT)
    if (!reading.ok) return this.add(row, at, reading.level, reading.code)
    if (reading.text.trim() === '') return null
    const absentWord = reading.text.length < 20 && ABSENT_WORDS.has(wordKey(reading.text))
    if (absentWord && column.kind !== 'panel') return this.add(row, at, 'error', 'mark.absentWord')
    const decimals = column.kind === 'metric' ? 2 : this.facts.rules.decimals
    const mark = absentWord ? ({ ok: true, value: null, normalised: false } as const) : readMarkText(reading.text, { maximum: column.maximum, decimals })
    if (!mark.ok) return this.add(row, at, 'error', `mark.${mark.fault}`)
    if (entrant.status === 'absent') return this.add(row, at, 'error', 'mark.entryIsAbsent', { number: entrant.number })
    if (mark.value !== null && column.kind !== 'metric' && this.facts.schemeParts.has(column.key)) return this.add(row, at, 'error', 'mark.fromItems')
    if (mark.normalised) this.add(row, at, 'notice', 'mark.normalised', { shown: writeMarkText(mark.value) })
    const before = this.facts.marks.get(`${entrant.entryId} ${column.id}`) ?? null
    if (isSet(before) && before?.value === mark.value && before.absentJudge === absentWord) {
      this.unchanged += 1
      return null
    }
    if (isSet(before)) this.add(row, at, 'warning', 'mark.overwrites', { before: before?.absentJudge ? '' : writeMarkText(before?.value ?? null) })
    return { row: row.number, entryId: entrant.entryId, column: address, value: mark.value, absentJudge: absentWord, before }
  }

  private add(row: ImportRow, column: number | null, level: Problem['level'], code: Problem['code'], data?: Problem['data']): null {
    this.problems.push({ row: row.number, column, level, code, ...(data && { data }) })
    return null
  }
}

/** More values than this far from the middle are no slips of the hand, and looking at each would cost its square. */
const MOST_DOUBTS = 40
const FAR = 2_000

/** A digit too few or too many stands out from the rest of its column, as in the grid. */
function doubtFarValues(plans: readonly MarkPlan[], facts: MarkFacts, sheet: ImportSheet, problems: Problem[]): void {
  const planned = new Map<string, number | null>()
  for (const [key, mark] of facts.marks) planned.set(key, mark.value)
  for (const plan of plans) planned.set(`${plan.entryId} ${plan.column.id}`, plan.value)
  const columns = new Map<string, number[]>()
  for (const [key, value] of planned) {
    const column = key.slice(key.indexOf(' ') + 1)
    if (value === null) continue
    const values = columns.get(column)
    if (values) values.push(value)
    else columns.set(column, [value])
  }
  for (const [id, values] of columns) {
    const middle = median(values) ?? 0
    const far = plans.filter((plan) => plan.column.id === id && plan.column.kind !== 'metric' && plan.value !== null && Math.abs(plan.value - middle) > FAR)
    if (far.length > MOST_DOUBTS) continue
    for (const { row, value } of far) {
      const others = [...values]
      others.splice(others.indexOf(value ?? 0), 1)
      const doubt = doubtOf({ value: value ?? 0, column: others, panel: [], row: [], rowAbove: null })
      if (doubt) problems.push({ row, column: columnOf(sheet, id), level: 'warning', code: 'mark.farFromOthers' })
    }
  }
}

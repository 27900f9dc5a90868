import type { Hundredths } from '../numbers/hundredths.ts'
import { itemsOf, LARGEST_VALUE, MOST_CRITERIA, MOST_ITEMS, MOST_RANGE_LINES, type Criterion, type MarkingScheme, type MeasurementItem, type SchemeItem } from './scheme.ts'

export type SchemeProblemCode =
  | 'noCriteria'
  | 'tooManyCriteria'
  | 'tooManyItems'
  | 'noItems'
  | 'letterMissing'
  | 'letterTwice'
  | 'nameMissing'
  | 'codeMissing'
  | 'codeTwice'
  | 'marksNotPositive'
  | 'criterionSum'
  | 'schemeSum'
  | 'benchmarkMissing'
  | 'noRangeLines'
  | 'tooManyRangeLines'
  | 'rangeUpsideDown'
  | 'rangesOverlap'
  | 'rangeAboveMarks'
  | 'noRangeReachesFull'
  | 'valueTooFine'
  | 'valueTooLarge'
  | 'stepNotPositive'
  | 'linearEndsEqual'
  | 'perTimeAboveMarks'

/** A problem and where it stands: beside an item, a criterion, or the scheme as a whole. Numbers are what its sentence needs. */
export interface SchemeProblem {
  code: SchemeProblemCode
  criterionKey?: string
  itemKey?: string
  /** Hundredths for sums; a line (from 1) or a judgement value for the others. */
  found?: number
  expected?: number
}

/** What the measured and judged items of a criterion add up to. */
export function sumOfItems(items: readonly SchemeItem[]): Hundredths {
  return items.reduce((sum, item) => (item.kind === 'deduction' ? sum : sum + item.marks), 0)
}

/** Everything that keeps a scheme from being marked by, in the order of the sheet; empty when it is sound. */
export function checkScheme(scheme: MarkingScheme, fullMark: Hundredths): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const { criteria } = scheme
  if (criteria.length === 0) return [{ code: 'noCriteria' }]
  if (criteria.length > MOST_CRITERIA) problems.push({ code: 'tooManyCriteria', found: criteria.length, expected: MOST_CRITERIA })
  const items = itemsOf(scheme)
  if (items.length > MOST_ITEMS) problems.push({ code: 'tooManyItems', found: items.length, expected: MOST_ITEMS })
  const letters = new Set<string>()
  const codes = new Set<string>()
  for (const criterion of criteria) {
    problems.push(...checkCriterion(criterion, letters))
    for (const item of criterion.items) problems.push(...checkItem(item, codes).map((problem) => ({ ...problem, criterionKey: criterion.key, itemKey: item.key })))
  }
  const sum = criteria.reduce((total, { marks }) => total + marks, 0)
  if (sum !== fullMark) problems.push({ code: 'schemeSum', found: sum, expected: fullMark })
  return problems
}

function checkCriterion({ key, letter, name, marks, items }: Criterion, letters: Set<string>): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const add = (code: SchemeProblemCode, numbers: Pick<SchemeProblem, 'found' | 'expected'> = {}) => problems.push({ code, criterionKey: key, ...numbers })
  if (letter === '') add('letterMissing')
  else if (letters.has(letter)) add('letterTwice')
  letters.add(letter)
  if (name === '') add('nameMissing')
  if (items.length === 0) add('noItems')
  const sum = sumOfItems(items)
  if (items.length > 0 && sum !== marks) add('criterionSum', { found: sum, expected: marks })
  return problems
}

type Found = Pick<SchemeProblem, 'code' | 'found' | 'expected'>

function checkItem(item: SchemeItem, codes: Set<string>): Found[] {
  const problems: Found[] = []
  if (item.code === '') problems.push({ code: 'codeMissing' })
  else if (codes.has(item.code)) problems.push({ code: 'codeTwice' })
  codes.add(item.code)
  if (item.name === '') problems.push({ code: 'nameMissing' })
  if (item.marks <= 0) problems.push({ code: 'marksNotPositive' })
  if (item.kind === 'judgement') item.benchmarks.forEach((sentence, at) => { if (sentence === '') problems.push({ code: 'benchmarkMissing', found: at }) })
  if (item.kind === 'deduction') {
    if (item.perTime <= 0) problems.push({ code: 'stepNotPositive' })
    else if (item.perTime > item.marks) problems.push({ code: 'perTimeAboveMarks', found: item.perTime, expected: item.marks })
  }
  if (item.kind === 'measurement') problems.push(...checkRule(item))
  return problems
}

function checkRule(item: MeasurementItem): Found[] {
  const { rule } = item
  switch (rule.by) {
    case 'yesNo':
      return []
    case 'range':
      return checkRanges(item, rule.lines)
    case 'step': {
      const fine = checkValues(item, [rule.target, rule.tolerance, rule.step])
      return rule.step <= 0 || rule.perStep <= 0 || rule.tolerance < 0 ? [...fine, { code: 'stepNotPositive' }] : fine
    }
    case 'linear': {
      const fine = checkValues(item, [rule.zeroAt, rule.fullAt])
      return rule.zeroAt === rule.fullAt ? [...fine, { code: 'linearEndsEqual' }] : fine
    }
  }
}

function checkValues({ decimals }: MeasurementItem, values: ReadonlyArray<number | null>): Found[] {
  const given = values.filter((value) => value !== null)
  if (given.some((value) => Math.abs(value) > LARGEST_VALUE)) return [{ code: 'valueTooLarge' }]
  return given.some((value) => value % 10 ** (3 - decimals) !== 0) ? [{ code: 'valueTooFine', found: decimals }] : []
}

function checkRanges(item: MeasurementItem, lines: Extract<MeasurementItem['rule'], { by: 'range' }>['lines']): Found[] {
  if (lines.length === 0) return [{ code: 'noRangeLines' }]
  if (lines.length > MOST_RANGE_LINES) return [{ code: 'tooManyRangeLines', found: lines.length, expected: MOST_RANGE_LINES }]
  const problems = checkValues(item, lines.flatMap(({ from, to }) => [from, to]))
  lines.forEach(({ from, to, mark }, at) => {
    if (from !== null && to !== null && from > to) problems.push({ code: 'rangeUpsideDown', found: at + 1 })
    if (mark < 0 || mark > item.marks) problems.push({ code: 'rangeAboveMarks', found: at + 1, expected: item.marks })
  })
  const open = { low: -Infinity, high: Infinity }
  for (let at = 0; at < lines.length; at += 1) {
    const earlier = lines.slice(0, at).some((line) => (line.from ?? open.low) <= (lines[at]!.to ?? open.high) && (lines[at]!.from ?? open.low) <= (line.to ?? open.high))
    if (earlier) problems.push({ code: 'rangesOverlap', found: at + 1 })
  }
  if (lines.every(({ mark }) => mark < item.marks)) problems.push({ code: 'noRangeReachesFull', expected: item.marks })
  return problems
}

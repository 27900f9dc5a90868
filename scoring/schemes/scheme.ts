import type { Hundredths } from '../numbers/hundredths.ts'

/** Thousandths of an item's unit: 12.05 mm is 12050. What a judge measured is never rounded on its way to the mark. */
export type Thousandths = number

/**
 * One line of a range table: values from `from` to `to`, both included, bring `mark`. `null` leaves an end open. Values have the item's
 * decimals and no more, so that lines 0–0.02 and 0.03–0.05 leave no gap.
 */
export interface RangeLine {
  from: Thousandths | null
  to: Thousandths | null
  mark: Hundredths
}

/** The fixed list of formulas by which a measured value becomes a mark. */
export type MeasurementRule =
  /** Yes brings the full mark, no brings nothing. */
  | { by: 'yesNo' }
  /** The first line that holds the value gives the mark; a value in no line gives 0. */
  | { by: 'range'; lines: RangeLine[] }
  /** The full mark within `tolerance` of `target`; each started `step` beyond it costs `perStep`. `side` says which deviations count. */
  | { by: 'step'; target: Thousandths; tolerance: Thousandths; step: Thousandths; perStep: Hundredths; side: 'both' | 'above' | 'below' }
  /** Nothing at `zeroAt`, the full mark at `fullAt`, proportionally between them; beyond them no less and no more. */
  | { by: 'linear'; zeroAt: Thousandths; fullAt: Thousandths }

interface SchemeItemBase {
  /** Stays the item's over all editions, whatever its code becomes: marks are kept under it. */
  key: string
  /** As printed on the sheet: A1. */
  code: string
  name: string
  /** The most it can bring; of a deduction, the most it can take. Above 0. */
  marks: Hundredths
}

/** 测量分: `group` has one value that all judges share, `each` one value a judge. */
export interface MeasurementItem extends SchemeItemBase {
  kind: 'measurement'
  unit: string
  /** How many decimals a value may have. */
  decimals: 0 | 1 | 2 | 3
  judgedBy: 'group' | 'each'
  rule: MeasurementRule
}

/** 评判分 0–3: each judge by himself; one sentence says what each value means. */
export interface JudgementItem extends SchemeItemBase {
  kind: 'judgement'
  benchmarks: [string, string, string, string]
}

/** 扣分项: `perTime` for each time it happened, never more than `marks`. Nothing happened is a 0 that somebody gave. */
export interface DeductionItem extends SchemeItemBase {
  kind: 'deduction'
  judgedBy: 'group' | 'each'
  perTime: Hundredths
}

export type SchemeItem = MeasurementItem | JudgementItem | DeductionItem

/** 评分标准: a group of items. `marks` is what its measured and judged items add up to; its weight is its share of the part's full mark. */
export interface Criterion {
  key: string
  letter: string
  name: string
  marks: Hundredths
  items: SchemeItem[]
}

/** 评分表 of one part of an event, in the order of the sheet. */
export interface MarkingScheme {
  criteria: Criterion[]
}

/** Highest value of a judgement, and how far apart two judges' values may lie before the item is judged again. */
export const JUDGEMENT_TOP = 3
export const JUDGEMENT_SPREAD = 1

/** Limits under which every product stays an exact integer, and beyond which no sheet is readable. */
export const MOST_ITEMS = 200
export const MOST_CRITERIA = 26
export const MOST_RANGE_LINES = 20
export const LARGEST_VALUE: Thousandths = 1_000_000_000
export const MOST_TIMES = 99

/** All items of a scheme in the order of the sheet. */
export function itemsOf(scheme: MarkingScheme): SchemeItem[] {
  return scheme.criteria.flatMap((criterion) => criterion.items)
}

/** True when one value serves all judges. */
export function isGroupItem(item: SchemeItem): boolean {
  return item.kind !== 'judgement' && item.judgedBy === 'group'
}

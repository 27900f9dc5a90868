import { formatDecimal, parseDecimal } from '../numbers/decimal.ts'
import { JUDGEMENT_TOP, LARGEST_VALUE, MOST_TIMES, type SchemeItem } from './scheme.ts'

/** Why a typed value is none of this item. */
export type ItemValueFault = 'notANumber' | 'tooManyDecimals' | 'outOfRange' | 'notZeroToThree' | 'notYesOrNo' | 'notACount'

/** What was given for an item: thousandths of a measurement (yes is 1000), 0–3 of a judgement, times of a deduction; null is nothing yet. */
export type ItemValue = { ok: true; value: number | null } | { ok: false; fault: ItemValueFault }

/** Yes and no are kept like any other measured value: one unit and none. */
export const YES = 1_000
export const NO = 0

const LONGEST = 24

/**
 * Reads what a person typed or chose for an item: '12.05', '-0.3', '2', '1'. Full-width digits are read, spaces around are not looked at;
 * an empty text is "nothing yet" and never 0. The same function serves browser, server and imports.
 */
export function readItemValue(item: SchemeItem, typed: string): ItemValue {
  const text = typed.slice(0, LONGEST + 1).normalize('NFKC').trim()
  if (text === '') return { ok: true, value: null }
  if (text.length > LONGEST) return { ok: false, fault: 'notANumber' }
  if (item.kind === 'judgement') return wholeNumber(text, JUDGEMENT_TOP, 'notZeroToThree')
  if (item.kind === 'deduction') return wholeNumber(text, MOST_TIMES, 'notACount')
  if (item.rule.by === 'yesNo') return text === '1' ? { ok: true, value: YES } : text === '0' ? { ok: true, value: NO } : { ok: false, fault: 'notYesOrNo' }
  const value = parseDecimal(text, 3, true)
  if (value === 'tooManyDecimals') return { ok: false, fault: 'tooManyDecimals' }
  if (value === 'tooManyDigits') return { ok: false, fault: 'outOfRange' }
  if (typeof value === 'string') return { ok: false, fault: 'notANumber' }
  return checkStored(item, value)
}

function wholeNumber(text: string, most: number, fault: ItemValueFault): ItemValue {
  const value = parseDecimal(text, 0, false)
  return typeof value === 'number' && value <= most ? { ok: true, value } : { ok: false, fault }
}

/** True when a stored value may stand for this item: after a new edition an item may ask for something else. */
export function isValueOf(item: SchemeItem, value: number): boolean {
  if (!Number.isSafeInteger(value)) return false
  if (item.kind === 'judgement') return value >= 0 && value <= JUDGEMENT_TOP
  if (item.kind === 'deduction') return value >= 0 && value <= MOST_TIMES
  if (item.rule.by === 'yesNo') return value === YES || value === NO
  return checkStored(item, value).ok
}

function checkStored(item: Extract<SchemeItem, { kind: 'measurement' }>, value: number): ItemValue {
  if (Math.abs(value) > LARGEST_VALUE) return { ok: false, fault: 'outOfRange' }
  if (value % 10 ** (3 - item.decimals) !== 0) return { ok: false, fault: 'tooManyDecimals' }
  return { ok: true, value }
}

/** Writes a stored value as it is typed: 12050 of a length with two decimals is '12.05', yes is '1'. */
export function writeItemValue(item: SchemeItem, value: number | null): string {
  if (value === null) return ''
  if (item.kind !== 'measurement') return String(value)
  if (item.rule.by === 'yesNo') return value === YES ? '1' : '0'
  return writeThousandths(value, item.decimals)
}

/** Thousandths with so many decimals: (12050, 2) is '12.05'. What has more decimals keeps them. */
export function writeThousandths(value: number, decimals: number): string {
  let kept = decimals
  while (kept < 3 && value % 10 ** (3 - kept) !== 0) kept += 1
  return formatDecimal(value / 10 ** (3 - kept), kept)
}

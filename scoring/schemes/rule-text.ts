// Formulas as one line of text, for a cell of a workbook and for a field that is typed by keyboard alone. What is written here is read back the same.
import { parseDecimal } from '../numbers/decimal.ts'
import { parseHundredths, type Hundredths } from '../numbers/hundredths.ts'
import { writeThousandths } from './item-value.ts'
import { MOST_RANGE_LINES, type MeasurementRule, type RangeLine, type Thousandths } from './scheme.ts'

export type RuleForm = MeasurementRule['by']

const LONGEST = 1_000
const NUMBER = '-?[0-9.]+'
const RANGE = new RegExp(`^(?:(${NUMBER})~(${NUMBER})|(<=|≤)(${NUMBER})|(>=|≥)(${NUMBER})|(${NUMBER}))=([0-9.]+)$`)
const STEP = new RegExp(`^(${NUMBER})(±|\\+-|\\+|-)([0-9.]+);([0-9.]+)=([0-9.]+)$`)
const LINEAR = new RegExp(`^(${NUMBER})(?:→|->)(${NUMBER})$`)

/**
 * Reads a formula: ranges `29.98~30=3; 29.95~29.97=1.5; ≥31=0`, steps `120±0.2; 0.1=0.75` (`+` counts only what is above, `-` only what is
 * below), linear `0.06→0.03` (nothing there, full mark here); yes or no has no text. Null for what is none of that form.
 */
export function readRuleText(by: RuleForm, typed: string): MeasurementRule | null {
  if (typed.length > LONGEST) return null
  const text = typed.normalize('NFKC').replace(/[\s　]/g, '').replace(/;+$/, '')
  switch (by) {
    case 'yesNo':
      return text === '' ? { by } : null
    case 'range': {
      const lines = text.split(';').map(readLine)
      return lines.length <= MOST_RANGE_LINES && lines.every((line) => line !== null) ? { by, lines } : null
    }
    case 'step':
      return readStep(STEP.exec(text))
    case 'linear': {
      const [, zero = '', full = ''] = LINEAR.exec(text) ?? []
      const [zeroAt, fullAt] = [valueOf(zero), valueOf(full)]
      return zeroAt === null || fullAt === null ? null : { by, zeroAt, fullAt }
    }
  }
}

function readLine(text: string): RangeLine | null {
  const found = RANGE.exec(text)
  if (!found) return null
  const [, from, to, below, most, above, least, one, marks = ''] = found
  const mark = markOf(marks)
  const ends = [one ?? (below ? '' : (from ?? least ?? '')), one ?? (above ? '' : (to ?? most ?? ''))].map((end) => (end === '' ? undefined : valueOf(end)))
  if (mark === null || ends.includes(null)) return null
  return { from: ends[0] ?? null, to: ends[1] ?? null, mark }
}

function readStep(found: RegExpExecArray | null): MeasurementRule | null {
  if (!found) return null
  const [, target = '', sign, tolerance = '', step = '', taken = ''] = found
  const values = [valueOf(target), valueOf(tolerance), valueOf(step)]
  const perStep = markOf(taken)
  if (perStep === null || values.includes(null)) return null
  return { by: 'step', target: values[0]!, tolerance: values[1]!, step: values[2]!, perStep, side: sign === '+' ? 'above' : sign === '-' ? 'below' : 'both' }
}

const valueOf = (text: string): Thousandths | null => numberOr(parseDecimal(text, 3, true))
const markOf = (text: string): Hundredths | null => numberOr(parseHundredths(text))
const numberOr = (read: number | string) => (typeof read === 'number' ? read : null)

/** The line of text of a formula. */
export function writeRuleText(rule: MeasurementRule): string {
  switch (rule.by) {
    case 'yesNo':
      return ''
    case 'range':
      return rule.lines.map((line) => `${rangeText(line)}=${shortMark(line.mark)}`).join('; ')
    case 'step':
      return `${shortValue(rule.target)}${{ both: '±', above: '+', below: '-' }[rule.side]}${shortValue(rule.tolerance)}; ${shortValue(rule.step)}=${shortMark(rule.perStep)}`
    case 'linear':
      return `${shortValue(rule.zeroAt)}→${shortValue(rule.fullAt)}`
  }
}

/** The values of one line: `29.98~30`, `≤5`, `≥8`, `7`. */
export function rangeText({ from, to }: RangeLine): string {
  if (from === null) return `≤${shortValue(to ?? 0)}`
  if (to === null) return `≥${shortValue(from)}`
  return from === to ? shortValue(from) : `${shortValue(from)}~${shortValue(to)}`
}

/** A value with as many decimals as it needs: 30000 is '30', 29950 is '29.95'. */
export function shortValue(value: Thousandths): string {
  return writeThousandths(value, 0)
}

/** A mark with as many decimals as it needs: 300 is '3', 150 is '1.5'. */
export function shortMark(mark: Hundredths): string {
  return writeThousandths(mark * 10, 0)
}

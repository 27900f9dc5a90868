import type { Hundredths } from '../numbers/hundredths.ts'
import { roundHalfAway, roundHalfAwayBig } from '../numbers/rounding.ts'
import { YES } from './item-value.ts'
import { JUDGEMENT_TOP, type MeasurementItem, type MeasurementRule, type SchemeItem, type Thousandths } from './scheme.ts'

/** How a value became its mark: the numbers a sentence needs, so that every mark can be explained to the person who got it. */
export type ItemReason =
  | { by: 'yesNo'; yes: boolean }
  | { by: 'range'; line: number; from: Thousandths | null; to: Thousandths | null }
  | { by: 'noRange' }
  | { by: 'step'; beyond: Thousandths; steps: number; taken: Hundredths }
  | { by: 'linear'; reached: 'zero' | 'between' | 'full' }
  | { by: 'judgement'; score: number }
  | { by: 'deduction'; times: number; bounded: boolean }

export interface ItemMark {
  /** What the item brings; of a deduction what it takes, as a number not above 0. */
  mark: Hundredths
  reason: ItemReason
}

/**
 * The mark of one value. Exact: the only rounding is half up to hundredths, of a judgement (value / 3 of the item's marks) and of the
 * linear formula. Never above the item's marks and, but for a deduction, never below 0.
 */
export function markOfValue(item: SchemeItem, value: number): ItemMark {
  if (item.kind === 'judgement') return { mark: roundHalfAway(value * item.marks, JUDGEMENT_TOP), reason: { by: 'judgement', score: value } }
  if (item.kind === 'deduction') {
    const asked = value * item.perTime
    const taken = Math.min(item.marks, asked)
    return { mark: taken === 0 ? 0 : -taken, reason: { by: 'deduction', times: value, bounded: asked > item.marks } }
  }
  return markOfMeasurement(item, item.rule, value)
}

function markOfMeasurement({ marks }: MeasurementItem, rule: MeasurementRule, value: Thousandths): ItemMark {
  switch (rule.by) {
    case 'yesNo':
      return { mark: value === YES ? marks : 0, reason: { by: 'yesNo', yes: value === YES } }
    case 'range': {
      const line = rule.lines.findIndex(({ from, to }) => (from === null || value >= from) && (to === null || value <= to))
      const found = rule.lines[line]
      if (!found) return { mark: 0, reason: { by: 'noRange' } }
      return { mark: Math.min(marks, found.mark), reason: { by: 'range', line, from: found.from, to: found.to } }
    }
    case 'step': {
      const beyond = Math.max(0, deviation(rule, value) - rule.tolerance)
      const steps = Math.ceil(beyond / rule.step)
      const taken = Math.min(marks, steps * rule.perStep)
      return { mark: marks - taken, reason: { by: 'step', beyond, steps, taken } }
    }
    case 'linear': {
      const span = rule.fullAt - rule.zeroAt
      const way = span > 0 ? value - rule.zeroAt : rule.zeroAt - value
      const length = Math.abs(span)
      if (way <= 0) return { mark: 0, reason: { by: 'linear', reached: 'zero' } }
      if (way >= length) return { mark: marks, reason: { by: 'linear', reached: 'full' } }
      return { mark: Number(roundHalfAwayBig(BigInt(marks) * BigInt(way), BigInt(length))), reason: { by: 'linear', reached: 'between' } }
    }
  }
}

function deviation({ target, side }: Extract<MeasurementRule, { by: 'step' }>, value: Thousandths): Thousandths {
  if (side === 'above') return value - target
  if (side === 'below') return target - value
  return Math.abs(value - target)
}

// Decimal strings as integers. A decimal here is digits, optionally a point and digits, nothing else: no exponent, no plus,
// no grouping, no white space, no full-width digit. Typed text that people enter is cleaned before it comes here (typed-mark.ts).

/** Why a text is not the decimal that is asked for. */
export type DecimalFault = 'notADecimal' | 'tooManyDecimals' | 'tooManyDigits' | 'negative'

/** Largest integer a decimal may become: ten times it still is exact enough to be seen as too large. */
const LARGEST = 1e15

/** Characters that are read before the text counts as too long, leading zeros among them. */
const LONGEST = 40

const ZERO = 48
const NINE = 57
const POINT = 46
const MINUS = 45

/**
 * Reads a decimal as an integer count of 10^-decimals: `parseDecimal('86.5', 2, false)` is 8650.
 * A leading `-` is read only when `signed`. Returns the fault as a string when the text is something else;
 * `-0` is 0. Linear in the text and stops at the first digit too many.
 */
export function parseDecimal(text: string, decimals: number, signed: boolean): number | DecimalFault {
  const length = text.length
  let at = 0
  let negative = false
  if (length > 0 && text.charCodeAt(0) === MINUS) {
    negative = true
    at = 1
  }
  let value = 0
  let digits = 0
  let fraction = -1
  for (; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) {
      if (fraction >= 0) fraction++
      else digits++
      value = value * 10 + (code - ZERO)
      if (value > LARGEST || at > LONGEST) return restIsDigits(text, at, fraction >= 0) ? 'tooManyDigits' : 'notADecimal'
    } else if (code === POINT && fraction < 0 && digits > 0) {
      fraction = 0
    } else {
      return 'notADecimal'
    }
  }
  if (digits === 0 || fraction === 0) return 'notADecimal'
  if (negative && !signed) return 'negative'
  if (fraction < 0) fraction = 0
  if (fraction > decimals) return 'tooManyDecimals'
  for (let left = decimals - fraction; left > 0; left--) value *= 10
  if (value > LARGEST) return 'tooManyDigits'
  return negative && value !== 0 ? -value : value
}

/** How many decimals the text is written with; 0 when it is no decimal at all. */
export function countDecimals(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/** Writes an integer count of 10^-decimals with exactly that many decimals: `formatDecimal(8650, 2)` is '86.50'. */
export function formatDecimal(value: number, decimals: number): string {
  if (decimals === 0) return String(value)
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return `${value < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** The fault in words, as the command line prints it behind the path. */
export function describeDecimalFault(fault: DecimalFault, decimals: number): string {
  switch (fault) {
    case 'notADecimal':
      return 'not a decimal number'
    case 'negative':
      return 'must not be negative'
    case 'tooManyDigits':
      return 'too many digits'
    case 'tooManyDecimals':
      return decimals === 0 ? 'must be a whole number' : `more than ${COUNT_WORDS[decimals] ?? decimals} decimal${decimals === 1 ? '' : 's'}`
  }
}

const COUNT_WORDS: readonly string[] = ['no', 'one', 'two', 'three', 'four', 'five', 'six']

function restIsDigits(text: string, from: number, pointSeen: boolean): boolean {
  let point = pointSeen
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === POINT && !point) point = true
    else if (code < ZERO || code > NINE) return false
  }
  return true
}

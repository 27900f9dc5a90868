/**
 * Reads what a person typed into a mark cell. Used by the grid in the browser, by imports and by the server, so that all three agree.
 * A mark is hundredths: '85.5' is 8550. An empty cell is "no mark", never 0.
 */
export type MarkTextFault =
  | 'notANumber'
  | 'useDot'
  | 'digitsOnly'
  | 'signNotAllowed'
  | 'tooManyDecimals'
  | 'aboveMaximum'
  | 'tooLong'

export type MarkText =
  | { ok: true; value: number | null; /** The text was written in full-width digits and should be shown back. */ normalised: boolean }
  | { ok: false; fault: MarkTextFault }

export interface MarkTextLimits {
  /** Largest value in hundredths, 10000 for a plain mark. */
  maximum: number
  /** Decimals a judge may give, 0–2. */
  decimals?: 0 | 1 | 2
}

const LONGEST = 16
const PLAIN = /^(\d+)(?:\.(\d+))?$/

/**
 * Strict on purpose: no exponent, no hexadecimal, no sign, no thousands separator, no unit; at most two decimals.
 * `Number('')` is 0 and `parseInt('1e2')` is 1, which is why neither is used.
 */
export function readMarkText(typed: string, { maximum, decimals = 2 }: MarkTextLimits): MarkText {
  if (typed.length > 64) return { ok: false, fault: 'tooLong' }
  const trimmed = typed.trim()
  const text = trimmed.normalize('NFKC')
  if (text === '') return { ok: true, value: null, normalised: false }
  if (text.length > LONGEST) return { ok: false, fault: 'tooLong' }
  if (/^[+-]/.test(text)) return { ok: false, fault: 'signNotAllowed' }
  if (/^\d+[,，。、·]\d+$/.test(text)) return { ok: false, fault: 'useDot' }
  if (/^\d+(\.\d+)?\s*(分|点|%|points?)$/i.test(text)) return { ok: false, fault: 'digitsOnly' }
  const match = PLAIN.exec(text)
  if (!match) return { ok: false, fault: 'notANumber' }
  const [, whole = '0', fraction = ''] = match
  if (fraction.length > decimals) return { ok: false, fault: 'tooManyDecimals' }
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  if (value > maximum) return { ok: false, fault: 'aboveMaximum' }
  return { ok: true, value, normalised: text !== trimmed }
}

/** Writes 8550 as '85.50', for a cell that is not being edited. */
export function writeMarkText(hundredths: number | null): string {
  if (hundredths === null) return ''
  const sign = hundredths < 0 ? '-' : ''
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

import { type DecimalFault, formatDecimal, parseDecimal } from './decimal.ts'

/** Hundredths: a mark of 86.50 is the integer 8650. */
export type Hundredths = number

/** Reads '86.5' as 8650; at most two decimals, no sign. */
export function parseHundredths(text: string): Hundredths | DecimalFault {
  return parseDecimal(text, 2, false)
}

/** As `parseHundredths`, a leading `-` allowed (panel numbers). */
export function parseSignedHundredths(text: string): Hundredths | DecimalFault {
  return parseDecimal(text, 2, true)
}

// A field of 100,000 prints a few thousand different marks: the strings are made once and shared.
const CACHED = 10_001
const cache: (string | undefined)[] = new Array<string | undefined>(CACHED).fill(undefined)

/** Writes 8650 as '86.50', always two decimals. */
export function formatHundredths(value: Hundredths): string {
  if (value >= 0 && value < CACHED) return (cache[value] ??= formatDecimal(value, 2))
  return formatDecimal(value, 2)
}

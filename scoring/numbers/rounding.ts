// Exact rounding of rationals. A quotient is never formed as a fraction of a double: the remainder decides, and it is exact
// for safe integers. Everything the engine rounds (means, totals, quotas) goes through here.

/** Largest absolute value that `roundHalfAway` takes; twice it still is a safe integer. */
export const ROUNDABLE = Math.floor(Number.MAX_SAFE_INTEGER / 4)

/** How a share of a field becomes a number of places. */
export type Rounding = 'floor' | 'ceil' | 'halfUp'

export const ROUNDINGS: readonly Rounding[] = ['floor', 'ceil', 'halfUp']

/**
 * `numerator / denominator` rounded to the nearest integer, a half away from zero (2.5 → 3, -2.5 → -3).
 * Both are integers, the denominator positive, both at most `ROUNDABLE`; beyond that use `roundHalfAwayBig`.
 */
export function roundHalfAway(numerator: number, denominator: number): number {
  const remainder = numerator % denominator
  const whole = (numerator - remainder) / denominator
  if (remainder === 0) return whole
  if (remainder > 0) return 2 * remainder >= denominator ? whole + 1 : whole
  return normaliseZero(-2 * remainder >= denominator ? whole - 1 : whole)
}

/** As `roundHalfAway`, without a limit of size. */
export function roundHalfAwayBig(numerator: bigint, denominator: bigint): bigint {
  const remainder = numerator % denominator
  const whole = numerator / denominator
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder
  if (twice < denominator) return whole
  return numerator < 0n ? whole - 1n : whole + 1n
}

/** `numerator / denominator` (numerator not negative, denominator positive) by the named rounding. */
export function roundQuotient(numerator: number, denominator: number, rounding: Rounding): number {
  const remainder = numerator % denominator
  const whole = (numerator - remainder) / denominator
  if (remainder === 0) return whole
  if (rounding === 'floor') return whole
  if (rounding === 'ceil') return whole + 1
  return 2 * remainder >= denominator ? whole + 1 : whole
}

/** -0 prints as 0 and compares as 0, but `Object.is` tells them apart: results carry no -0. */
function normaliseZero(value: number): number {
  return value === 0 ? 0 : value
}

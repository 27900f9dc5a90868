import { ROUNDABLE, roundHalfAway, roundHalfAwayBig } from '#scoring/numbers/rounding.ts'
import type { MarkColumn } from './mark-columns.ts'

/**
 * Totals in hundredths: Σ mark × weight ÷ Σ weight, exact until its one rounding, half away from zero. Entries outside `members` and
 * entries without all marks keep NaN. Integers of a double carry nearly every contest; where a product could pass them, BigInt does.
 */
export function totals(columns: readonly MarkColumn[], members: Uint32Array, size: number): Float64Array {
  const result = new Float64Array(size).fill(Number.NaN)
  const { factors, divisor } = weighting(columns)
  const sum = sumFits(columns, members, factors, divisor) ? numberTotal : bigTotal
  for (const entry of members) result[entry] = sum(columns, factors, divisor, entry)
  return result
}

type TotalOf = (columns: readonly MarkColumn[], factors: readonly number[], divisor: number, entry: number) => number

const numberTotal: TotalOf = (columns, factors, divisor, entry) => {
  let sum = 0
  for (let at = 0; at < columns.length; at++) sum += columns[at]!.values[entry]! * factors[at]!
  return roundHalfAway(sum, divisor)
}

const bigTotal: TotalOf = (columns, factors, divisor, entry) => {
  let sum = 0n
  for (let at = 0; at < columns.length; at++) sum += BigInt(columns[at]!.values[entry]!) * BigInt(factors[at]!)
  return Number(roundHalfAwayBig(sum, BigInt(divisor)))
}

/** Integer factors per part and the divisor that brings their sum to hundredths, in lowest terms. */
function weighting(columns: readonly MarkColumn[]): { factors: number[]; divisor: number } {
  const finest = columns.reduce((most, column) => Math.max(most, column.decimals), 2)
  const weightsUnit = columns.reduce((unit, column) => greatestCommonDivisor(unit, column.part.weight), 0)
  const weights = columns.map((column) => column.part.weight / weightsUnit)
  const factors = columns.map((column, at) => weights[at]! * 10 ** (finest - column.decimals))
  const divisor = weights.reduce((sum, weight) => sum + weight, 0) * 10 ** (finest - 2)
  const unit = factors.reduce(greatestCommonDivisor, divisor)
  return { factors: factors.map((factor) => factor / unit), divisor: divisor / unit }
}

function sumFits(columns: readonly MarkColumn[], members: Uint32Array, factors: readonly number[], divisor: number): boolean {
  let bound = divisor
  columns.forEach((column, at) => {
    let largest = 0
    for (const entry of members) {
      const size = Math.abs(column.values[entry]!)
      if (size > largest) largest = size
    }
    bound += largest * factors[at]!
  })
  return bound <= ROUNDABLE
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

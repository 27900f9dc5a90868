import { parseDecimal } from '#scoring/numbers/decimal.ts'
import type { ObjectReader } from './object-reader.ts'

const WHOLE = 10_000

/** Reads '10%' or '12.5%' as basis points, at most 100 %. */
export function readPercent(input: ObjectReader, key: string): number | undefined {
  const text = input.text(key)
  if (text === undefined) return undefined
  const share = text.endsWith('%') ? parseDecimal(text.slice(0, -1), 2, false) : 'notADecimal'
  if (typeof share !== 'number') return input.problem(key, 'not a percentage such as "10%" with at most two decimals')
  return share > WHOLE ? input.problem(key, 'must be at most 100%') : share
}

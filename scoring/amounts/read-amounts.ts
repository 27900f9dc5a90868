import { openObject } from '#scoring/input/object-reader.ts'
import { type ReadOutcome, Report, outcomeOf } from '#scoring/input/report.ts'
import { CAPITALS_LIMIT_FEN, writeCapitals } from './capitals.ts'

const INPUT_KEYS = new Set(['amounts'])

/** Reads the JSON of `amount`: money strings, as fen. */
export function readAmounts(json: unknown): ReadOutcome<bigint[]> {
  const report = new Report()
  const amounts = openObject(report, null, json, INPUT_KEYS)?.list('amounts') ?? []
  const fen = amounts.map(({ value, place }) => {
    const amount = readAmount(value)
    if (typeof amount === 'bigint') return amount
    report.add(place, amount)
    return 0n
  })
  return outcomeOf(report, fen)
}

/** The JSON that `amount` answers. */
export function writeAmounts(fen: readonly bigint[]): { capitals: string[] } {
  return { capitals: fen.map(writeCapitals) }
}

function readAmount(value: unknown): bigint | string {
  if (typeof value !== 'string') return 'must be a money string'
  const digits = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  if (!digits) return 'not a decimal number'
  const [, sign, whole = '', fraction = ''] = digits
  if (sign === '-') return 'must not be negative'
  if (fraction.length > 2) return 'more than two decimals'
  if (whole.length > 40) return 'too many digits'
  const fen = BigInt(whole + fraction.padEnd(2, '0'))
  return fen < CAPITALS_LIMIT_FEN ? fen : 'must be below 10000000000000000'
}

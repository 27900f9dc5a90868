import { type DecimalFault, formatDecimal, parseDecimal } from './decimal.ts'

/** Money is whole fen (分); 30,000 yuan are 3000000. */
export type Fen = number

/** Amounts the engine calculates with lie below one trillion yuan (万亿); beyond that a typing error is certain. */
export const MONEY_LIMIT_FEN: Fen = 100_000_000_000_000

/** Reads '30000.00' as 3000000 fen; at most two decimals, no sign, no grouping, below `MONEY_LIMIT_FEN`. */
export function parseFen(text: string): Fen | DecimalFault {
  const fen = parseDecimal(text, 2, false)
  return typeof fen === 'number' && fen >= MONEY_LIMIT_FEN ? 'tooManyDigits' : fen
}

/** Writes 3000000 fen as '30000.00', always two decimals. */
export function formatFen(fen: Fen): string {
  return formatDecimal(fen, 2)
}

/** So many yuan, as fen. */
export function yuan(amount: number): Fen {
  return amount * 100
}

/** So many ten thousand yuan (万元), as fen. */
export function wan(amount: number): Fen {
  return amount * 1_000_000
}

// Amounts in Chinese capitals (大写金额) after 《支付结算办法》 annex 1. Where the rules leave a choice, this one is taken throughout:
// an amount that ends at 角 has no 整; a 0 at 元 before a 角 is written as 零; a 0 at 万 or 亿 before a 千 that is not 0 is left out.
import type { Fen } from '#scoring/numbers/money.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']

/** Amounts from here on have no settled reading (亿亿). */
export const CAPITALS_LIMIT_FEN = 10n ** 18n

/**
 * Writes fen in capitals without the leading 人民币: 1640902 is 壹万陆仟肆佰零玖元零贰分, 0 is 零元整.
 * Throws a RangeError below 0 and from 10^16 yuan on.
 */
export function writeCapitals(fen: Fen | bigint): string {
  const amount = BigInt(fen)
  if (amount < 0n || amount >= CAPITALS_LIMIT_FEN) throw new RangeError(`no amount to write: ${amount}`)
  const yuan = amount / 100n
  const jiao = Number((amount % 100n) / 10n)
  const cents = Number(amount % 10n)
  const whole = yuan === 0n ? '' : `${writeNumber(yuan)}元`
  if (jiao === 0 && cents === 0) return whole === '' ? '零元整' : `${whole}整`
  const zeroBefore = whole !== '' && (jiao === 0 || yuan % 10n === 0n) ? '零' : ''
  return whole + zeroBefore + (jiao === 0 ? '' : `${DIGITS[jiao]}角`) + (cents === 0 ? '' : `${DIGITS[cents]}分`)
}

/** A whole number above 0: eight digits at a time, joined by 亿. */
function writeNumber(value: bigint): string {
  const high = value / 100_000_000n
  const low = Number(value % 100_000_000n)
  if (high === 0n) return writeEightDigits(low)
  if (low === 0) return `${writeNumber(high)}亿`
  return `${writeNumber(high)}亿${low < 10_000_000 ? '零' : ''}${writeEightDigits(low)}`
}

function writeEightDigits(value: number): string {
  const low = value % 10_000
  const high = (value - low) / 10_000
  if (high === 0) return writeFourDigits(low)
  if (low === 0) return `${writeFourDigits(high)}万`
  return `${writeFourDigits(high)}万${low < 1_000 ? '零' : ''}${writeFourDigits(low)}`
}

/** One to four digits; zeros inside become one 零, zeros at the end nothing. */
function writeFourDigits(value: number): string {
  const digits = String(value)
  let text = ''
  let zero = false
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[at])
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    text += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[digits.length - 1 - at]}`
    zero = false
  }
  return text
}

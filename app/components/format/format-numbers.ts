import { dictionaryOf } from '#app/messages/dictionaries.ts'
import type { Locale } from '#app/messages/locale.ts'

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function twoDecimals(hundredths: number): { sign: string; whole: string; rest: string } {
  const size = Math.abs(hundredths)
  return { sign: hundredths < 0 ? '-' : '', whole: String(Math.trunc(size / 100)), rest: String(size % 100).padStart(2, '0') }
}

/** Integer fen → `30,000.00`, without a unit; for columns whose head names it. */
export function formatFen(fen: number): string {
  const { sign, whole, rest } = twoDecimals(fen)
  return `${sign}${group(whole)}.${rest}`
}

/** Integer fen with its unit: `30,000.00 元`, `CNY 30,000.00`. */
export function formatMoney(locale: Locale, fen: number): string {
  return dictionaryOf(locale).common.yuan(formatFen(fen))
}

/** A mark in integer hundredths → `86.50`. Marks are never rounded on their way to the screen. */
export function formatMark(hundredths: number): string {
  const { sign, whole, rest } = twoDecimals(hundredths)
  return `${sign}${whole}.${rest}`
}

/** A share in basis points → `30%`, `12.5%`. */
export function formatBasisPoints(locale: Locale, basisPoints: number): string {
  const { sign, whole, rest } = twoDecimals(basisPoints)
  const decimals = rest.replace(/0+$/, '')
  return dictionaryOf(locale).common.percent(`${sign}${whole}${decimals ? `.${decimals}` : ''}`)
}

/** A count with grouped thousands: `12,000`. */
export function formatCount(count: number): string {
  return `${count < 0 ? '-' : ''}${group(String(Math.abs(Math.trunc(count))))}`
}

/** Bytes in words a person reads: `640 字节`, `12 KB`, `4.6 MB`. */
export function formatFileSize(locale: Locale, bytes: number): string {
  const words = dictionaryOf(locale).common.fileSize
  if (bytes < 1000) return words.bytes(String(bytes))
  if (bytes < 999_500) return words.kilobytes(String(Math.round(bytes / 1000)))
  return words.megabytes(String(Math.round(bytes / 100_000) / 10))
}

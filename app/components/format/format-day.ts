import { dictionaryOf } from '#app/messages/dictionaries.ts'
import type { Locale } from '#app/messages/locale.ts'

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * A day in words: `2024-05-01` → `2024年5月1日` or `1 May 2024`.
 * Days are calendar days without a zone, so no Date object is made of them. Anything else comes back unchanged.
 */
export function formatDay(locale: Locale, day: string): string {
  const parts = dayPattern.exec(day)
  if (!parts) return day
  return dictionaryOf(locale).common.date.day(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** `2024-05` or a day → `2024年5月` or `May 2024`. */
export function formatMonth(locale: Locale, day: string): string {
  const [year, month] = day.split('-')
  if (!year || !month) return day
  return dictionaryOf(locale).common.date.month(Number(year), Number(month))
}

/** Two days as a range in words. */
export function formatDayRange(locale: Locale, from: string, to: string): string {
  return dictionaryOf(locale).common.date.range(formatDay(locale, from), formatDay(locale, to))
}

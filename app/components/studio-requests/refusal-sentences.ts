import type { Locale, Messages } from '#app/messages/index.ts'

import { formatDay } from '../format/format-day.ts'

/** The sentences for refusals of requests; of a bar with the day on which it ends. */
export function refusalSentences(m: Messages, locale: Locale, data?: Record<string, unknown>): Record<string, string> {
  const { refusals, barred } = m.studioRequests
  return typeof data?.barredUntil === 'string' ? { ...refusals, barred: barred(formatDay(locale, data.barredUntil)) } : refusals
}

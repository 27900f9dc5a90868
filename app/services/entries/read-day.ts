import { isDay } from '#app/lib/dates.ts'

export type DayReading = { ok: true; day: string; converted: boolean } | { ok: false; fault: 'noSuchDay' | 'unreadable' }

const ISO = /^\d{4}-\d{2}-\d{2}$/
/** Year first, as everybody here writes it; 3/2/2026 and 20260203 have more than one reading. */
const WRITTEN = /^(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/

/** Reads a typed day: `2026-02-03`, `2026-2-3`, `2026.2.3`, `2026/2/3`, `2026年2月3日`. `converted` asks to show the result. */
export function readDay(typed: string): DayReading {
  if (typed.length > 40) return { ok: false, fault: 'unreadable' }
  const text = typed.normalize('NFKC').replace(/\s/gu, '')
  const match = WRITTEN.exec(text)
  if (!match) return { ok: false, fault: 'unreadable' }
  const [, year = '', , month = match[5] ?? '', dayOfMonth = match[6] ?? ''] = match
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(day) ? { ok: true, day, converted: !ISO.test(text) } : { ok: false, fault: 'noSuchDay' }
}

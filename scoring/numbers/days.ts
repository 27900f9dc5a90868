// Civil days as 'YYYY-MM-DD' text. No clock and no time zone: a birthday is the same day everywhere, and text of this form
// compares in the order of the calendar.

/** A day of the civil calendar, '2022-05-20'. */
export type Day = string

/** The parts of a day. */
export interface DayParts {
  year: number
  month: number
  day: number
}

/** Years a day may lie in: the oldest resident IDs begin with 1800, and nothing here is planned beyond 2199. */
const FIRST_YEAR = 1800
const LAST_YEAR = 2199

const MONTH_DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for an existing day written 'YYYY-MM-DD' in the years 1800–2199. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null
}

/** The parts of an existing day, or null ('2026-02-30', '0000-01-01', '2026-2-3' are none). */
export function parseDay(text: string): DayParts | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const parts = { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) }
  return isRealDay(parts) ? parts : null
}

/** True when the month has that day in that year. */
export function isRealDay({ year, month, day }: DayParts): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29
  return MONTH_DAYS[month - 1] ?? 0
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function formatDay({ year, month, day }: DayParts): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Below 0 when `a` is earlier than `b`, 0 on the same day, above 0 when later. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** True when `day` lies in the period; both ends belong to it, null leaves an end open. */
export function isWithin(day: Day, from: Day | null, to: Day | null): boolean {
  return (from === null || day >= from) && (to === null || day <= to)
}

/**
 * The same day so many months on (or back); a day the target month does not have becomes its last day
 * (2024-01-31 + 1 = 2024-02-29). Throws a RangeError for a text that is no day.
 */
export function addMonths(day: Day, months: number): Day {
  const parts = requireDay(day)
  const index = parts.year * 12 + (parts.month - 1) + months
  const month = ((index % 12) + 12) % 12
  const year = (index - month) / 12
  return formatDay({ year, month: month + 1, day: Math.min(parts.day, daysInMonth(year, month + 1)) })
}

/** `addMonths` by whole years. */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12)
}

/** The day after. */
export function nextDay(day: Day): Day {
  const { year, month, day: dayOfMonth } = requireDay(day)
  if (dayOfMonth < daysInMonth(year, month)) return formatDay({ year, month, day: dayOfMonth + 1 })
  return month < 12 ? formatDay({ year, month: month + 1, day: 1 }) : formatDay({ year: year + 1, month: 1, day: 1 })
}

// Days by which each month shifts the weekday, counted with January and February in the year before (Sakamoto).
const MONTH_SHIFT: readonly number[] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

/** The day of the week, Sunday 0 to Saturday 6. */
export function weekdayOf(day: Day): number {
  const { year, month, day: dayOfMonth } = requireDay(day)
  const counted = month < 3 ? year - 1 : year
  return (counted + Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400) + MONTH_SHIFT[month - 1]! + dayOfMonth) % 7
}

/** Completed years from one day to a later one: who is born on 29 February completes a year on 1 March of a common year. */
export function completedYears(from: Day, to: Day): number {
  const start = requireDay(from)
  const end = requireDay(to)
  const beforeAnniversary = end.month < start.month || (end.month === start.month && end.day < start.day)
  return end.year - start.year - (beforeAnniversary ? 1 : 0)
}

function requireDay(day: Day): DayParts {
  const parts = parseDay(day)
  if (!parts) throw new RangeError(`not a day: ${day}`)
  return parts
}

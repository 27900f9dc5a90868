import { isDay, nextDay, weekdayOf, type Day } from '../numbers/days.ts'
import { STATE_COUNCIL_YEARS, type YearArrangement } from './state-council-years.ts'

/** Which days differ from the plain week, and for which years that is known. */
export interface WorkingCalendar {
  years: ReadonlySet<number>
  holidays: ReadonlySet<Day>
  makeUpWorkdays: ReadonlySet<Day>
}

/** A day an office entered itself: a holiday, or a weekend day that is worked. */
export interface EnteredDay {
  day: Day
  kind: 'holiday' | 'makeUpWorkday'
}

/**
 * The calendar of the published arrangements and of what an office entered. A year the office entered counts as the office has it,
 * whole: two half-known years cannot be mixed into one.
 */
export function workingCalendar(entered: readonly EnteredDay[] = [], arrangements: readonly YearArrangement[] = STATE_COUNCIL_YEARS): WorkingCalendar {
  const years = new Set<number>()
  const holidays = new Set<Day>()
  const makeUpWorkdays = new Set<Day>()
  for (const { day, kind } of entered) {
    years.add(yearOf(day))
    ;(kind === 'holiday' ? holidays : makeUpWorkdays).add(day)
  }
  for (const { year, daysOff, makeUpWorkdays: worked } of arrangements) {
    if (years.has(year)) continue
    years.add(year)
    for (const { from, to } of daysOff) for (let day = from; day <= to; day = nextDay(day)) holidays.add(day)
    for (const day of worked) makeUpWorkdays.add(day)
  }
  return { years, holidays, makeUpWorkdays }
}

export type LastWorkingDay = { ok: true; lastDay: Day } | { ok: false; reason: 'yearUnknown'; year: number }

/**
 * The last of so many working days after a day. The day something is published does not count, the next one is the first that may
 * (Civil Code, articles 201 and 203: the day of the beginning is left out).
 *
 * @returns `yearUnknown` when the count would run into a year whose arrangement is not known
 */
export function lastWorkingDay(calendar: WorkingCalendar, { after, workingDays }: { after: Day; workingDays: number }): LastWorkingDay {
  if (!isDay(after)) throw new RangeError(`not a day: ${after}`)
  if (!Number.isInteger(workingDays) || workingDays < 1) throw new RangeError(`not a number of days: ${workingDays}`)
  let day = after
  for (let left = workingDays; left > 0; ) {
    day = nextDay(day)
    if (!calendar.years.has(yearOf(day))) return { ok: false, reason: 'yearUnknown', year: yearOf(day) }
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return { ok: true, lastDay: day }
}

/** Whether offices work on a day of a known year. Throws a RangeError for a year that is not known. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (!calendar.years.has(yearOf(day))) throw new RangeError(`the year of ${day} is not known`)
  if (calendar.makeUpWorkdays.has(day)) return true
  return !calendar.holidays.has(day) && !isWeekend(day)
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

const yearOf = (day: Day) => Number(day.slice(0, 4))

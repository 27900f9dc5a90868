/**
 * Days and instants. A day is 'YYYY-MM-DD' in Asia/Shanghai; an instant is a Date in UTC. Which day it is now comes from
 * the database clock (services/clock.server.ts), never from the machine a browser runs on.
 */

export const TIME_ZONE = 'Asia/Shanghai'
/** The zone has had no summer time since 1991; only birthdays lie before, and those are days, not instants. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is an existing day between 1900 and 2199. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2199) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The day in Asia/Shanghai on which an instant (from 1992 on) falls. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** The first instant of a day in Asia/Shanghai. Windows are half-open: a deadline day ends where the next begins. */
export function startOfDay(day: string): Date {
  if (!isDay(day)) throw new RangeError(`No such day: ${day}`)
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - OFFSET_MS)
}

/** The instant at which a day is over: the first one of the next day. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + DAY_MS)
}

/** The last day on which something can be done that ends at an instant: a deadline at midnight is the evening before. */
export function lastDayBefore(deadline: Date): string {
  return dayOf(new Date(deadline.getTime() - 1))
}

/** The day `days` later (or earlier). */
export function addDays(day: string, days: number): string {
  if (!isDay(day)) throw new RangeError(`No such day: ${day}`)
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  if (!isDay(from) || !isDay(to)) throw new RangeError(`No such day: ${from} or ${to}`)
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS
}

/** Days left until a deadline as people count them by the calendar: 0 on its last day, 1 on the day before, negative once that day is over. */
export function daysLeft(deadline: Date, now: Date): number {
  return daysBetween(dayOf(now), lastDayBefore(deadline))
}

/** Whole years between a birthday and a day. Who is born on 29 February is a year older on 1 March. */
export function ageOn(birthDay: string, day: string): number {
  if (!isDay(birthDay) || !isDay(day)) throw new RangeError(`No such day: ${birthDay} or ${day}`)
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** The instant of a minute in Asia/Shanghai, 'YYYY-MM-DD HH:mm' (or with a T in between); null when there is no such minute. */
export function instantOf(minute: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)$/.exec(minute.trim())
  if (!match || !isDay(match[1]!)) return null
  return new Date(startOfDay(match[1]!).getTime() + (Number(match[2]) * 60 + Number(match[3])) * 60_000)
}

/** 'YYYY-MM-DD HH:mm' in Asia/Shanghai. */
export function minuteOf(instant: Date): string {
  const local = new Date(instant.getTime() + OFFSET_MS).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

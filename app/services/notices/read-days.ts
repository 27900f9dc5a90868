import { addDays, daysBetween, isDay } from '#app/lib/dates.ts'

const LONGEST_RANGE = 31

/**
 * Days written one or one range a line: `2027-01-01`, `2027-02-05 至 2027-02-11`. Null when a line is neither; a range is at most a
 * month long, so that a mistyped year is not taken for a holiday of a year.
 */
export function readDays(text: string): string[] | null {
  const days: string[] = []
  for (const line of text.split('\n').map((part) => part.trim()).filter((part) => part !== '')) {
    const [from = '', to = from, ...rest] = line.split(/\s*(?:至|到|~|～|to)\s*/)
    if (rest.length > 0 || !isDay(from) || !isDay(to)) return null
    const length = daysBetween(from, to)
    if (length < 0 || length >= LONGEST_RANGE) return null
    for (let n = 0; n <= length; n += 1) days.push(addDays(from, n))
  }
  return days
}

import { expect, test } from 'vitest'
import { isWorkingDay, lastWorkingDay, workingCalendar } from '#scoring/working-days/count-working-days.ts'
import { weekdayOf } from '#scoring/numbers/days.ts'
import { STATE_COUNCIL_YEARS } from '#scoring/working-days/state-council-years.ts'

const calendar = workingCalendar()

//  published  | working days | last day   | on the way
//  2026-09-18 | 5            | 2026-09-24 | Friday; Sunday the 20th is worked, the weekend's Saturday is not
//  2026-09-24 | 5            | 2026-10-09 | 25–27 September and 1–7 October are off: 28, 29, 30, 8, 9
//  2024-04-30 | 6            | 2024-05-11 | 1–5 May off; 6, 7, 8, 9, 10, and Saturday the 11th is worked
test.each([
  ['2026-09-18', 5, '2026-09-24'],
  ['2026-09-24', 5, '2026-10-09'],
  ['2024-04-30', 5, '2024-05-10'],
  ['2024-04-30', 6, '2024-05-11'],
  ['2025-10-09', 2, '2025-10-11'],
  ['2026-02-13', 1, '2026-02-14'],
  ['2026-11-20', 5, '2026-11-27'],
  ['2026-11-21', 5, '2026-11-27'],
])('published on %s, %i working days end on %s', (after, workingDays, lastDay) => {
  expect(lastWorkingDay(calendar, { after, workingDays })).toEqual({ ok: true, lastDay })
})

test('the day of publishing never counts, not even as a working day', () => {
  expect(lastWorkingDay(calendar, { after: '2026-11-23', workingDays: 1 })).toEqual({ ok: true, lastDay: '2026-11-24' })
})

test('a count that runs into an unknown year is refused and names the year', () => {
  expect(lastWorkingDay(calendar, { after: '2026-12-28', workingDays: 3 })).toEqual({ ok: true, lastDay: '2026-12-31' })
  expect(lastWorkingDay(calendar, { after: '2026-12-28', workingDays: 4 })).toEqual({ ok: false, reason: 'yearUnknown', year: 2027 })
  expect(lastWorkingDay(calendar, { after: '2022-06-01', workingDays: 1 })).toEqual({ ok: false, reason: 'yearUnknown', year: 2022 })
})

test('a year that the office entered counts as the office has it', () => {
  const own = workingCalendar([{ day: '2027-01-01', kind: 'holiday' }, { day: '2027-01-03', kind: 'makeUpWorkday' }])
  expect(lastWorkingDay(own, { after: '2026-12-31', workingDays: 2 })).toEqual({ ok: true, lastDay: '2027-01-04' })
  const corrected = workingCalendar([{ day: '2026-11-24', kind: 'holiday' }])
  expect([isWorkingDay(corrected, '2026-11-24'), isWorkingDay(corrected, '2026-09-20')]).toEqual([false, false])
})

test('every worked weekend day is a weekend day, and no day is both worked and off', () => {
  for (const { year, makeUpWorkdays } of STATE_COUNCIL_YEARS) {
    for (const day of makeUpWorkdays) {
      expect([day.slice(0, 4), [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()), calendar.holidays.has(day)]).toEqual([String(year), true, false])
    }
  }
})

test('the weekday is that of the civil calendar, leap years and centuries included', () => {
  const wrong: string[] = []
  for (let at = Date.UTC(1899, 11, 1); at < Date.UTC(2101, 2, 2); at += 86_400_000 * 17) {
    const date = new Date(at)
    if (weekdayOf(date.toISOString().slice(0, 10)) !== date.getUTCDay()) wrong.push(date.toISOString())
  }
  expect(wrong).toEqual([])
})

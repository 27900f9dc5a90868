import { expect, test } from 'vitest'

import { addDays, ageOn, dayOf, daysBetween, endOfDay, isDay, minuteOf, startOfDay } from '#app/lib/dates.ts'

test('a day exists or it does not', () => {
  for (const day of ['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31']) expect(isDay(day), day).toBe(true)
  for (const day of ['2026-02-30', '2025-02-29', '1900-02-29', '2026-13-01', '0000-01-01', '9999-12-31', '2026-2-3', '2026/02/03', '', '2026-02-03T00:00']) {
    expect(isDay(day), day).toBe(false)
  }
})

test('a day in Asia/Shanghai begins at four in the afternoon UTC of the day before, in every zone of the process', () => {
  const zone = process.env.TZ
  for (const tz of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
    process.env.TZ = tz
    expect(startOfDay('2026-05-01').toISOString()).toBe('2026-04-30T16:00:00.000Z')
    expect(dayOf(new Date('2026-04-30T15:59:59.999Z'))).toBe('2026-04-30')
    expect(dayOf(new Date('2026-04-30T16:00:00.000Z'))).toBe('2026-05-01')
    expect(minuteOf(new Date('2026-04-30T16:05:59.000Z'))).toBe('2026-05-01 00:05')
  }
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test('a deadline day ends where the next one begins', () => {
  expect(endOfDay('2026-05-01')).toEqual(startOfDay('2026-05-02'))
})

test('days are counted across months and leap days', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
})

test('age grows on the birthday; for 29 February on 1 March', () => {
  expect(ageOn('1988-07-01', '2026-06-30')).toBe(37)
  expect(ageOn('1988-07-01', '2026-07-01')).toBe(38)
  expect(ageOn('2004-02-29', '2026-02-28')).toBe(21)
  expect(ageOn('2004-02-29', '2026-03-01')).toBe(22)
})

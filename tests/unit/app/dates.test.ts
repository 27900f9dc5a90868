import { expect, test } from 'vitest'

import { addDays, ageOn, dayOf, daysBetween, daysLeft, endOfDay, isDay, minuteOf, startOfDay } from '#app/lib/dates.ts'
import { messagesFor } from '#app/messages/index.ts'

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

test('days left are counted by the calendar of Asia/Shanghai: 0 on the last day, whatever the hour', () => {
  //  deadline: the end of 22 December
  const midnight = endOfDay('2026-12-22')
  const left = (now: string, deadline = midnight) => daysLeft(deadline, new Date(`${now}+08:00`))
  expect(left('2026-11-22T00:00:00.000')).toBe(30)
  expect(left('2026-11-22T23:59:59.999')).toBe(30)
  expect(left('2026-12-21T23:59:59.999')).toBe(1)
  expect(left('2026-12-22T00:00:00.000')).toBe(0)
  expect(left('2026-12-22T23:59:59.999')).toBe(0)
  expect(left('2026-12-23T00:00:00.000')).toBe(-1)
  //  deadline: at 17:00 of its last day
  const afternoon = new Date('2026-12-22T17:00:00+08:00')
  expect([left('2026-12-21T18:00:00', afternoon), left('2026-12-22T08:00:00', afternoon), left('2026-12-22T18:00:00', afternoon)]).toEqual([1, 0, 0])
})

test('the same deadline is told in the same words on every page', () => {
  expect([0, 1, 2, 30].map(messagesFor('zh-CN').common.daysLeft)).toEqual(['今天截止', '明天截止', '还有 2 天', '还有 30 天'])
  expect([0, 1, 2, 30].map(messagesFor('en').common.daysLeft)).toEqual(['Due today', 'Due tomorrow', '2 days left', '30 days left'])
})

test('age grows on the birthday; for 29 February on 1 March', () => {
  expect(ageOn('1988-07-01', '2026-06-30')).toBe(37)
  expect(ageOn('1988-07-01', '2026-07-01')).toBe(38)
  expect(ageOn('2004-02-29', '2026-02-28')).toBe(21)
  expect(ageOn('2004-02-29', '2026-03-01')).toBe(22)
})

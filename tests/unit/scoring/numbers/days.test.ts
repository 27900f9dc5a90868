import { fc } from '#tests/unit/scoring/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { addMonths, addYears, compareDays, completedYears, isDay, isWithin, nextDay } from '#scoring/numbers/days.ts'

describe('a day exists in the calendar', () => {
  test.each(['2022-05-20', '2000-02-29', '2024-02-29', '1988-07-01', '2026-12-31'])('%s is a day', (text) => expect(isDay(text)).toBe(true))
  test.each(['2026-02-30', '2025-02-29', '1900-02-29', '2026-13-01', '0000-01-01', '9999-12-31', '2026-2-3', '2026/02/03', '2026-00-10', '2026-01-00',
    '20260203', ' 2026-02-03', '2026-02-03T00:00', '', '２０２６-01-01'])('%s is none', (text) => expect(isDay(text)).toBe(false))
})

describe('days are compared and moved without a clock', () => {
  test('order is that of the calendar', () => {
    expect(compareDays('2021-07-31', '2021-08-01')).toBe(-1)
    expect(compareDays('2021-08-01', '2021-08-01')).toBe(0)
    expect(compareDays('2021-08-02', '2021-08-01')).toBe(1)
  })

  test('a period holds both its ends', () => {
    expect(['2020-01-31', '2020-02-01', '2024-01-31', '2024-02-01'].map((day) => isWithin(day, '2020-02-01', '2024-01-31'))).toEqual([false, true, true, false])
    expect(isWithin('2020-01-01', null, null)).toBe(true)
  })

  test('a month on, the day before it ends where the month is shorter', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28')
    expect(addMonths('2022-03-15', -3)).toBe('2021-12-15')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(() => addMonths('2024-02-30', 1)).toThrow(RangeError)
  })

  test('the next day follows over month and year', () => {
    expect(['2024-02-28', '2024-02-29', '2023-12-31'].map(nextDay)).toEqual(['2024-02-29', '2024-03-01', '2024-01-01'])
  })

  test('a year is completed on the anniversary', () => {
    expect(['2024-02-28', '2024-02-29', '2025-02-28', '2025-03-01'].map((day) => completedYears('2004-02-29', day))).toEqual([19, 20, 20, 21])
  })

  test('every day has a later next day', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2190 }), fc.integer({ min: 0, max: 400 }), (year, steps) => {
      let day = `${year}-01-01`
      for (let step = 0; step < steps; step++) {
        const next = nextDay(day)
        expect(isDay(next) && compareDays(day, next) < 0).toBe(true)
        day = next
      }
    }), { numRuns: 20 })
  })
})

import '#app/messages/index.ts'

import { describe, expect, test } from 'vitest'

import { formatDay, formatDayRange, formatMonth } from '#app/components/format/format-day.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { formatBasisPoints, formatCount, formatFen, formatFileSize, formatMark, formatMoney } from '#app/components/format/format-numbers.ts'

describe('days', () => {
  test('are written in words without a time zone coming in between', () => {
    expect(formatDay('zh-CN', '2024-05-01')).toBe('2024年5月1日')
    expect(formatDay('en', '2024-12-31')).toBe('31 December 2024')
    expect(formatMonth('zh-CN', '2024-05')).toBe('2024年5月')
    expect(formatDayRange('en', '2024-05-01', '2024-05-07')).toBe('1 May 2024 to 7 May 2024')
  })

  test('stay as they are when they are no days', () => {
    expect(formatDay('zh-CN', 'soon')).toBe('soon')
  })
})

describe('instants', () => {
  test('stand on the clock of the county, across midnight and the turn of the year', () => {
    expect(formatInstant('2024-12-31T16:00:00Z')).toBe('2025-01-01 00:00')
    expect(formatInstant('2024-05-01T15:59:59.999Z', 'second')).toBe('2024-05-01 23:59:59')
    expect(formatInstant(new Date('2024-05-01T00:05:00Z'))).toBe('2024-05-01 08:05')
  })

  test('are empty when they cannot be read', () => {
    expect(formatInstant('never')).toBe('')
  })
})

describe('money and marks', () => {
  test('keep every fen and group thousands', () => {
    expect([0, 5, 105, 3_000_000, 123_456_789, -250].map(formatFen)).toEqual(['0.00', '0.05', '1.05', '30,000.00', '1,234,567.89', '-2.50'])
    expect(formatMoney('zh-CN', 3_000_000)).toBe('30,000.00 元')
    expect(formatMoney('en', 3_000_000)).toBe('CNY 30,000.00')
  })

  test('marks have two decimals and no grouping', () => {
    expect([0, 8550, 10000, -5].map(formatMark)).toEqual(['0.00', '85.50', '100.00', '-0.05'])
  })

  test('weights lose the zeros nobody writes', () => {
    expect([3000, 1250, 1205, 10000].map((value) => formatBasisPoints('zh-CN', value))).toEqual(['30%', '12.5%', '12.05%', '100%'])
  })

  test('counts and file sizes', () => {
    expect([7, 1000, 1234567].map(formatCount)).toEqual(['7', '1,000', '1,234,567'])
    expect([640, 12_400, 999_999, 4_640_000].map((bytes) => formatFileSize('en', bytes))).toEqual(['640 bytes', '12 KB', '1 MB', '4.6 MB'])
  })
})

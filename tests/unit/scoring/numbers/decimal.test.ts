import { fc } from '#tests/unit/scoring/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { countDecimals, describeDecimalFault, formatDecimal, parseDecimal } from '#scoring/numbers/decimal.ts'
import { formatHundredths, parseHundredths, parseSignedHundredths } from '#scoring/numbers/hundredths.ts'

describe('a decimal string is read exactly', () => {
  test.each([
    ['85', 8500], ['85.5', 8550], ['85.50', 8550], ['100', 10000], ['100.00', 10000], ['0', 0], ['0.01', 1], ['085', 8500],
  ])('%s is %i hundredths', (text, expected) => expect(parseHundredths(text)).toBe(expected))

  test.each([
    ['100.004', 'tooManyDecimals'], ['99.995', 'tooManyDecimals'], ['85.125', 'tooManyDecimals'],
    ['-0.01', 'negative'], ['-0', 'negative'], ['1e2', 'notADecimal'], ['0x10', 'notADecimal'], ['Infinity', 'notADecimal'],
    ['NaN', 'notADecimal'], ['1E400', 'notADecimal'], ['85,5', 'notADecimal'], ['85。5', 'notADecimal'], ['85分', 'notADecimal'],
    ['八十五', 'notADecimal'], ['85.', 'notADecimal'], ['.5', 'notADecimal'], ['+85', 'notADecimal'], ['85 90', 'notADecimal'],
    ['O5', 'notADecimal'], ['٨٥', 'notADecimal'], ['', 'notADecimal'], [' 85', 'notADecimal'], ['８５', 'notADecimal'],
    ['1.2.3', 'notADecimal'], ['--1', 'notADecimal'], ['-', 'notADecimal'], ['9'.repeat(10_000), 'tooManyDigits'],
    [`${'9'.repeat(10_000)}x`, 'notADecimal'], ['9007199254740993', 'tooManyDigits'], ['1_000', 'notADecimal'],
  ])('%s is refused', (text, fault) => expect(parseHundredths(text)).toBe(fault))

  test('a sign is read only where it is allowed, and -0 is 0', () => {
    expect(parseSignedHundredths('-1.5')).toBe(-150)
    expect(Object.is(parseSignedHundredths('-0.00'), 0)).toBe(true)
    expect(parseDecimal('-3', 0, true)).toBe(-3)
  })

  test('what is written is read again as the same value', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
      if (Math.abs(value) * 10 ** decimals > 1e15) return
      const text = formatDecimal(value, decimals)
      expect(parseDecimal(text, decimals, true)).toBe(value === 0 ? 0 : value)
      expect(countDecimals(text)).toBe(decimals)
    }))
  })

  test('hundredths always print two decimals', () => {
    expect([0, 5, 50, 8650, 10000, 10001, -150, -5].map(formatHundredths))
      .toEqual(['0.00', '0.05', '0.50', '86.50', '100.00', '100.01', '-1.50', '-0.05'])
  })

  test('a fault has words', () => {
    expect(describeDecimalFault('tooManyDecimals', 2)).toBe('more than two decimals')
    expect(describeDecimalFault('tooManyDecimals', 1)).toBe('more than one decimal')
    expect(describeDecimalFault('tooManyDecimals', 0)).toBe('must be a whole number')
    expect(describeDecimalFault('notADecimal', 2)).toBe('not a decimal number')
    expect(describeDecimalFault('negative', 2)).toBe('must not be negative')
    expect(describeDecimalFault('tooManyDigits', 2)).toBe('too many digits')
  })
})

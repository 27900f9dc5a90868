import { fc } from '#tests/unit/scoring/fast-check.ts'
import { describe, expect, test } from 'vitest'
import { ROUNDABLE, roundHalfAway, roundHalfAwayBig, roundQuotient } from '#scoring/numbers/rounding.ts'

describe('a rational is rounded once, a half away from zero', () => {
  test.each([
    [16601, 2, 8301], [5, 2, 3], [-5, 2, -3], [4, 3, 1], [5, 3, 2], [-4, 3, -1], [-5, 3, -2], [0, 7, 0], [-1, 3, 0], [6, 3, 2], [-6, 3, -2],
  ])('%i / %i is %i', (numerator, denominator, expected) => {
    expect(roundHalfAway(numerator, denominator)).toBe(expected)
    expect(roundHalfAwayBig(BigInt(numerator), BigInt(denominator))).toBe(BigInt(expected))
  })

  test('both forms agree on all sizes', () => {
    fc.assert(fc.property(fc.integer({ min: -ROUNDABLE, max: ROUNDABLE }), fc.integer({ min: 1, max: ROUNDABLE }), (numerator, denominator) => {
      expect(BigInt(roundHalfAway(numerator, denominator))).toBe(roundHalfAwayBig(BigInt(numerator), BigInt(denominator)))
    }))
  })

  test('a share becomes places by floor, ceil or half-up', () => {
    expect(roundQuotient(31, 10, 'floor')).toBe(3)
    expect(roundQuotient(31, 10, 'ceil')).toBe(4)
    expect(roundQuotient(31, 10, 'halfUp')).toBe(3)
    expect(roundQuotient(35, 10, 'halfUp')).toBe(4)
    expect(roundQuotient(30, 10, 'ceil')).toBe(3)
  })

  test('floor(N × 0.7) is exact where a double is not', () => {
    for (let n = 1; n <= 1000; n++) expect(BigInt(roundQuotient(n * 7, 10, 'floor'))).toBe((BigInt(n) * 7n) / 10n)
  })
})

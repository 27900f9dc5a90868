import { describe, expect, test } from 'vitest'
import { writeCapitals } from '#scoring/amounts/capitals.ts'
import { readAmounts, writeAmounts } from '#scoring/amounts/read-amounts.ts'
import { fc } from '#tests/unit/scoring/fast-check.ts'

const capitals = (...amounts: unknown[]) => {
  const read = readAmounts({ amounts })
  return read.ok ? writeAmounts(read.value).capitals : read.problems
}

describe('amounts in capitals', () => {
  test.each([
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['20000', '贰万元整'],
    ['30000.00', '叁万元整'],
    ['100000', '壹拾万元整'],
    ['110000', '壹拾壹万元整'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['0.05', '伍分'],
    ['0.50', '伍角'],
    ['0.55', '伍角伍分'],
    ['0', '零元整'],
    ['0.00', '零元整'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['10.05', '壹拾元零伍分'],
    ['10.50', '壹拾元零伍角'],
    ['1.5', '壹元伍角'],
    ['1001', '壹仟零壹元整'],
    ['100500', '壹拾万零伍佰元整'],
    ['20000.50', '贰万元零伍角'],
    ['10000000', '壹仟万元整'],
    ['12007000', '壹仟贰佰万柒仟元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100007000', '壹亿零柒仟元整'],
    ['100050000', '壹亿零伍万元整'],
    ['101000000', '壹亿零壹佰万元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000000010000', '壹万亿零壹万元整'],
    ['999999999999.99', '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['9999999999999999.99', '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s is %s', (amount, expected) => expect(capitals(amount)).toEqual([expected]))

  test('what is no amount is a problem', () => {
    expect(capitals('-1', '1e6', '1,000', '10000.005', '１００', 100, '10000000000000000', '9'.repeat(50), '')).toEqual([
      'amounts[0]: must not be negative',
      'amounts[1]: not a decimal number',
      'amounts[2]: not a decimal number',
      'amounts[3]: more than two decimals',
      'amounts[4]: not a decimal number',
      'amounts[5]: must be a money string',
      'amounts[6]: must be below 10000000000000000',
      'amounts[7]: too many digits',
      'amounts[8]: not a decimal number',
    ])
    expect(() => writeCapitals(-1)).toThrow(RangeError)
    expect(() => writeCapitals(10n ** 18n)).toThrow(RangeError)
  })

  test('what is written reads back as the amount, without 零 twice in a row or at the end', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 17 }), (amount, zeros) => {
      const fen = amount - (amount % 10n ** BigInt(zeros))
      const text = writeCapitals(fen)
      expect(readCapitals(text)).toBe(fen)
      if (fen > 0n) expect(/零零|零元|零万|零亿|零$|^零/.test(text)).toBe(false)
    }), { numRuns: 2_000 })
  })
})

/** Reads capitals by their places alone. */
function readCapitals(text: string): bigint {
  const [whole, rest] = text.includes('元') ? (text.split('元') as [string, string]) : ['', text]
  const digit = (mark: string) => BigInt(Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(/(.)/.exec(rest.slice(rest.indexOf(mark) - 1))?.[1] ?? '零')))
  const jiao = rest.includes('角') ? digit('角') : 0n
  const cents = rest.includes('分') ? digit('分') : 0n
  return readWhole(whole) * 100n + jiao * 10n + cents
}

function readWhole(text: string): bigint {
  for (const [unit, value] of [['亿', 100_000_000n], ['万', 10_000n], ['仟', 1_000n], ['佰', 100n], ['拾', 10n]] as const) {
    const at = text.lastIndexOf(unit)
    if (at >= 0) return readWhole(text.slice(0, at)) * value + readWhole(text.slice(at + 1))
  }
  const digits = text.replaceAll('零', '')
  return digits === '' ? 0n : BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(digits))
}

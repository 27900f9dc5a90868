import { describe, expect, test } from 'vitest'
import { fc } from '#tests/unit/scoring/fast-check.ts'
import { contest, event, rank } from '#tests/unit/scoring/contest.ts'

type Tier = Record<string, unknown>

/** Awards of a field given by its totals, one letter per entry: the tier's first letter, `?` undecided, `.` none. */
function awards(totals: readonly number[], ...tiers: Tier[]): string {
  const entrants = totals.map((total, at) => ({ id: `E${at}`, theory: String(total), practical: String(total) }))
  const result = rank(contest(entrants, { policy: null, event: event({ awards: tiers }) }))
  return result.awards.map(({ award }) => (award === null ? '.' : award === 'undecided' ? '?' : award[0])).join('')
}

const first = { key: 'first', count: 1 }
const second = { key: 'second', count: 2 }
const third = { key: 'third', count: 3 }

describe('tiers take whole groups of equal rank in order', () => {
  test.each([
    ['distinct ranks fill the tiers', [90, 89, 88, 87, 86, 85, 84], 'fsstt' + 't.'],
    ['a tie that fits stays together', [90, 89, 89, 87, 86, 85, 84], 'fsstt' + 't.'],
    ['a tie across the last place is undecided and closes the tier; the next starts behind it', [90, 89, 88, 88, 86, 85, 84], 'fs??ttt'],
    ['a tie for the single first place leaves nobody first', [90, 90, 88, 87, 86, 85, 84], '??sstt' + 't'],
    ['a tie that begins where the tier is full belongs to the next tier', [90, 89, 89, 89, 86, 85, 84], 'f???ttt'],
    ['more places than entries', [90, 89], 'fs'],
    ['nobody', [], ''],
  ])('%s', (_, totals, expected) => expect(awards(totals, first, second, third)).toBe(expected))

  test('a group that straddles one tier is not looked at again by the next', () => {
    expect(awards([90, 90, 90, 80], { key: 'a', count: 2 }, { key: 'b', count: 2 })).toBe('???b')
  })

  test('a tier without places is passed over', () => {
    expect(awards([90, 90], { key: 'a', count: 0 }, { key: 'b', count: 2 })).toBe('bb')
  })
})

describe('a share is of the field', () => {
  const totals = Array.from({ length: 15 }, (_, at) => 95 - at)
  test.each([
    ['floor', 'a..............'],
    ['ceil', 'aa.............'],
    ['halfUp', 'aa.............'],
  ])('10%% of 15 by %s', (rounding, expected) => expect(awards(totals, { key: 'a', share: '10%', rounding })).toBe(expected))

  test('without a rounding it is rounded down', () => {
    expect(awards(totals, { key: 'a', share: '13.33%' })).toBe('a..............')
  })

  test('entries without a rank count in the field that the share is of', () => {
    const entrants = [...totals.slice(0, 5).map((total, at) => ({ id: `E${at}`, theory: String(total), practical: String(total) })), ...totals.slice(0, 5).map((total, at) => ({ id: `D${at}`, theory: String(total) }))]
    const result = rank(contest(entrants, { policy: null, event: event({ awards: [{ key: 'a', share: '20%', rounding: 'floor' }] }) }))
    expect(result.fieldSize).toBe(10)
    expect(result.awards.filter(({ award }) => award === 'a').map(({ id }) => id)).toEqual(['E0', 'E1'])
  })

  test('a cumulative tier counts its places from the first rank on, an undecided group too', () => {
    expect(awards(totals, { key: 'a', share: '10%', rounding: 'ceil' }, { key: 'b', share: '30%', cumulative: true })).toBe('aabb...........')
    expect(awards([90, 89, 89, 88, 87, 86, 85, 84, 83, 82], { key: 'a', count: 2 }, { key: 'b', share: '50%', cumulative: true })).toBe('a??bb.....')
    expect(awards([90, 90, 90, 88], { key: 'a', count: 2 }, { key: 'b', count: 3, cumulative: true })).toBe('???.')
  })
})

test('undecided groups are said by name', () => {
  const result = rank(contest([{ id: 'A', theory: '90', practical: '90' }, { id: 'B', theory: '90', practical: '90' }], { policy: null, event: event({ awards: [first] }) }))
  expect(result.warnings).toEqual(['A、B并列第1名，奖项 first 只余1个名额，待裁决'])
})

test('no tier ever gives more places than it has, and equal ranks get the same', () => {
  const totalsOf = fc.array(fc.integer({ min: 70, max: 80 }), { maxLength: 30 })
  const tiersOf = fc.array(fc.record({ count: fc.integer({ min: 0, max: 6 }), cumulative: fc.boolean() }), { maxLength: 4 })
  fc.assert(fc.property(totalsOf, tiersOf, (totals, tiers) => {
    const letters = awards(totals, ...tiers.map((tier, at) => ({ key: 'abcd'[at], ...tier })))
    tiers.forEach(({ count, cumulative }, at) => {
      const own = letters.split('abcd'[at]!).length - 1
      const earlier = [...letters].filter((letter) => 'abcd'.slice(0, at).includes(letter)).length
      if (own > 0) expect(cumulative ? own + earlier : own).toBeLessThanOrEqual(count)
    })
    totals.forEach((total, at) => totals.forEach((other, index) => {
      if (total === other) expect(letters[at]).toBe(letters[index])
    }))
  }))
})

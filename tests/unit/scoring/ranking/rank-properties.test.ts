import { expect, test } from 'vitest'
import { fc } from '#tests/unit/scoring/fast-check.ts'
import { contest, event, rank, type Entrant, type Json } from '#tests/unit/scoring/contest.ts'

// Few different marks, so that ties, missing marks and equal tie-breaks are common.
const mark = fc.option(fc.integer({ min: 0, max: 6 }).map((half) => (58 + half / 2).toFixed(2)), { freq: 6 })
const panel = fc.array(fc.option(fc.integer({ min: -400, max: 10_000 }).map((value) => (value / 100).toFixed(2)), { freq: 4 }), { maxLength: 7 })
const status = fc.constantFrom('competed', 'competed', 'competed', 'competed', 'absent', 'didNotFinish', 'withdrawn', 'disqualified')
const level = fc.constantFrom(null, 'juniorWorker', 'seniorWorker', 'technician', 'seniorTechnician')
const seconds = fc.option(fc.constantFrom('10', '10.5', '11'))

const entrants = (size = 30): fc.Arbitrary<Entrant[]> =>
  fc
    .array(fc.record({ theory: mark, practical: fc.oneof(mark, panel.map((numbers) => ({ panel: numbers }))), status, skillLevel: level, seconds }), { maxLength: size })
    .map((rows) => rows.map(({ seconds: value, ...row }, at) => ({ id: `E${at}`, ...row, metrics: { seconds: value } })))

const rules = fc.record({
  theory: fc.integer({ min: 1, max: 99 }),
  panel: fc.record({ dropHigh: fc.integer({ min: 0, max: 1 }), dropLow: fc.integer({ min: 0, max: 1 }), decimals: fc.integer({ min: 0, max: 3 }), minimumJudges: fc.integer({ min: 0, max: 3 }) }),
})

const eventOf = ({ theory, panel: panelRule }: { theory: number; panel: Json }) =>
  event({
    parts: [{ key: 'theory', weight: theory }, { key: 'practical', weight: 100 - theory, panel: panelRule }],
    tieBreaks: [{ key: 'practical', direction: 'desc' }, { key: 'seconds', direction: 'asc' }],
    awards: [{ key: 'first', share: '10%', rounding: 'ceil' }, { key: 'second', count: 4 }],
  })

const byId = <T extends { id: string }>(lines: readonly T[]): T[] => [...lines].sort((a, b) => (a.id < b.id ? -1 : 1))

test('shuffling the entries changes nothing', () => {
  const cases = entrants().chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), rules))
  fc.assert(fc.property(cases, ([list, shuffled, rule]) => {
    const one = rank(contest(list, { event: eventOf(rule) }))
    const other = rank(contest(shuffled, { event: eventOf(rule) }))
    expect(byId(other.standings)).toEqual(byId(one.standings))
    expect(byId(other.awards)).toEqual(byId(one.awards))
    expect(byId(other.promotions!)).toEqual(byId(one.promotions!))
    expect([other.fieldSize, other.caps, other.sensitivity]).toEqual([one.fieldSize, one.caps, one.sensitivity])
  }))
})

test('shuffling the judges changes nothing', () => {
  const cases = panel.chain((numbers) => fc.tuple(fc.constant(numbers), fc.shuffledSubarray(numbers, { minLength: numbers.length }), rules))
  fc.assert(fc.property(cases, ([numbers, shuffled, rule]) => {
    const markOf = (given: unknown) => rank(contest([{ id: 'A', theory: '60', practical: { panel: given } }], { event: eventOf(rule) })).standings
    expect(markOf(shuffled)).toEqual(markOf(numbers))
  }))
})

test('an absent judge is never a 0: leaving the nulls out gives the same mark', () => {
  fc.assert(fc.property(panel, rules, (numbers, rule) => {
    const markOf = (given: unknown) => rank(contest([{ id: 'A', practical: { panel: given } }], { event: eventOf(rule) })).standings[0]!.marks.practical
    expect(markOf(numbers)).toBe(markOf(numbers.filter((number) => number !== null)))
  }))
})

test('a missing mark is never a 0: who lacks one has neither total nor rank, and whoever has a rank has every mark', () => {
  fc.assert(fc.property(entrants(), rules, (list, rule) => {
    for (const { marks, rank: place, total, unranked } of rank(contest(list, { event: eventOf(rule) })).standings) {
      const complete = Object.values(marks).every((value) => value !== null)
      if (!complete) expect([place, total]).toEqual([null, null])
      expect((place === null) === (unranked !== null)).toBe(true)
    }
  }))
})

test('ranks, ties and deciding criteria agree with a reference that compares every pair', () => {
  fc.assert(fc.property(entrants(), rules, (list, rule) => {
    const { standings } = rank(contest(list, { event: eventOf(rule) }))
    const ranked = standings.flatMap((standing, at) => (standing.rank === null ? [] : [{ ...standing, ...reference(standing, list[at]!, rule.theory) }]))
    for (const entry of ranked) {
      expect(entry.total).toBe(entry.exactTotal)
      expect(entry.rank).toBe(1 + ranked.filter((other) => compare(other.keys, entry.keys) < 0).length)
      expect(entry.tied).toBe(ranked.some((other) => other.id !== entry.id && compare(other.keys, entry.keys) === 0))
      const rivals = ranked.filter((other) => other.keys[0] === entry.keys[0] && compare(other.keys, entry.keys) !== 0)
      const first = Math.min(...rivals.map((other) => entry.keys.findIndex((key, at) => key !== other.keys[at])))
      expect(entry.decidedBy).toBe(rivals.length === 0 ? null : ['total', 'practical', 'seconds'][first])
    }
  }))
})

/** Keys of which the smaller is better, and the total by BigInt in thousandths. */
function reference({ marks }: { marks: Record<string, string | null> }, entrant: Entrant, theoryWeight: number) {
  const thousandths = (text: string) => {
    const [whole, fraction = ''] = text.replace('-', '').split('.')
    return BigInt(whole! + fraction.padEnd(3, '0')) * (text.startsWith('-') ? -1n : 1n)
  }
  const sum = thousandths(marks.theory!) * BigInt(theoryWeight) + thousandths(marks.practical!) * BigInt(100 - theoryWeight)
  const negative = sum < 0n
  const hundredths = ((negative ? -sum : sum) * 2n + 1000n) / 2000n
  const digits = hundredths.toString().padStart(3, '0')
  const exactTotal = `${negative && hundredths > 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
  const seconds = entrant.metrics?.seconds
  return { exactTotal, keys: [-Number(exactTotal), -Number(marks.practical), typeof seconds === 'string' ? Number(seconds) : Infinity] }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((key, index) => key !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}

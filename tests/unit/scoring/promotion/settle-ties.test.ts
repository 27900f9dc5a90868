import { describe, expect, test } from 'vitest'
import { decideContest, type TieSettlements } from '#scoring/ranking/decide-contest.ts'
import { writeDecision } from '#scoring/ranking/rank-contest.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'
import { shippedRegister } from '#scoring/policies/register.ts'
import { affected, contest, event, field, outcomes, promotionOf, type Entrant } from '#tests/unit/scoring/contest.ts'
import { fc } from '#tests/unit/scoring/fast-check.ts'

function decide(json: unknown, promotions: TieSettlements['promotions'], awards: TieSettlements['awards'] = []) {
  const read = readRankInput(json)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return writeDecision(read.value, decideContest(read.value, shippedRegister(), { promotions, awards }))
}

/** Two tied first among 15, where there is one technician's place. */
const twoFirst: Entrant[] = field(15, { 2: { practical: '99.00' } })
const members = ['R1', 'R2']
const grant = (...granted: string[]) => [{ tier: 'technician' as const, members, granted }]

describe('a decision about a tie across a cap', () => {
  test('grants the level to some; the others are cut, and the tier stays closed behind them', () => {
    const result = decide(contest(twoFirst), grant('R2'))
    expect(outcomes(result)).toEqual({ technician: ['R2'], seniorWorker: ['R4', 'R5', 'R6'] })
    expect(promotionOf(result, 'R1')).toEqual({ outcome: 'none', route: null })
    expect(result.warnings.some((warning) => warning.includes('待裁决'))).toBe(false)
  })

  test('may grant nobody; then nobody behind them moves up', () => {
    expect(outcomes(decide(contest(twoFirst), grant()))).toEqual({ seniorWorker: ['R4', 'R5', 'R6'] })
  })

  test('leaves who was not granted to the other sentences of the rule: the pass in both parts, or the slide', () => {
    const passed = twoFirst.map((entrant, at) => (at < 2 ? { ...entrant, theory: '60.00' } : entrant))
    expect(promotionOf(decide(contest(passed), grant('R2')), 'R1')).toEqual({ outcome: 'seniorWorker', route: 'passedBoth' })
    const slid = decide(contest(twoFirst, { readings: { cutFromFirstTier: 'slide' } }), grant('R2'))
    expect(outcomes(slid)).toEqual({ technician: ['R2'], seniorWorker: ['R1', 'R3', 'R4'] })
  })

  test('frees reserved places for the second tier when both tiers share a cap', () => {
    const together = { readings: { secondTierCap: 'cumulative' } }
    expect(outcomes(decide(contest(twoFirst, together), [])).seniorWorker).toEqual(['R4', 'R5'])
    expect(outcomes(decide(contest(twoFirst, together), grant())).seniorWorker).toEqual(['R4', 'R5', 'R6'])
  })

  test('about the second tier grants up to its open places', () => {
    const sevenEight = field(20, { 8: { practical: '96.00' } })
    const result = decide(contest(sevenEight), [{ tier: 'seniorWorker', members: ['R8', 'R7'], granted: ['R8'] }])
    expect(outcomes(result)).toEqual({ technician: ['R1', 'R2'], seniorWorker: ['R4', 'R5', 'R6', 'R8'] })
  })

  test.each([
    ['another group', [{ tier: 'technician' as const, members: ['R1', 'R2', 'R3'], granted: ['R1'] }]],
    ['part of the group', [{ tier: 'technician' as const, members: ['R1'], granted: ['R1'] }]],
    ['another tier', [{ tier: 'seniorWorker' as const, members, granted: ['R1'] }]],
    ['more than the places open', grant('R1', 'R2')],
    ['somebody outside the group', grant('R9')],
  ])('has no effect when it speaks of %s', (_, settlements) => {
    expect(outcomes(decide(contest(twoFirst), settlements)).undecided).toEqual(members)
  })

  test('made for a group that no longer straddles has no effect: it fits now, or there is no place left', () => {
    const fits = field(20, { 2: { practical: '99.00' } })
    expect(outcomes(decide(contest(fits), grant('R2'))).technician).toEqual(['R1', 'R2'])
    const small = field(9, { 2: { practical: '99.00' } })
    expect(outcomes(decide(contest(small), grant('R2')))).toEqual({ seniorWorker: ['R4'] })
  })

  test('counts in the other readings only where the same tie arises there', () => {
    const result = decide(contest(twoFirst), grant('R2'))
    expect(affected(result, 'cutFromFirstTier')).toEqual(['R1', 'R3', 'R5', 'R6'])
    expect(affected(result, 'requirePassForRank')).toEqual(['R2', 'R4', 'R5', 'R6'])
  })
})

describe('a decision about a tie across an award', () => {
  const awards = event({ tieBreaks: [], awards: [{ key: 'first', count: 1 }, { key: 'second', count: 2 }] })
  const given = (settlements: TieSettlements['awards']) =>
    decide(contest(twoFirst, { policy: null, event: awards }), [], settlements).awards.slice(0, 5).map(({ award }) => award)

  test('gives it to some of the group; the next tier starts behind the group all the same', () => {
    expect(given([])).toEqual(['undecided', 'undecided', 'second', 'second', null])
    expect(given([{ award: 'first', members, granted: ['R1'] }])).toEqual(['first', null, 'second', 'second', null])
  })

  test('has no effect for another group, another tier or too many', () => {
    for (const one of [{ award: 'first', members: ['R1'], granted: ['R1'] }, { award: 'second', members, granted: ['R1'] }, { award: 'first', members, granted: members }]) {
      expect(given([one]).slice(0, 2)).toEqual(['undecided', 'undecided'])
    }
  })
})

test('no decision, however wrong, passes a cap', () => {
  const practical = fc.array(fc.integer({ min: 60, max: 66 }), { minLength: 10, maxLength: 45 })
  const wish = fc.array(fc.nat({ max: 44 }), { maxLength: 12 })
  const readings = fc.record({ secondTierCap: fc.constantFrom('tier', 'cumulative'), cutFromFirstTier: fc.constantFrom('others', 'slide') })
  fc.assert(fc.property(practical, wish, fc.constantFrom('technician' as const, 'seniorWorker' as const), readings, (marks, wished, tier, chosen) => {
    const entrants = marks.map((mark, at) => ({ id: `E${at}`, theory: '50.00', practical: `${mark}.00` }))
    const open = decide(contest(entrants, { readings: chosen }), [])
    const group = outcomes(open).undecided ?? []
    const result = decide(contest(entrants, { readings: chosen }), [{ tier, members: group, granted: group.filter((_, at) => wished.includes(at)) }])
    const { technician = [], seniorWorker = [] } = outcomes(result)
    expect(technician.length).toBeLessThanOrEqual(result.caps!.technician)
    expect(seniorWorker.length).toBeLessThanOrEqual(result.caps!.seniorWorkerByRank)
    if (chosen.secondTierCap === 'cumulative') expect(technician.length + seniorWorker.length).toBeLessThanOrEqual(result.caps!.seniorWorkerByRank)
  }))
})

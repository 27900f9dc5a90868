// What a person decides about a tie across a last place goes into the same computation (DOMAIN A7.4 E16–E18).
import { describe, expect, test } from 'vitest'
import { findOpenTies, judgeChoice, lawfulOptions, type OpenTie } from '#app/services/results/open-ties.ts'
import { decideContest, type TieSettlements } from '#scoring/ranking/decide-contest.ts'
import { writeDecision, type RankResult } from '#scoring/ranking/rank-contest.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'
import { contest, event, field, outcomes, type Entrant, type Json } from '#tests/unit/scoring/contest.ts'
import { fc } from '#tests/unit/scoring/fast-check.ts'

function settle(json: Json, settlements: Partial<TieSettlements> = {}): { result: RankResult; ties: OpenTie[] } {
  const read = readRankInput(json)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const decision = decideContest(read.value, undefined, { promotions: [], awards: [], ...settlements })
  return { result: writeDecision(read.value, decision), ties: findOpenTies(read.value, decision) }
}

/** Gives the ranks the marks of the first of them. */
function tie(size: number, ranks: readonly number[]): Entrant[] {
  const entrants = field(size)
  const { theory, practical } = entrants[ranks[0]! - 1]!
  return entrants.map((entrant, at) => (ranks.includes(at + 1) ? { ...entrant, theory, practical } : entrant))
}

const ranks = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `R${from + at}`)

describe('two tied on rank 3 with 30 entrants: three places, two of them taken', () => {
  const json = contest(tie(30, [3, 4]))
  const members = ['R3', 'R4']

  test('the machine decides nothing, and one place is open', () => {
    const { result, ties } = settle(json)
    expect(outcomes(result)).toEqual({ technician: ['R1', 'R2'], undecided: ['R3', 'R4'], seniorWorker: ranks(5, 8) })
    expect(ties).toEqual([{ subject: 'technician', awardKey: '', rank: 3, members, candidates: members, open: 1, options: ['none', 'extraTest'] }])
  })

  test('none: both go to the others, and nobody moves up', () => {
    const { result, ties } = settle(json, { promotions: [{ tier: 'technician', members, granted: [] }] })
    expect(outcomes(result)).toEqual({ technician: ['R1', 'R2'], seniorWorker: ranks(5, 8) })
    expect(ties).toEqual([])
  })

  test('extra test: its winner becomes technician, the other is treated as cut by the cap', () => {
    const { result } = settle(json, { promotions: [{ tier: 'technician', members, granted: ['R4'] }] })
    expect(outcomes(result)).toEqual({ technician: ['R1', 'R2', 'R4'], seniorWorker: ranks(5, 8) })
    expect(result.standings.slice(2, 4).map(({ rank, tied }) => [rank, tied])).toEqual([[3, true], [3, true]])
    expect(result.promotions![2]!.reasons[0]).toBe('名次第3，技师名额3人已满')
  })

  test('the order in which the members are named makes no difference', () => {
    const { result } = settle(json, { promotions: [{ tier: 'technician', members: ['R4', 'R3'], granted: ['R4'] }] })
    expect(outcomes(result).technician).toEqual(['R1', 'R2', 'R4'])
  })
})

test('two tied on rank 3 with 40 entrants: four people are the first three and not more than a tenth, so all fit and nothing is asked', () => {
  const { result, ties } = settle(contest(tie(40, [3, 4])))
  expect(outcomes(result).technician).toEqual(['R1', 'R2', 'R3', 'R4'])
  expect(ties).toEqual([])
  expect(lawfulOptions({ size: 2, open: 2 })).toEqual(['none', 'allFit', 'extraTest'])
})

describe('a tie across the second cap: 20 entrants, four places for ranks 4 to 8', () => {
  const json = contest(tie(20, [7, 8]))

  test('one place is open; who is granted it is promoted by rank', () => {
    expect(settle(json).ties).toMatchObject([{ subject: 'seniorWorker', rank: 7, open: 1, options: ['none', 'extraTest'] }])
    const { result, ties } = settle(json, { promotions: [{ tier: 'seniorWorker', members: ['R7', 'R8'], granted: ['R8'] }] })
    expect(outcomes(result).seniorWorker).toEqual(['R4', 'R5', 'R6', 'R8'])
    expect(ties).toEqual([])
  })

  test('who passed both parts is a senior worker anyway, so there is nothing to decide about them', () => {
    const passed = tie(20, [7, 8]).map((entrant) => (['R7', 'R8'].includes(entrant.id) ? { ...entrant, theory: '70.00', practical: '87.43' } : entrant))
    const { result, ties } = settle(contest(passed))
    expect(outcomes(result).seniorWorker).toEqual(['R4', 'R5', 'R6', 'R7', 'R8'])
    expect(ties).toEqual([])
  })

  test('by the cumulative reading the places of the first tier count too', () => {
    const cumulative = contest(tie(20, [5, 6]), { readings: { secondTierCap: 'cumulative' } })
    expect(settle(cumulative).ties).toMatchObject([{ subject: 'seniorWorker', rank: 5, open: 1 }])
  })
})

describe('who was not granted the first tier and slides across the second cap is decided about once more', () => {
  const json = contest(tie(10, [1, 2, 3]), { readings: { cutFromFirstTier: 'slide' } })
  const members = ranks(1, 3)
  const none = { tier: 'technician', members, granted: [] } as const

  test('first the technician, then the two places behind it', () => {
    expect(settle(json).ties).toMatchObject([{ subject: 'technician', open: 1 }])
    expect(settle(json, { promotions: [none] }).ties).toMatchObject([{ subject: 'seniorWorker', rank: 1, members, open: 2 }])
    const second = { tier: 'seniorWorker', members, granted: ['R1', 'R3'] } as const
    for (const promotions of [[none, second], [second, none]]) {
      const { result, ties } = settle(json, { promotions })
      expect(outcomes(result)).toEqual({ seniorWorker: ['R1', 'R3'] })
      expect(ties).toEqual([])
    }
  })
})

describe('award ties', () => {
  const awards = { event: event({ awards: [{ key: 'first', count: 1 }, { key: 'second', count: 2 }, { key: 'third', count: 2 }] }) }
  const json = contest(tie(8, [3, 4]), awards)
  const awardsOf = (result: RankResult) => Object.fromEntries(result.awards.filter(({ award }) => award !== null).map(({ id, award }) => [id, award]))

  test('undecided is said for the whole group, and the next tier starts behind it', () => {
    const { result, ties } = settle(json)
    expect(awardsOf(result)).toEqual({ R1: 'first', R2: 'second', R3: 'undecided', R4: 'undecided', R5: 'third', R6: 'third' })
    expect(ties.filter(({ subject }) => subject === 'award')).toEqual([
      { subject: 'award', awardKey: 'second', rank: 3, members: ['R3', 'R4'], candidates: ['R3', 'R4'], open: 1, options: ['none', 'extraTest'] },
    ])
  })

  test('the granted one gets it, the other gets nothing and nobody behind them changes', () => {
    const { result } = settle(json, { awards: [{ award: 'second', members: ['R3', 'R4'], granted: ['R3'] }] })
    expect(awardsOf(result)).toEqual({ R1: 'first', R2: 'second', R3: 'second', R5: 'third', R6: 'third' })
  })
})

describe('a settlement about another group has no effect', () => {
  const json = contest(tie(30, [3, 4]))
  const undecided = outcomes(settle(json).result)

  test.each([
    ['fewer people', { tier: 'technician', members: ['R3'], granted: ['R3'] }],
    ['more people', { tier: 'technician', members: ['R3', 'R4', 'R5'], granted: ['R3'] }],
    ['other people', { tier: 'technician', members: ['R3', 'R5'], granted: ['R5'] }],
    ['a group that fits', { tier: 'technician', members: ['R1', 'R2'], granted: [] }],
    ['nobody known', { tier: 'technician', members: ['X1', 'X2'], granted: ['X1'] }],
  ] as const)('%s', (_, settlement) => {
    expect(outcomes(settle(json, { promotions: [settlement] }).result)).toEqual(undecided)
  })

  test('of an award likewise', () => {
    const awarded = contest(tie(8, [3, 4]), { event: event({ awards: [{ key: 'first', count: 3 }] }) })
    const before = settle(awarded).result.awards
    expect(settle(awarded, { awards: [{ award: 'first', members: ['R3', 'R5'], granted: ['R3'] }] }).result.awards).toEqual(before)
    expect(settle(awarded, { awards: [{ award: 'second', members: ['R3', 'R4'], granted: ['R3'] }] }).result.awards).toEqual(before)
  })
})

test('whatever is lawfully decided, no cap is passed and in the end nothing is left to decide', () => {
  const readings = fc.record({ secondTierCap: fc.constantFrom('tier', 'cumulative'), cutFromFirstTier: fc.constantFrom('others', 'slide'), requirePassForRank: fc.boolean() })
  fc.assert(
    fc.property(fc.array(fc.record({ theory: fc.constantFrom('50.00', '70.00'), practical: fc.constantFrom('95.00', '90.00', '85.00') }), { minLength: 4, maxLength: 40 }), readings, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (marks, taken, choices) => {
      const entrants = marks.map((mark, at) => ({ id: `E${at}`, ...mark }))
      const json = contest(entrants, { readings: taken, event: event({ tieBreaks: [] }) })
      const promotions: Array<TieSettlements['promotions'][number]> = []
      let state = settle(json)
      for (let round = 0; state.ties.length > 0; round += 1) {
        expect(round, 'a tie that was decided came back').toBeLessThan(4)
        const open = state.ties[0]!
        const pick = choices[round % choices.length]!
        const option = open.options[pick % open.options.length]!
        const granted = option === 'none' ? [] : option === 'allFit' ? open.candidates : open.candidates.slice(0, Math.max(1, pick % (open.open + 1)))
        expect(judgeChoice(open, { option, granted })).toBeNull()
        promotions.push({ tier: open.subject as 'technician' | 'seniorWorker', members: open.members, granted })
        state = settle(json, { promotions })
      }
      const { caps, promotions: proposed } = state.result
      const byRoute = (route: string) => proposed!.filter((line) => line.route === route && line.outcome !== 'none').length
      expect(byRoute('rank1to3')).toBeLessThanOrEqual(caps!.technician)
      expect(byRoute('rank4to8')).toBeLessThanOrEqual(caps!.seniorWorkerByRank)
      expect(proposed!.some(({ outcome }) => outcome === 'undecided')).toBe(false)
    }),
    { numRuns: 300 },
  )
})

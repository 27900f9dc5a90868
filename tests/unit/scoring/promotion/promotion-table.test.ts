import { describe, expect, test } from 'vitest'
import { type Rounding, roundQuotient } from '#scoring/numbers/rounding.ts'
import { contest, field, outcomes, rank } from '#tests/unit/scoring/contest.ts'

// Everybody here failed theory, so whoever is raised is raised by rank. Ranks as 'from-to', '' for nobody.
//
//  N | technicians | senior by rank, both tiers together ≤ 20 % (the cut slide) | senior by rank, ranks 4–8 alone ≤ 20 % | half-up | ceil
const TABLE: [number, number, string, string, number, number][] = [
  [4, 0, '', '', 0, 1],
  [5, 0, '1', '4', 1, 1],
  [9, 0, '1', '4', 1, 1],
  [10, 1, '2', '4-5', 1, 1],
  [15, 1, '2-3', '4-6', 2, 2],
  [19, 1, '2-3', '4-6', 2, 2],
  [20, 2, '3-4', '4-7', 2, 2],
  [25, 2, '3-5', '4-8', 3, 3],
  [28, 2, '3-5', '4-8', 3, 3],
  [29, 2, '3-5', '4-8', 3, 3],
  [30, 3, '4-6', '4-8', 3, 3],
  [35, 3, '4-7', '4-8', 3, 3],
  [39, 3, '4-7', '4-8', 3, 3],
  [40, 3, '4-8', '4-8', 3, 3],
  [98, 3, '4-8', '4-8', 3, 3],
]

function ranksIn(span: string): string[] {
  if (span === '') return []
  const [from, to = from] = span.split('-').map(Number)
  return Array.from({ length: to! - from! + 1 }, (_, at) => `R${from! + at}`)
}

function expected(technicians: number, seniors: string[]): Record<string, string[]> {
  return {
    ...(technicians > 0 ? { technician: ranksIn(`1-${technicians}`) } : {}),
    ...(seniors.length > 0 ? { seniorWorker: seniors } : {}),
  }
}

describe('promotions by rank for each size of field (made-up fields)', () => {
  test.each(TABLE)('N = %i, each tier under its own cap: the literal reading', (size, technicians, _, tierOnly) => {
    const result = rank(contest(field(size)))
    expect(outcomes(result)).toEqual(expected(technicians, ranksIn(tierOnly)))
    expect(result.caps).toEqual({ technician: Math.floor(size / 10), seniorWorkerByRank: Math.floor(size / 5) })
  })

  test.each(TABLE)('N = %i, both tiers together under 20 %%, the cut first in line', (size, technicians, together) => {
    const result = rank(contest(field(size), { readings: { secondTierCap: 'cumulative', cutFromFirstTier: 'slide' } }))
    expect(outcomes(result)).toEqual(expected(technicians, ranksIn(together)))
  })

  test.each(TABLE)('N = %i, other roundings of 10 %% are those that the words 不高于 forbid', (size, technicians, _, __, halfUp, ceil) => {
    const places = (rounding: Rounding) => Math.min(3, roundQuotient(size * 10, 100, rounding))
    expect([places('floor'), places('halfUp'), places('ceil')]).toEqual([technicians, halfUp, ceil])
  })

  test('whoever passed both parts is raised whatever the rank, so the readings touch nobody', () => {
    for (const [size, technicians] of TABLE) {
      const passing = field(size).map((entrant) => ({ ...entrant, theory: '60.00' }))
      const result = rank(contest(passing))
      const failed = passing.filter(({ practical }) => Number(practical) < 60).length
      expect(outcomes(result).technician?.length ?? 0).toBe(technicians)
      expect(outcomes(result).seniorWorker?.length ?? 0).toBe(size - technicians - failed)
      expect(result.sensitivity!.map(({ affected }) => affected)).toEqual([[], [], []])
    }
  })
})

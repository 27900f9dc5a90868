import { expect, test } from 'vitest'
import { fc } from '#tests/unit/scoring/fast-check.ts'
import { affected, contest, event, rank, type Entrant } from '#tests/unit/scoring/contest.ts'
import type { RankResult } from '#scoring/ranking/rank-contest.ts'

// Ten different totals over up to sixty entrants: ties across every cap turn up, and about half of them fail theory.
const entrants: fc.Arbitrary<Entrant[]> = fc
  .array(
    fc.record({
      total: fc.integer({ min: 60, max: 69 }),
      passes: fc.boolean(),
      skillLevel: fc.constantFrom(null, null, null, 'seniorWorker', 'technician'),
    }),
    { maxLength: 60 },
  )
  .map((rows) => rows.map(({ total, passes, skillLevel }, at) => ({ id: `E${at}`, theory: passes ? '60.00' : '59.00', practical: `${total}.00`, skillLevel })))

const readings = fc.record({
  secondTierCap: fc.constantFrom('tier', 'cumulative'),
  cutFromFirstTier: fc.constantFrom('others', 'slide'),
  requirePassForRank: fc.boolean(),
})

// The total is the practical mark alone, so that passing theory does not move anybody.
const practicalCounts = event({ parts: [{ key: 'theory', weight: 0 }, { key: 'practical', weight: 100 }], tieBreaks: [] })
const propose = (list: readonly Entrant[], chosen: object) => rank(contest(list, { event: practicalCounts, readings: chosen }))

const routes = (result: RankResult, route: string) => result.promotions!.filter((line) => line.route === route).length

test('a cap is never passed, whatever is decided about a tie later', () => {
  fc.assert(fc.property(entrants, readings, (list, chosen) => {
    const result = propose(list, chosen)
    const { technician, seniorWorkerByRank } = result.caps!
    const first = routes(result, 'rank1to3')
    const second = routes(result, 'rank4to8')
    expect(first).toBeLessThanOrEqual(technician)
    expect(second).toBeLessThanOrEqual(seniorWorkerByRank)
    if (chosen.secondTierCap === 'cumulative') {
      const open = result.warnings.some((warning) => warning.includes('跨越技师名额')) ? technician - first : 0
      expect(first + open + second).toBeLessThanOrEqual(Math.max(seniorWorkerByRank, technician))
    }
  }), { numRuns: 500 })
})

test('under slide a better rank never gets less than a worse one with the same passes and level', () => {
  const value = { none: 0, seniorWorker: 1, technician: 2 } as Record<string, number>
  fc.assert(fc.property(entrants, readings, (list, chosen) => {
    const result = propose(list, { ...chosen, cutFromFirstTier: 'slide' })
    const lines = result.promotions!.map(({ outcome }, at) => ({ outcome, place: result.standings[at]!.rank!, situation: `${list[at]!.theory}${list[at]!.skillLevel}` }))
    for (const better of lines) {
      for (const worse of lines) {
        if (better.place >= worse.place || better.situation !== worse.situation) continue
        const [more, less] = [value[better.outcome], value[worse.outcome]]
        if (more !== undefined && less !== undefined) expect(more).toBeGreaterThanOrEqual(less)
      }
    }
  }))
})

test('the same rank, passes and level get the same', () => {
  fc.assert(fc.property(entrants, readings, (list, chosen) => {
    const result = propose(list, chosen)
    const seen = new Map<string, string>()
    result.promotions!.forEach(({ outcome, route }, at) => {
      const situation = `${result.standings[at]!.rank} ${list[at]!.theory} ${list[at]!.skillLevel}`
      expect(seen.get(situation) ?? `${outcome} ${route}`).toBe(`${outcome} ${route}`)
      seen.set(situation, `${outcome} ${route}`)
    })
  }))
})

test('sensitivity names exactly those whose outcome differs when the reading is really switched', () => {
  fc.assert(fc.property(entrants, readings, (list, chosen) => {
    const result = propose(list, chosen)
    const others = {
      secondTierCap: { ...chosen, secondTierCap: chosen.secondTierCap === 'tier' ? 'cumulative' : 'tier' },
      cutFromFirstTier: { ...chosen, cutFromFirstTier: chosen.cutFromFirstTier === 'others' ? 'slide' : 'others' },
      requirePassForRank: { ...chosen, requirePassForRank: !chosen.requirePassForRank },
    }
    for (const [reading, switched] of Object.entries(others)) {
      const other = propose(list, switched).promotions!
      const differing = result.promotions!.filter(({ outcome }, at) => outcome !== other[at]!.outcome).map(({ id }) => id)
      expect(affected(result, reading)).toEqual(differing.sort())
    }
  }))
})

test('whoever passed both parts gets at least what a senior worker has, unless the higher level is still undecided', () => {
  fc.assert(fc.property(entrants, readings, (list, chosen) => {
    propose(list, chosen).promotions!.forEach(({ outcome }, at) => {
      if (list[at]!.theory === '60.00') expect(['technician', 'seniorWorker', 'alreadyHeld', 'undecided']).toContain(outcome)
    })
  }))
})

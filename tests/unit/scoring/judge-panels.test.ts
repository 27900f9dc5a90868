import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDecimal } from '#scoring/numbers/decimal.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { roundHalfAway } from '#scoring/numbers/rounding.ts'
import { rank } from '#tests/unit/scoring/contest.ts'

interface Component {
  component: string
  factor: string
  judges: string[]
  publishedMean: string
}

interface Performance {
  id: string
  components: Component[]
  publishedComponentScore: string
  elementScore: string
  deductions: string
  publishedTotal: string
  publishedRank: number
}

const file = new URL('../../fixtures/golden/judge-panels/judge-panels.json', import.meta.url)
const { segments } = JSON.parse(readFileSync(file, 'utf8')) as { segments: { segment: string; entries: Performance[] }[] }

/** A score of 0 says that the judge was absent in that component; absent is null here, never 0. */
const present = (judge: string): string | null => (parseDecimal(judge, 2, false) === 0 ? null : judge)

const hundredths = (text: string): number => {
  const value = parseDecimal(text, 2, true)
  if (typeof value !== 'number') throw new Error(`${text}: ${value}`)
  return value
}

const panelsOf = ({ components }: Performance) => Object.fromEntries(components.map(({ component, judges }) => [component, { panel: judges.map(present) }]))

/** One segment as a contest whose parts are its components, each marked by the panel. */
function contestOf(entries: readonly Performance[], panels: (performance: Performance) => object): object {
  return {
    event: {
      format: 'individual',
      parts: entries[0]!.components.map(({ component, factor }) => ({
        key: component,
        weight: Number(factor),
        maximum: '10',
        panel: { dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 3 },
      })),
    },
    entries: entries.map((performance) => ({ id: performance.id, status: 'competed', marks: panels(performance) })),
  }
}

test('the file holds 80 segments, 951 performances and 4,755 panels of nine judges, none of them absent', () => {
  const performances = segments.flatMap(({ entries }) => entries)
  const panels = performances.flatMap(({ components }) => components)
  expect([segments.length, performances.length, panels.length]).toEqual([80, 951, 4755])
  expect(panels.every(({ judges }) => judges.length === 9)).toBe(true)
  expect(panels.flatMap(({ judges }) => judges.map(present)).filter((judge) => judge === null)).toEqual([])
})

describe('real panels of nine judges (figure skating)', () => {
  test.each(segments)('$segment: every published panel mean is reproduced', ({ entries }) => {
    const { standings } = rank(contestOf(entries, panelsOf))
    const published = entries.map(({ components }) => Object.fromEntries(components.map(({ component, publishedMean }) => [component, formatHundredths(hundredths(publishedMean))])))
    expect(standings.map(({ marks }) => marks)).toEqual(published)
  })

  test.each(segments)('$segment: the judges may sit in any order', ({ entries }) => {
    const reversed = (performance: Performance) =>
      Object.fromEntries(performance.components.map(({ component, judges }, at) => [component, { panel: [...judges.slice(at + 1), ...judges.slice(0, at + 1)].reverse().map(present) }]))
    expect(rank(contestOf(entries, reversed))).toEqual(rank(contestOf(entries, panelsOf)))
  })

  test.each(segments)('$segment: published component scores and totals follow from those means', ({ entries }) => {
    const { standings } = rank(contestOf(entries, panelsOf))
    entries.forEach((performance, at) => {
      const score = performance.components.reduce((sum, { component, factor }) => {
        const tenths = parseDecimal(factor, 1, false) as number
        return sum + roundHalfAway(hundredths(standings[at]!.marks[component]!) * tenths, 10)
      }, 0)
      expect(formatHundredths(score)).toBe(performance.publishedComponentScore)
      const total = score + hundredths(performance.elementScore) - hundredths(performance.deductions)
      expect(formatHundredths(total)).toBe(performance.publishedTotal)
    })
  })

  test.each(segments)('$segment: published ranks are those of total, then element score', ({ entries }) => {
    const event = {
      format: 'individual',
      parts: [{ key: 'total', weight: 1, maximum: '1000' }],
      tieBreaks: [{ key: 'elements', direction: 'desc' }],
    }
    const { standings } = rank({
      event,
      entries: entries.map(({ id, publishedTotal, elementScore }) => ({ id, status: 'competed', marks: { total: publishedTotal }, metrics: { elements: elementScore } })),
    })
    expect(standings.map((standing) => standing.rank)).toEqual(entries.map(({ publishedRank }) => publishedRank))
    const totals = entries.map(({ publishedTotal }) => publishedTotal)
    const decided = totals.map((total) => (totals.indexOf(total) === totals.lastIndexOf(total) ? null : 'elements'))
    expect(standings.map(({ decidedBy }) => decidedBy)).toEqual(decided)
  })
})

test('with a judge absent the mean is that of the others: 951 panels of eight, by BigInt', () => {
  for (const { entries } of segments) {
    const absentFirst = (performance: Performance) =>
      Object.fromEntries(performance.components.map(({ component, judges }) => [component, { panel: judges.map((judge, at) => (at === 0 ? null : judge)) }]))
    const { standings } = rank(contestOf(entries, absentFirst))
    entries.forEach(({ components }, at) => {
      const { component, judges } = components[0]!
      const left = judges.slice(1).map(hundredths).sort((a, b) => a - b).slice(1, -1)
      const sum = BigInt(left.reduce((total, judge) => total + judge, 0))
      expect(standings[at]!.marks[component]).toBe(formatHundredths(Number((sum * 2n + 6n) / 12n)))
    })
  }
})

// Ranking against a bare sort of the same keys, both in this run: 100,000 entries with awards, promotions and sensitivity, and 100 fields
// of 40, the real size. Rounds are paired (one sort, one ranking), and the median of their ratios counts, so that a slow moment of the
// machine hits both sides.
import { performance } from 'node:perf_hooks'
import { decideContest } from '#scoring/ranking/decide-contest.ts'
import { rankContest } from '#scoring/ranking/rank-contest.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'
import type { RankInput } from '#scoring/ranking/contest.ts'

const TARGET = 2.5

interface Key {
  id: string
  total: number
  practical: number
  seconds: number
}

/** Prints the ratio of ranking to sorting for both sizes, and what reading the JSON adds. */
export async function run(): Promise<void> {
  const [large] = makeContests(1, 100_000)
  await compare('100,000 entries', [large!], 15, TARGET)
  await compare('100 fields of 40', makeContests(100, 40), 60, null)
  reportReading(100_000)
}

async function compare(name: string, contests: readonly RankInput[], rounds: number, target: number | null): Promise<void> {
  const keys = contests.map(sortKeys)
  const ratios: number[] = []
  const sorts: number[] = []
  const rankings: number[] = []
  const decisions: number[] = []
  for (let round = -3; round < rounds; round++) {
    const sort = time(() => keys.forEach(bareSort))
    const ranking = time(() => contests.forEach((contest) => rankContest(contest)))
    const decision = time(() => contests.forEach((contest) => decideContest(contest)))
    if (round < 0) continue
    sorts.push(sort)
    rankings.push(ranking)
    decisions.push(decision)
    ratios.push(ranking / sort)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const ratio = median(ratios)
  const verdict = target === null ? 'no target' : `target ${target}x, ${ratio <= target ? 'reached' : 'missed'}`
  console.log(
    `rank ${name}: ${ms(median(rankings))} against ${ms(median(sorts))} for Array.prototype.sort of the same keys = ${ratio.toFixed(2)}x ` +
      `(${verdict}; decision without its JSON ${ms(median(decisions))})`,
  )
}

/** The baseline: the keys the ranking goes by, sorted by the comparison a programmer would write. */
function bareSort(keys: readonly Key[]): Key[] {
  return [...keys].sort((a, b) => b.total - a.total || b.practical - a.practical || a.seconds - b.seconds)
}

function sortKeys(contest: RankInput): Key[] {
  const { field } = decideContest(contest)
  const practical = field.columns.find(({ part }) => part.key === 'practical')!.values
  return contest.entries
    .map((entry, at) => ({ id: entry.id, total: field.totals[at]!, practical: practical[at]!, seconds: entry.metrics.seconds ?? Number.MAX_SAFE_INTEGER, at }))
    .filter(({ at }) => field.rank[at] !== 0)
}

function reportReading(size: number): void {
  const json = contestJson(size, 7)
  const text = JSON.stringify(json)
  const parse = median(times(5, () => JSON.parse(text)))
  const read = median(times(5, () => readRankInput(json)))
  console.log(`rank input of ${size.toLocaleString('en')} entries (${(text.length / 1e6).toFixed(1)} MB): JSON.parse ${ms(parse)}, strict reading ${ms(read)}`)
}

export function makeContests(count: number, size: number): RankInput[] {
  return Array.from({ length: count }, (_, index) => {
    const read = readRankInput(contestJson(size, index + 1))
    if (!read.ok) throw new Error(read.problems[0])
    return read.value
  })
}

/** A made-up county contest: marks in quarter points around 72, one absent entrant in 40. */
function contestJson(size: number, seed: number): unknown {
  const next = randomSource(seed)
  const mark = () => ((6000 + Math.floor(next() * 33) * 100 + Math.floor(next() * 33) * 25) / 100).toFixed(2)
  const levels = [null, 'juniorWorker', 'intermediateWorker', 'seniorWorker', 'technician']
  return {
    policy: 'wuyi-2021-46',
    asOf: '2022-05-20',
    competition: { tier: 'county', class: 1 },
    event: {
      format: 'individual',
      parts: [
        { key: 'theory', weight: 30, passMark: '75.00' },
        { key: 'practical', weight: 70, passMark: '75.00' },
      ],
      tieBreaks: [
        { key: 'practical', direction: 'desc' },
        { key: 'seconds', direction: 'asc' },
      ],
      awards: [
        { key: 'first', share: '10%', rounding: 'floor' },
        { key: 'second', share: '20%', rounding: 'floor' },
        { key: 'third', share: '30%', rounding: 'halfUp' },
      ],
    },
    entries: Array.from({ length: size }, (_, at) => {
      const absent = next() < 1 / 40
      return {
        id: `E${String(at + 1).padStart(6, '0')}`,
        status: 'competed',
        skillLevel: levels[Math.floor(next() * levels.length)],
        marks: absent ? {} : { theory: mark(), practical: mark() },
        metrics: { seconds: String(3600 + Math.floor(next() * 3600)) },
      }
    }),
  }
}

/** A repeatable source of numbers in [0, 1) (mulberry32). */
function randomSource(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function times(rounds: number, work: () => void): number[] {
  return Array.from({ length: rounds }, () => time(work))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

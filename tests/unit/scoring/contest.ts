// Contests for tests, written as the JSON a host would give.
import { rankContest, type RankResult } from '#scoring/ranking/rank-contest.ts'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'

export type Json = Record<string, unknown>

/** One entrant: theory and practical as decimal strings, null where there is no mark. */
export interface Entrant {
  id: string
  theory?: string | null
  practical?: unknown
  status?: string
  skillLevel?: string | null
  metrics?: Json
}

/** A county first-class contest in theory 30 % and practical 70 % under the Wuyi rule; anything may be replaced. */
export function contest(entrants: readonly Entrant[], overrides: Json = {}): Json {
  return {
    policy: 'wuyi-2021-46',
    asOf: '2022-05-20',
    competition: { tier: 'county', class: 1 },
    event: event(),
    entries: entrants.map(entry),
    ...overrides,
  }
}

export function event(overrides: Json = {}): Json {
  return {
    format: 'individual',
    parts: [
      { key: 'theory', weight: 30 },
      { key: 'practical', weight: 70 },
    ],
    tieBreaks: [{ key: 'practical', direction: 'desc' }],
    ...overrides,
  }
}

export function entry({ id, theory = null, practical = null, status = 'competed', skillLevel = null, metrics = {} }: Entrant): Json {
  return { id, status, skillLevel, marks: { theory, practical }, metrics }
}

/** Reads and ranks; a problem of the input fails the test. */
export function rank(json: unknown): RankResult {
  const read = readRankInput(json)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return rankContest(read.value)
}

/** The problems of an input that must not be accepted. */
export function problemsOf(json: unknown): string[] {
  const read = readRankInput(json)
  return read.ok ? [] : read.problems
}

/** `count` entrants R1, R2, … in the order of their ranks. They fail theory, so that only a rank can raise them. */
export function field(count: number, changes: Readonly<Record<number, Partial<Entrant>>> = {}): Entrant[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `R${at + 1}`,
    theory: '50.00',
    practical: (99 - at * 0.5).toFixed(2),
    ...changes[at + 1],
  }))
}

/** Ids by outcome, each in the order of the input; `none` is left out. */
export function outcomes(result: RankResult): Record<string, string[]> {
  const byOutcome: Record<string, string[]> = {}
  for (const { id, outcome } of result.promotions ?? []) {
    if (outcome !== 'none') (byOutcome[outcome] ??= []).push(id)
  }
  return byOutcome
}

export function promotionOf(result: RankResult, id: string): { outcome: string; route: string | null } {
  const line = result.promotions!.find((promotion) => promotion.id === id)!
  return { outcome: line.outcome, route: line.route }
}

export function affected(result: RankResult, reading: string): string[] {
  return result.sensitivity!.find((line) => line.reading === reading)!.affected
}

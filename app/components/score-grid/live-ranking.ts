import type { EventRules } from '#db/schema/competitions.ts'
import type { FieldEntry } from '#db/queries/field.ts'
import type { Entry, EventRules as RankRules, GivenMark, PartRule } from '#scoring/ranking/contest.ts'
import { rankField } from '#scoring/ranking/rank-field.ts'

/** One line of the ranking beside the grid. */
export interface LiveStanding {
  entryId: string
  rank: number | null
  /** Hundredths. */
  total: number | null
  tied: boolean
  /** Key of the tie-break that separates it from others of the same total. */
  decidedBy: string | null
  status: FieldEntry['status']
  /** How many parts still lack a mark. */
  openParts: number
}

export interface LiveRanking {
  fieldSize: number
  /** Entrants of whom a judge has written marks and not yet declared them; those marks are left out, as everywhere. */
  undeclared: number
  standings: LiveStanding[]
}

/** Value of one cell for the ranking: hundredths, 'absentJudge', 'undeclared' for what its judge has not declared yet, or null while it is open. */
export type LiveCell = (entryId: string, column: string) => number | 'absentJudge' | 'undeclared' | null

const NO_PANEL = { dropHigh: 0, dropLow: 0, decimals: 2, minimumJudges: 1 }

/** '60.00' → 6000; the rules were checked when they were saved. */
function hundredths(text: string): number {
  const [whole = '0', fraction = ''] = text.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}

function toRankRules(rules: EventRules): Pick<RankRules, 'parts' | 'tieBreaks'> {
  return {
    parts: rules.parts.map((part): PartRule => ({
      key: part.key,
      weight: Math.round(part.weight * 10_000),
      passMark: hundredths(part.passMark ?? '60.00'),
      maximum: part.maximum === undefined ? null : hundredths(part.maximum),
      panel: part.panel ?? NO_PANEL,
    })),
    tieBreaks: rules.tieBreaks,
  }
}

/**
 * Ranks what stands in the grid with the engine itself, in the browser: the list moves while digits are typed and also without a
 * network. The published result is computed on the server by the same functions.
 */
export function rankLive(rules: EventRules, entries: readonly FieldEntry[], cell: LiveCell): LiveRanking {
  const rankRules = toRankRules(rules)
  const openParts: number[] = []
  const read = entries.map((entry): Entry => {
    const marks: Record<string, GivenMark | null> = {}
    let open = 0
    for (const part of rules.parts) {
      const mark = partMark(part, entry.id, cell)
      if (mark === null) open += 1
      else marks[part.key] = mark
    }
    openParts.push(open)
    const metrics: Record<string, number | null> = {}
    for (const { key } of rules.metrics) {
      const value = cell(entry.id, `metric:${key}`)
      metrics[key] = typeof value === 'number' ? value : null
    }
    return { id: entry.id, status: entry.status, skillLevel: null, marks, metrics }
  })
  const field = rankField(rankRules, read)
  const lines = entries.map((entry, at): LiveStanding => {
    const rank = field.rank[at]!
    const decided = field.decidedBy[at]!
    return {
      entryId: entry.id,
      rank: rank === 0 ? null : rank,
      total: rank === 0 ? null : field.totals[at]!,
      tied: field.tied[at] === 1,
      decidedBy: decided === 0 ? null : (rankRules.tieBreaks[decided - 1]?.key ?? null),
      status: entry.status,
      openParts: openParts[at]!,
    }
  })
  const order = new Map([...field.order].map((entry, place) => [entry, place]))
  const standings = lines.map((line, at) => ({ line, place: order.get(at) ?? lines.length + at })).sort((a, b) => a.place - b.place)
  return { fieldSize: field.fieldSize, undeclared: entries.filter((entry) => rules.parts.some((part) => isUndeclared(part, entry.id, cell))).length, standings: standings.map(({ line }) => line) }
}

function isUndeclared(part: EventRules['parts'][number], entryId: string, cell: LiveCell): boolean {
  return Array.from({ length: part.panel?.judges ?? 0 }, (_, at) => cell(entryId, `panel:${part.key}:${at + 1}`)).includes('undeclared')
}

function partMark(part: EventRules['parts'][number], entryId: string, cell: LiveCell): GivenMark | null {
  if (!part.panel) {
    const value = cell(entryId, `part:${part.key}`)
    return typeof value === 'number' ? value : null
  }
  const panel: (number | null)[] = []
  for (let slot = 1; slot <= part.panel.judges; slot += 1) {
    const value = cell(entryId, `panel:${part.key}:${slot}`)
    // With a judge still open the mean would change under everybody's eyes.
    if (value === null || value === 'undeclared') return null
    panel.push(value === 'absentJudge' ? null : value)
  }
  return panel.some((value) => value !== null) ? { panel } : null
}

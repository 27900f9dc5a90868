import type { PromotionOutcome, PromotionReason, PromotionRoute } from '#scoring/promotion/verdict.ts'
import type { Ranking } from './compute-ranking.server.ts'
import type { ResultLine } from './edition-content.ts'

/** What the rule proposes for one person, with the reasons as codes that a page says in its own language. */
export interface PromotionShown {
  entryId: string
  rank: number | null
  number: string
  name: string
  organisation: string
  outcome: PromotionOutcome
  route: PromotionRoute | null
  levelHeld: string | null
  reasons: PromotionReason[]
}

/** Ranks up to which somebody is shown although the rule gives them nothing: the clause speaks of the first eight. */
const SPOKEN_OF = 8

/** Those the rule gives something or speaks of by rank, in printed order, and how many others there are. */
export function promotionLines(result: NonNullable<Ranking['result']>, lines: readonly ResultLine[]): { shown: PromotionShown[]; others: number } {
  const { proposal } = result.decision
  if (!proposal) return { shown: [], others: 0 }
  const numberOf = new Map(result.input.entries.map(({ id }, at) => [id, at]))
  const shown: PromotionShown[] = []
  for (const { entryId, rank, number, name, organisation } of lines) {
    const at = numberOf.get(entryId)!
    const verdict = proposal.verdicts[at]!
    if (verdict.outcome === 'none' && (rank === null || rank > SPOKEN_OF)) continue
    shown.push({ entryId, rank, number, name, organisation, outcome: verdict.outcome, route: verdict.route, levelHeld: result.input.entries[at]!.skillLevel, reasons: [...verdict.reasons] })
  }
  return { shown, others: lines.length - shown.length }
}

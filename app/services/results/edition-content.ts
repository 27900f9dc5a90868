import type { RankFile } from './build-rank-input.ts'
import type { RankResult, Standing } from '#scoring/ranking/rank-contest.ts'
import type { PromotionOutcome, PromotionRoute } from '#scoring/promotion/verdict.ts'

/** A person as printed in a result: name, number and unit as they stood when it was frozen. */
export interface PrintedPerson {
  name: string
  number: string
  organisation: string
}

/** What an edition freezes. */
export interface EditionContent {
  input: RankFile
  output: RankResult
  people: Record<string, PrintedPerson>
}

/** The stored columns of an edition with their types; they were written by `freezeEdition` and nothing else. */
export function contentOf(row: { input: unknown; output: unknown; people: Record<string, PrintedPerson> }): EditionContent {
  return { input: row.input as RankFile, output: row.output as RankResult, people: row.people }
}

/** One line of a result, everything about one entry together. */
export interface ResultLine extends PrintedPerson {
  entryId: string
  rank: number | null
  /** Decimal strings of the engine. */
  total: string | null
  marks: Record<string, string | null>
  tied: boolean
  decidedBy: string | null
  unranked: Standing['unranked']
  award: string | null
  /** Null where no promotion rule applies to the event. */
  promotion: { outcome: PromotionOutcome; route: PromotionRoute | null } | null
}

const NOBODY: PrintedPerson = { name: '', number: '', organisation: '' }

/** The lines in printed order: by rank, equal ranks by number, then those without a rank by number. */
export function linesOf({ input, output, people }: EditionContent): ResultLine[] {
  const lines = input.entries.map(({ id }, at): ResultLine => {
    const { rank, total, marks, tied, decidedBy, unranked } = output.standings[at]!
    const promotion = output.promotions?.[at]
    return {
      entryId: id,
      ...(people[id] ?? NOBODY),
      rank,
      total,
      marks,
      tied,
      decidedBy,
      unranked,
      award: output.awards[at]!.award,
      promotion: promotion ? { outcome: promotion.outcome, route: promotion.route } : null,
    }
  })
  return lines.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || compareNumbers(a.number, b.number))
}

/** 2 before 10; numbers are short texts such as 07 or A-12. */
export function compareNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

import { formatDecimal } from '#scoring/numbers/decimal.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { type PolicyRegister, shippedRegister } from '#scoring/policies/register.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import type { PromotionCaps } from '#scoring/promotion/place-by-rank.ts'
import type { PromotionProposal, Sensitivity } from '#scoring/promotion/propose-promotions.ts'
import { sayReason } from '#scoring/promotion/say-reason.ts'
import type { PromotionOutcome, PromotionReason, PromotionRoute } from '#scoring/promotion/verdict.ts'
import type { Entry, EntryStatus, RankInput } from './contest.ts'
import { type ContestDecision, decideContest } from './decide-contest.ts'
import type { MarkColumn } from './mark-columns.ts'
import type { RankedField } from './rank-field.ts'
import { sayNotice, sayProblem } from './say-notice.ts'

/** One line of the ranking. `unranked` says why there is no rank; a rank without a tie has `decidedBy` null unless totals were equal. */
export interface Standing {
  id: string
  rank: number | null
  total: string | null
  tied: boolean
  decidedBy: string | null
  unranked: Exclude<EntryStatus, 'competed'> | null
  marks: Record<string, string | null>
}

export interface AwardLine {
  id: string
  award: string | null
}

export interface PromotionLine {
  id: string
  outcome: PromotionOutcome
  route: PromotionRoute | null
  reasons: readonly string[]
  cites: readonly Citation[]
}

/** The output of `rank` (CONTRACTS), lines in the order of the input. */
export interface RankResult {
  fieldSize: number
  standings: Standing[]
  awards: AwardLine[]
  caps: PromotionCaps | null
  promotions: PromotionLine[] | null
  sensitivity: Sensitivity[] | null
  warnings: string[]
  problems: string[]
}

/** Ranks a contest and writes the decision as JSON values. */
export function rankContest(input: RankInput, register: PolicyRegister = shippedRegister()): RankResult {
  return writeDecision(input, decideContest(input, register))
}

/** The decision on `input` as JSON values. */
export function writeDecision(input: RankInput, decision: ContestDecision): RankResult {
  const { entries } = input
  const { field, allocation, proposal, notices, problems } = decision
  return {
    fieldSize: field.fieldSize,
    standings: writeStandings(field, entries),
    awards: entries.map(({ id }, at) => ({ id, award: allocation.awards[at]! })),
    caps: proposal?.caps ?? null,
    promotions: proposal ? writePromotions(proposal, entries) : null,
    sensitivity: proposal?.sensitivity ?? null,
    warnings: notices.map(sayNotice),
    problems: problems.map(sayProblem),
  }
}

function writeStandings(field: RankedField, entries: readonly Entry[]): Standing[] {
  const { rank, totals, tied, decidedBy, status, columns, tieBreaks } = field
  return entries.map(({ id }, at): Standing => {
    const place = rank[at]!
    const own = status[at]!
    return {
      id,
      rank: place === 0 ? null : place,
      total: place === 0 ? null : formatHundredths(totals[at]!),
      tied: tied[at] === 1,
      decidedBy: decidedBy[at] === 0 ? null : tieBreaks[decidedBy[at]! - 1]!.key,
      unranked: own === 'competed' ? null : own,
      marks: writeMarks(columns, at),
    }
  })
}

function writeMarks(columns: readonly MarkColumn[], entry: number): Record<string, string | null> {
  const marks: Record<string, string | null> = {}
  for (const { part, decimals, values } of columns) {
    const value = values[entry]!
    marks[part.key] = Number.isNaN(value) ? null : decimals === 2 ? formatHundredths(value) : formatDecimal(value, decimals)
  }
  return marks
}

function writePromotions({ verdicts }: PromotionProposal, entries: readonly Entry[]): PromotionLine[] {
  const said = new Map<readonly PromotionReason[], readonly string[]>()
  return entries.map(({ id }, at): PromotionLine => {
    const { outcome, route, reasons, cites } = verdicts[at]!
    let sentences = said.get(reasons)
    if (sentences === undefined) said.set(reasons, (sentences = reasons.map(sayReason)))
    return { id, outcome, route, reasons: sentences, cites }
  })
}

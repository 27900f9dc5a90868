import { allocateAwards, type AwardAllocation, type AwardSettlement } from '#scoring/awards/allocate-awards.ts'
import { formatPlace, placeAt } from '#scoring/input/report.ts'
import { type PolicyRegister, shippedRegister } from '#scoring/policies/register.ts'
import { type PromotionProposal, proposePromotions } from '#scoring/promotion/propose-promotions.ts'
import { promotionNotices } from '#scoring/promotion/promotion-notices.ts'
import type { PromotionSettlement } from '#scoring/promotion/settle-ties.ts'
import { ruleInForce } from '#scoring/promotion/rule-in-force.ts'
import type { Entry, RankInput } from './contest.ts'
import type { DisputedAspect } from './mark-columns.ts'
import type { ContestNotice, ContestProblem } from './notices.ts'
import { type RankedField, rankField } from './rank-field.ts'

/** Everything the engine says about a contest, as codes and integers; `rankContest` writes it as the JSON of CONTRACTS. */
export interface ContestDecision {
  field: RankedField
  allocation: AwardAllocation
  /** Null where no promotion rule applies; a notice says why. */
  proposal: PromotionProposal | null
  notices: ContestNotice[]
  problems: ContestProblem[]
}

/** What people have decided about groups that straddle a last place, by ids. */
export interface TieSettlements {
  promotions: readonly PromotionSettlement[]
  awards: ReadonlyArray<{ award: string; members: readonly string[]; granted: readonly string[] }>
}

const UNSETTLED: TieSettlements = { promotions: [], awards: [] }

/**
 * Ranks a contest, gives its awards and proposes promotions. Pure: the same input and settlements give the same decision. A settlement
 * about a group that is not exactly one of this field has no effect.
 */
export function decideContest(input: RankInput, register: PolicyRegister = shippedRegister(), settlements: TieSettlements = UNSETTLED): ContestDecision {
  const { entries, event } = input
  const field = rankField(event, entries)
  const allocation = allocateAwards(event.awards, field, entries.length, awardSettlements(settlements, entries))
  const applicable = ruleInForce(input, register)
  const proposal = applicable.ok ? proposePromotions(applicable.rule, field, entries, input.readings, settlements.promotions) : null
  const notices = [...fieldNotices(input, field, allocation)]
  if (proposal) notices.push(...promotionNotices(proposal, field, entries, input.readings))
  else if (!applicable.ok && input.policy !== null && input.asOf !== null) {
    notices.push({ code: 'noPromotions', policy: input.policy, asOf: input.asOf, why: applicable.why })
  }
  return { field, allocation, proposal, notices, problems: field.disputed.map((disputed) => disputedProblem(disputed, entries)) }
}

function awardSettlements({ awards }: TieSettlements, entries: readonly Entry[]): AwardSettlement[] {
  if (awards.length === 0) return []
  const numberOf = new Map(entries.map(({ id }, at) => [id, at]))
  const numbers = (ids: readonly string[]) => new Set(ids.flatMap((id) => numberOf.get(id) ?? []))
  return awards.map(({ award, members, granted }) => ({ award, members: numbers(members), granted: numbers(granted) }))
}

function fieldNotices({ event, entries, unusedMetrics }: RankInput, field: RankedField, allocation: AwardAllocation): ContestNotice[] {
  const notices: ContestNotice[] = []
  if (field.fieldSize === 0) notices.push({ code: 'nobodyStarted' })
  if (field.absentWithMarks.length > 0) {
    notices.push({ code: 'statusContradictsMarks', status: 'absent', ids: field.absentWithMarks.map((entry) => entries[entry]!.id) })
  }
  for (const { key, weight } of event.parts) if (weight === 0) notices.push({ code: 'weightIsZero', part: key })
  for (const { key } of event.tieBreaks) if (!isGiven(key, event.parts, entries)) notices.push({ code: 'tieBreakNeverGiven', key })
  for (const metric of unusedMetrics ?? []) notices.push({ code: 'metricUnused', metric })
  for (const { award, rank, open, entries: tied } of allocation.straddling) {
    notices.push({ code: 'tieAcrossAward', award, rank, open, ids: tied.map((entry) => entries[entry]!.id) })
  }
  return notices
}

function isGiven(key: string, parts: readonly { key: string }[], entries: readonly Entry[]): boolean {
  return entries.length === 0 || parts.some((part) => part.key === key) || entries.some(({ metrics }) => typeof metrics[key] === 'number')
}

function disputedProblem({ entry, part, aspect }: DisputedAspect, entries: readonly Entry[]): ContestProblem {
  const path = formatPlace(placeAt('entries', entry, 'marks', part, 'aspects', aspect, 'scores'))
  return { code: 'judgementSpread', path, id: entries[entry]!.id, part, aspect: aspect + 1 }
}

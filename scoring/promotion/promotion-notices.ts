import type { Entry, Readings } from '#scoring/ranking/contest.ts'
import type { ContestNotice } from '#scoring/ranking/notices.ts'
import type { RankedField } from '#scoring/ranking/rank-field.ts'
import { PASSED_BOTH } from './passes.ts'
import type { LeadingGroup, PromotionProposal } from './propose-promotions.ts'

/** Below this many entrants the technicians' cap is 0 (DOMAIN A7.4 E2); below the other, comparable rules would not count a contest (E4). */
const SMALLEST_FOR_TECHNICIAN = 10
const SMALLEST_ELSEWHERE = 30

/** What an officer should weigh before confirming the proposal. Nothing here blocks. */
export function promotionNotices(
  proposal: PromotionProposal,
  field: RankedField,
  entries: readonly Entry[],
  readings: Readings,
): ContestNotice[] {
  const { fieldSize } = field
  const notices: ContestNotice[] = []
  if (fieldSize < SMALLEST_FOR_TECHNICIAN) notices.push({ code: 'fieldBelowTen', fieldSize })
  else if (fieldSize < SMALLEST_ELSEWHERE) notices.push({ code: 'fieldBelowThirty', fieldSize })
  if (proposal.passes.missing.length > 0) {
    notices.push({ code: 'passRouteClosed', missing: proposal.passes.missing })
    if (readings.requirePassForRank) notices.push({ code: 'passRequiredButClosed' })
  } else {
    notices.push(...failedFinishers(proposal, entries))
  }
  notices.push(...undecidedGroups(proposal, entries))
  const passed = countPassedBoth(proposal, entries.length)
  if (fieldSize >= SMALLEST_ELSEWHERE && 2 * passed > fieldSize) notices.push({ code: 'manyPassedBoth', count: passed, fieldSize })
  return notices
}

/** Top finishers who failed a part: a technician without theory is asked about (E26), and a cut one may fall behind the next (E6). */
function failedFinishers({ leading, passes, verdicts }: PromotionProposal, entries: readonly Entry[]): ContestNotice[] {
  const technicians: string[] = []
  const cut: string[] = []
  for (const { rank, entries: members, placement } of leading) {
    for (const entry of members) {
      if (passes.flags[entry] === PASSED_BOTH) continue
      if (verdicts[entry]!.route === 'rank1to3') technicians.push(entries[entry]!.id)
      else if (rank <= 3 && placement.kind !== 'in' && verdicts[entry]!.outcome === 'none') cut.push(entries[entry]!.id)
    }
  }
  const notices: ContestNotice[] = []
  if (technicians.length > 0) notices.push({ code: 'technicianFailedPart', ids: technicians })
  if (cut.length > 0) notices.push({ code: 'cutFinisherFailedPart', ids: cut })
  return notices
}

function undecidedGroups({ leading, verdicts }: PromotionProposal, entries: readonly Entry[]): ContestNotice[] {
  return leading.flatMap(({ rank, entries: members, placement }: LeadingGroup): ContestNotice[] => {
    const ids = [...members].filter((entry) => verdicts[entry]!.outcome === 'undecided').map((entry) => entries[entry]!.id)
    return ids.length > 0 && placement.tier !== null ? [{ code: 'tieAcrossCap', tier: placement.tier, rank, ids }] : []
  })
}

function countPassedBoth({ verdicts }: PromotionProposal, size: number): number {
  let count = 0
  for (let entry = 0; entry < size; entry++) if (verdicts[entry]!.route === 'passedBoth') count++
  return count
}

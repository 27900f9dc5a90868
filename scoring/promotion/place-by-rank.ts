import type { PromotionRule } from '#scoring/policies/policy.ts'
import type { Readings } from '#scoring/ranking/contest.ts'

/** Places of the two tiers in a field: not more than 10 % and 20 % of it, so rounded down (武政办〔2021〕46号 二、3). */
export interface PromotionCaps {
  technician: number
  seniorWorkerByRank: number
}

/**
 * What a group's rank gives it.
 * `in`: within the tier; `straddles`: some of the group would fit, not all; `cut`: no place left; `behind`: the tier was closed by a
 * group that straddles; `outside`: the rank belongs to no tier.
 */
export type PlacementKind = 'in' | 'straddles' | 'cut' | 'behind' | 'outside'

export interface Placement {
  kind: PlacementKind
  /** The tier that `kind` speaks of; null outside. */
  tier: PromotionTierName | null
}

export const OUTSIDE: Placement = { kind: 'outside', tier: null }

/** Entries (by number) that share a rank. */
export interface EqualGroup {
  rank: number
  entries: Uint32Array
}

/** A group, or the part of one that a decision set apart, with what its rank gives it. */
export interface PlacedGroup extends EqualGroup {
  placement: Placement
}

/**
 * What people decided about a group that straddles a tier with so many places open: who of it is granted the level and who is not;
 * null while nothing is decided that still holds.
 */
export type Settle = (group: EqualGroup, tier: PromotionTierName, open: number) => { granted: Uint32Array; others: Uint32Array } | null

export type PromotionTierName = 'technician' | 'seniorWorker'

const UNSETTLED: Settle = () => null

export function promotionCaps(rule: PromotionRule, fieldSize: number): PromotionCaps {
  return { technician: share(fieldSize, rule.technician.capPercent), seniorWorkerByRank: share(fieldSize, rule.seniorByRank.capPercent) }
}

function share(fieldSize: number, percent: number): number {
  const hundredfold = fieldSize * percent
  return (hundredfold - (hundredfold % 100)) / 100
}

/**
 * Places the leading groups (those whose printed rank lies in a tier) one by one, best first.
 *
 * - A tier takes whole groups while the headcount stays within its cap. A group that straddles the last place is undecided and closes
 *   the tier: later groups get nothing from it. With no place left a group is simply cut.
 * - Everybody in a group takes a place, whatever level they hold and whether they passed: places are positions, nobody moves up.
 * - `slide`: the groups of the first tier that it did not take, because they were cut or stood behind an undecided group, are first in
 *   line for the second tier. An undecided group itself waits for its decision and takes no place of the second tier.
 * - `cumulative`: both tiers together keep to the second cap. Places of the first tier that an undecided group may still be given are
 *   counted as used, so that no later decision can pass the cap.
 * - A decision divides a straddling group into those granted the level and those cut; the tier stays closed behind it. It is asked for
 *   only where a group really straddles, with the places that are open there, so it cannot pass a cap either.
 */
export function placeByRank(
  groups: readonly EqualGroup[],
  rule: PromotionRule,
  caps: PromotionCaps,
  readings: Readings,
  settle: Settle = UNSETTLED,
): PlacedGroup[] {
  const first = fill(groups.filter(({ rank }) => isWithin(rank, rule.technician.ranks)), caps.technician, 'technician', settle)
  const passedOver = readings.cutFromFirstTier === 'slide' ? first.placed.filter(isPassedOver) : []
  const line = [...passedOver, ...groups.filter(({ rank }) => isWithin(rank, rule.seniorByRank.ranks))]
  const used = readings.secondTierCap === 'cumulative' ? first.used : 0
  const second = fill(line, Math.max(0, caps.seniorWorkerByRank - used), 'seniorWorker', settle)
  const outside = groups.filter(({ rank }) => !isWithin(rank, rule.technician.ranks) && !isWithin(rank, rule.seniorByRank.ranks))
  const kept = first.placed.filter((group) => !passedOver.includes(group))
  return [...kept, ...second.placed, ...outside.map((group) => ({ ...group, placement: OUTSIDE }))].sort((a, b) => a.rank - b.rank)
}

function isPassedOver({ placement }: PlacedGroup): boolean {
  return placement.kind === 'cut' || placement.kind === 'behind'
}

function fill(groups: readonly EqualGroup[], cap: number, tier: PromotionTierName, settle: Settle): { placed: PlacedGroup[]; used: number } {
  const placed: PlacedGroup[] = []
  let used = 0
  let closed = false
  const place = (rank: number, entries: Uint32Array, kind: PlacementKind) => {
    if (entries.length > 0) placed.push({ rank, entries, placement: { kind, tier } })
  }
  for (const group of groups) {
    const { rank, entries } = group
    if (closed) {
      place(rank, entries, 'behind')
    } else if (used + entries.length <= cap) {
      used += entries.length
      place(rank, entries, 'in')
    } else if (used === cap) {
      place(rank, entries, 'cut')
    } else {
      closed = true
      const settled = settle(group, tier, cap - used)
      if (settled) {
        used += settled.granted.length
        place(rank, settled.granted, 'in')
        place(rank, settled.others, 'cut')
      } else {
        used = cap
        place(rank, entries, 'straddles')
      }
    }
  }
  return { placed, used }
}

function isWithin(rank: number, { from, to }: { from: number; to: number }): boolean {
  return rank >= from && rank <= to
}

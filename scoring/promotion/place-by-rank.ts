import type { PromotionRule } from '#scoring/policies/policy.ts'
import type { Readings } from '#scoring/ranking/contest.ts'
import type { RankGroup } from '#scoring/ranking/rank-field.ts'

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
  tier: 'technician' | 'seniorWorker' | null
}

export const OUTSIDE: Placement = { kind: 'outside', tier: null }

export function promotionCaps(rule: PromotionRule, fieldSize: number): PromotionCaps {
  return { technician: share(fieldSize, rule.technician.capPercent), seniorWorkerByRank: share(fieldSize, rule.seniorByRank.capPercent) }
}

function share(fieldSize: number, percent: number): number {
  const hundredfold = fieldSize * percent
  return (hundredfold - (hundredfold % 100)) / 100
}

/**
 * A straddling group after a person has decided about it: the members who were granted the level, and the others. They stand here as two
 * groups of the same rank; the tier stays closed behind them.
 */
export type SettledGroups = ReadonlyMap<RankGroup, { tier: 'technician' | 'seniorWorker'; kind: 'in' | 'cut' }>

const NOTHING_SETTLED: SettledGroups = new Map()

/**
 * Places the leading groups (those whose printed rank lies in a tier) one by one, best first; the result has one placement per group.
 *
 * - A tier takes whole groups while the headcount stays within its cap. A group that straddles the last place is undecided and closes
 *   the tier: later groups get nothing from it. With no place left a group is simply cut.
 * - Everybody in a group takes a place, whatever level they hold and whether they passed: places are positions, nobody moves up.
 * - `slide`: the groups of the first tier that it did not take, because they were cut or stood behind an undecided group, are first in
 *   line for the second tier. An undecided group itself waits for its decision and takes no place of the second tier.
 * - `cumulative`: both tiers together keep to the second cap. Places of the first tier that an undecided group may still be given are
 *   counted as used, so that no later decision can pass the cap.
 */
export function placeByRank(
  groups: readonly RankGroup[],
  rule: PromotionRule,
  caps: PromotionCaps,
  readings: Readings,
  settled: SettledGroups = NOTHING_SETTLED,
): Placement[] {
  const first = groups.filter(({ rank }) => isWithin(rank, rule.technician.ranks))
  const second = groups.filter(({ rank }) => isWithin(rank, rule.seniorByRank.ranks))
  const firstTier = fill(first, caps.technician, 'technician', settled)
  const placements = new Map<RankGroup, Placement>(firstTier.placements)
  const waiting = readings.cutFromFirstTier === 'slide' ? first.filter((group) => isPassedOver(placements.get(group))) : []
  const used = readings.secondTierCap === 'cumulative' ? firstTier.used : 0
  const secondTier = fill([...waiting, ...second], Math.max(0, caps.seniorWorkerByRank - used), 'seniorWorker', settled)
  for (const [group, placement] of secondTier.placements) placements.set(group, placement)
  return groups.map((group) => placements.get(group) ?? OUTSIDE)
}

function isPassedOver(placement: Placement | undefined): boolean {
  return placement?.kind === 'cut' || placement?.kind === 'behind'
}

function fill(groups: readonly RankGroup[], cap: number, tier: 'technician' | 'seniorWorker', settled: SettledGroups) {
  const placements: [RankGroup, Placement][] = []
  let used = 0
  let closed = false
  for (const group of groups) {
    const size = group.to - group.from
    const decided = settled.get(group)
    if (decided?.tier === tier) {
      if (decided.kind === 'in') used += size
      placements.push([group, { kind: decided.kind, tier }])
      closed = true
    } else if (closed) {
      placements.push([group, { kind: 'behind', tier }])
    } else if (used + size <= cap) {
      used += size
      placements.push([group, { kind: 'in', tier }])
    } else if (used < cap) {
      used = cap
      closed = true
      placements.push([group, { kind: 'straddles', tier }])
    } else {
      placements.push([group, { kind: 'cut', tier }])
    }
  }
  return { placements, used }
}

function isWithin(rank: number, { from, to }: { from: number; to: number }): boolean {
  return rank >= from && rank <= to
}

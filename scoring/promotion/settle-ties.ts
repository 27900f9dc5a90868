import type { Entry } from '#scoring/ranking/contest.ts'
import type { RankGroup } from '#scoring/ranking/rank-field.ts'
import type { SettledGroups } from './place-by-rank.ts'

/** A person's decision about a group of equal rank that straddles the last place of a tier (DOMAIN A7.4 E16–E18). */
export interface PromotionSettlement {
  tier: 'technician' | 'seniorWorker'
  /** Ids of the whole group. A settlement speaks of exactly this group; of any other it says nothing. */
  members: readonly string[]
  /** Those of the group who are granted the level: none, or no more than there are places left. */
  granted: readonly string[]
}

/**
 * Divides each decided group into those who were granted and those who were not, side by side with the same printed rank. A settlement
 * whose members are not exactly a group of the field is passed over: the field has changed since, and the tie must be decided anew.
 */
export function splitSettled(
  groups: readonly RankGroup[],
  order: Uint32Array,
  entries: readonly Entry[],
  settlements: readonly PromotionSettlement[],
): { groups: readonly RankGroup[]; order: Uint32Array; settled: SettledGroups } {
  if (settlements.length === 0) return { groups, order, settled: new Map() }
  const divided: RankGroup[] = []
  const reordered = order.slice()
  const settled = new Map<RankGroup, { tier: 'technician' | 'seniorWorker'; kind: 'in' | 'cut' }>()
  for (const group of groups) {
    const members = [...order.subarray(group.from, group.to)]
    const settlement = settlements.find((candidate) => isSameGroup(candidate.members, members.map((entry) => entries[entry]!.id)))
    if (!settlement) {
      divided.push(group)
      continue
    }
    const granted = members.filter((entry) => settlement.granted.includes(entries[entry]!.id))
    const others = members.filter((entry) => !settlement.granted.includes(entries[entry]!.id))
    reordered.set([...granted, ...others], group.from)
    const middle = group.from + granted.length
    const add = (from: number, to: number, kind: 'in' | 'cut') => {
      if (from === to) return
      const part = { rank: group.rank, from, to }
      divided.push(part)
      settled.set(part, { tier: settlement.tier, kind })
    }
    add(group.from, middle, 'in')
    add(middle, group.to, 'cut')
  }
  return { groups: divided, order: reordered, settled }
}

function isSameGroup(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id))
}

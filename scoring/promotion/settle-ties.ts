import type { Entry } from '#scoring/ranking/contest.ts'
import type { PromotionTierName, Settle } from './place-by-rank.ts'

/** A person's decision about a group of equal rank that straddles the last place of a tier (DOMAIN A7.4 E16–E18). */
export interface PromotionSettlement {
  tier: PromotionTierName
  /** Ids of the whole group. A settlement speaks of exactly this group; of any other it says nothing. */
  members: readonly string[]
  /** Those of the group who are granted the level: none, or no more than there are places left. */
  granted: readonly string[]
}

/**
 * The decisions as the placing asks for them. One whose members are not exactly the group that straddles, or that grants more than the
 * places open, has no effect: the field, the cap or the reading is another than it was made for, and the tie must be decided anew.
 */
export function settleBy(settlements: readonly PromotionSettlement[], entries: readonly Entry[]): Settle {
  return (group, tier, open) => {
    const ids = new Map(Array.from(group.entries, (entry) => [entries[entry]!.id, entry]))
    const settlement = settlements.find((candidate) => candidate.tier === tier && isExactly(candidate.members, ids))
    if (!settlement) return null
    const granted = new Set(settlement.granted)
    if (granted.size > open || settlement.granted.some((id) => !ids.has(id))) return null
    return {
      granted: group.entries.filter((entry) => granted.has(entries[entry]!.id)),
      others: group.entries.filter((entry) => !granted.has(entries[entry]!.id)),
    }
  }
}

function isExactly(members: readonly string[], ids: ReadonlyMap<string, number>): boolean {
  return new Set(members).size === ids.size && members.every((id) => ids.has(id))
}

import { roundQuotient } from '#scoring/numbers/rounding.ts'
import type { AwardTier } from '#scoring/ranking/contest.ts'
import { type RankedField, groupFrom } from '#scoring/ranking/rank-field.ts'

/** A group of equal rank of which only some would fit into a tier. */
export interface StraddlingGroup {
  award: string
  rank: number
  /** Entries of the group, by number. */
  entries: number[]
  /** Places of the tier that are still open to it. */
  open: number
}

export interface AwardAllocation {
  /** By entry number: the key of a tier, 'undecided', or null. */
  awards: (string | null)[]
  straddling: StraddlingGroup[]
}

/** A person's decision about a group that straddles the last place of an award tier. */
export interface AwardSettlement {
  award: string
  /** Entry numbers of the whole group, and of those who get the award. */
  members: ReadonlySet<number>
  granted: ReadonlySet<number>
}

/**
 * Gives the tiers in order to whole groups of equal rank, each tier from where the one before ended. A group that fits only in part is
 * undecided for that tier and closes it; the next tier starts behind that group. In a cumulative tier the places count from the first
 * rank on, so everybody before it, an undecided group included, takes up places of it: however the tie is decided, the tiers together
 * keep to the number.
 */
export function allocateAwards(
  tiers: readonly AwardTier[],
  field: Pick<RankedField, 'order' | 'rank' | 'fieldSize'>,
  size: number,
  settlements: readonly AwardSettlement[] = [],
): AwardAllocation {
  const { order, fieldSize } = field
  const awards: (string | null)[] = new Array<string | null>(size).fill(null)
  const straddling: StraddlingGroup[] = []
  let next = groupFrom(field, 0)
  for (const tier of tiers) {
    let open = placesOf(tier, fieldSize) - (tier.cumulative && next ? next.from : 0)
    while (next && open > 0) {
      const { rank, from, to } = next
      const fits = to - from <= open
      const settlement = fits ? undefined : settlements.find((one) => one.award === tier.key && holdsFor(one, order.subarray(from, to), open))
      for (let at = from; at < to; at++) {
        const entry = order[at]!
        if (fits || settlement?.granted.has(entry)) awards[entry] = tier.key
        else awards[entry] = settlement ? null : 'undecided'
      }
      next = groupFrom(field, to)
      if (settlement) break
      if (!fits) {
        straddling.push({ award: tier.key, rank, entries: [...order.subarray(from, to)], open })
        break
      }
      open -= to - from
    }
  }
  return { awards, straddling }
}

/** A decision holds for exactly the group it was made about, and for no more places than are open. */
function holdsFor({ members, granted }: AwardSettlement, group: Uint32Array, open: number): boolean {
  return members.size === group.length && group.every((entry) => members.has(entry)) && granted.size <= open
}

/** Places of a tier in a field of that size. */
export function placesOf({ places }: AwardTier, fieldSize: number): number {
  return 'count' in places ? places.count : roundQuotient(fieldSize * places.share, 10_000, places.rounding)
}

import { createHash } from 'node:crypto'

/** Whole percents, as an officer sets them and as they are printed. */
export interface RecheckShares {
  /** Of the ranked field, from the top; people who share the last rank all belong to it. */
  top: number
  /** Of all others, at least one. */
  others: number
  /** More wrong records than this order a full recheck. */
  errorThreshold: number
}

export const DEFAULT_SHARES: RecheckShares = { top: 30, others: 15, errorThreshold: 5 }

export interface SampledField {
  /** Ids and ranks in the order of the ranking. */
  ranked: ReadonlyArray<{ id: string; rank: number }>
  /** Who competed and has no rank: they belong to the others. */
  unranked: readonly string[]
}

export interface Sample {
  top: string[]
  others: string[]
}

/**
 * Draws who is rechecked: all of the top share, and of the others those whose SHA-256 of `seed|id` comes first. Anybody with the seed and
 * the list draws the same again, whatever order the list is in.
 */
export function drawSample({ ranked, unranked }: SampledField, seed: string, shares: RecheckShares): Sample {
  const cut = shareOf(ranked.length, shares.top)
  const lastRank = ranked[cut - 1]?.rank ?? 0
  const top = ranked.filter(({ rank }) => rank <= lastRank).map(({ id }) => id)
  const rest = [...ranked.slice(top.length).map(({ id }) => id), ...unranked]
  const drawn = rest
    .map((id) => ({ id, draw: createHash('sha256').update(`${seed}|${id}`, 'utf8').digest('hex') }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1))
    .slice(0, rest.length === 0 || shares.others === 0 ? 0 : shareOf(rest.length, shares.others))
    .map(({ id }) => id)
  return { top, others: drawn }
}

/** A share of a number of people, rounded up. */
function shareOf(count: number, percent: number): number {
  return Math.min(count, Math.ceil((count * percent) / 100))
}

/** Whether so many wrong of so many checked order a full recheck: strictly more than the threshold. 1 of 20 is not more than 5 %. */
export function ordersFullRecheck({ wrong, checked, errorThreshold }: { wrong: number; checked: number; errorThreshold: number }): boolean {
  return wrong * 100 > errorThreshold * checked
}

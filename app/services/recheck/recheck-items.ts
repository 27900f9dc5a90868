import type { RecheckRow } from '#db/queries/rechecks.ts'
import type { StoredMark } from '#db/queries/marks.ts'
import { columnId } from '#app/services/marks/cell-rules.ts'
import { resultHash } from '#app/services/results/result-hash.ts'
import { ordersFullRecheck, type RecheckShares } from './draw-sample.ts'

/** One record of the sample: an entrant's marks, compared with the paper by somebody who typed none of them. */
export interface RecheckItem {
  entryId: string
  group: 'top' | 'sample' | 'full'
  outcome: 'right' | 'wrong' | null
  /** What the paper says, where it differs. */
  found: string | null
  by: string | null
  byName: string | null
  at: string | null
  /** Hash of the entrant's marks when they were checked: a wrong one is settled when it changes, a right one must not change. */
  marksHash: string | null
}

export function itemsOf(recheck: Pick<RecheckRow, 'items'>): RecheckItem[] {
  return recheck.items as RecheckItem[]
}

export function sharesOf(recheck: Pick<RecheckRow, 'shares'>): RecheckShares {
  const { top, others, errorThreshold } = recheck.shares
  return { top: Number(top), others: Number(others), errorThreshold: Number(errorThreshold) }
}

export interface RecheckStanding {
  total: number
  checked: number
  wrong: number
  /** Wrong of checked, in hundredths of a percent, rounded down; for the report. */
  rate: number
  ordersFull: boolean
}

export function standingOf(recheck: Pick<RecheckRow, 'items' | 'shares' | 'full'>): RecheckStanding {
  const items = itemsOf(recheck)
  const checked = items.filter(({ outcome }) => outcome !== null).length
  const wrong = items.filter(({ outcome }) => outcome === 'wrong').length
  const { errorThreshold } = sharesOf(recheck)
  return { total: items.length, checked, wrong, rate: checked === 0 ? 0 : Math.floor((wrong * 10_000) / checked), ordersFull: !recheck.full && ordersFullRecheck({ wrong, checked, errorThreshold }) }
}

/** Hash of one entrant's marks as they stand. */
export function marksHashOf(entryId: string, cells: readonly StoredMark[]): string {
  const own = cells.filter((cell) => cell.entryId === entryId).map((cell) => [columnId(cell), cell.value, cell.absentJudge] as const)
  return resultHash(own.sort((a, b) => (a[0] < b[0] ? -1 : 1)))
}

/** Wrong records nobody has corrected yet, and right ones that were changed after they had been checked. */
export function unsettledItems(items: readonly RecheckItem[], cells: readonly StoredMark[]): { uncorrected: string[]; stale: string[] } {
  const same = (item: RecheckItem) => marksHashOf(item.entryId, cells) === item.marksHash
  return {
    uncorrected: items.filter((item) => item.outcome === 'wrong' && same(item)).map(({ entryId }) => entryId),
    stale: items.filter((item) => item.outcome === 'right' && !same(item)).map(({ entryId }) => entryId),
  }
}

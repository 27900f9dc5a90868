import type { Hundredths } from '../numbers/hundredths.ts'
import { markOfValue, type ItemReason } from './item-mark.ts'
import { isValueOf } from './item-value.ts'
import { isGroupItem, itemsOf, JUDGEMENT_SPREAD, type MarkingScheme, type SchemeItem } from './scheme.ts'

/** One given value of one entry. `slot` is the judge's place in the panel from 1; 0 is the group's one value, and that of a part without a panel. */
export interface GivenItemValue {
  itemKey: string
  slot: number
  value: number | null
}

export interface ComputedItem {
  itemKey: string
  /** Null: nothing was given yet. */
  value: number | null
  mark: Hundredths | null
  reason: ItemReason | null
}

/** One judge's sheet for one entry, added up. */
export interface JudgeSum {
  slot: number
  /** The judge's mark for the part; null while an item is missing or has to be judged again. Missing is never 0. */
  mark: Hundredths | null
  /** What the measured and judged items have brought so far, and what deductions take (not below 0). */
  gained: Hundredths
  deducted: Hundredths
  /** Deductions would have taken more than was gained: the sum stops at 0. */
  stoppedAtZero: boolean
  missing: string[]
  disputed: string[]
  items: ComputedItem[]
}

/** A judgement whose values lie more than one apart: judged again before anybody of the panel has a mark for the part. */
export interface DisputedItem {
  itemKey: string
  lowest: number
  highest: number
}

export interface SchemeMarks {
  judges: JudgeSum[]
  disputed: DisputedItem[]
}

/**
 * Adds up what the panel gave one entry for one part. The order of `given` changes nothing. A value that the item cannot have (the scheme
 * asks for something else since) counts as not given.
 *
 * @param slots the places of the panel, `[0]` for a part without one
 * @param asked the places whose sums are wanted; judgements are compared over the whole panel all the same
 */
export function computeItemMarks(scheme: MarkingScheme, given: readonly GivenItemValue[], slots: readonly number[], asked: readonly number[] = slots): SchemeMarks {
  const items = itemsOf(scheme)
  const values = new Map<string, number>()
  const byKey = new Map(items.map((item) => [item.key, item]))
  for (const { itemKey, slot, value } of given) {
    const item = byKey.get(itemKey)
    if (item && value !== null && isValueOf(item, value)) values.set(`${slot} ${itemKey}`, value)
  }
  const disputed = items.flatMap((item) => disputeOf(item, slots.flatMap((slot) => values.get(`${slot} ${item.key}`) ?? [])))
  const again = new Set(disputed.map(({ itemKey }) => itemKey))
  return { judges: asked.map((slot) => sumOf(slot, items, (item) => values.get(`${slotOf(item, slot)} ${item.key}`) ?? null, again)), disputed }
}

/** Items whose value, given by one judge, may change what another judge's sheet adds up to: shared ones, and those compared over the panel. */
export function concernsPanel(item: SchemeItem): boolean {
  return isGroupItem(item) || item.kind === 'judgement'
}

/** Where a judge's value of an item is kept: with the judge, or at 0 for all of them. */
export function slotOf(item: SchemeItem, slot: number): number {
  return isGroupItem(item) ? 0 : slot
}

function disputeOf(item: SchemeItem, scores: number[]): DisputedItem[] {
  if (item.kind !== 'judgement' || scores.length < 2) return []
  const lowest = Math.min(...scores)
  const highest = Math.max(...scores)
  return highest - lowest > JUDGEMENT_SPREAD ? [{ itemKey: item.key, lowest, highest }] : []
}

function sumOf(slot: number, items: readonly SchemeItem[], valueOf: (item: SchemeItem) => number | null, again: ReadonlySet<string>): JudgeSum {
  let gained = 0
  let asked = 0
  const missing: string[] = []
  const computed = items.map((item): ComputedItem => {
    const value = valueOf(item)
    if (value === null) {
      missing.push(item.key)
      return { itemKey: item.key, value: null, mark: null, reason: null }
    }
    const { mark, reason } = markOfValue(item, value)
    if (item.kind === 'deduction') asked -= mark
    else gained += mark
    return { itemKey: item.key, value, mark, reason }
  })
  const deducted = Math.min(gained, asked)
  const disputed = items.flatMap(({ key }) => (again.has(key) ? [key] : []))
  const complete = missing.length === 0 && disputed.length === 0 && items.length > 0
  return { slot, mark: complete ? gained - deducted : null, gained, deducted, stoppedAtZero: asked > gained, missing, disputed, items: computed }
}

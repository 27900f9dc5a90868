import { itemsOf, type MarkingScheme } from '#scoring/schemes/scheme.ts'
import { methodOf, type SchemeMethod } from '../schemes/scheme-draft.ts'
import { partQuality, type PartQuality } from './score-statistics.ts'

export interface ItemQuality {
  code: string
  name: string
  method: SchemeMethod
  /** Hundredths. */
  marks: number
  /** Entrants who have a mark for it and a total. */
  count: number
  /** Null while too few have both. */
  quality: PartQuality | null
}

/**
 * How hard each item of a part was and how well it tells the strong from the weak, over entrants with a total. What several judges gave
 * counts as their mean; deductions bring nothing and are left out.
 */
export function itemQualities(scheme: MarkingScheme, given: ReadonlyArray<{ entryId: string; itemKey: string; mark: number | null }>, totals: ReadonlyMap<string, number>): ItemQuality[] {
  const byItem = new Map<string, Map<string, number[]>>()
  for (const { entryId, itemKey, mark } of given) {
    if (mark === null || !totals.has(entryId)) continue
    const entries = byItem.get(itemKey) ?? new Map<string, number[]>()
    byItem.set(itemKey, entries.set(entryId, [...(entries.get(entryId) ?? []), mark]))
  }
  return itemsOf(scheme).flatMap((item): ItemQuality[] => {
    if (item.kind === 'deduction') return []
    const rows = [...(byItem.get(item.key) ?? [])].map(([entryId, marks]) => ({ mark: marks.reduce((sum, mark) => sum + mark, 0) / marks.length, total: totals.get(entryId)! }))
    return [{ code: item.code, name: item.name, method: methodOf(item), marks: item.marks, count: rows.length, quality: partQuality(rows, item.marks) }]
  })
}

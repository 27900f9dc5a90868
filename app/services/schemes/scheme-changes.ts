import { canonicalJson } from '#app/lib/canonical-json.ts'
import { itemsOf, type MarkingScheme } from '#scoring/schemes/scheme.ts'

/** What differs between two editions, by the codes printed on the sheet. */
export interface SchemeChanges {
  added: string[]
  removed: string[]
  changed: string[]
}

/** Items by their keys: a new code or place in the sheet alone is a change, another item under an old code is not the same item. */
export function schemeChanges(before: MarkingScheme, after: MarkingScheme): SchemeChanges {
  const old = new Map(itemsOf(before).map((item) => [item.key, item]))
  const now = itemsOf(after)
  const kept = new Set(now.map(({ key }) => key))
  return {
    added: now.filter(({ key }) => !old.has(key)).map(({ code }) => code),
    removed: [...old.values()].filter(({ key }) => !kept.has(key)).map(({ code }) => code),
    changed: now.filter((item) => old.has(item.key) && canonicalJson(old.get(item.key)) !== canonicalJson(item)).map(({ code }) => code),
  }
}

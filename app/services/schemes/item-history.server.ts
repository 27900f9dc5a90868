import type { DbOrTx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import { listItemMarkHistory } from '#db/queries/item-marks.ts'
import { listSchemeEditions } from '#db/queries/schemes.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { ItemMarkSource } from '#db/schema/marks.ts'
import { itemsOf, type SchemeItem } from '#scoring/schemes/scheme.ts'

/** One value an item once had, and what it brought under that edition of the scheme. */
export interface ItemVersion {
  value: number | null
  mark: number | null
  schemeEdition: number
  source: ItemMarkSource
  byName: string
  at: string
  reason: string | null
}

/** One item in one place of the panel, 0 for the value that all share: what stands, and every value before it, the newest first. */
export interface ItemHistory {
  item: SchemeItem
  slot: number
  versions: ItemVersion[]
}

export interface PartItemHistory {
  key: string
  name: string
  nameEn: string | null
  /** Whether judges share values of items; else place 0 is everybody's. */
  hasPanel: boolean
  items: ItemHistory[]
}

/** What one entry was given item by item, in the order of the newest scheme that has the item; parts without items are not in it. */
export async function readItemHistory(db: DbOrTx, scope: EventScope & { entryId: string }, rules: Pick<EventRules, 'parts'>): Promise<PartItemHistory[]> {
  const history = await listItemMarkHistory(db, scope)
  if (history.length === 0) return []
  const editions = await listSchemeEditions(db, scope)
  return rules.parts.flatMap(({ key, name, nameEn, panel }) => {
    const own = history.filter(({ partKey }) => partKey === key)
    if (own.length === 0) return []
    // An item keeps its key over all editions; one that is gone is called as it was last.
    const items = new Map(editions.filter(({ partKey, frozenAt }) => partKey === key && frozenAt !== null).flatMap(({ scheme }) => itemsOf(scheme).map((item) => [item.key, item])))
    const rows = new Map<string, ItemHistory>()
    for (const { itemKey, slot, at, byName, value, mark, schemeEdition, source, reason } of own) {
      const item = items.get(itemKey)
      if (!item) continue
      const place = `${itemKey} ${slot}`
      const row = rows.get(place) ?? { item, slot, versions: [] }
      row.versions.unshift({ value, mark, schemeEdition, source, byName: byName ?? '', at: at.toISOString(), reason })
      rows.set(place, row)
    }
    const order = [...items.keys()]
    const sorted = [...rows.values()].sort((a, b) => order.indexOf(a.item.key) - order.indexOf(b.item.key) || a.slot - b.slot)
    return [{ key, name, nameEn: nameEn ?? null, hasPanel: panel !== undefined, items: sorted }]
  })
}

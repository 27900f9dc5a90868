import { isGroupItem, type SchemeItem } from '#scoring/schemes/scheme.ts'
import type { MarkColumn } from '../marks/cell-rules.ts'
import type { EventSchemes } from '../schemes/scheme-of.server.ts'

/** One thing a judge gives an entrant: a whole part's mark, or an item of the part's marking scheme. */
export interface SheetColumn extends MarkColumn {
  item: SchemeItem | null
  criterion: { letter: string; name: string } | null
  /** One value that all judges of the panel share. */
  shared: boolean
}

export const itemColumnId = (partKey: string, itemKey: string) => `item:${partKey}:${itemKey}`

/** The columns of one place of the panel: the judge's own, and nobody else's. */
export const ownColumns = (columns: readonly MarkColumn[], slot: number) => columns.filter((column) => column.kind === 'panel' && column.slot === slot)

/** The same as the judge fills them in: a part with a marking scheme item by item, in the order of the sheet. */
export function sheetColumns(own: readonly MarkColumn[], schemes: EventSchemes): SheetColumn[] {
  return own.flatMap((column): SheetColumn[] => {
    const part = schemes.get(column.key)
    if (!part) return [{ ...column, item: null, criterion: null, shared: false }]
    return part.scheme.criteria.flatMap(({ letter, name, items }) =>
      items.map((item): SheetColumn => ({ ...column, id: itemColumnId(column.key, item.key), kind: 'item', maximum: item.marks, item, criterion: { letter, name }, shared: isGroupItem(item) })),
    )
  })
}

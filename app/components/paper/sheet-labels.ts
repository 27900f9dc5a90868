import type { Messages } from '#app/messages/index.ts'
import { itemBoxes, type ItemBox, type ItemSheet, type SheetOddity } from '#app/services/paper/item-sheet.ts'
import type { ShownSheetKind } from '#app/services/paper/paper-pages.server.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { itemsOf } from '#scoring/schemes/scheme.ts'

/** What a box of a sheet is called: the judge's place, the reading, or the mark itself. */
export function boxLabel(m: Messages, kind: Pick<ShownSheetKind, 'name'>, column: { id: string; kind: string; slot: number; key: string } | 'sum'): string {
  if (column === 'sum') return m.paper.sum
  if (column.kind === 'panel') return m.paper.judge(column.slot)
  return column.kind === 'metric' ? kind.name : m.paper.score
}

/** Whose box it is: a judge's, or the whole panel's. */
export function placeLabel(m: Messages, { slots }: Pick<ItemSheet, 'slots'>, slot: number): string {
  if (slot > 0) return m.paper.judge(slot)
  return slots[0] === 0 ? m.paper.items.single : m.paper.items.shared
}

/** A box of a sheet by items: `C6 裁判 2`, `纸上合计 裁判 2`. */
export function itemBoxLabel(m: Messages, sheet: ItemSheet, box: ItemBox): string {
  return m.paper.items.box(box.kind === 'sum' ? m.paper.items.sums : `${box.item.code} ${box.item.name}`, placeLabel(m, sheet, box.slot))
}

/** The name of any box of any sheet, by its id. */
export function labelOfBox(m: Messages, kind: ShownSheetKind, id: string): string {
  const box = kind.items ? itemBoxes(kind.items).find((candidate) => candidate.id === id) : undefined
  if (kind.items && box) return itemBoxLabel(m, kind.items, box)
  return boxLabel(m, kind, kind.columns.find((column) => column.id === id) ?? 'sum')
}

/** What the paper itself has wrong, as a sentence. */
export function oddityWords(m: Messages, sheet: ItemSheet | null, odd: SheetOddity): string {
  const words = m.paper.items
  if (odd.kind === 'sum') return words.oddSum(sheet ? placeLabel(m, sheet, odd.slot) : m.paper.sum, writeMarkText(odd.written), writeMarkText(odd.computed))
  const item = sheet ? itemsOf(sheet.scheme).find(({ key }) => key === odd.itemKey) : undefined
  return words.oddDisputed(item ? `${item.code} ${item.name}` : odd.itemKey, odd.lowest, odd.highest)
}

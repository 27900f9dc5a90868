// A paper sheet by a marking scheme: which boxes it has, what was typed into them, and what they add up to. One form serves browser and server.
import { readMarkText, writeMarkText, type MarkTextFault } from '#app/lib/mark-text.ts'
import { itemColumnId } from '#app/services/sheets/sheet-columns.ts'
import type { TypedPaperValue } from '#db/schema/marks.ts'
import { formatDecimal } from '#scoring/numbers/decimal.ts'
import type { PanelRule } from '#scoring/ranking/contest.ts'
import { panelMark } from '#scoring/ranking/part-marks.ts'
import { computeItemMarks, type JudgeSum } from '#scoring/schemes/compute-item-marks.ts'
import { readItemValue, type ItemValueFault } from '#scoring/schemes/item-value.ts'
import { isGroupItem, itemsOf, type MarkingScheme, type SchemeItem } from '#scoring/schemes/scheme.ts'

/** How a clerk writes a judge who gave nothing, or a sum the judges did not write: `-`, on the number pad where the fingers are. */
export const ABSENT_SIGN = '-'

/** The scheme of one part as its paper sheet needs it. */
export interface ItemSheet {
  partKey: string
  edition: number
  frozen: boolean
  hash: string
  scheme: MarkingScheme
  /** Full mark of the part, hundredths. */
  fullMark: number
  /** Places of the panel from 1; `[0]` where the part has one sheet for all. */
  slots: number[]
  /** How the judges' sums become the part's mark; null where there is one sheet for all. */
  panel: PanelRule | null
}

/** What the boxes of a sheet follow from. */
type SheetPlaces = Pick<ItemSheet, 'partKey' | 'scheme' | 'slots'>

/** One box of the sheet. Place 0 is the value the whole panel shares, and that of a part without a panel. */
export type ItemBox = { id: string; slot: number; kind: 'item'; item: SchemeItem } | { id: string; slot: number; kind: 'sum' }

/** One line of the sheet: an item with one box for the panel or one a judge. */
export interface ItemRow {
  item: SchemeItem
  /** The criterion, on its first line. */
  criterion: { letter: string; name: string } | null
  boxes: ItemBox[]
}

/** The lines of the sheet in their printed order. */
export function itemRows({ partKey, scheme, slots }: SheetPlaces): ItemRow[] {
  return scheme.criteria.flatMap(({ letter, name, items }) =>
    items.map((item, at): ItemRow => ({
      item,
      criterion: at === 0 ? { letter, name } : null,
      boxes: (isGroupItem(item) ? [0] : slots).map((slot) => ({ id: `${itemColumnId(partKey, item.key)}:${slot}`, slot, kind: 'item', item })),
    })),
  )
}

/** The boxes of the sums: one a judge; a single one where the judges give nothing of their own. */
export function sumBoxes({ partKey, scheme, slots }: SheetPlaces): ItemBox[] {
  const own = itemsOf(scheme).every(isGroupItem) ? slots.slice(0, 1) : slots
  return own.map((slot) => ({ id: `sum:${partKey}:${slot}`, slot, kind: 'sum' }))
}

/** All boxes in the order in which they are typed. */
export function itemBoxes(sheet: SheetPlaces): ItemBox[] {
  return [...itemRows(sheet).flatMap(({ boxes }) => boxes), ...sumBoxes(sheet)]
}

export type ItemBoxFault = ItemValueFault | MarkTextFault | 'missing' | 'absentAndGiven'

/** What a third person has to look at, however alike two typings are: a sum that is not that of its items, a judgement that lies too far apart. */
export type SheetOddity = { kind: 'sum'; slot: number; written: number; computed: number } | { kind: 'disputed'; itemKey: string; lowest: number; highest: number }

export interface ReadItems {
  values: TypedPaperValue[]
  /** Places whose judge gave nothing. */
  absent: number[]
  /** What the items of each judge who was there add up to. */
  judges: JudgeSum[]
  oddities: SheetOddity[]
}

/** Why one box cannot stand by itself; null for an empty one too. */
export function faultOfBox(sheet: ItemSheet, box: ItemBox, typed: string): ItemBoxFault | null {
  const text = typed.trim()
  if (text === ABSENT_SIGN) return box.kind === 'sum' || box.slot > 0 ? null : 'notANumber'
  const read = box.kind === 'sum' ? readMarkText(text, { maximum: sheet.fullMark }) : readItemValue(box.item, text)
  return read.ok ? null : read.fault
}

/** The judges who gave nothing: the sign stands in one of their boxes. */
export function absentJudges(sheet: ItemSheet, texts: Readonly<Record<string, string>>): Set<number> {
  return new Set(itemBoxes(sheet).flatMap(({ id, slot, kind }) => (kind === 'item' && slot > 0 && texts[id]?.trim() === ABSENT_SIGN ? [slot] : [])))
}

/** Reads a whole sheet. Every box is typed, but for those of a judge who was absent: an empty one is not taken for anything. */
export function readItemSheet(sheet: ItemSheet, texts: Readonly<Record<string, string>>): { ok: true; value: ReadItems } | { ok: false; faults: Array<{ column: string; fault: ItemBoxFault }> } {
  const faults: Array<{ column: string; fault: ItemBoxFault }> = []
  const absent = absentJudges(sheet, texts)
  const boxes = itemBoxes(sheet)
  const values = boxes.map((box): TypedPaperValue => {
    const text = (texts[box.id] ?? '').trim()
    if (absent.has(box.slot)) {
      if (text !== '' && text !== ABSENT_SIGN) faults.push({ column: box.id, fault: 'absentAndGiven' })
      return { column: box.id, value: null, absentJudge: true }
    }
    const fault = text === '' ? 'missing' : faultOfBox(sheet, box, text)
    if (fault) faults.push({ column: box.id, fault })
    return { column: box.id, value: fault ? null : valueOf(sheet, box, text), absentJudge: false }
  })
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: { values, absent: [...absent], ...added(sheet, boxes, values, absent) } }
}

function valueOf(sheet: ItemSheet, box: ItemBox, text: string): number | null {
  if (text === ABSENT_SIGN) return null
  const read = box.kind === 'sum' ? readMarkText(text, { maximum: sheet.fullMark }) : readItemValue(box.item, text)
  return read.ok ? read.value : null
}

function added(sheet: ItemSheet, boxes: readonly ItemBox[], values: readonly TypedPaperValue[], absent: ReadonlySet<number>): Pick<ReadItems, 'judges' | 'oddities'> {
  const typed = boxes.map((box, at) => ({ box, value: values[at]!.value }))
  const given = typed.flatMap(({ box, value }) => (box.kind === 'item' ? [{ itemKey: box.item.key, slot: box.slot, value }] : []))
  const { judges, disputed } = computeItemMarks(sheet.scheme, given, sheet.slots.filter((slot) => !absent.has(slot)))
  const sums = typed.flatMap(({ box, value }): SheetOddity[] => {
    const judge = judges.find(({ slot }) => slot === box.slot)
    if (box.kind === 'item' || value === null || !judge) return []
    const computed = judge.gained - judge.deducted
    return computed === value ? [] : [{ kind: 'sum', slot: box.slot, written: value, computed }]
  })
  return { judges, oddities: [...sums, ...disputed.map((item): SheetOddity => ({ kind: 'disputed', ...item }))] }
}

/** The part's mark that a whole sheet comes to, as it is published; null while the judges' sums make none. */
export function partMarkOf({ panel }: Pick<ItemSheet, 'panel'>, judges: ReadonlyArray<Pick<JudgeSum, 'mark'>>): string | null {
  if (panel === null) return judges[0]?.mark == null ? null : writeMarkText(judges[0].mark)
  const mark = panelMark(judges.map((judge) => judge.mark), panel)
  return mark === null ? null : formatDecimal(mark, panel.decimals)
}

import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import { markColumns, type MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { EventSchemes } from '#app/services/schemes/scheme-of.server.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { TypedPaperValue } from '#db/schema/marks.ts'
import { writeItemValue } from '#scoring/schemes/item-value.ts'
import { ABSENT_SIGN, itemBoxes, readItemSheet, type ItemBox, type ItemBoxFault, type ItemSheet, type ReadItems, type SheetOddity } from './item-sheet.ts'

/** What is printed on one sheet: the numbers of one part, its items by a marking scheme, or the readings that break ties. */
export interface SheetKind {
  /** Key of the part; `metrics` for the readings. */
  key: string
  name: string
  nameEn?: string
  /** The numbers of a part without a scheme, or the readings; empty where the sheet goes by items. */
  columns: MarkColumn[]
  /** Whether the paper carries a sum to be checked: only where several numbers of one kind stand beside each other. */
  hasSum: boolean
  /** The part's marking scheme; null where judges give one number. */
  items: ItemSheet | null
}

export const METRICS_SHEET = 'metrics'

/** Boxes of the largest sheet: two hundred items and the sums of a panel of fifteen. */
export const MOST_BOXES = 3_015

/** The sheets of an event in the order of its rules. */
export function sheetKinds(rules: EventRules, schemes: EventSchemes): SheetKind[] {
  const columns = markColumns(rules)
  const parts = rules.parts.map(({ key, name, nameEn, panel }): SheetKind => {
    const part = schemes.get(key)
    const head = { key, name, ...(nameEn === undefined ? {} : { nameEn }) }
    if (part) {
      const { partKey, edition, frozenAt, hash, scheme, fullMark, slots } = part
      return { ...head, columns: [], hasSum: false, items: { partKey, edition, frozen: frozenAt !== null, hash, scheme, fullMark, slots, panel: panel ?? null } }
    }
    const own = columns.filter((column) => column.key === key && column.kind !== 'metric')
    return { ...head, columns: own, hasSum: own.length > 1, items: null }
  })
  const metrics = columns.filter(({ kind }) => kind === 'metric')
  return metrics.length === 0 ? parts : [...parts, { key: METRICS_SHEET, name: rules.metrics.map(({ name }) => name).join('、'), columns: metrics, hasSum: false, items: null }]
}

/** What the sheets of an event are called: which there are does not follow from marking schemes. */
export function sheetNames(rules: EventRules): Array<Pick<SheetKind, 'key' | 'name'>> {
  return sheetKinds(rules, new Map()).map(({ key, name }) => ({ key, name }))
}

/** The boxes of a sheet but for `sum`, in the order in which a form sends them. */
export function boxIds({ columns, items }: { columns: ReadonlyArray<Pick<MarkColumn, 'id'>>; items: ItemSheet | null }): string[] {
  return (items ? itemBoxes(items) : columns).map(({ id }) => id)
}

export interface SheetFault {
  column: string
  fault: ItemBoxFault
}

export interface ReadSheet {
  values: TypedPaperValue[]
  /** Hundredths as written on the paper; null where the sheet has none, or one a judge among its values. */
  sum: number | null
  /** What the paper itself has wrong: its sum, or judgements too far apart. */
  oddities: SheetOddity[]
  /** What was read by items. */
  items: ReadItems | null
}

/** Reads the typed texts of one sheet. Every box is typed: an empty one is not taken for anything. */
export function readTypedSheet(kind: SheetKind, texts: Readonly<Record<string, string>>, decimals: EventRules['decimals']): { ok: true; value: ReadSheet } | { ok: false; faults: SheetFault[] } {
  if (kind.items) {
    const read = readItemSheet(kind.items, texts)
    return read.ok ? { ok: true, value: { values: read.value.values, sum: null, oddities: read.value.oddities, items: read.value } } : read
  }
  const faults: SheetFault[] = []
  const values = kind.columns.map((column): TypedPaperValue => {
    const text = (texts[column.id] ?? '').trim()
    if (text === ABSENT_SIGN && column.kind === 'panel') return { column: column.id, value: null, absentJudge: true }
    const value = readBox(text, column.id, { maximum: column.maximum, decimals: column.kind === 'metric' ? 2 : decimals }, faults)
    return { column: column.id, value, absentJudge: false }
  })
  const most = kind.columns.reduce((sum, { maximum }) => sum + maximum, 0)
  const sum = kind.hasSum ? readBox((texts.sum ?? '').trim(), 'sum', { maximum: most, decimals: 2 }, faults) : null
  if (faults.length > 0) return { ok: false, faults }
  const computed = values.reduce((total, { value }) => total + (value ?? 0), 0)
  return { ok: true, value: { values, sum, oddities: sum === null || sum === computed ? [] : [{ kind: 'sum', slot: 0, written: sum, computed }], items: null } }
}

function readBox(text: string, column: string, limits: { maximum: number; decimals: 0 | 1 | 2 }, faults: SheetFault[]): number | null {
  const read = readMarkText(text, limits)
  if (!read.ok) faults.push({ column, fault: read.fault })
  else if (read.value === null) faults.push({ column, fault: 'missing' })
  return read.ok ? read.value : null
}

interface TypedSheet {
  values: readonly TypedPaperValue[]
  sum: number | null
}

/** The columns in which two typings differ, `sum` among them; a box that only one of them has differs. */
export function differingColumns(first: TypedSheet, second: TypedSheet): string[] {
  const other = new Map(second.values.map((value) => [value.column, value]))
  const columns = first.values.filter(({ column, value, absentJudge }) => other.get(column)?.value !== value || other.get(column)?.absentJudge !== absentJudge).map(({ column }) => column)
  const known = new Set(first.values.map(({ column }) => column))
  const more = second.values.flatMap(({ column }) => (known.has(column) ? [] : [column]))
  return [...columns, ...more, ...(first.sum === second.sum ? [] : ['sum'])]
}

/** What a clerk typed, as texts by box, `sum` among them; as it is typed again. */
export function typedTexts({ items }: { items: ItemSheet | null }, { values, sum }: TypedSheet): Record<string, string> {
  const boxes = new Map<string, ItemBox>((items ? itemBoxes(items) : []).map((box) => [box.id, box]))
  const texts = values.map((value): [string, string] => [value.column, textOf(value, boxes.get(value.column))])
  return Object.fromEntries(sum === null ? texts : [...texts, ['sum', writeMarkText(sum)]])
}

function textOf({ value, absentJudge }: TypedPaperValue, box: ItemBox | undefined): string {
  if (absentJudge) return ABSENT_SIGN
  if (box?.kind === 'item') return writeItemValue(box.item, value)
  if (box?.kind === 'sum' && value === null) return ABSENT_SIGN
  return value === null ? '' : writeMarkText(value)
}

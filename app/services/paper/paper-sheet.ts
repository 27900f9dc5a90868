import { readMarkText, writeMarkText, type MarkTextFault } from '#app/lib/mark-text.ts'
import { markColumns, type MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { TypedPaperValue } from '#db/schema/marks.ts'

/** What is printed on one sheet: the numbers of one part, or the readings that break ties. */
export interface SheetKind {
  /** Key of the part; `metrics` for the readings. */
  key: string
  name: string
  nameEn?: string
  columns: MarkColumn[]
  /** Whether the paper carries a sum to be checked: only where several numbers of one kind stand beside each other. */
  hasSum: boolean
}

export const METRICS_SHEET = 'metrics'

/** The sheets of an event in the order of its rules. */
export function sheetKinds(rules: EventRules): SheetKind[] {
  const columns = markColumns(rules)
  const parts = rules.parts.map(({ key, name, nameEn }): SheetKind => {
    const own = columns.filter((column) => column.key === key && column.kind !== 'metric')
    return { key, name, ...(nameEn === undefined ? {} : { nameEn }), columns: own, hasSum: own.length > 1 }
  })
  const metrics = columns.filter(({ kind }) => kind === 'metric')
  return metrics.length === 0 ? parts : [...parts, { key: METRICS_SHEET, name: rules.metrics.map(({ name }) => name).join('、'), columns: metrics, hasSum: false }]
}

export type SheetFault = { column: string; fault: MarkTextFault | 'missing' } | { column: 'sum'; fault: MarkTextFault | 'missing' }

/** How a clerk writes a judge who gave nothing: `-`, on the number pad where the fingers are. */
export const ABSENT_SIGN = '-'

export interface ReadSheet {
  values: TypedPaperValue[]
  /** Hundredths as written on the paper; null where the sheet has no sum. */
  sum: number | null
  /** False when the paper's own sum is not the sum of its numbers. */
  sumIsRight: boolean
}

/** Reads the typed texts of one sheet. Every box is typed: an empty one is not taken for anything. */
export function readTypedSheet(kind: SheetKind, texts: Readonly<Record<string, string>>, decimals: EventRules['decimals']): { ok: true; value: ReadSheet } | { ok: false; faults: SheetFault[] } {
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
  const added = values.reduce((total, { value }) => total + (value ?? 0), 0)
  return { ok: true, value: { values, sum, sumIsRight: sum === null || sum === added } }
}

function readBox(text: string, column: string, limits: { maximum: number; decimals: 0 | 1 | 2 }, faults: SheetFault[]): number | null {
  const read = readMarkText(text, limits)
  if (!read.ok) faults.push({ column, fault: read.fault })
  else if (read.value === null) faults.push({ column, fault: 'missing' })
  return read.ok ? read.value : null
}

/** The columns in which two typings differ, `sum` among them. */
export function differingColumns(first: { values: readonly TypedPaperValue[]; sum: number | null }, second: { values: readonly TypedPaperValue[]; sum: number | null }): string[] {
  const other = new Map(second.values.map((value) => [value.column, value]))
  const columns = first.values.filter(({ column, value, absentJudge }) => other.get(column)?.value !== value || other.get(column)?.absentJudge !== absentJudge).map(({ column }) => column)
  return first.sum === second.sum ? columns : [...columns, 'sum']
}

/** What a typed value looks like on a page and in a form: the text a clerk would type. */
export function typedText({ value, absentJudge }: Pick<TypedPaperValue, 'value' | 'absentJudge'>): string {
  return absentJudge ? ABSENT_SIGN : value === null ? '' : writeMarkText(value)
}

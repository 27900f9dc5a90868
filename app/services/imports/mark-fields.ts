import type { Locale } from '#app/messages/locale.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { FIELD_WORDS, IGNORED_WORDS, wordKey } from '../entries/entrant-fields.ts'
import { markColumns, type MarkColumn } from '../marks/cell-rules.ts'
import type { HeaderWords } from './find-table.ts'

/** A column of a marks file: the number and name of the entrant, then one column for each cell of the grid. */
export interface MarkField {
  /** `number`, `name`, or the grid's column id (`part:theory`, `panel:practical:3`, `metric:seconds`). */
  field: string
  /** As the template writes it. */
  header: string
  column: MarkColumn | null
}

const judge: Record<Locale, (slot: number) => string> = { 'zh-CN': (slot) => `裁判${slot}`, en: (slot) => `judge ${slot}` }
const numberHeader: Record<Locale, string> = { 'zh-CN': '参赛编号', en: 'Entrant number' }
const nameHeader: Record<Locale, string> = { 'zh-CN': '姓名', en: 'Name' }

/** The columns of an event's marks in the order of its rules, with their headers in one language. */
export function markFields(rules: Pick<EventRules, 'parts' | 'metrics'>, locale: Locale): MarkField[] {
  const nameOf = (named: { name: string; nameEn?: string } | undefined) => (locale === 'en' ? (named?.nameEn ?? named?.name) : named?.name) ?? ''
  const cells = markColumns(rules).map((column): MarkField => {
    if (column.kind === 'metric') {
      const metric = rules.metrics.find((candidate) => candidate.key === column.key)
      return { field: column.id, header: `${nameOf(metric)}（${metric?.unit ?? ''}）`, column }
    }
    const part = nameOf(rules.parts.find((candidate) => candidate.key === column.key))
    return { field: column.id, header: column.kind === 'panel' ? `${part}·${judge[locale](column.slot)}` : part, column }
  })
  return [{ field: 'number', header: numberHeader[locale], column: null }, { field: 'name', header: nameHeader[locale], column: null }, ...cells]
}

/** Words of both languages; with a single panel its judges need no name of the part in front. */
export function markHeaderWords(rules: Pick<EventRules, 'parts' | 'metrics'>): HeaderWords {
  const fields = new Map<string, string>()
  const add = (words: string, field: string) => {
    const key = wordKey(words)
    if (key !== '' && !fields.has(key)) fields.set(key, field)
  }
  for (const locale of ['zh-CN', 'en'] as const) for (const { header, field } of markFields(rules, locale)) add(header, field)
  const panels = rules.parts.filter((part) => part.panel)
  for (const column of markColumns(rules)) {
    if (column.kind !== 'panel') continue
    for (const locale of ['zh-CN', 'en'] as const) {
      const part = panels.find((candidate) => candidate.key === column.key)
      add(`${(locale === 'en' ? part?.nameEn : part?.name) ?? ''}${judge[locale](column.slot)}`, column.id)
      if (panels.length === 1) add(judge[locale](column.slot), column.id)
    }
  }
  for (const [words, field] of FIELD_WORDS) if (field === 'number' || field === 'name') add(words, field)
  // What lists of entrants carry besides stays unread in a file of marks.
  const ignored = new Set([...IGNORED_WORDS, ...[...FIELD_WORDS].filter(([, field]) => field !== 'number' && field !== 'name').map(([words]) => words)])
  for (const words of fields.keys()) ignored.delete(words)
  return { fields, ignored, keys: ['number'] }
}

import type { Locale, Messages } from '#app/messages/index.ts'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import type { EventRules } from '#db/schema/competitions.ts'

export interface ColumnLabel {
  /** The part or metric. */
  group: string
  /** The judge's place in a panel; null where the part has one mark. */
  judge: string | null
  /** Both together, for screen readers and messages. */
  full: string
}

/** What a column is called in the language of the page: the rules carry both names, a panel's columns add the judge. */
export function labelOf(column: MarkColumn, rules: Pick<EventRules, 'parts' | 'metrics'>, m: Messages, locale: Locale): ColumnLabel {
  const named = column.kind === 'metric' ? rules.metrics.find((metric) => metric.key === column.key) : rules.parts.find((part) => part.key === column.key)
  const name = (locale === 'en' && named?.nameEn) || named?.name || column.key
  const group = column.kind === 'metric' && named && 'unit' in named ? m.common.withNote(name, named.unit) : name
  if (column.kind !== 'panel') return { group, judge: null, full: group }
  const judge = m.scoring.grid.judge(column.slot)
  return { group, judge, full: `${group} ${judge}` }
}

import type { Messages } from '#app/messages/dictionaries.ts'
import type { ReportField } from '#scoring/studios/report-form.ts'

/** A stored answer as a person reads it. */
export function shownValue(m: Messages['studioReport'], { kind }: Pick<ReportField, 'kind'>, value: string): string {
  if (value === '') return m.field.empty
  if (kind === 'yesNo') return value === 'yes' ? m.field.yes : value === 'no' ? m.field.no : value
  return value
}

import { REPORT_FIELDS, reportFact, reportField, reportFault } from '#scoring/studios/report-form.ts'
import type { Facts } from '#scoring/studios/rubric.ts'

/** What a leader has written into one field. `at` is the report's version at which it was written last. */
export interface WrittenField {
  value: string
  /** Why it differs from what the log says. */
  reason: string
  at: number
}

/** Stored content of a report: only what was written; the rest comes from the log. */
export type ReportContent = Record<string, WrittenField>

/** What the log says, by field. */
export type LogFigures = Readonly<Record<string, string>>

export interface ResolvedField {
  key: string
  value: string
  /** What the log says; null where the log says nothing about this field. */
  fromLog: string | null
  reason: string
}

/** The whole report: what was written, and the log's figure where nothing was. */
export function resolveReport(content: ReportContent, figures: LogFigures): ResolvedField[] {
  return REPORT_FIELDS.map(({ key, kind }) => {
    const written = content[key]
    const fromLog = figures[key] ?? null
    // Lines of the log are a start for the leader's own words, not a figure to be kept to.
    return { key, value: written?.value ?? fromLog ?? '', fromLog: kind === 'long' || kind === 'text' ? null : fromLog, reason: written?.reason ?? '' }
  })
}

/** Differs from the log and does not say why. */
export function lacksReason({ value, fromLog, reason }: Pick<ResolvedField, 'value' | 'fromLog' | 'reason'>): boolean {
  return fromLog !== null && value !== '' && !sameFigure(value, fromLog) && reason.trim() === ''
}

export function sameFigure(a: string, b: string): boolean {
  if (a === b) return true
  const number = /^\d+(\.\d+)?$/
  return number.test(a) && number.test(b) && Number(a) === Number(b)
}

export type ReportGap = { key: string; gap: 'empty' | 'fault' | 'reasonMissing' }

/** What stands between the report and handing it in, in the order of the form. */
export function reportGaps(fields: readonly ResolvedField[]): ReportGap[] {
  return fields.flatMap((one): ReportGap[] => {
    const field = reportField(one.key)
    if (!field) return []
    if (one.value.trim() === '') return field.needed ? [{ key: one.key, gap: 'empty' }] : []
    if (reportFault(field, one.value) !== null) return [{ key: one.key, gap: 'fault' }]
    return lacksReason(one) ? [{ key: one.key, gap: 'reasonMissing' }] : []
  })
}

/** The report as facts for a rubric. */
export function reportFacts(fields: readonly Pick<ResolvedField, 'key' | 'value'>[]): Facts {
  return Object.fromEntries(
    fields.flatMap(({ key, value }) => {
      const field = reportField(key)
      return field ? [[key, reportFact(field, value)]] : []
    }),
  )
}

/** Content of a handed-in version: every field resolved. */
export function frozenContent(fields: readonly ResolvedField[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ key, value, fromLog, reason }) => [key, { value, reason, fromLog }]))
}

/** Reads the values of a stored version, whichever way it was written. */
export function valuesOf(content: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(content).flatMap(([key, written]) => {
      const value = typeof written === 'object' && written !== null && 'value' in written ? written.value : undefined
      return typeof value === 'string' ? [[key, value]] : []
    }),
  )
}

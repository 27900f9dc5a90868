import type { Wording } from '#scoring/policies/wording.ts'
import { REPORT_SECTIONS, type ReportFieldKind } from '#scoring/studios/report-form.ts'

/** How a figure stands beside the same studio's of the year before. `marked` where it moved by a third or more, or a yes became a no. */
export interface Change {
  direction: 'up' | 'down' | 'other'
  /** The difference of two numbers. */
  by: number | null
  marked: boolean
}

export interface ComparedCell {
  studioId: string
  year: number
  /** As reported; null where nothing was handed in for the year. */
  value: string | null
  change: Change | null
}

export interface ComparedFigures {
  years: number[]
  rows: Array<{ key: string; kind: ReportFieldKind | 'grade'; label: Wording | null; section: Wording | null; cells: ComparedCell[] }>
}

interface Report {
  studioId: string
  year: number
  values: Readonly<Record<string, string>>
}

/** Share of the year before by which a figure must move to be marked. */
const MARKED_SHARE = 1 / 3

/**
 * Figures of several studios over the last years that anybody reported: the grade first, then every figure of the form in its order (texts
 * are not compared). Cells go studio by studio, each by year. Pure.
 */
export function compareFigures(studioIds: readonly string[], reports: readonly Report[], grades: ReadonlyArray<{ studioId: string; year: number; grade: string }>, mostYears: number): ComparedFigures {
  const years = [...new Set([...reports, ...grades].map(({ year }) => year))].sort((a, b) => a - b).slice(-mostYears)
  const valueOf = new Map(reports.flatMap(({ studioId, year, values }) => Object.entries(values).map(([key, value]) => [`${studioId} ${year} ${key}`, value] as const)))
  const gradeOf = new Map(grades.map(({ studioId, year, grade }) => [`${studioId} ${year}`, grade]))
  const cells = (kind: ReportFieldKind | 'grade', read: (studioId: string, year: number) => string | null): ComparedCell[] =>
    studioIds.flatMap((studioId) => years.map((year) => ({ studioId, year, value: read(studioId, year), change: changeOf(kind, read(studioId, year - 1), read(studioId, year)) })))
  const fields = REPORT_SECTIONS.flatMap(({ title, fields: all }) => all.filter(({ kind }) => kind !== 'long' && kind !== 'text').map((field) => ({ ...field, section: title })))
  return {
    years,
    rows: [
      { key: 'grade', kind: 'grade', label: null, section: null, cells: cells('grade', (studioId, year) => gradeOf.get(`${studioId} ${year}`) ?? null) },
      ...fields.map(({ key, kind, label, section }) => ({ key, kind, label, section, cells: cells(kind, (studioId, year) => valueOf.get(`${studioId} ${year} ${key}`) || null) })),
    ],
  }
}

const GRADES = ['unqualified', 'qualified', 'excellent']

/** What changed between two years; null where one of them is missing or nothing did. */
export function changeOf(kind: ReportFieldKind | 'grade', before: string | null, after: string | null): Change | null {
  if (before === null || after === null || before === after) return null
  if (kind === 'yesNo') return { direction: after === 'yes' ? 'up' : 'down', by: null, marked: after === 'no' }
  if (kind === 'grade') return { direction: GRADES.indexOf(after) > GRADES.indexOf(before) ? 'up' : 'down', by: null, marked: true }
  const [old, now] = [Number(before), Number(after)]
  if (Number.isNaN(old) || Number.isNaN(now) || old === now) return null
  const by = Math.round((now - old) * 100) / 100
  return { direction: by > 0 ? 'up' : 'down', by, marked: old === 0 || Math.abs(by) / old >= MARKED_SHARE }
}

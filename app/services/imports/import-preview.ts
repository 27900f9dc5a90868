import { maskIdentityNumber, maskPhone } from '#app/lib/masks.ts'
import { columnLetters } from '../workbooks/workbook.ts'
import type { ImportRow, ImportSheet } from './import-sheet.ts'
import type { Problem, ProblemLevel, RowAction } from './problems.ts'

/** What the preview shows: rows with something to mend, rows that write, or all. */
export type PreviewFilter = 'problems' | 'changes' | 'all'

export interface PreviewCell {
  text: string
  /** The text is a mask; typing replaces the whole. */
  masked?: true
  /** Corrected here. */
  corrected?: true
  level?: ProblemLevel
  problems?: Problem[]
}

export interface PreviewRow {
  number: number
  action: RowAction
  hidden: boolean
  left: boolean
  /** By column. */
  cells: Record<number, PreviewCell>
}

export interface PreviewColumn {
  column: number
  letters: string
  header: string
  /** Field the column is read as, `ignore` or `unknown`. */
  use: string
  hidden: boolean
  problems: Problem[]
}

export interface PreviewPage {
  columns: PreviewColumn[]
  rows: PreviewRow[]
  filter: PreviewFilter
  /** Rows the filter shows, on all pages. */
  shown: number
  page: number
  pages: number
}

/** A problem with the page of the preview on which its cell stands. */
export type PlacedProblem = Problem & { page: number }

export const ROWS_PER_PAGE = 100

const RANK: Record<ProblemLevel, number> = { error: 3, warning: 2, notice: 1 }
const NOT_SHOWN_WHOLE = new Set(['identityNumber', 'phone'])

export interface PreviewInput {
  sheet: ImportSheet
  problems: readonly Problem[]
  actions: ReadonlyMap<number, RowAction>
}

/** One page of the preview. Numbers of documents and phones are shown whole only where something has to be mended. */
export function previewPage({ sheet, problems, actions }: PreviewInput, filter: PreviewFilter, asked: number): PreviewPage {
  const byRow = new Map<number, Problem[]>()
  for (const problem of problems) {
    const list = byRow.get(problem.row)
    if (list) list.push(problem)
    else byRow.set(problem.row, [problem])
  }
  const rows = sheet.rows.filter((row) => isShown(filter, actions.get(row.number), byRow.get(row.number)))
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE))
  const page = Math.min(Math.max(1, asked), pages)
  const fields = new Map(sheet.columns.map((column) => [column.column, column.use.use === 'field' ? column.use.field : null]))
  return {
    columns: sheet.columns.map(({ column, header, use, hidden }) => ({
      column,
      letters: columnLetters(column),
      header,
      use: use.use === 'field' ? use.field : use.use,
      hidden,
      problems: (byRow.get(sheet.headerRow) ?? []).filter((problem) => problem.column === column),
    })),
    rows: rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE).map((row) => previewRow(row, fields, actions.get(row.number) ?? 'left', byRow.get(row.number) ?? [])),
    filter,
    shown: rows.length,
    page,
    pages,
  }
}

/** Where each problem's cell is found under a filter. */
export function placeProblems({ sheet, problems, actions }: PreviewInput, filter: PreviewFilter): PlacedProblem[] {
  const marked = new Set(problems.filter((problem) => problem.level !== 'notice').map((problem) => problem.row))
  const position = new Map<number, number>()
  for (const row of sheet.rows) {
    const shown = filter === 'problems' ? marked.has(row.number) : isShown(filter, actions.get(row.number), undefined)
    if (shown) position.set(row.number, position.size)
  }
  return problems.map((problem) => ({ ...problem, page: Math.floor((position.get(problem.row) ?? 0) / ROWS_PER_PAGE) + 1 }))
}

function isShown(filter: PreviewFilter, action: RowAction | undefined, problems: readonly Problem[] | undefined): boolean {
  if (filter === 'all') return true
  if (filter === 'changes') return action === 'add' || action === 'change'
  return problems?.some((problem) => problem.level !== 'notice') ?? false
}

function previewRow(row: ImportRow, fields: ReadonlyMap<number, string | null>, action: RowAction, problems: readonly Problem[]): PreviewRow {
  const cells: Record<number, PreviewCell> = {}
  for (const [column, field] of fields) {
    const own = problems.filter((problem) => problem.column === column)
    const cell = row.cells[column]
    if (!cell && own.length === 0) continue
    const worst = own.reduce<ProblemLevel | undefined>((level, problem) => (level && RANK[level] >= RANK[problem.level] ? level : problem.level), undefined)
    const masked = worst !== 'error' && field !== null && NOT_SHOWN_WHOLE.has(field) && cell !== undefined && cell.text !== ''
    cells[column] = {
      text: masked ? (field === 'phone' ? maskPhone(cell.text) : maskIdentityNumber(cell.text)) : (cell?.text ?? ''),
      ...(masked && { masked }),
      ...(cell?.was !== undefined && { corrected: true }),
      ...(worst && { level: worst, problems: own }),
    }
  }
  return { number: row.number, action, hidden: row.hidden, left: row.left === true, cells }
}

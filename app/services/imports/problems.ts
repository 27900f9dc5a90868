import type { MarkTextFault } from '#app/lib/mark-text.ts'
import type { EntrantProblemCode, ProblemLevel } from '../entries/entrant-problems.ts'

export type { ProblemLevel } from '../entries/entrant-problems.ts'

/** How a cell itself is unfit, whatever it should say. */
export type CellProblemCode = 'cell.formula' | 'cell.error' | 'cell.boolean' | 'cell.date' | 'cell.merged' | 'cell.numberForIdentity' | 'cell.serialDay'

export type ColumnProblemCode = 'column.unknown' | 'column.duplicate' | 'column.missing' | 'column.hidden'

/** What shows only between rows, or between a row and what is stored. */
export type RowProblemCode =
  | 'same.number'
  | 'same.person'
  | 'same.personOtherName'
  | 'same.name'
  | 'known.number'
  | 'known.person'
  | 'known.personOtherName'
  | 'known.name'
  | 'number.assigned'
  | 'unit.other'
  | 'unit.elsewhere'
  | 'unit.decided'

export type MarkProblemCode =
  | `mark.${MarkTextFault}`
  | 'mark.normalised'
  | 'mark.overwrites'
  | 'mark.farFromOthers'
  | 'mark.absentWord'
  | 'mark.entryIsAbsent'
  | 'mark.fromItems'
  | 'entrant.missing'
  | 'entrant.unknown'
  | 'entrant.twice'
  | 'entrant.otherName'

export type ProblemCode = EntrantProblemCode | CellProblemCode | ColumnProblemCode | RowProblemCode | MarkProblemCode

/** One problem of one cell, row or column. No personal data: it is stored in clear beside the encrypted cells. */
export interface Problem {
  /** Row of the file; the header row for columns. */
  row: number
  /** Null for what belongs to the row as a whole or to a column that is not there. */
  column: number | null
  level: ProblemLevel
  code: ProblemCode
  /** Facts of its sentence: another row, an entrant's number, a field, a value that was set right. */
  data?: { row?: number; number?: string; field?: string; shown?: string; before?: string; header?: string }
}

/** What will become of a row. */
export type RowAction = 'add' | 'change' | 'same' | 'blocked' | 'left'

export interface ReviewCounts {
  rows: number
  added: number
  changed: number
  unchanged: number
  /** Errors only. */
  problems: number
}

export function countErrors(problems: readonly Problem[]): number {
  return problems.filter((problem) => problem.level === 'error').length
}

/** In reading order: by row, then column, errors first. */
export function sortProblems(problems: Problem[]): Problem[] {
  const order: Record<ProblemLevel, number> = { error: 0, warning: 1, notice: 2 }
  return problems.sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0) || order[a.level] - order[b.level])
}

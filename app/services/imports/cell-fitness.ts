import { withoutGuard } from '../workbooks/neutralise.ts'
import { serialToText } from '../workbooks/serial-day.ts'
import type { ImportCell } from './import-sheet.ts'
import type { CellProblemCode, ProblemLevel } from './problems.ts'

/** What a field may be stored as besides text. */
export interface FieldFitness {
  /** `refuse`: a number cell has lost digits of a document. */
  number: 'accept' | 'refuse' | 'serialDay'
  date: 'accept' | 'refuse'
}

export type CellReading = { ok: true; text: string; notice?: { code: CellProblemCode; shown: string } } | { ok: false; level: ProblemLevel; code: CellProblemCode }

/** The text of a cell for a field, or why the cell cannot hold it. Corrected cells are text. */
export function readCell(cell: ImportCell | undefined, fitness: FieldFitness): CellReading {
  if (!cell) return { ok: true, text: '' }
  if (cell.merged) return { ok: false, level: 'error', code: 'cell.merged' }
  switch (cell.kind) {
    case 'formula':
      return { ok: false, level: 'error', code: 'cell.formula' }
    case 'error':
      return { ok: false, level: 'error', code: 'cell.error' }
    case 'boolean':
      return { ok: false, level: 'error', code: 'cell.boolean' }
    case 'date':
      return fitness.date === 'accept' ? { ok: true, text: cell.text.replace(/ 00:00:00$/, '') } : { ok: false, level: 'error', code: 'cell.date' }
    case 'number':
      return readNumberCell(cell.text, fitness)
    default:
      return { ok: true, text: withoutGuard(cell.text) }
  }
}

function readNumberCell(text: string, fitness: FieldFitness): CellReading {
  if (fitness.number === 'refuse') return { ok: false, level: 'error', code: 'cell.numberForIdentity' }
  if (fitness.number === 'accept') return { ok: true, text }
  // A day whose cell lost its date format is still a day number; what it means is shown.
  const day = serialToText(Number(text), false)
  return day === null ? { ok: true, text } : { ok: true, text: day, notice: { code: 'cell.serialDay', shown: day } }
}

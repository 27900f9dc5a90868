import { AppError } from '#app/lib/errors.ts'
import { composeWorkbook } from './compose-workbook.ts'
import type { SheetToWrite } from './sheet-to-write.ts'
import { runWorkbookJob } from './workbook-process.server.ts'

/** Drawing this many rows takes about 40 ms; more would hold up everybody else. */
const ROWS_ON_THIS_THREAD = 500

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV_TYPE = 'text/csv; charset=utf-8'

/**
 * The sheets as one .xlsx file. Text columns are typed as text, and no cell can act as a formula.
 * @throws AppError 503 `busy` when too many large files are being written or the writing did not end in time.
 */
export async function writeWorkbook(sheets: SheetToWrite[]): Promise<Uint8Array> {
  const rows = sheets.reduce((count, sheet) => count + sheet.rows.length, 0)
  if (rows <= ROWS_ON_THIS_THREAD) return composeWorkbook(sheets)
  const answer = await runWorkbookJob({ kind: 'write', sheets }, { heapMegabytes: 512, milliseconds: 30_000 })
  if (answer.kind === 'bytes') return answer.bytes
  throw new AppError({ code: 'busy', status: 503, cause: answer.kind === 'failed' ? answer.message : answer.kind })
}

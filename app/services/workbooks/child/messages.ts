import type { ReadLimits, RefusalData, TextEncoding, Workbook, WorkbookRefusal } from '../workbook.ts'
import type { SheetToWrite } from '../sheet-to-write.ts'

/** What the server asks of a workbook process; one job, then it ends. */
export type WorkbookJob =
  | { kind: 'readPackage'; bytes: Uint8Array; limits: ReadLimits }
  | { kind: 'readText'; bytes: Uint8Array; limits: ReadLimits; encoding?: TextEncoding }
  | { kind: 'write'; sheets: SheetToWrite[] }

/** The first word of a process: it has loaded and waits for its job. */
export const READY = 'ready'

export type WorkbookAnswer =
  | { kind: 'workbook'; workbook: Workbook }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'refused'; reason: WorkbookRefusal; data: RefusalData }
  | { kind: 'failed'; message: string }

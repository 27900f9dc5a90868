import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { logEvent } from '#app/lib/log.server.ts'
import type { WorkbookJob } from './child/messages.ts'
import { fileKind, refuseActiveParts } from './file-kind.ts'
import { RefusalError } from './refusal-error.ts'
import { defaultReadLimits, type ReadLimits, type TextEncoding, type Workbook, type WorkbookRefusal } from './workbook.ts'
import { processLimits, runWorkbookJob, type ProcessLimits } from './workbook-process.server.ts'
import { readZipDirectory } from './zip-directory.ts'

/** The gate's limit for imports, in bytes. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024

export interface ReadOptions {
  /** For csv whose encoding a person has chosen. */
  encoding?: TextEncoding
  limits?: ReadLimits
  process?: ProcessLimits
}

/**
 * Reads an .xlsx, .csv or .txt file that anybody may have made. What can be told from its first bytes and its table of
 * contents is refused here; everything else happens in a process with little memory and little time.
 * The refusal's data are the facts of its sentence; `encodingUnsure` carries samples and is answered by a second call.
 */
export async function readWorkbook(bytes: Buffer, fileName: string, options: ReadOptions = {}): Promise<Outcome<WorkbookRefusal, Workbook>> {
  let job: WorkbookJob
  try {
    if (bytes.length > MAX_FILE_BYTES) return fail('tooLarge', { limit: MAX_FILE_BYTES })
    job = prepare(bytes, fileName, options)
  } catch (error) {
    if (error instanceof RefusalError) return fail(error.reason, { ...error.data })
    throw error
  }
  const answer = await runWorkbookJob(job, options.process ?? processLimits)
  switch (answer.kind) {
    case 'workbook':
      return answer.workbook.sheets.some((sheet) => sheet.rows.length > 0) ? done(answer.workbook) : fail('noRows')
    case 'refused':
      return fail(answer.reason, { ...answer.data })
    case 'busy':
      return fail('busy')
    case 'stopped':
      return fail('tooCostly')
    default:
      logEvent('warn', 'workbook.unreadable', { message: answer.kind === 'failed' ? answer.message : answer.kind })
      return fail('damaged')
  }
}

function prepare(bytes: Buffer, fileName: string, options: ReadOptions): WorkbookJob {
  const limits = options.limits ?? defaultReadLimits
  if (fileKind(bytes, fileName) === 'text') return { kind: 'readText', bytes, limits, encoding: options.encoding }
  refuseActiveParts(readZipDirectory(bytes))
  return { kind: 'readPackage', bytes, limits }
}

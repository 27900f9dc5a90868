/**
 * Entry of the workbook process. It gets one job by message, answers and ends. Whatever a file makes it do – fill its
 * memory, run without end, crash – ends with this process; the server only sees that no answer came.
 */
import { RefusalError } from '../refusal-error.ts'
import { composeWorkbook } from '../compose-workbook.ts'
import { readCsv } from './csv-reader.ts'
import { readPackage } from './package-reader.ts'
import { READY, type WorkbookAnswer, type WorkbookJob } from './messages.ts'

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

async function answer(job: WorkbookJob): Promise<WorkbookAnswer> {
  switch (job.kind) {
    case 'readPackage':
      return { kind: 'workbook', workbook: await readPackage(asBuffer(job.bytes), job.limits) }
    case 'readText':
      return { kind: 'workbook', workbook: readCsv(asBuffer(job.bytes), job.limits, job.encoding) }
    case 'write':
      return { kind: 'bytes', bytes: await composeWorkbook(job.sheets) }
  }
}

function describe(error: unknown): WorkbookAnswer {
  if (error instanceof RefusalError) return { kind: 'refused', reason: error.reason, data: error.data }
  return { kind: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}

process.once('message', (job: WorkbookJob) => {
  void answer(job)
    .catch(describe)
    .then((result) => process.send!(result, () => process.disconnect()))
})

process.send!(READY)

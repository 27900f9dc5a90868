import { createHash } from 'node:crypto'
import { renderBatch } from '#certificates/batch/render-batch.ts'
import { AwardCertificatePayload } from '#certificates/payload.ts'
import { readDb } from '#db/client.ts'
import { JobRefused, registerJobHandler, type JobRun } from '#db/jobs/job-handlers.ts'
import { getBatch, listUndrawn, settleBatch, storeCertificateFile } from '#db/queries/certificates.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { fontsDirectory } from './fonts.server.ts'

export const DRAW_JOB = 'certificates.draw'

/** Certificates drawn between two looks at what is left; memory holds no more than this. */
const STRETCH = 50

/**
 * Draws the certificates of a batch that have no bytes yet and stores each in its own transaction. Killed at any moment and begun again,
 * it goes on with the next one: numbers and payloads were fixed when the batch was issued, so the bytes are the same.
 */
export async function drawBatch(batchId: string, { progress, signal }: { progress?: JobRun['progress']; signal?: AbortSignal } = {}): Promise<{ done: number; total: number }> {
  const batch = await getBatch(readDb, { batchId })
  if (!batch) throw new JobRefused('no such batch')
  let drawn = batch.done
  await progress?.(drawn, batch.total)
  for (;;) {
    const open = await listUndrawn(readDb, { batchId, limit: STRETCH })
    if (open.length === 0) break
    const payloads = open.map((certificate) => AwardCertificatePayload.parse(certificate.payload))
    let at = 0
    for await (const result of renderBatch(payloads, { fontsDir: fontsDirectory(), workers: 0 })) {
      signal?.throwIfAborted()
      const certificate = open[at]!
      at += 1
      if (!result.ok) {
        await inTransaction((tx) => settleBatch(tx, { batchId, error: `${certificate.number}: ${result.error.message}` }))
        throw result.error
      }
      const { pdf } = result
      const sha256 = createHash('sha256').update(pdf).digest('hex')
      await inTransaction((tx) => storeCertificateFile(tx, { certificateId: certificate.id, regionId: batch.regionId, name: `${certificate.number}.pdf`, bytes: pdf, sha256 }))
      drawn += 1
      await progress?.(drawn, batch.total)
    }
  }
  return inTransaction((tx) => settleBatch(tx, { batchId }))
}

/** Makes this process one that draws batches. */
export function registerDrawJob(): void {
  registerJobHandler(DRAW_JOB, ({ payload, progress, signal }) => {
    const { batchId } = payload as { batchId?: unknown }
    if (typeof batchId !== 'string') throw new JobRefused('a batch is named by its id')
    return drawBatch(batchId, { progress, signal })
  })
}

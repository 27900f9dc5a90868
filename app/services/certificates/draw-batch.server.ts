import { createHash } from 'node:crypto'
import { renderBatch } from '#certificates/batch/render-batch.ts'
import { IssuedDocument } from '#certificates/issued-document.ts'
import { signPdf } from '#certificates/signing/sign-pdf.ts'
import { readDb } from '#db/client.ts'
import { JobRefused, registerJobHandler, type JobRun } from '#db/jobs/job-handlers.ts'
import { getBatch, listUndrawn, settleBatch, storeCertificateFile, type CertificateBatchRow, type DrawnFile } from '#db/queries/certificates.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { fontsDirectory } from './fonts.server.ts'
import { loadSealImage } from './seal-image.server.ts'
import { credentialText, documentSigner, signerMark } from './signing.server.ts'

export const DRAW_JOB = 'certificates.draw'

/** Certificates read from the database at a time. */
const PAGE = 200
/** Files committed together: a kill costs at most these, and they are drawn again. */
const COMMIT = 20

/**
 * Draws and signs the certificates of a batch that have no bytes yet and stores them as it goes. Killed at any moment and begun again, it
 * goes on with the next one: numbers and payloads were fixed when the batch was issued, and bytes that were stored are never made again,
 * so neither hash nor signature of a file changes once anybody could have seen it.
 */
export async function drawBatch(batchId: string, { progress, signal }: { progress?: JobRun['progress']; signal?: AbortSignal } = {}): Promise<{ done: number; total: number }> {
  const batch = await getBatch(readDb, { batchId })
  if (!batch) throw new JobRefused('no such batch')
  const region = await requireRegion(readDb, batch.regionId)
  const signer = documentSigner()
  const mark = signer && signerMark(signer)
  const [sample] = await listUndrawn(readDb, { batchId, after: -1, limit: 1 })
  const seal = sample ? await loadSealImage(batch.regionId, IssuedDocument.parse(sample.payload).sealHash) : undefined

  let drawn = batch.done
  await progress?.(drawn, batch.total)
  const ids = new Map<string, string>()
  let open: DrawnFile[] = []
  const commit = async () => {
    const stored = open
    open = []
    if (stored.length === 0) return
    await inTransaction(async (tx) => {
      for (const file of stored) await storeCertificateFile(tx, file)
    })
    drawn += stored.length
    await progress?.(drawn, batch.total)
  }
  const drawing = renderBatch(undrawn(batch, ids), {
    fontsDir: fontsDirectory(), expected: batch.total - batch.done, ...(seal ? { seal } : {}),
    credentialOf: (payload) => credentialText(payload, { regionCode: region.code, issuedAt: batch.createdAt }),
  })
  for await (const result of drawing) {
    signal?.throwIfAborted()
    const { number } = result.payload
    if (!result.ok) {
      await commit()
      await inTransaction((tx) => settleBatch(tx, { batchId, error: `${number}: ${result.error.message}` }))
      throw result.error
    }
    const bytes = signer ? await signPdf(result.pdf, signer, { signedAt: batch.createdAt, reason: '颁发证书', location: region.name }) : result.pdf
    open.push({
      certificateId: ids.get(number)!, regionId: batch.regionId, name: `${number}.pdf`, bytes, sha256: createHash('sha256').update(bytes).digest('hex'),
      credential: result.credential === undefined ? null : JSON.parse(result.credential), signer: mark,
    })
    ids.delete(number)
    if (open.length >= COMMIT) await commit()
  }
  await commit()
  return inTransaction((tx) => settleBatch(tx, { batchId }))
}

/** The payloads that wait, page by page; memory holds no more than one page and what is being drawn. */
async function* undrawn({ id: batchId }: Pick<CertificateBatchRow, 'id'>, ids: Map<string, string>): AsyncGenerator<IssuedDocument> {
  for (let after = -1; ; ) {
    const page = await listUndrawn(readDb, { batchId, after, limit: PAGE })
    for (const { id, number, serial, payload } of page) {
      ids.set(number, id)
      after = serial
      yield IssuedDocument.parse(payload)
    }
    if (page.length < PAGE) return
  }
}

/** Makes this process one that draws batches. */
export function registerDrawJob(): void {
  registerJobHandler(DRAW_JOB, ({ payload, progress, signal }) => {
    const { batchId } = payload as { batchId?: unknown }
    if (typeof batchId !== 'string') throw new JobRefused('a batch is named by its id')
    return drawBatch(batchId, { progress, signal })
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { neutraliseText } from '#app/services/workbooks/neutralise.ts'
import { renderPrintFile } from '#certificates/batch/print-file.ts'
import { describeIssued } from '#certificates/describe-issued.ts'
import { streamZip, type ZipEntry } from '#certificates/docx/zip.ts'
import { IssuedDocument } from '#certificates/issued-document.ts'
import { readDb } from '#db/client.ts'
import { countUndrawn, getBatchPlace, listBatchCertificates } from '#db/queries/certificate-register.ts'
import { getFileContent } from '#db/queries/certificates.ts'
import { certificateFonts } from './fonts.server.ts'
import { reachesPlace } from './register.server.ts'
import { loadSealImage } from './seal-image.server.ts'

/** Rows read at a time. */
const PAGE = 200

/** The batch, if it lies within somebody's reach and all its files are drawn; else null. */
async function readyBatch(actor: RegionActor, batchId: string) {
  const batch = await getBatchPlace(readDb, { batchId, regionId: actor.regionId })
  if (!batch || !reachesPlace(actor, 'certificate:read', batch)) return null
  return (await countUndrawn(readDb, { batchId })) === 0 ? batch : null
}

async function* certificatesOf(batchId: string) {
  for (let after = -1; ; ) {
    const rows = await listBatchCertificates(readDb, { batchId, after, limit: PAGE })
    for (const row of rows) {
      after = row.serial
      yield { ...row, payload: IssuedDocument.parse(row.payload) }
    }
    if (rows.length < PAGE) return
  }
}

/** All files of a batch that are not void, with a list of numbers, names and hashes, as a ZIP that is written while it is read. Null when there is none for this person. */
export async function zipOfBatch(actor: RegionActor, batchId: string): Promise<AsyncGenerator<Buffer> | null> {
  const batch = await readyBatch(actor, batchId)
  return batch && streamZip(filesOf(batch.id))
}

async function* filesOf(batchId: string): AsyncGenerator<ZipEntry> {
  const lines = ['编号,姓名,单位,内容,SHA-256']
  for await (const { number, payload, pdfFileId, pdfHash } of certificatesOf(batchId)) {
    const bytes = pdfFileId === null ? null : await getFileContent(readDb, pdfFileId)
    if (!bytes) continue
    const { name, organisation, award } = describeIssued(payload)
    lines.push([number, name, organisation, award, pdfHash ?? ''].map(cell).join(','))
    yield { path: `${number} ${fileName(name)}.pdf`, bytes: Buffer.from(bytes) }
  }
  yield { path: '清单.csv', bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8') }
}

const cell = (text: string): string => `"${neutraliseText(text).replaceAll('"', '""')}"`
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')

/** One file for the printer with a page for each certificate of the batch that is not void. Null when there is none for this person. */
export async function printFileOfBatch(actor: RegionActor, batchId: string): Promise<{ name: string; bytes: Buffer } | null> {
  const batch = await readyBatch(actor, batchId)
  if (!batch) return null
  const payloads: IssuedDocument[] = []
  for await (const { payload } of certificatesOf(batchId)) payloads.push(payload)
  const [first] = payloads
  if (!first) return null
  const seal = await loadSealImage(actor.regionId, first.sealHash)
  return { name: `${first.number}—${payloads.at(-1)!.number}.pdf`, bytes: await renderPrintFile(payloads, certificateFonts(), seal ? { seal } : {}) }
}

import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import { streamZip } from '#certificates/docx/zip.ts'
import { renderOfficialDocument } from '#certificates/notices/render-document.ts'
import { readDb } from '#db/client.ts'
import { getRound } from '#db/queries/reviews.ts'
import { composeCircular } from './circular.server.ts'
import { renderMinutes } from './panel-minutes.server.ts'
import { archiveFiles } from './round-archive.server.ts'

export interface RoundFile {
  name: string
  type: string
  bytes: Uint8Array
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** One paper of a round: minutes or circular. @throws AppError 404 for what there is not (yet) */
export async function getRoundFile(actor: RegionActor, roundId: string, file: string): Promise<RoundFile> {
  const round = required(await getRound(readDb, { regionId: actor.regionId, roundId }))
  if (file === 'minutes.pdf') return { type: 'application/pdf', ...(await renderMinutes(actor, roundId)) }
  if (round.state !== 'closed') throw notFound()
  const circular = await composeCircular(actor, roundId)
  if (file === 'circular.pdf') return { name: `${circular.title}.pdf`, type: 'application/pdf', bytes: await renderOfficialDocument(circular, certificateFonts()) }
  if (file === 'circular.docx') return { name: `${circular.title}.docx`, type: DOCX, bytes: renderOfficialDocumentDocx(circular) }
  throw notFound()
}

/** A published round as one folder, written while it is read; two archives of one round are the same to the byte. @throws AppError 404 */
export async function getRoundArchive(actor: RegionActor, roundId: string): Promise<{ name: string; stream: AsyncGenerator<Buffer> }> {
  const round = required(await getRound(readDb, { regionId: actor.regionId, roundId }))
  if (round.state !== 'closed') throw notFound()
  return { name: `${round.name}.zip`, stream: streamZip(archiveFiles(actor, roundId)) }
}

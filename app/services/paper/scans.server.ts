import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import type { FileRefusal, PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import { prepareUpload } from '#app/services/files/prepare-upload.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { sheetNames } from './paper-sheet.ts'
import { SCAN_OWNER } from './paper-pages.server.ts'

/** Takes back the scan of a station's signed sheets; the same file twice is one. @throws AppError 404 for a sheet the event does not have */
export async function keepScan({ actor, idempotencyKey, eventId, partKey, file }: { actor: RegionActor; idempotencyKey: string; eventId: string; partKey: string; file: { name: string; bytes: Buffer } }): Promise<Outcome<FileRefusal, { fileId: string }>> {
  const event = await requireEvent(readDb, { eventId, regionId: actor.regionId })
  if (!sheetNames(event.rules).some(({ key }) => key === partKey)) throw notFound()
  const prepared = await prepareUpload(file, 'evidence')
  if (!prepared.ok) return prepared
  const kept: PreparedFile = prepared.value
  return runCommand({ actor, name: 'paper.keepScan', idempotencyKey, input: { eventId, partKey, sha256: kept.sha256 } }, async (tx) => {
    const fileId = await keepFile(tx, { regionId: actor.regionId, ownerType: SCAN_OWNER, ownerId: eventId, purpose: partKey, file: kept, uploadedBy: actor.userId })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'scanKept', subject: { type: 'file', id: fileId }, chain: { type: 'competition', id: event.competitionId }, data: { eventId, partKey, sha256: kept.sha256, name: kept.name } })
    return done({ fileId })
  })
}

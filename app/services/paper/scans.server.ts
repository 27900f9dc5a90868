import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { refuseHiddenNames } from '#app/services/entries/names-hidden.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import type { FileRefusal, PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import { prepareUpload } from '#app/services/files/prepare-upload.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { sheetNames } from './paper-sheet.ts'
import { SCAN_OWNER } from './paper-pages.server.ts'
import { STATION_SCAN_OWNER, stationPapersOf, type StationPaper } from './station-papers.ts'

interface KeepScan {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  file: { name: string; bytes: Buffer }
}

/** Takes back the scan of the signed sheets that marks are typed from. @throws AppError 404 for a sheet the event does not have */
export async function keepScan({ partKey, ...scan }: KeepScan & { partKey: string }): Promise<Outcome<FileRefusal, { fileId: string }>> {
  const event = await requireEvent(readDb, { eventId: scan.eventId, regionId: scan.actor.regionId })
  if (!sheetNames(event.rules).some(({ key }) => key === partKey)) throw notFound()
  return keepSigned(scan, { event, ownerType: SCAN_OWNER, partKey })
}

/** Takes back the scan of another station's signed paper. @throws AppError 404 for a paper the event does not use, 403 for whoever may not see who takes part */
export async function keepStationScan({ station, ...scan }: KeepScan & { station: StationPaper }): Promise<Outcome<FileRefusal, { fileId: string }>> {
  const event = await requireEvent(readDb, { eventId: scan.eventId, regionId: scan.actor.regionId })
  refuseHiddenNames(scan.actor, event)
  if (!stationPapersOf(event).includes(station)) throw notFound()
  return keepSigned(scan, { event, ownerType: STATION_SCAN_OWNER, partKey: station })
}

/** The same file twice is one. */
async function keepSigned({ actor, idempotencyKey, eventId, file }: KeepScan, { event, ownerType, partKey }: { event: EventWithCompetition; ownerType: string; partKey: string }): Promise<Outcome<FileRefusal, { fileId: string }>> {
  const prepared = await prepareUpload(file, 'evidence')
  if (!prepared.ok) return prepared
  const kept: PreparedFile = prepared.value
  return runCommand({ actor, name: 'paper.keepScan', idempotencyKey, input: { eventId, ownerType, partKey, sha256: kept.sha256 } }, async (tx) => {
    const fileId = await keepFile(tx, { regionId: actor.regionId, ownerType, ownerId: eventId, purpose: partKey, file: kept, uploadedBy: actor.userId })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'scanKept', subject: { type: 'file', id: fileId }, chain: { type: 'competition', id: event.competitionId }, data: { eventId, partKey, sha256: kept.sha256, name: kept.name } })
    return done({ fileId })
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepFile, MOST_FILES } from '#app/services/files/keep-file.server.ts'
import { prepareUpload, type FileRefusal } from '#app/services/files/prepare-upload.server.ts'
import { lockReport } from '#db/queries/annual-reports.ts'
import { listFiles, withdrawFile } from '#db/queries/files.ts'
import { requireLedStudio } from '../studio-access.server.ts'
import { reportIsOpen } from './report-states.ts'

interface FileAct {
  actor: RegionActor
  idempotencyKey: string
  studioId: string
  year: number
}

/** Adds a photograph or paper to a report that is being written. @throws AppError 404 */
export async function attachToReport({ actor, idempotencyKey, studioId, year, upload }: FileAct & { upload: { name: string; bytes: Buffer } }): Promise<Outcome<FileRefusal | 'closed' | 'tooMany'>> {
  const prepared = await prepareUpload(upload, 'evidence')
  if (!prepared.ok) return prepared
  const { regionId } = actor
  const file = prepared.value
  return runCommand({ actor, name: 'studios.attach', idempotencyKey, input: { studioId, year, sha256: file.sha256 } }, async (tx): Promise<Outcome<FileRefusal | 'closed' | 'tooMany'>> => {
    const studio = await requireLedStudio(tx, actor, studioId)
    const report = required(await lockReport(tx, { regionId, studioId, year }))
    if (!reportIsOpen(report.state)) return fail('closed')
    if ((await listFiles(tx, { regionId, ownerType: 'annualReport', ownerIds: [report.id] })).length >= MOST_FILES) return fail('tooMany')
    await keepFile(tx, { regionId, ownerType: 'annualReport', ownerId: report.id, purpose: 'attachment', file, uploadedBy: actor.userId })
    await recordEvent(tx, { actor, regionId, kind: 'reportFilesChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, year, added: file.sha256 } })
    return done()
  })
}

/** Takes an attachment away again while the report is being written; its bytes stay stored. @throws AppError 404 */
export function detachFromReport({ actor, idempotencyKey, studioId, year, fileId }: FileAct & { fileId: string }): Promise<Outcome<'closed'>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'studios.detach', idempotencyKey, input: { studioId, year, fileId } }, async (tx): Promise<Outcome<'closed'>> => {
    const studio = await requireLedStudio(tx, actor, studioId)
    const report = required(await lockReport(tx, { regionId, studioId, year }))
    if (!reportIsOpen(report.state)) return fail('closed')
    required((await withdrawFile(tx, { fileId, regionId, ownerType: 'annualReport', ownerId: report.id })) ? true : null)
    await recordEvent(tx, { actor, regionId, kind: 'reportFilesChanged', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, year, removed: fileId } })
    return done()
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { getLogEntry, withdrawLogEntry } from '#db/queries/studio-log.ts'
import { requireLedStudio } from '../studio-access.server.ts'

/** Takes a wrong line out of the log, with a reason; the line and its pictures stay stored. @throws AppError 404 */
export function takeBackLogEntry({ actor, idempotencyKey, studioId, entryId, reason }: { actor: RegionActor; idempotencyKey: string; studioId: string; entryId: string; reason: string }): Promise<Outcome<never>> {
  return runCommand({ actor, name: 'studios.withdrawLog', idempotencyKey, input: { studioId, entryId, reason } }, async (tx): Promise<Outcome<never>> => {
    const { regionId } = actor
    const studio = await requireLedStudio(tx, actor, studioId)
    const entry = required(await getLogEntry(tx, { regionId, studioId, entryId }))
    await withdrawLogEntry(tx, { regionId, entryId })
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'studioLogWithdrawn',
      subject: { type: 'studio', id: studioId },
      chain: { type: 'region', id: regionId },
      data: { name: studio.name, entryId, kind: entry.kind, on: entry.on, line: entry.line, reason },
    })
    return done()
  })
}

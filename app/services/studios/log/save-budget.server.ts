import type { RegionActor } from '#app/auth/actor.ts'
import { done, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { putBudget } from '#db/queries/studio-log.ts'
import { requireLedStudio } from '../studio-access.server.ts'

/** Writes what a studio means to spend in a year, fen by use. @throws AppError 404 */
export function saveBudget({ actor, idempotencyKey, studioId, year, lines }: { actor: RegionActor; idempotencyKey: string; studioId: string; year: number; lines: Record<string, number> }): Promise<Outcome<never>> {
  return runCommand({ actor, name: 'studios.saveBudget', idempotencyKey, input: { studioId, year, lines } }, async (tx): Promise<Outcome<never>> => {
    const { regionId } = actor
    const studio = await requireLedStudio(tx, actor, studioId)
    await putBudget(tx, { regionId, studioId, year, lines })
    await recordEvent(tx, { actor, regionId, kind: 'studioBudgetSaved', subject: { type: 'studio', id: studioId }, chain: { type: 'region', id: regionId }, data: { name: studio.name, year, lines } })
    return done()
  })
}

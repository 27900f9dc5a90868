import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { deleteEvent, listEventSummaries, requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { rulesFrozen } from './add-event.server.ts'
import { eventValuesOf } from './edit-event.server.ts'
import { rulesAreEditable } from './states.ts'
import { versionConflict } from './version-conflict.ts'

export interface RemoveEvent {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  version: number
  reason: string
}

/**
 * Removes an event nobody is registered for and whose rules were never frozen. Its facts and rules stay in the audit record.
 *
 * @throws AppError 404 for another region's event, 409 rulesFrozen once scoring has started
 */
export async function removeEvent(input: RemoveEvent): Promise<Outcome<'conflict' | 'hasEntrants', { competitionId: string }>> {
  const { actor, idempotencyKey, eventId, version, reason } = input
  const command = { actor, name: 'removeEvent', idempotencyKey, input: { eventId, version, reason } }
  return runCommand(command, async (tx) => {
    const { regionId } = actor
    const { competitionId } = await requireEvent(tx, { eventId, regionId })
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, { eventId, regionId })
    if (!rulesAreEditable(event.competition.state)) throw rulesFrozen()
    if (event.version !== version) return fail('conflict')
    const summary = (await listEventSummaries(tx, { regionId, competitionIds: [competitionId] })).find((row) => row.id === eventId)
    // Everything below an event goes with it, so an event that has become something is kept.
    if (!summary || summary.entriesEver > 0 || summary.ruleEditions > 0) return fail('hasEntrants')

    if (!(await deleteEvent(tx, { eventId, regionId, version }))) throw versionConflict()
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'eventRemoved',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { reason, ...eventValuesOf(event), rules: event.rules },
    })
    return done({ competitionId })
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isEventNameTaken, requireEvent, updateEvent, type EventRow } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { rulesFrozen } from './add-event.server.ts'
import { changedFields } from './changed-fields.ts'
import type { EventValues } from './event-form.ts'
import { rulesAreEditable } from './states.ts'
import { versionConflict } from './version-conflict.ts'

export interface EditEvent {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  /** The version the form was opened with. */
  version: number
  values: EventValues
}

/** What a conflict shows beside what was typed. */
export interface EventConflict {
  version: number
  stored: EventValues
}

/**
 * Changes what an event is: name, division, occupation. Occupation and highest level decide who holds which level already, so all of
 * it stands from the start of scoring on.
 *
 * @throws AppError 404 for another region's event, 409 rulesFrozen once scoring has started
 */
export async function editEvent(input: EditEvent): Promise<Outcome<'conflict' | 'nameTaken', { version: number }>> {
  const { actor, idempotencyKey, eventId, version, values } = input
  const command = { actor, name: 'editEvent', idempotencyKey, input: { eventId, version, values } }
  return runCommand(command, async (tx) => {
    const { regionId } = actor
    const { competitionId } = await requireEvent(tx, { eventId, regionId })
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, { eventId, regionId })
    if (!rulesAreEditable(event.competition.state)) throw rulesFrozen()
    const before = eventValuesOf(event)
    if (event.version !== version) return fail('conflict', { version: event.version, stored: before })

    const changes = changedFields(before, values)
    if (Object.keys(changes).length === 0) return done({ version })
    if (await isEventNameTaken(tx, { competitionId, name: values.name, division: values.division, exceptId: eventId })) return fail('nameTaken')
    if (!(await updateEvent(tx, { eventId, regionId, version }, values))) throw versionConflict()
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'eventEdited',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { changes },
    })
    return done({ version: version + 1 })
  })
}

/** A stored event in the shape of the form. */
export function eventValuesOf(event: EventRow): EventValues {
  const { name, nameEn, division, occupationCode, occupationEdition, occupationName, noOccupationReason, highestLevel } = event
  return {
    name,
    nameEn,
    division,
    occupationCode,
    occupationEdition: occupationEdition as EventValues['occupationEdition'],
    occupationName,
    noOccupationReason,
    highestLevel: highestLevel as EventValues['highestLevel'],
  }
}

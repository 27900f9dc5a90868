import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { requireEvent, updateEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { rulesFrozen } from './add-event.server.ts'
import { changedFields } from './changed-fields.ts'
import { readEventRules } from './event-rules.ts'
import type { RuleProblem } from './rule-problems.ts'
import { rulesAreEditable } from './states.ts'
import { versionConflict } from './version-conflict.ts'

export interface SaveEventRules {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  /** The version the editor was opened with. */
  version: number
  /** What was typed, still to be checked. */
  candidate: unknown
}

/** What a conflict shows beside what was typed. */
export interface RulesConflict {
  version: number
  stored: EventRules
}

/**
 * Saves the rules of an event. Only rules that can be ranked by are saved; `invalid` carries every problem with its field, `conflict`
 * the stored rules. Rules are changed until scoring starts.
 *
 * @throws AppError 404 for another region's event, 409 rulesFrozen once scoring has started
 */
export async function saveEventRules(input: SaveEventRules): Promise<Outcome<'invalid' | 'conflict', { version: number }>> {
  const { actor, idempotencyKey, eventId, version, candidate } = input
  const read = readEventRules(candidate)
  if (!read.ok) return fail('invalid', { problems: read.problems satisfies RuleProblem[] })
  const { rules } = read

  const command = { actor, name: 'saveEventRules', idempotencyKey, input: { eventId, version, rules } }
  return runCommand(command, async (tx) => {
    const { regionId } = actor
    const { competitionId } = await requireEvent(tx, { eventId, regionId })
    // Exclusive, because starting to score freezes what is read here.
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, { eventId, regionId })
    if (event.rulesFrozenAt !== null || !rulesAreEditable(event.competition.state)) throw rulesFrozen()
    if (event.version !== version) return fail('conflict', { version: event.version, stored: event.rules })

    const changes = changedFields(inOneOrder(event.rules), inOneOrder(rules))
    if (Object.keys(changes).length === 0) return done({ version })
    if (!(await updateEvent(tx, { eventId, regionId, version }, { rules }))) throw versionConflict()
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'eventRulesChanged',
      subject: { type: 'event', id: eventId },
      chain: { type: 'competition', id: competitionId },
      data: { changes },
    })
    return done({ version: version + 1 })
  })
}

/** PostgreSQL gives the keys of a stored object back in its own order; the schema's order is the one both sides are compared in. */
function inOneOrder(rules: EventRules): EventRules {
  const read = readEventRules(rules)
  return read.ok ? read.rules : rules
}

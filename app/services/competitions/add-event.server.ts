import type { RegionActor } from '#app/auth/actor.ts'
import { AppError } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { Tx } from '#db/client.ts'
import { requireCompetition } from '#db/queries/competitions.ts'
import { getEvent, insertEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { EventValues } from './event-form.ts'
import { eventTemplate } from './event-templates.ts'
import { rulesAreEditable } from './states.ts'

/** Where a new event takes its rules from: a template, or another event of the region (last year's, or the other division's). */
export type RulesSource = { template: string } | { eventId: string }

export interface AddEvent {
  actor: RegionActor
  idempotencyKey: string
  competitionId: string
  source: RulesSource
  values: EventValues
}

export type AddEventRefusal = 'nameTaken' | 'unknownSource'

/**
 * Adds an event to a competition, with the rules of a template or of another event.
 *
 * @throws AppError 404 for another region's competition, 409 rulesFrozen once scoring has started
 */
export async function addEvent(input: AddEvent): Promise<Outcome<AddEventRefusal, { eventId: string }>> {
  const { actor, idempotencyKey, competitionId, source, values } = input
  const command = { actor, name: 'addEvent', idempotencyKey, input: { competitionId, source, values } }
  return runCommand(command, async (tx) => {
    const { regionId } = actor
    await lockCompetition(tx, competitionId, 'exclusive')
    const competition = await requireCompetition(tx, { competitionId, regionId })
    if (!rulesAreEditable(competition.state)) throw rulesFrozen()
    const found = await findRules(tx, regionId, source)
    if (!found) return fail('unknownSource')

    const row = await insertEvent(tx, { regionId, competitionId, ...values, ...found })
    if (!row) return fail('nameTaken')
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'eventAdded',
      subject: { type: 'event', id: row.id },
      chain: { type: 'competition', id: competitionId },
      data: { source, ...values, rules: found.rules },
    })
    return done({ eventId: row.id })
  })
}

async function findRules(tx: Tx, regionId: string, source: RulesSource): Promise<{ rules: EventRules; templateKey: string | null } | null> {
  if ('template' in source) {
    const template = eventTemplate(source.template)
    return template && { rules: template.rules, templateKey: template.key }
  }
  const event = await getEvent(tx, { eventId: source.eventId, regionId })
  return event && { rules: event.rules, templateKey: event.templateKey }
}

/** What anybody is told who would change an event's make-up after scoring has started. */
export function rulesFrozen(): AppError {
  return new AppError({ code: 'rulesFrozen', status: 409 })
}

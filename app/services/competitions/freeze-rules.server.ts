import { AppError } from '#app/lib/errors.ts'
import type { Tx } from '#db/client.ts'
import type { CompetitionRow } from '#db/queries/competitions.ts'
import { listEvents, setRulesFrozen } from '#db/queries/events.ts'
import { insertRuleEdition, listLatestRuleEditions } from '#db/queries/rule-editions.ts'
import type { EventActor } from '#app/services/audit/record-event.server.ts'
import { readEventRules } from './event-rules.ts'
import { hashEventRules } from './rules-hash.ts'

export interface FrozenRules {
  eventId: string
  edition: number
  hash: string
}

/**
 * Freezes the rules of every event: what is marked and ranked from now on is this edition, kept with its hash. Rules that are frozen
 * again without a change keep their edition. The caller holds the competition's exclusive lock.
 *
 * @throws AppError 500 rulesUnreadable when stored rules cannot be ranked by, which the blockers rule out
 */
export async function freezeRules(tx: Tx, { actor, competition }: { actor: EventActor; competition: CompetitionRow }): Promise<FrozenRules[]> {
  const scope = { regionId: competition.regionId, competitionId: competition.id }
  const events = await listEvents(tx, scope)
  const earlier = new Map((await listLatestRuleEditions(tx, scope)).map((edition) => [edition.eventId, edition]))
  const frozen: FrozenRules[] = []
  for (const event of events) {
    const outcome = readEventRules(event.rules)
    if (!outcome.ok) throw new AppError({ code: 'rulesUnreadable', status: 500, data: { eventId: event.id } })
    const hash = hashEventRules(outcome.rules)
    const last = earlier.get(event.id)
    const edition = last?.rulesHash === hash ? last.edition : (last?.edition ?? 0) + 1
    if (last?.edition !== edition) {
      await insertRuleEdition(tx, { regionId: event.regionId, eventId: event.id, edition, rules: outcome.rules, rulesHash: hash, reason: 'scoringStarted', frozenBy: actor.userId })
    }
    frozen.push({ eventId: event.id, edition, hash })
  }
  await setRulesFrozen(tx, { ...scope, frozen: true })
  return frozen
}

/** Lets the rules be edited again. The frozen editions stay as they are; a changed rule is frozen as the next one. */
export async function releaseRules(tx: Tx, competition: CompetitionRow): Promise<void> {
  await setRulesFrozen(tx, { regionId: competition.regionId, competitionId: competition.id, frozen: false })
}

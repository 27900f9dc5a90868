import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readEventRules } from '#app/services/competitions/event-rules.ts'
import type { RuleProblem } from '#app/services/competitions/rule-problems.ts'
import { hashEventRules } from '#app/services/competitions/rules-hash.ts'
import { readDb } from '#db/client.ts'
import { findOpenCorrection, setCorrectedRules } from '#db/queries/corrections.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { latestRuleEdition } from '#db/queries/rule-editions.ts'
import type { EventRules } from '#db/schema/competitions.ts'

export interface CorrectedRulesAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  /** The version of the correction that the page showed. */
  version: number
}

export type CorrectedRulesRefusal = 'invalid' | 'notOpen' | 'conflict' | 'sameAsInForce' | 'marksUncovered'

/**
 * What marks stand for: parts, the number of their judges and metrics. A correction changes what is made of marks, not which marks there are: those
 * that were given must stay the marks of something.
 */
function coverageOf(rules: EventRules): string {
  return [...rules.parts.map(({ key, panel }) => `part ${key} ${panel?.judges ?? 0}`), ...rules.metrics.map(({ key }) => `metric ${key}`)].sort().join('\n')
}

/**
 * Keeps corrected rules beside an open correction: weights, panel rule, pass marks, tie-breaks, awards, readings. Nothing is in force by that; the
 * comparison computes with them, and confirming makes them the next edition.
 *
 * @returns `invalid` with the problems of the fields; `marksUncovered` when parts, judges or metrics would be others
 */
export async function saveCorrectedRules({ actor, idempotencyKey, eventId, version, candidate }: CorrectedRulesAct & { candidate: unknown }): Promise<Outcome<CorrectedRulesRefusal>> {
  const read = readEventRules(candidate)
  if (!read.ok) return fail('invalid', { problems: read.problems satisfies RuleProblem[] })
  return change({ actor, idempotencyKey, eventId, version }, read.rules)
}

/** Drops the corrected rules; marks that were corrected stay. */
export function dropCorrectedRules(act: CorrectedRulesAct): Promise<Outcome<CorrectedRulesRefusal>> {
  return change(act, null)
}

async function change({ actor, idempotencyKey, eventId, version }: CorrectedRulesAct, rules: EventRules | null): Promise<Outcome<CorrectedRulesRefusal>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'corrections.rules', idempotencyKey, input: { eventId, version, rules } }, async (tx): Promise<Outcome<CorrectedRulesRefusal>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const [correction, inForce] = [await findOpenCorrection(tx, scope), await latestRuleEdition(tx, scope)]
    if (!correction || !inForce) return fail('notOpen')
    if (rules && coverageOf(rules) !== coverageOf(inForce.rules)) return fail('marksUncovered')
    if (rules && hashEventRules(rules) === inForce.rulesHash) return fail('sameAsInForce')
    if (!(await setCorrectedRules(tx, { ...scope, version, rules, by: actor.userId, byName: actor.displayName }))) return fail('conflict')
    await recordEvent(tx, {
      actor, regionId, kind: rules ? 'correctedRulesKept' : 'correctedRulesDropped', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId },
      data: { correction: correction.id, ...(rules ? { rulesHash: hashEventRules(rules) } : {}) },
    })
    return done()
  })
}

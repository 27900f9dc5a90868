import type { Tx } from '#db/client.ts'
import { updateEvent } from '#db/queries/events.ts'
import { insertRuleEdition, type RuleEditionRow } from '#db/queries/rule-editions.ts'
import { hashEventRules } from '../competitions/rules-hash.ts'
import type { Ranking } from './compute-ranking.server.ts'

/**
 * The rules a result is frozen with: those in force, or the rules of an open correction, which become the next edition here with the correction's
 * reason. Rules that say the same as those in force stay what they are. The caller holds the competition's lock.
 */
export async function freezeCorrectedRules(tx: Tx, { event, correction, ruleEdition }: Pick<Ranking, 'event' | 'correction'> & { ruleEdition: RuleEditionRow }, by: string): Promise<RuleEditionRow> {
  if (!correction?.rules) return ruleEdition
  const { rules, reason } = correction
  const rulesHash = hashEventRules(rules)
  if (rulesHash === ruleEdition.rulesHash) return ruleEdition
  const { id: eventId, regionId, version } = event
  await updateEvent(tx, { eventId, regionId, version }, { rules })
  return insertRuleEdition(tx, { regionId, eventId, edition: ruleEdition.edition + 1, rules, rulesHash, reason, frozenBy: by })
}

import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listEventSummaries, requireEvent } from '#db/queries/events.ts'
import { latestRuleEdition } from '#db/queries/rule-editions.ts'
import { citedClauses } from './cited-clauses.ts'
import { ownOrganisation } from './competition-page.server.ts'
import { promotionTerms } from './promotion-terms.ts'
import { rulesAreEditable } from './states.ts'

/** What the rules of one event are, and whether this person may change them now. Throws AppError 404 for another region's event. */
export async function getRulesPage({ actor, eventId, locale }: { actor: RegionActor; eventId: string; locale: Locale }, db: DbOrTx = readDb) {
  const { regionId } = actor
  const event = await requireEvent(db, { eventId, regionId })
  const { competition } = event
  const [edition, summaries] = await Promise.all([latestRuleEdition(db, { eventId, regionId }), listEventSummaries(db, { regionId, competitionIds: [competition.id] })])
  const frozen = event.rulesFrozenAt !== null
  const scope = { regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const rules = frozen && edition ? edition.rules : event.rules
  const promotion = promotionTerms({ ...competition, rules })
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division, version: event.version, templateKey: event.templateKey },
    rules,
    promotion,
    cites: promotion.ok ? citedClauses(locale, promotion.terms.cites, promotion.terms.id) : [],
    frozen: frozen && edition ? { at: event.rulesFrozenAt, edition: edition.edition, hash: edition.rulesHash } : null,
    latestEdition: summaries.find((summary) => summary.id === eventId)?.latestEdition ?? null,
    mayEdit: !frozen && rulesAreEditable(competition.state) && hasPermissionAt(actor, 'event:edit', scope),
  }
}

import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getFrozenRules } from '#db/queries/rule-editions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { isBefore } from './plan.ts'
import { citedClauses } from './cited-clauses.ts'
import { schemesOf } from '../schemes/scheme-of.server.ts'
import { summarisePolicy } from './policy-summary.ts'
import { promotionTerms } from './promotion-terms.ts'

/** The frozen rules of an event as everybody may read them. Throws AppError 404 while they are not frozen. */
export async function getFrozenRulesPage({ eventId, locale }: { eventId: string; locale: Locale }, db: DbOrTx = readDb) {
  const { event, competition, edition, region, hostName } = required(await getFrozenRules(db, { eventId }))
  const policy = competition.policyId === null ? null : policyById(competition.policyId)
  const promotion = promotionTerms({ ...competition, rules: edition.rules })
  const schemes = await schemesOf(db, { regionId: event.regionId, eventId }, edition.rules)
  // Whoever is still to work at a station must not read its tolerances; afterwards everybody may.
  const mayReadSchemes = !isBefore(competition.state, 'provisional')
  return {
    /** Marking schemes by which the results now known were marked; before that, whether there are any. */
    schemesWait: !mayReadSchemes && schemes.size > 0,
    schemes: [...(mayReadSchemes ? schemes.values() : [])].flatMap(({ partKey, edition: number, frozenAt, scheme, fullMark, slots }) =>
      frozenAt === null ? [] : [{ partKey, edition: number, scheme, fullMark, judges: slots[0] === 0 ? 0 : slots.length }],
    ),
    region,
    hostName,
    competition: {
      name: competition.name,
      nameEn: competition.nameEn,
      tier: competition.tier,
      competitionClass: competition.competitionClass,
      finalOn: competition.finalOn,
      place: competition.place,
    },
    event: {
      id: event.id,
      name: event.name,
      nameEn: event.nameEn,
      division: event.division,
      occupationCode: event.occupationCode,
      occupationEdition: event.occupationEdition,
      occupationName: event.occupationName,
      noOccupationReason: event.noOccupationReason,
      highestLevel: event.highestLevel,
    },
    rules: edition.rules,
    edition: { number: edition.edition, hash: edition.rulesHash, frozenAt: event.rulesFrozenAt },
    policy: policy && summarisePolicy(policy, competition.finalOn),
    promotion,
    cites: promotion.ok ? citedClauses(locale, promotion.terms.cites, promotion.terms.id) : [],
  }
}

export type FrozenRulesPage = Awaited<ReturnType<typeof getFrozenRulesPage>>

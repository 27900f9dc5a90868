import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import { notFound, required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getEdition, lastPublicEdition, listEditions, type ResultEditionRow } from '#db/queries/results.ts'
import { getRuleEdition } from '#db/queries/rule-editions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { computeResult } from './compute-ranking.server.ts'
import { contentOf, linesOf } from './edition-content.ts'
import type { EditionToWrite } from './edition-file.ts'
import { promotionLines } from './promotion-lines.ts'
import { toWrite } from './public-result.server.ts'
import { resultHash } from './result-hash.ts'

/** The number of an edition as it stands in an address. Throws AppError 404 for anything else. */
export function editionNumber(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,5}$/.test(text)) throw notFound()
  return Number(text)
}

/** Computes a stored edition again with the engine as it is now, and compares hashes of input and output. */
export function recomputeEdition(edition: Pick<ResultEditionRow, 'input' | 'settlements' | 'inputHash' | 'outputHash'>) {
  const computed = computeResult(edition.input, edition.settlements)
  const same = computed.ok && resultHash(edition.input) === edition.inputHash && computed.result.outputHash === edition.outputHash
  return { same, result: computed.ok ? computed.result : null }
}

/**
 * Everything the page of one frozen edition shows. What it says comes from the edition; the engine runs only for the check and for the
 * reasons in the reader's language. Throws AppError 404 for another region's event or an edition that is not there.
 */
export async function getEditionPage(actor: RegionActor, { eventId, edition: number }: { eventId: string; edition: number }, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const event = await requireEvent(db, scope)
  const edition = required(await getEdition(db, { ...scope, edition: number }))
  const [region, editions, former, ruleEdition] = await Promise.all([
    requireRegion(db, regionId),
    listEditions(db, scope),
    lastPublicEdition(db, { ...scope, before: number }),
    getRuleEdition(db, { ...scope, id: edition.ruleEditionId }),
  ])
  const { competition } = event
  const rules = required(ruleEdition)
  const content = contentOf(edition)
  const lines = linesOf(content)
  const check = recomputeEdition(edition)
  const policy = edition.policyId === null ? null : policyById(edition.policyId)
  const cites = content.output.promotions?.find(({ cites }) => cites.length > 0)?.cites ?? []
  const place = { regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const may = (permission: Permission) => hasPermissionAt(actor, permission, place)
  return {
    region: { name: region.name, nameEn: region.nameEn },
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, finalOn: competition.finalOn, place: competition.place, state: competition.state },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division, locked: event.marksLockedAt !== null },
    rules: { edition: rules.edition, hash: rules.rulesHash, parts: rules.rules.parts.map(({ key, name, nameEn, weight }) => ({ key, name, nameEn, weight })), metrics: rules.rules.metrics, awards: rules.rules.awards.map(({ key, name, nameEn }) => ({ key, name, nameEn })) },
    edition: {
      number: edition.edition,
      state: edition.state,
      inputHash: edition.inputHash,
      outputHash: edition.outputHash,
      auditHead: edition.auditHead,
      fieldSize: edition.fieldSize,
      reason: edition.reason,
      confirmedAt: edition.confirmedAt,
      confirmedByName: edition.confirmedByName,
      publishedAt: edition.publishedAt,
      publishedByName: edition.publishedByName,
      withdrawnAt: edition.withdrawnAt,
      withdrawnReason: edition.withdrawnReason,
      caps: content.output.caps,
      settlements: edition.settlements,
    },
    people: content.people,
    lines,
    promotions: check.same && check.result ? promotionLines(check.result, lines) : null,
    cites: citedClauses(locale, cites, policy?.promotion?.id),
    recomputedSame: check.same,
    former: former && { number: former.edition, lines: linesOf(contentOf(former)) },
    editions,
    latest: editions[0]?.edition ?? number,
    may: { publish: may('result:publish'), correct: may('result:correct') },
  }
}

export type EditionPage = Awaited<ReturnType<typeof getEditionPage>>

/** An edition of any state as files are written from it. Throws AppError 404 like the page. */
export async function getEditionToWrite(actor: RegionActor, { eventId, edition: number }: { eventId: string; edition: string }, locale: Locale, db: DbOrTx = readDb): Promise<{ editionId: string; edition: EditionToWrite }> {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(db, scope)
  const edition = required(await getEdition(db, { ...scope, edition: editionNumber(number) }))
  const { rules } = required(await getRuleEdition(db, { ...scope, id: edition.ruleEditionId }))
  return { editionId: edition.id, edition: toWrite({ edition, event, competition: event.competition, rules }, locale) }
}

import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { placeProposals, type Proposal } from '#app/services/certificates/certificates-page.server.ts'
import { EDITION_KINDS } from '#app/services/certificates/kinds/kinds.server.ts'
import { viewLineChanges, type ViewedLineChange } from '#app/services/grants/change-page.server.ts'
import { evaluateRegion } from '#app/services/grants/evaluation.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import type { ConfirmBlocker } from '#app/services/results/confirm-blockers.ts'
import { freezeCorrectedRules } from '#app/services/results/corrected-rules.server.ts'
import { linesOf, type ResultLine } from '#app/services/results/edition-content.ts'
import { changesSince, freezeEdition } from '#app/services/results/freeze-edition.ts'
import type { Tx } from '#db/client.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { insertEdition, latestEdition, moveEditions, movePromotions, setEditionPublished } from '#db/queries/results.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { ResultChange, ResultEditionState } from '#db/schema/results.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { newDifferences } from './new-differences.ts'

/** What a correction would come to, person by person and paper by paper. Nothing of it has been done. */
export interface CorrectionComparison {
  base: { edition: number; state: ResultEditionState }
  /** Names of the corrected rules, for the labels of parts and awards. */
  rules: Pick<EventRules, 'parts' | 'metrics' | 'awards'>
  /** Marks, totals, ranks, awards and promotions that differ from the base. */
  changes: ResultChange[]
  /** Everybody as they would stand, in printed order; empty when nothing can be computed. */
  lines: ResultLine[]
  /** What a person agrees to; null when nothing can be computed. */
  outputHash: string | null
  blockers: ConfirmBlocker[]
  /** Certificates that stand and would say otherwise, and money lines that would change; null while nothing is published. */
  issued: { certificates: Array<Proposal & { kind: string }>; money: ViewedLineChange[] } | null
}

/** Carries a comparison out of a transaction that is rolled back. */
class Rehearsed extends Error {
  readonly comparison: CorrectionComparison | null
  constructor(comparison: CorrectionComparison | null) {
    super('rehearsed')
    this.comparison = comparison
  }
}

export interface Rehearsal {
  actor: RegionActor
  eventId: string
  locale: Locale
  /** Makes the change that is to be looked at, in the rehearsal's own transaction. Without it the event is compared as it stands. */
  change?: (tx: Tx) => Promise<void>
}

/**
 * Compares an event's last edition with what a change would make of it, by doing it: the change, the recomputation and, where a result is published, the
 * publication run in one transaction that is always rolled back. So the difference that is shown is the one that comes, certificates and money
 * included. Savers are not held up; another publication of this competition waits the moment it takes.
 *
 * @returns null for an event without an edition: there is nothing to compare with
 * @throws AppError 404 for an event of another region
 */
export async function rehearseCorrection({ actor, eventId, locale, change }: Rehearsal): Promise<CorrectionComparison | null> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  try {
    return await inTransaction(async (tx): Promise<never> => {
      await lockCompetition(tx, competitionId, 'shared')
      throw new Rehearsed(await rehearse(tx, { actor, eventId, locale, ...(change ? { change } : {}) }))
    })
  } catch (thrown) {
    if (thrown instanceof Rehearsed) return thrown.comparison
    throw thrown
  }
}

async function rehearse(tx: Tx, { actor, eventId, locale, change }: Rehearsal): Promise<CorrectionComparison | null> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const base = await latestEdition(tx, scope)
  if (base === null) return null
  const moneyBefore = await evaluateRegion(tx, regionId)
  await change?.(tx)
  const ranking = await computeRanking(tx, scope)
  const { result, ruleEdition, rules, blockers } = ranking
  // That the result was confirmed before is no obstacle to what would be made of it now.
  const comparison = { base: { edition: base.edition, state: base.state }, rules, blockers: blockers.filter(({ code }) => code !== 'alreadyConfirmed') }
  if (result === null || ruleEdition === null) return { ...comparison, changes: [], lines: [], outputHash: null, issued: null }
  const frozen = freezeEdition({ ...ranking, result, ruleEdition: await freezeCorrectedRules(tx, { ...ranking, ruleEdition }, actor.userId) }, base)
  const computed = { ...comparison, changes: changesSince(base, frozen.content), lines: linesOf(frozen.content), outputHash: result.outputHash }

  const former = await moveEditions(tx, { ...scope, from: ['published'], to: 'superseded' })
  if (former.length === 0) return { ...computed, issued: null }
  const editionId = await insertEdition(
    tx,
    { ...frozen.edition, ...scope, competitionId: ranking.event.competitionId, edition: base.edition + 1, state: 'confirmed', confirmedBy: actor.userId, confirmedByName: actor.displayName },
    frozen.rows,
    frozen.proposals,
  )
  await setEditionPublished(tx, { editionId, regionId, by: actor.userId, byName: actor.displayName })
  await movePromotions(tx, { regionId, editionIds: [editionId], from: ['proposed'], to: 'confirmed', by: actor.userId })
  const certificates = []
  for (const kind of EDITION_KINDS) {
    for (const proposal of await placeProposals(tx, kind, scope)) certificates.push({ ...proposal, kind: kind.kind })
  }
  const moneyAfter = await evaluateRegion(tx, regionId)
  return { ...computed, issued: { certificates, money: await viewLineChanges(tx, regionId, locale, moneyAfter, newDifferences(moneyBefore, moneyAfter)) } }
}

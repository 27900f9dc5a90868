import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import type { Locale } from '#app/messages/locale.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { contentOf, linesOf } from '#app/services/results/edition-content.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { findOpenCorrection, listCorrections } from '#db/queries/corrections.ts'
import { requireEvent } from '#db/queries/events.ts'
import { latestEdition } from '#db/queries/results.ts'
import { latestRuleEdition } from '#db/queries/rule-editions.ts'
import { listItems } from './correction-items.server.ts'
import { listCorrectionSchemes } from './correction-schemes.server.ts'
import { rehearseCorrection } from './rehearse-correction.server.ts'

/** The tool of one event: what is being corrected, what it would come to, what is left to settle, what was corrected before. Throws AppError 404. */
export async function getCorrectionPage(actor: RegionActor, eventId: string, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const event = await requireEvent(db, scope)
  const { competition } = event
  const correcting = event.correctionOpenedAt !== null
  const place = { regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const may = (permission: Permission) => hasPermissionAt(actor, permission, place)
  const [latest, open, history, items, comparison, schemes] = await Promise.all([
    latestEdition(db, scope),
    findOpenCorrection(db, scope),
    listCorrections(db, scope),
    listItems(db, scope),
    correcting ? rehearseCorrection({ actor, eventId, locale }) : null,
    correcting && may('scheme:edit') ? listCorrectionSchemes({ actor, eventId, locale, rules: event.rules }, db) : [],
  ])
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, archived: competition.state === 'archived' },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    rules: comparison?.rules ?? { parts: event.rules.parts, metrics: event.rules.metrics, awards: event.rules.awards },
    latest: latest && { edition: latest.edition, state: latest.state },
    correction: correcting
      ? {
          reason: event.correctionReason ?? '',
          openedByName: open?.openedByName ?? null,
          openedAt: event.correctionOpenedAt,
          baseEdition: open?.baseEdition ?? latest?.edition ?? 0,
          fromAppeal: open?.appealId != null,
          version: open?.version ?? 0,
          rulesBy: open?.rules ? (open.rulesByName ?? '') : null,
        }
      : null,
    comparison,
    /** Parts marked by items, for whoever may change a scheme. */
    schemes,
    before: comparison && latest ? linesOf(contentOf(latest)) : [],
    items,
    history: history.map(({ correction, edition }) => ({
      id: correction.id,
      state: correction.state,
      base: correction.baseEdition,
      edition,
      reason: correction.reason,
      openedByName: correction.openedByName,
      openedAt: correction.createdAt,
      closedByName: correction.closedByName,
      closedAt: correction.closedAt,
      people: correction.counts?.people ?? null,
      rules: correction.rules !== null,
    })),
    may: { correct: may('result:correct'), confirm: may('result:confirm'), enter: may('mark:enter'), settle: may('result:publish'), certificates: may('certificate:revoke'), money: may('grant:plan'), readMoney: may('grant:read') },
  }
}

export type CorrectionPage = Awaited<ReturnType<typeof getCorrectionPage>>

/** The rules an open correction starts from: those kept with it, else those in force. Null when none is open. Throws AppError 404. */
export async function getCorrectedRulesPage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(db, scope)
  const [open, inForce] = await Promise.all([findOpenCorrection(db, scope), latestRuleEdition(db, scope)])
  if (!open || !inForce) return null
  return {
    competition: { ...event.competition },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    rules: open.rules ?? inForce.rules,
    version: open.version,
    reason: open.reason,
  }
}

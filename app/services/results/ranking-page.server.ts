import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { promotionTerms } from '#app/services/competitions/promotion-terms.ts'
import type { Locale } from '#app/messages/locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { latestEdition, listEditions } from '#db/queries/results.ts'
import type { TieDecisionRow } from '#db/queries/tie-decisions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { computeRanking, type Ranking } from './compute-ranking.server.ts'
import { linesOf, type EditionContent, type ResultLine } from './edition-content.ts'
import { changesSince } from './freeze-edition.ts'
import { promotionLines } from './promotion-lines.ts'

/** Everything the ranking page of one event shows. Throws AppError 404 for another region's event. */
export async function getRankingPage(actor: RegionActor, eventId: string, locale: Locale, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const [ranking, latest, editions] = await Promise.all([computeRanking(db, scope), latestEdition(db, scope), listEditions(db, scope)])
  const { event, rules, field, file, result } = ranking
  const { competition } = event
  const content: EditionContent | null = result && { input: file, output: result.output, people: peopleOf(ranking) }
  const promotion = promotionTerms({ ...competition, rules })
  const policy = competition.policyId === null ? null : policyById(competition.policyId)
  const place = { regionId: actor.regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const may = (permission: Permission) => hasPermissionAt(actor, permission, place)
  const correcting = event.correctionOpenedAt !== null
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, state: competition.state },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    rules: { parts: rules.parts.map(({ key, name, nameEn, weight }) => ({ key, name, nameEn, weight })), metrics: rules.metrics, awards: rules.awards.map(({ key, name, nameEn }) => ({ key, name, nameEn })) },
    frozen: ranking.ruleEdition !== null,
    locked: event.marksLockedAt !== null,
    correction: correcting ? { reason: event.correctionReason ?? '' } : null,
    inputHash: ranking.inputHash,
    outputHash: result?.outputHash ?? null,
    fieldSize: result?.output.fieldSize ?? 0,
    lines: content === null ? [] : rankingLines(ranking, content),
    promotion:
      result === null || result.decision.proposal === null
        ? null
        : { caps: result.output.caps!, percents: promotion.ok ? { technician: promotion.terms.technician.capPercent, seniorWorker: promotion.terms.seniorByRank.capPercent } : null, lines: promotionLines(result, linesOf(content!)) },
    noPromotion: promotion.ok ? null : promotion.why,
    cites: promotion.ok ? citedClauses(locale, promotion.terms.cites, policy?.promotion?.id) : [],
    readings: promotion.ok ? promotion.terms.readings.map((reading) => ({ ...reading, affected: result?.output.sensitivity?.find(({ reading: key }) => key === reading.key)?.affected ?? [] })) : [],
    notices: result?.decision.notices.filter(({ code }) => code !== 'tieAcrossCap' && code !== 'tieAcrossAward' && code !== 'noPromotions') ?? [],
    openTies: ranking.openTies,
    decisions: ranking.decisions.map(shownDecision),
    voidDecisions: ranking.voidDecisions.map(shownDecision),
    blockers: ranking.blockers,
    names: Object.fromEntries(field.map(({ id, name, number }) => [id, { name, number }])),
    changes: correcting && content !== null && latest !== null ? changesSince(latest, content) : [],
    latest: latest && { edition: latest.edition, state: latest.state },
    editions: editions.map(({ edition, state }) => ({ edition, state })),
    may: { decide: may('tie:decide'), confirm: may('result:confirm'), correct: may('result:correct'), read: may('result:read'), enter: may('mark:enter') },
  }
}

export type RankingPage = Awaited<ReturnType<typeof getRankingPage>>

export interface RankingLine extends ResultLine {
  levelHeld: string | null
  statusReason: string | null
  /** Keys of parts without a mark. */
  missing: string[]
}

function peopleOf({ field }: Ranking): EditionContent['people'] {
  return Object.fromEntries(field.map(({ id, name, number, organisation }) => [id, { name, number, organisation }]))
}

function rankingLines({ field }: Ranking, content: EditionContent): RankingLine[] {
  const byId = new Map(field.map((entry) => [entry.id, entry]))
  return linesOf(content).map((line) => {
    const entry = byId.get(line.entryId)!
    const missing = Object.entries(line.marks).flatMap(([part, mark]) => (mark === null ? [part] : []))
    return { ...line, levelHeld: entry.skillLevelHeld, statusReason: entry.statusReason, missing }
  })
}

function shownDecision({ id, subject, awardKey, entryIds, grantedEntryIds, option, reason, decidedByName, createdAt }: TieDecisionRow) {
  return { id, subject, awardKey, entryIds, grantedEntryIds, option, reason, decidedByName, createdAt }
}

export type ShownDecision = ReturnType<typeof shownDecision>

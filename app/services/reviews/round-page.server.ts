import type { RegionActor } from '#app/auth/actor.ts'
import { lastDayBefore } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { groupBy } from '#app/lib/group-by.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRound, listExperts, listRounds, type ExpertRow } from '#db/queries/reviews.ts'
import { policyById } from '#scoring/policies/register.ts'
import { expertAgreement } from './agreement.ts'
import { readRoundFacts } from './move-round.server.ts'
import { readMeeting, type MeetingReading } from './read-meeting.server.ts'
import { rubricOf } from './review-act.server.ts'
import { matchesRoundFilter, roundRows, type RoundFilter, type RoundStudio } from './round-rows.ts'
import { blockersOf, nextRoundStep } from './round-states.ts'

export const ROUND_STUDIOS_PER_PAGE = 50

/** The rounds of the region, with what a new one may be held under. */
export async function getRounds(actor: RegionActor, db: DbOrTx = readDb) {
  const [rounds, region, on] = await Promise.all([listRounds(db, { regionId: actor.regionId }), requireRegion(db, actor.regionId), today(db)])
  return { rounds, on, policies: region.policyIds.flatMap((id) => policyById(id) ?? []).map(({ id, documentNumber }) => ({ id, documentNumber })) }
}

/** Which part of a long round is looked at: a page of the list of studios, one of the panel's order, both narrowed alike. */
export interface RoundView extends RoundFilter {
  page: number
  /** Page of the panel's order. */
  rankPage: number
}

const WHOLE: RoundView = { text: '', show: null, page: 1, rankPage: 1 }

const pageOf = <Row>(rows: readonly Row[], page: number): Row[] => rows.slice((page - 1) * ROUND_STUDIOS_PER_PAGE, page * ROUND_STUDIOS_PER_PAGE)

/**
 * A round as the bureau and its panel see it, one page of its studios at a time. A studio's scores appear only when all of its experts have
 * handed in. At most six queries, however many studios; sheets are read for one studio at a time (round-studio.server.ts).
 *
 * @throws AppError 404 for another region's round
 */
export async function getRoundPage(actor: RegionActor, roundId: string, locale: Locale, view: RoundView = WHOLE, db: DbOrTx = readDb) {
  const { regionId } = actor
  const round = required(await getRound(db, { regionId, roundId }))
  const rubric = rubricOf(round)
  const reading = await readMeeting(db, round)
  const dealing = round.state === 'draft' || round.state === 'collecting' || round.state === 'reviewing'
  const experts = dealing ? await listExperts(db, { regionId }) : []
  const { noticeId, ...facts } = await readRoundFacts(db, round, reading)
  const { meeting } = reading
  const { studios, ranked } = roundRows(round.state, reading)
  const [matching, order] = [studios.filter((one) => matchesRoundFilter(one, view)), ranked.filter((one) => matchesRoundFilter(one, view))]
  const next = nextRoundStep(round.state)
  return {
    round: { id: round.id, name: round.name, year: round.year, state: round.state, asOf: round.asOf, policyId: round.policyId, thresholds: round.thresholds, excellentShare: round.excellentShare, expertsPerStudio: round.expertsPerStudio, dueOn: round.dueAt === null ? null : lastDayBefore(round.dueAt) },
    rubric: { name: wordingIn(locale, rubric.name) },
    next: next ? { action: next.action, blockers: blockersOf(next, facts) } : null,
    quota: meeting.quota,
    assessed: meeting.assessed,
    openPlaces: meeting.openPlaces,
    excellent: meeting.outcomes.filter((outcome) => outcome.grade === 'excellent').length,
    outliers: ranked.filter((one) => one.wide).length,
    all: studios.length,
    studios: pageOf(matching, view.page),
    total: matching.length,
    /** For the meeting: by score, best first. */
    ranked: pageOf(order, view.rankPage),
    rankedTotal: order.length,
    tied: ranked.filter((one) => one.tied),
    agreement: agreementOf(reading, ranked),
    experts: expertLoads(experts, reading),
    noticeId,
  }
}

export type RoundPage = Awaited<ReturnType<typeof getRoundPage>>

/** How far the experts agree, over the studios whose reviews are complete. */
export function agreementOf({ assignments }: MeetingReading, studios: readonly RoundStudio[]) {
  const complete = new Set(studios.filter((one) => one.complete).map(({ studioId }) => studioId))
  return expertAgreement(assignments.flatMap((one) => (one.state === 'submitted' && one.score !== null && complete.has(one.studioId) ? [{ studioId: one.studioId, expertId: one.expertPersonId, name: one.expertName, score: one.score }] : [])))
}

function expertLoads(experts: readonly ExpertRow[], { assignments }: MeetingReading) {
  const byExpert = groupBy(assignments, (one) => one.expertPersonId)
  const loads = experts.map((expert) => {
    const own = byExpert.get(expert.personId) ?? []
    const live = own.filter((one) => one.state !== 'declined')
    return { personId: expert.personId, name: expert.name, organisationName: expert.organisationName, all: live.length, done: live.filter((one) => one.state === 'submitted').length, declined: own.length - live.length }
  })
  // Who has most to hand in stands first: in a large round that is whom the office rings up.
  return loads.sort((a, b) => b.all - b.done - (a.all - a.done))
}

export type RoundExpert = RoundPage['experts'][number]

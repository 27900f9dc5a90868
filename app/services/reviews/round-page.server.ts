import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listNoticesOf } from '#db/queries/notices.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRound, listExperts, listRounds } from '#db/queries/reviews.ts'
import { policyById } from '#scoring/policies/register.ts'
import { readRoundFacts } from './move-round.server.ts'
import { readMeeting } from './read-meeting.server.ts'
import { rubricOf } from './review-act.server.ts'
import { blockersOf, nextRoundStep } from './round-states.ts'
import { WIDE_SPREAD, type ReviewSheet } from './sheet.ts'

/** The rounds of the region, with what a new one may be held under. */
export async function getRounds(actor: RegionActor, db: DbOrTx = readDb) {
  const [rounds, region, on] = await Promise.all([listRounds(db, { regionId: actor.regionId }), requireRegion(db, actor.regionId), today(db)])
  return { rounds, on, policies: region.policyIds.flatMap((id) => policyById(id) ?? []).map(({ id, documentNumber }) => ({ id, documentNumber })) }
}

/**
 * A round as the bureau and its panel see it. A studio's scores appear only when all of its experts have handed in. Few queries, however
 * many studios.
 *
 * @throws AppError 404 for another region's round
 */
export async function getRoundPage(actor: RegionActor, roundId: string, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const round = required(await getRound(db, { regionId, roundId }))
  const rubric = rubricOf(round)
  const reading = await readMeeting(db, round)
  const [experts, notices, facts] = [await listExperts(db, { regionId }), await listNoticesOf(db, { regionId, subjectType: 'reviewRound', subjectId: roundId }), await readRoundFacts(db, round, reading)]
  const { meeting, candidates, assignments, tied } = reading
  const outcomeOf = new Map(meeting.outcomes.map((outcome) => [outcome.studioId, outcome]))
  const byStudio = new Map<string, typeof assignments>()
  for (const one of assignments) byStudio.set(one.studioId, [...(byStudio.get(one.studioId) ?? []), one])
  const shown = round.state === 'meeting' || round.state === 'publicNotice' || round.state === 'closed' || round.state === 'reviewing'
  const studios = candidates.map((candidate) => {
    const own = byStudio.get(candidate.studioId) ?? []
    const live = own.filter((one) => one.state !== 'declined')
    const complete = shown && live.length > 0 && live.every((one) => one.state === 'submitted')
    const outcome = outcomeOf.get(candidate.studioId)
    return {
      studioId: candidate.studioId, name: candidate.name, hostName: candidate.hostName, status: candidate.status, statusReason: candidate.statusReason, selfScore: candidate.selfScore,
      decisionReason: candidate.decidedGrade === null ? null : candidate.decisionReason, panelRemarks: candidate.panelRemarks,
      tied: complete && tied.includes(candidate.studioId),
      complete,
      score: complete ? (outcome?.score ?? null) : null,
      spread: complete ? (outcome?.spread ?? 0) : 0,
      wide: complete && (outcome?.spread ?? 0) >= WIDE_SPREAD,
      vetoed: complete && (outcome?.vetoed ?? false),
      grade: complete ? (outcome?.grade ?? null) : null,
      gradeReason: complete ? (outcome?.reason ?? '') : '',
      experts: own.map((one) => ({ id: one.id, name: one.expertName, state: one.state, conflict: one.conflict, score: complete ? one.score : null, items: complete ? ((one.sheet as Partial<ReviewSheet>).items ?? {}) : {}, overall: complete ? ((one.sheet as Partial<ReviewSheet>).overall ?? '') : '' })),
    }
  })
  const next = nextRoundStep(round.state)
  return {
    round: { id: round.id, name: round.name, year: round.year, state: round.state, asOf: round.asOf, policyId: round.policyId, thresholds: round.thresholds, excellentShare: round.excellentShare, expertsPerStudio: round.expertsPerStudio },
    rubric: { name: wordingIn(locale, rubric.name), items: rubric.items.map(({ key, title, points }) => ({ key, title: wordingIn(locale, title), points })) },
    next: next ? { action: next.action, blockers: blockersOf(next, facts) } : null,
    quota: meeting.quota,
    assessed: meeting.assessed,
    openPlaces: meeting.openPlaces,
    excellent: meeting.outcomes.filter((outcome) => outcome.grade === 'excellent').length,
    studios,
    /** For the meeting: by score, best first. */
    ranked: studios.filter((one) => one.status === 'assessed').sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.name.localeCompare(b.name, 'zh')),
    experts: experts.map((expert) => {
      const own = assignments.filter((one) => one.expertPersonId === expert.personId)
      const live = own.filter((one) => one.state !== 'declined')
      return { personId: expert.personId, name: expert.name, organisationName: expert.organisationName, all: live.length, done: live.filter((one) => one.state === 'submitted').length, declined: own.length - live.length }
    }),
    noticeId: notices[0]?.notice.id ?? null,
  }
}

export type RoundPage = Awaited<ReturnType<typeof getRoundPage>>
export type RoundStudio = RoundPage['studios'][number]
export type RoundExpert = RoundPage['experts'][number]

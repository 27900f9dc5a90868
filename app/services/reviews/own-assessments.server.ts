import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import type { Locale } from '#app/messages/locale.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { requireLedStudio, requireStudio, studioRights } from '#app/services/studios/studio-access.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getCandidate, getFrozenReason, listRoundsOfStudio, listSheets, updateCandidate, type CandidateRow, type RoundRow } from '#db/queries/reviews.ts'
import { lockRound, rubricOf, type ReviewAct } from './review-act.server.ts'
import { meanScore, type ReviewSheet } from './sheet.ts'

/**
 * What a studio learns of its assessments: grade, the rule behind it, the mean of each item with the reasons, the panel's remarks. Who
 * judged, what each one gave and anything before publication stay with the panel.
 *
 * @throws AppError 404
 */
export async function getOwnAssessments(actor: RegionActor, studioId: string, locale: Locale, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const { regionId } = actor
  const rounds = await listRoundsOfStudio(db, { regionId, studioId })
  const shown = await Promise.all(rounds.filter(({ round }) => round.state !== 'draft').map(({ round, candidate }) => assessmentOf(db, round, candidate, locale)))
  return { studio: { id: studio.id, name: studio.name, rectificationDueOn: studio.state === 'rectification' ? studio.rectificationDueOn : null }, rights: studioRights(actor, studioId), rounds: shown }
}

export type OwnAssessment = Awaited<ReturnType<typeof getOwnAssessments>>['rounds'][number]

async function assessmentOf(db: DbOrTx, round: RoundRow, candidate: CandidateRow, locale: Locale) {
  const rubric = rubricOf(round)
  const published = round.state === 'closed'
  const sheets = published ? (await listSheets(db, { regionId: round.regionId, roundId: round.id, studioId: candidate.studioId })).filter((one) => one.state === 'submitted').map((one) => one.sheet as Partial<ReviewSheet>) : []
  const self = candidate.selfSheet as Record<string, number>
  return {
    roundId: round.id,
    name: round.name,
    year: round.year,
    status: candidate.status,
    statusReason: candidate.statusReason,
    collecting: round.state === 'collecting' && candidate.status === 'assessed',
    published,
    selfScore: candidate.selfScore,
    score: published ? candidate.finalScore : null,
    grade: published ? candidate.grade : null,
    because: published ? await getFrozenReason(db, { regionId: round.regionId, roundId: round.id, studioId: candidate.studioId }) : null,
    decisionReason: published ? candidate.decisionReason : null,
    items: rubric.items.map(({ key, title, points }) => {
      const marks = sheets.flatMap((sheet) => sheet.items?.[key] ?? [])
      return {
        key, title: wordingIn(locale, title), max: points, self: self[key] ?? null,
        mean: published ? meanScore(marks.flatMap((mark) => mark.points ?? [])) : null,
        // In one order for everybody, so that it does not tell whose reason stands where.
        reasons: [...new Set(marks.map((mark) => mark.reason.trim()).filter(Boolean))].sort(),
        remark: published ? (candidate.panelRemarks[key] ?? null) : null,
      }
    }),
    remark: published ? (candidate.panelRemarks.all ?? null) : null,
  }
}

export type SelfScoreRefusal = 'closed' | 'badPoints'

/** Keeps a studio's own scores, hundredths by item, while they are collected. @throws AppError 404 */
export function saveSelfScore({ actor, idempotencyKey, roundId, studioId, points }: ReviewAct & { studioId: string; points: Record<string, number> }): Promise<Outcome<SelfScoreRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.selfScore', idempotencyKey, input: { roundId, studioId, points } }, async (tx): Promise<Outcome<SelfScoreRefusal>> => {
    const studio = await requireLedStudio(tx, actor, studioId)
    const round = await lockRound(tx, { regionId, roundId })
    const candidate = required(await getCandidate(tx, { regionId, roundId, studioId }))
    if (round.state !== 'collecting' || candidate.status !== 'assessed') return fail('closed')
    const { items } = rubricOf(round)
    if (Object.entries(points).some(([key, value]) => !items.some((item) => item.key === key && value >= 0 && value <= item.points))) return fail('badPoints')
    const selfScore = Object.values(points).reduce((all, value) => all + value, 0)
    await updateCandidate(tx, candidate.id, { selfSheet: points, selfScore })
    await recordEvent(tx, { actor, regionId, kind: 'selfScored', subject: { type: 'studio', id: studioId }, chain: { type: 'round', id: roundId }, data: { name: studio.name, selfScore } })
    return done()
  })
}

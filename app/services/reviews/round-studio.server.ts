import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Locale } from '#app/messages/locale.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { getReport } from '#db/queries/annual-reports.ts'
import { getRound, listExperts, listSheets } from '#db/queries/reviews.ts'
import { readMeeting } from './read-meeting.server.ts'
import { rubricOf } from './review-act.server.ts'
import { roundRows } from './round-rows.ts'
import { EMPTY_SHEET, meanScore, spreadOf, type ReviewSheet } from './sheet.ts'

/**
 * One studio of a round for bureau and panel: each item with what each expert gave and why, the remarks, its neighbours in the order. What
 * experts wrote leaves the server only when all of them have handed in.
 *
 * @throws AppError 404 for another region's round and for a studio that does not stand in it
 */
export async function getRoundStudio(actor: RegionActor, { roundId, studioId }: { roundId: string; studioId: string }, locale: Locale, db: DbOrTx = readDb) {
  const { regionId } = actor
  const round = required(await getRound(db, { regionId, roundId }))
  const reading = await readMeeting(db, round)
  const { studios, ranked } = roundRows(round.state, reading)
  const studio = required(studios.find((one) => one.studioId === studioId))
  const candidate = required(reading.candidates.find((one) => one.studioId === studioId))
  const dealing = round.state === 'draft' || round.state === 'collecting' || round.state === 'reviewing'
  const sheets = studio.complete ? new Map((await listSheets(db, { regionId, roundId, studioId })).map(({ assignmentId, sheet }) => [assignmentId, { ...EMPTY_SHEET, ...(sheet as Partial<ReviewSheet>) }])) : new Map<string, ReviewSheet>()
  const [experts, report] = [dealing ? await listExperts(db, { regionId }) : [], await getReport(db, { regionId, studioId, year: round.year })]
  const submitted = studio.experts.filter((one) => one.state === 'submitted' && sheets.has(one.id))
  const order = studio.place === null ? studios : ranked
  const at = order.indexOf(studio)
  const neighbour = (one: (typeof order)[number] | undefined) => (one ? { studioId: one.studioId, name: one.name } : null)
  const self = candidate.selfSheet as Record<string, number>
  const rubric = rubricOf(round)
  return {
    round: { id: round.id, name: round.name, year: round.year, state: round.state },
    dealing,
    studio,
    place: { at: at + 1, of: order.length, before: neighbour(order[at - 1]), after: neighbour(order[at + 1]) },
    openPlaces: reading.meeting.openPlaces,
    judges: submitted.map(({ id, name, score }) => ({ id, name, score, overall: sheets.get(id)!.overall, visitedOn: sheets.get(id)!.visitedOn, veto: vetoOf(rubric.vetoes, sheets.get(id)!, locale) })),
    items: rubric.items.map(({ key, title, block, points }) => {
      const marks = submitted.map(({ id }) => sheets.get(id)!.items[key] ?? null)
      const given = marks.flatMap((mark) => mark?.points ?? [])
      return { key, title: wordingIn(locale, title), block: wordingIn(locale, block), points, self: self[key] ?? null, mean: meanScore(given), spread: spreadOf(given), marks: marks.map((mark) => ({ points: mark?.points ?? null, reason: mark?.reason ?? '' })), remark: candidate.panelRemarks[key] ?? null }
    }),
    remark: candidate.panelRemarks.all ?? null,
    experts: experts.filter(({ personId }) => !studio.experts.some((one) => one.personId === personId)).map(({ personId, name, organisationName }) => ({ personId, name, organisationName })),
    reported: report !== null && report.submittedAt !== null,
  }
}

export type RoundStudioPage = Awaited<ReturnType<typeof getRoundStudio>>

function vetoOf(vetoes: ReturnType<typeof rubricOf>['vetoes'], { veto }: ReviewSheet, locale: Locale): { title: string; reason: string } | null {
  const known = veto && vetoes.find(({ key }) => key === veto.key)
  return veto && known ? { title: wordingIn(locale, known.title), reason: veto.reason } : null
}

import { required } from '#app/lib/errors.ts'
import { agreementOf, getRounds } from '#app/services/reviews/round-page.server.ts'
import { getOwnAssessments } from '#app/services/reviews/own-assessments.server.ts'
import { getOwnReviews } from '#app/services/reviews/expert-sheet.server.ts'
import { gradeReasonText } from '#app/services/reviews/grade-reason.ts'
import { readMeeting } from '#app/services/reviews/read-meeting.server.ts'
import { matchesRoundFilter, roundRows, type RoundFilter } from '#app/services/reviews/round-rows.ts'
import { readRoundFilter } from '#app/services/reviews/round-view.ts'
import { readDb } from '#db/client.ts'
import { getRound } from '#db/queries/reviews.ts'
import { count, points, sheetOf, text, type ExportColumn } from '../export-columns.ts'
import { EXPORT_ROWS, type ExportCall, type ExportTable } from '../export-table.ts'

/** A round as its page has it, narrowed as the address says. @throws AppError 404 for another region's */
async function roundOf({ actor, query }: ExportCall) {
  const round = required(await getRound(readDb, { regionId: actor.regionId, roundId: query.get('round') ?? '' }))
  const reading = await readMeeting(readDb, round)
  const filter: RoundFilter = readRoundFilter(query)
  const { studios, ranked } = roundRows(round.state, reading)
  return { round, reading, ranked, studios: studios.filter((one) => matchesRoundFilter(one, filter)), order: ranked.filter((one) => matchesRoundFilter(one, filter)) }
}

/** Tables of the reviews. Scores stand in a file exactly as far as they stand on the page. */
export const reviewTables: readonly ExportTable[] = [
  {
    name: 'rounds',
    anyOf: ['review:manage'],
    async load({ actor, m }) {
      const { column, title } = m.reviews
      const { rounds } = await getRounds(actor)
      return { title, sheet: sheetOf(title, rounds, [text(column.name, 36, (row) => row.name), text(column.year, 8, (row) => String(row.year)), text(column.state, 12, (row) => m.terms.roundState[row.state]), count(column.assessed, (row) => row.assessed)]) }
    },
  },
  {
    name: 'round-studios',
    anyOf: ['review:manage'],
    async load(call) {
      const { m } = call
      const { round, studios } = await roundOf(call)
      const words = m.reviews.studios
      return {
        title: `${round.name}-${words.title}`,
        sheet: sheetOf(words.title, studios, [
          text(words.studio, 30, (row) => row.name), text(m.studios.column.lead, 10, (row) => row.leadName), text(words.host, 30, (row) => row.hostName), text(words.status, 14, (row) => words.statuses[row.status]),
          text(m.common.reason, 24, (row) => row.statusReason && (words.reasons[row.statusReason] ?? row.statusReason)), points(words.self, (row) => row.selfScore),
          text(words.experts, 40, (row) => m.reviews.list(row.experts.map((expert) => `${expert.name} ${expert.conflict ? m.reviews.assign.conflict : m.terms.assignmentState[expert.state]}`))),
        ]),
      }
    },
  },
  {
    name: 'round-order',
    anyOf: ['review:manage'],
    async load(call) {
      const { m } = call
      const { round, order } = await roundOf(call)
      const { meeting, studios, own, assign } = m.reviews
      const most = Math.max(0, ...order.map((studio) => studio.experts.filter((expert) => expert.state === 'submitted').length))
      const each = Array.from({ length: most }, (_, at): Array<ExportColumn<(typeof order)[number]>> => {
        const expertOf = (row: (typeof order)[number]) => (row.complete ? row.experts.filter((expert) => expert.state === 'submitted')[at] : undefined)
        return [text(`${assign.expert} ${at + 1}`, 10, (row) => expertOf(row)?.name), points(`${assign.expert} ${at + 1} ${m.reviews.sheet.points}`, (row) => expertOf(row)?.score)]
      }).flat()
      return {
        title: `${round.name}-${meeting.title}`,
        sheet: sheetOf(meeting.title, order, [
          count(meeting.rank, (row) => row.place), text(studios.studio, 30, (row) => row.name), text(studios.host, 30, (row) => row.hostName), points(studios.self, (row) => row.selfScore), points(meeting.score, (row) => row.score),
          points(meeting.spread, (row) => (row.score === null ? null : row.spread)), text(meeting.grade, 10, (row) => row.grade && (row.grade === 'undecided' ? meeting.undecided : m.terms.assessmentGrade[row.grade])),
          text(own.rule, 40, (row) => gradeReasonText(m, row.because)), text(m.reviews.inRound.decision, 36, (row) => row.decisionReason), ...each,
        ]),
      }
    },
  },
  {
    name: 'round-experts',
    anyOf: ['review:manage'],
    async load(call) {
      const { m } = call
      const { round, reading, ranked } = await roundOf(call)
      const words = m.reviews.agreement
      const { experts } = agreementOf(reading, ranked)
      return { title: `${round.name}-${words.title}`, sheet: sheetOf(words.expert, experts, [text(words.expert, 12, (row) => row.name), count(words.studios, (row) => row.studios), points(words.lean, (row) => row.lean), points(words.distance, (row) => row.distance)]) }
    },
  },
  {
    name: 'my-reviews',
    anyOf: ['review:score'],
    async load({ actor, m }) {
      const { rows } = await getOwnReviews(actor, 1, EXPORT_ROWS)
      const words = m.reviews.mine
      return {
        title: words.title,
        sheet: sheetOf(words.title, rows, [text(words.studio, 30, (row) => row.studioName), text(m.reviews.studios.host, 30, (row) => row.hostName), text(words.round, 30, (row) => row.roundName), text(words.state, 12, (row) => m.terms.assignmentState[row.state]), points(words.score, (row) => row.score)]),
      }
    },
  },
  {
    name: 'assessments',
    anyOf: ['studio:read', 'studio:own'],
    async load({ actor, query, m, locale }) {
      const { studio, rounds } = await getOwnAssessments(actor, query.get('studio') ?? '', locale)
      const words = m.reviews.own
      const lines = rounds.flatMap((round) => round.items.map((item) => ({ round, item })))
      return {
        title: `${studio.name}-${words.title}`,
        sheet: sheetOf(words.title, lines, [
          text(m.reviews.column.name, 30, ({ round }) => round.name), text(m.reviews.column.year, 8, ({ round }) => String(round.year)), text(m.reviews.meeting.grade, 10, ({ round }) => round.grade && (round.grade === 'undecided' ? m.reviews.meeting.undecided : m.terms.assessmentGrade[round.grade])),
          points(m.reviews.meeting.score, ({ round }) => round.score), text(words.item, 30, ({ item }) => item.title), points(m.reviews.inRound.self, ({ item }) => item.self), points(words.mean, ({ item }) => item.mean),
          text(words.reasons, 40, ({ item }) => m.reviews.list(item.reasons)), text(words.remarks, 40, ({ item }) => item.remark),
        ]),
      }
    },
  },
]

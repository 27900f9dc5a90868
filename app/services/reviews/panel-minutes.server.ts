import type { RegionActor } from '#app/auth/actor.ts'
import { dayOf } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { messagesFor } from '#app/messages/index.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { renderWorkPaper, type WorkPaperInput, WorkPaperPayload } from '#certificates/forms/work-paper.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRound, latestReviewEdition, listExperts, setMinutes } from '#db/queries/reviews.ts'
import type { PanelMinutes } from '#db/schema/reviews.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { readMeeting } from './read-meeting.server.ts'
import { lockRound, type ReviewAct } from './review-act.server.ts'
import { agreementOf } from './round-page.server.ts'
import { roundRows } from './round-rows.ts'

export type MinutesRefusal = 'closed' | 'nobodyPresent'

/** Writes down who met; possible while the panel sits and until the circular is out. @throws AppError 404 */
export function saveMinutes({ actor, idempotencyKey, roundId, minutes }: ReviewAct & { minutes: PanelMinutes }): Promise<Outcome<MinutesRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'reviews.minutes', idempotencyKey, input: { roundId, minutes } }, async (tx): Promise<Outcome<MinutesRefusal>> => {
    const round = await lockRound(tx, { regionId, roundId })
    if (round.state !== 'meeting' && round.state !== 'publicNotice') return fail('closed')
    if (minutes.present.length === 0) return fail('nobodyPresent')
    await setMinutes(tx, { regionId, roundId }, minutes)
    await recordEvent(tx, { actor, regionId, kind: 'reviewRoundChanged', subject: { type: 'round', id: roundId }, chain: { type: 'round', id: roundId }, data: { name: round.name, minutes } })
    return done()
  })
}

/** The minutes of a round with what its meeting decided. @throws AppError 404 before the panel has met */
export async function getMinutes(actor: RegionActor, roundId: string, db: DbOrTx = readDb) {
  const { regionId } = actor
  const round = required(await getRound(db, { regionId, roundId }))
  required(round.state === 'meeting' || round.state === 'publicNotice' || round.state === 'closed' ? true : null)
  const reading = await readMeeting(db, round)
  const { ranked } = roundRows(round.state, reading)
  const [region, experts, edition] = [await requireRegion(db, regionId), await listExperts(db, { regionId }), await latestReviewEdition(db, { regionId, roundId })]
  const assigned = new Set(reading.assignments.filter((one) => one.state !== 'declined').map((one) => one.expertName))
  return {
    round: { id: round.id, name: round.name, year: round.year, state: round.state, asOf: round.asOf },
    writable: round.state === 'meeting' || round.state === 'publicNotice',
    minutes: round.minutes,
    /** Names to start from: the experts of the round. */
    experts: experts.map(({ name }) => name).filter((name) => assigned.has(name)),
    office: region.settings.issuerName || region.name,
    quota: reading.meeting.quota,
    assessed: reading.meeting.assessed,
    openPlaces: reading.meeting.openPlaces,
    ties: ranked.filter((one) => one.tied),
    outliers: ranked.filter((one) => one.wide),
    ranked,
    agreement: agreementOf(reading, ranked),
    edition: edition ? { edition: edition.edition, outputHash: edition.outputHash, frozenOn: dayOf(edition.createdAt) } : null,
  }
}

export type MinutesPage = Awaited<ReturnType<typeof getMinutes>>

/** The minutes as a paper to sign; the same minutes give the same bytes. @throws AppError 404 before they are written */
export async function renderMinutes(actor: RegionActor, roundId: string): Promise<{ name: string; bytes: Uint8Array }> {
  const page = await getMinutes(actor, roundId)
  const minutes = required(page.minutes)
  const title = messagesFor('zh-CN').reviews.minutes.paperTitle(page.round.name)
  return { name: `${title}.pdf`, bytes: await renderWorkPaper(WorkPaperPayload.parse(minutesPaper(page, minutes, title)), certificateFonts()) }
}

/** Official papers are Chinese in every language of the screen. */
function minutesPaper(page: MinutesPage, minutes: PanelMinutes, title: string): WorkPaperInput {
  const m = messagesFor('zh-CN')
  const words = m.reviews.minutes
  const { quota, assessed, ranked, ties, outliers, agreement, edition } = page
  const gradeOf = (grade: RoundGrade) => (grade === null ? '' : grade === 'undecided' ? m.reviews.meeting.undecided : m.terms.assessmentGrade[grade])
  const count = (grade: RoundGrade) => ranked.filter((one) => one.grade === grade).length
  const column = (label: string, share: number, align: 'left' | 'center' = 'center') => ({ label, share, align })
  return {
    schema: 1, kind: 'workPaper', language: 'zh-CN', layout: 'portrait', title,
    footLabel: edition ? words.foot(edition.edition, edition.outputHash.slice(0, 16)) : words.footOpen,
    printedOn: minutes.metOn,
    organiserName: page.office,
    facts: [
      words.fact.met(minutes.metOn, minutes.place), words.fact.people(minutes.chair, minutes.recorder), words.fact.present(minutes.present.join('、')), ...(minutes.absent.length > 0 ? [words.fact.absent(minutes.absent.join('、'))] : []),
      quota === null ? m.reviews.meeting.noQuota(assessed) : m.reviews.meeting.quota(assessed, quota), words.fact.result(count('excellent'), count('qualified'), count('unqualified')),
      `${m.reviews.agreement.word[agreement.word]}${agreement.icc === null ? '' : m.reviews.agreement.number(agreement.icc.toFixed(2))}${m.reviews.agreement.meanDistance(formatHundredths(agreement.meanDistance), agreement.studios)}`,
    ],
    sections: [
      ...(ties.length > 0 ? [{ heading: words.ties(page.openPlaces), columns: [column(m.reviews.studios.studio, 60, 'left'), column(m.reviews.meeting.score, 18), column(words.decision, 18), column(m.common.reason, 74, 'left')], rows: ties.map((one) => [one.name, one.score === null ? '' : formatHundredths(one.score), one.decidedGrade ? gradeOf(one.decidedGrade) : m.reviews.meeting.undecided, cut(one.decisionReason ?? '')]) }] : []),
      ...(outliers.length > 0 ? [{ heading: words.outliers, columns: [column(m.reviews.studios.studio, 80, 'left'), column(m.reviews.meeting.spread, 20), column(m.reviews.meeting.each, 80, 'left')], rows: outliers.map((one) => [one.name, formatHundredths(one.spread), cut(one.experts.flatMap((expert) => (expert.score === null ? [] : [`${expert.name} ${formatHundredths(expert.score)}`])).join('、'))]) }] : []),
      {
        heading: words.list,
        columns: [column(m.reviews.meeting.rank, 12), column(m.reviews.studios.studio, 70, 'left'), column(m.reviews.studios.host, 60, 'left'), column(m.reviews.meeting.score, 20), column(m.reviews.meeting.spread, 18), column(m.reviews.meeting.grade, 22)],
        rows: ranked.map((one) => [String(one.place), one.name, one.hostName ?? '', one.score === null ? '' : formatHundredths(one.score), one.score === null ? '' : formatHundredths(one.spread), one.vetoed ? m.reviews.meeting.vetoed : gradeOf(one.grade)]),
      },
    ],
    notes: minutes.remarks === '' ? [] : minutes.remarks.split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 20).map((line) => [...line].slice(0, 400).join('')),
    signers: [words.sign.chair, words.sign.experts, words.sign.recorder],
  }
}

type RoundGrade = MinutesPage['ranked'][number]['grade']

/** A cell holds two hundred characters; a longer reason stands whole in the archive. */
const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > 200 ? `${[...line].slice(0, 199).join('')}…` : line
}


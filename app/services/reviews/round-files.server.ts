import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { dayOf } from '#app/lib/dates.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { listAuditOfChain } from '#db/queries/review-archive.ts'
import { writeWorkbook, WORKBOOK_TYPE } from '#app/services/workbooks/write-workbook.server.ts'
import { readDb } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRound, latestReviewEdition, listCandidates } from '#db/queries/reviews.ts'
import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import { writeZip } from '#certificates/docx/zip.ts'
import { composeAssessmentCircular } from '#certificates/notices/assessment-circular.ts'
import type { OfficialDocument } from '#certificates/notices/payload.ts'
import { renderOfficialDocument } from '#certificates/notices/render-document.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { readDocumentNumber } from './document-number.ts'
import { getRoundPage } from './round-page.server.ts'

export interface RoundFile {
  name: string
  type: string
  bytes: Uint8Array
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const ORDER = { excellent: 0, qualified: 1, unqualified: 2, undecided: 3 } as const
const OUTCOME = { excellent: '优秀', qualified: '合格', unqualified: '不合格' } as const
const TIER = { national: '国家级', provincial: '省级', municipal: '市级', county: '县级' } as const

/** One file of a round: the circular, the score table, or everything in one folder. @throws AppError 404 for what there is not (yet) */
export async function getRoundFile(actor: RegionActor, roundId: string, file: string, locale: Locale): Promise<RoundFile> {
  const round = required(await getRound(readDb, { regionId: actor.regionId, roundId }))
  if (file === 'scores.xlsx') return { name: `${round.name}.xlsx`, type: WORKBOOK_TYPE, bytes: await scoreTable(actor, roundId, locale) }
  if (round.state !== 'closed') throw notFound()
  const circular = await composeCircular(actor, roundId)
  if (file === 'circular.pdf') return { name: `${circular.title}.pdf`, type: 'application/pdf', bytes: await renderOfficialDocument(circular, certificateFonts()) }
  if (file === 'circular.docx') return { name: `${circular.title}.docx`, type: DOCX, bytes: renderOfficialDocumentDocx(circular) }
  if (file === 'archive.zip') return { name: `${round.name}.zip`, type: 'application/zip', bytes: await archive(actor, roundId, circular, locale) }
  throw notFound()
}

/** The circular from the frozen grades; the same edition gives the same paper. */
async function composeCircular(actor: RegionActor, roundId: string): Promise<OfficialDocument> {
  const place = { regionId: actor.regionId, roundId }
  const [round, region, candidates, edition] = [required(await getRound(readDb, place)), await requireRegion(readDb, actor.regionId), await listCandidates(readDb, place), required(await latestReviewEdition(readDb, place))]
  const graded = candidates.flatMap((one) => (one.grade === null || one.grade === 'undecided' ? [] : [{ ...one, grade: one.grade }])).sort((a, b) => ORDER[a.grade] - ORDER[b.grade] || a.name.localeCompare(b.name, 'zh'))
  const office = region.settings.issuerName || region.name
  const on = dayOf(edition.publishedAt ?? edition.createdAt)
  return composeAssessmentCircular({
    issuerMark: `${office}文件`,
    documentNumber: required(readDocumentNumber(round.documentNumber)),
    issuerNames: [office],
    issuedOn: on,
    imprint: { printedBy: office, printedOn: on },
    demo: false,
    year: round.year,
    tierName: TIER[region.tier],
    regionName: region.name,
    studios: graded.map((one) => ({ name: one.name, lead: one.leadName ?? '—', hostOrganisation: one.hostName ?? '—', outcome: OUTCOME[one.grade] })),
  })
}

/** Studios by score with each expert's score, as far as it may be seen. */
async function scoreTable(actor: RegionActor, roundId: string, locale: Locale): Promise<Uint8Array> {
  const page = await getRoundPage(actor, roundId, locale)
  const m = messagesFor(locale)
  const words = m.reviews
  const text = (header: string, width: number) => ({ header, width, type: 'text' as const })
  const number = (header: string) => ({ header, width: 12, type: 'decimal' as const, decimals: 2 })
  const most = Math.max(0, ...page.ranked.map((studio) => studio.experts.filter((expert) => expert.state === 'submitted').length))
  return writeWorkbook([
    {
      name: words.meeting.title,
      columns: [text(words.studios.studio, 30), text(words.studios.host, 30), number(words.studios.self), number(words.meeting.score), number(words.meeting.spread), text(words.meeting.grade, 12), text(words.own.rule, 40), ...Array.from({ length: most }, (_, at) => number(`${words.assign.expert} ${at + 1}`))],
      rows: page.ranked.map((studio) => [
        studio.name, studio.hostName, studio.selfScore === null ? null : formatHundredths(studio.selfScore), studio.score === null ? null : formatHundredths(studio.score), formatHundredths(studio.spread),
        studio.grade === null ? null : studio.grade === 'undecided' ? words.meeting.undecided : m.terms.assessmentGrade[studio.grade], studio.gradeReason,
        ...Array.from({ length: most }, (_, at) => {
          const score = studio.experts.filter((expert) => expert.state === 'submitted')[at]?.score ?? null
          return score === null ? null : formatHundredths(score)
        }),
      ]),
      frozenColumns: 1,
    },
  ])
}

/** Everything of a round in one folder: circular, scores, the frozen edition with its hashes, every sheet, the audit chain. */
async function archive(actor: RegionActor, roundId: string, circular: OfficialDocument, locale: Locale): Promise<Uint8Array> {
  const place = { regionId: actor.regionId, roundId }
  const [page, edition, chain] = [await getRoundPage(actor, roundId, locale), required(await latestReviewEdition(readDb, place)), await listAuditOfChain(readDb, { regionId: actor.regionId, chainId: roundId })]
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8')
  const folder = page.round.name.replace(/[\\/:*?"<>|]/g, '_')
  return writeZip([
    { path: `${folder}/circular.pdf`, bytes: await renderOfficialDocument(circular, certificateFonts()) },
    { path: `${folder}/circular.docx`, bytes: renderOfficialDocumentDocx(circular) },
    { path: `${folder}/scores.xlsx`, bytes: Buffer.from(await scoreTable(actor, roundId, locale)) },
    { path: `${folder}/edition.json`, bytes: json({ edition: edition.edition, inputHash: edition.inputHash, outputHash: edition.outputHash, input: edition.input, output: edition.output }) },
    { path: `${folder}/reviews.json`, bytes: json(page.studios) },
    { path: `${folder}/audit.json`, bytes: json(chain) },
  ])
}

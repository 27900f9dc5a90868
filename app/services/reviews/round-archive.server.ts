import { createHash } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { messagesFor } from '#app/messages/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { writeCsv } from '#app/services/workbooks/write-csv.ts'
import { points, sheetOf, text, count } from '#app/services/exports/export-columns.ts'
import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import type { ZipEntry } from '#certificates/docx/zip.ts'
import { renderOfficialDocument } from '#certificates/notices/render-document.ts'
import { readDb } from '#db/client.ts'
import { listAuditOfChain, listReportsOfRound } from '#db/queries/review-archive.ts'
import { getRound, latestReviewEdition, listSheets } from '#db/queries/reviews.ts'
import { composeCircular } from './circular.server.ts'
import { renderMinutes } from './panel-minutes.server.ts'
import { readMeeting } from './read-meeting.server.ts'
import { gradeReasonText } from './grade-reason.ts'
import { roundRows } from './round-rows.ts'

const safe = (name: string) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8')

interface Line {
  path: string
  state: 'there' | 'gap'
  note: string
  hash: string
}

/**
 * Everything of a published round as files of one folder, one after another, so that a round of hundreds of studios is never whole in memory:
 * rubric, assignments, every sheet, the panel's order, the decision on the quota, minutes, edition, circular, reports, the audit chain, and
 * last an index that names each file with its hash and what is missing. Nothing in it depends on who asks, on the day or on the language.
 *
 * @throws AppError 404 for a round that is not published
 */
export async function* archiveFiles(actor: RegionActor, roundId: string): AsyncGenerator<ZipEntry> {
  const place = { regionId: actor.regionId, roundId }
  const round = required(await getRound(readDb, place))
  const edition = required(await latestReviewEdition(readDb, place))
  const reading = await readMeeting(readDb, round)
  const { studios, ranked } = roundRows(round.state, reading)
  const m = messagesFor('zh-CN')
  const words = m.reviews
  const folder = safe(round.name)
  const index: Line[] = []
  const file = (path: string, bytes: Buffer, note = ''): ZipEntry => {
    index.push({ path, state: 'there', note, hash: createHash('sha256').update(bytes).digest('hex') })
    return { path: `${folder}/${path}`, bytes }
  }
  const gap = (path: string, note: string) => index.push({ path, state: 'gap', note, hash: '' })
  const table = (path: string, sheet: Parameters<typeof writeCsv>[0], note: string) => file(path, writeCsv(sheet), note)

  yield file('01 评分标准.json', json(round.rubric))
  yield table('02 专家分工.csv', sheetOf('分工', studios.flatMap((studio) => studio.experts.map((expert) => ({ studio, expert }))), [
    text(words.studios.studio, 30, ({ studio }) => studio.name), text(words.assign.expert, 12, ({ expert }) => expert.name), text(words.studios.state, 10, ({ expert }) => (expert.conflict ? words.assign.conflict : m.terms.assignmentState[expert.state])), points(words.sheet.points, ({ expert }) => expert.score),
  ]), `${reading.assignments.length} 份`)
  for (const studio of ranked) {
    const sheets = await listSheets(readDb, { ...place, studioId: studio.studioId })
    const named = studio.experts.filter((expert) => expert.state === 'submitted').map((expert) => ({ expert: expert.name, score: expert.score, sheet: sheets.find((one) => one.assignmentId === expert.id)?.sheet ?? null }))
    const path = `03 评分表/${safe(studio.name)}.json`
    if (named.length < round.expertsPerStudio) gap(path, `应有 ${round.expertsPerStudio} 份，实有 ${named.length} 份`)
    if (named.length > 0) yield file(path, json(named))
  }
  yield table('04 评审会排序.csv', sheetOf('排序', ranked, [
    count(words.meeting.rank, (row) => row.place), text(words.studios.studio, 30, (row) => row.name), text(words.studios.host, 30, (row) => row.hostName), points(words.meeting.score, (row) => row.score), points(words.meeting.spread, (row) => row.spread),
    text(words.meeting.grade, 10, (row) => row.grade && (row.grade === 'undecided' ? words.meeting.undecided : m.terms.assessmentGrade[row.grade])), text(words.own.rule, 40, (row) => gradeReasonText(m, row.because)), text(m.common.reason, 40, (row) => row.decisionReason),
  ]), `${ranked.length} 家`)
  yield file('05 优秀名额.json', json({ assessed: reading.meeting.assessed, quota: reading.meeting.quota, openPlaces: reading.meeting.openPlaces, ties: ranked.filter((one) => one.tied).map(({ studioId, name, score, decidedGrade, decisionReason }) => ({ studioId, name, score, grade: decidedGrade, reason: decisionReason })) }))
  if (round.minutes) yield file('06 评审会纪要.pdf', Buffer.from((await renderMinutes(actor, roundId)).bytes))
  else gap('06 评审会纪要.pdf', words.minutes.never)
  yield file('07 结果.json', json({ edition: edition.edition, inputHash: edition.inputHash, outputHash: edition.outputHash, input: edition.input, output: edition.output }), `第 ${edition.edition} 版`)
  const circular = await composeCircular(actor, roundId)
  yield file('08 通报.pdf', await renderOfficialDocument(circular, certificateFonts()))
  yield file('08 通报.docx', renderOfficialDocumentDocx(circular))
  const reports = new Map((await listReportsOfRound(readDb, { ...place, year: round.year, until: edition.createdAt })).map((report) => [report.studioId, report]))
  for (const studio of ranked) {
    const report = reports.get(studio.studioId)
    const path = `09 年度报告/${safe(studio.name)}.json`
    if (report) yield file(path, json({ year: round.year, version: report.version, content: report.content }))
    else gap(path, '结果冻结前没有提交年度报告')
  }
  const chain = await listAuditOfChain(readDb, { regionId: actor.regionId, chainId: roundId })
  const head = chain.at(-1)
  yield file('10 审计记录.json', json(chain), head ? `链尾 ${head.hash}` : '')
  const lines = [...index]
  yield { path: `${folder}/00 目录.csv`, bytes: writeCsv(sheetOf('目录', lines, [text('文件', 40, (row) => row.path), text('状态', 8, (row) => (row.state === 'there' ? '有' : '缺')), text('说明', 40, (row) => row.note), text('SHA-256', 64, (row) => row.hash)])) }
}

import type { RegionActor } from '#app/auth/actor.ts'
import { dayOf } from '#app/lib/dates.ts'
import { messagesFor } from '#app/messages/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { AnnualReportPayload } from '#certificates/forms/annual-report.ts'
import { renderDocument } from '#certificates/printed-document.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { REPORT_SECTIONS } from '#scoring/studios/report-form.ts'
import { getReportPage, type ReportPage } from './report-page.server.ts'
import { shownValue } from './shown-value.ts'

/**
 * The report as the form it is printed and sealed on: the leader gets what is being written, host and bureau what was handed in last. The
 * paper is Chinese in every language of the screen.
 *
 * @throws AppError 404
 */
export async function renderReportForm(actor: RegionActor, { studioId, year }: { studioId: string; year: number }, db: DbOrTx = readDb): Promise<{ name: string; bytes: Buffer }> {
  const page = await getReportPage(actor, studioId, year, db)
  const [region, now] = await Promise.all([requireRegion(db, actor.regionId), databaseNow(db)])
  const fonts = certificateFonts()
  const payload = AnnualReportPayload.parse(composeReport(page, { office: region.settings.issuerName || region.name, day: dayOf(now), fonts }))
  return { name: `${page.studio.name}${year}年度报告.pdf`, bytes: await renderDocument(payload, fonts) }
}

/** A character that no font can draw becomes 〓, as printers have it: a report is written in a hurry and is not a certificate. */
function printable(fonts: FontSet, text: string): string {
  const clean = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return fonts.missingCharacters(clean, 'fangsong').reduce((kept, character) => kept.replaceAll(character, '〓'), clean)
}

function composeReport({ studio, year, fields, writing, apprentices, rights, report }: ReportPage, { office, day, fonts }: { office: string; day: string; fonts: FontSet }): AnnualReportPayload {
  const m = messagesFor('zh-CN')
  const words = m.studioReport.form
  const line = (text: string | null) => printable(fonts, text ?? '')
  const paragraphs = (text: string) => text.split(/\r?\n/).map(line).filter((one) => one !== '')
  const answers = new Map(fields.map(({ key, value, reason }) => [key, { value, reason }]))
  const label = (text: string) => line(text) || '——'
  const facts: Array<[string, string]> = [
    [words.name, studio.name], [words.lead, studio.leadName ?? ''], [words.host, studio.hostName ?? ''], [words.trade, studio.trade], [words.tier, studio.tierLabel],
    [words.recognition, [studio.recognitionDocument, studio.recognisedOn].filter(Boolean).join('，')], [words.place, studio.place ?? ''],
  ]
  return {
    schema: 1, kind: 'annualReport', language: 'zh-CN', title: words.title(year), studioName: label(studio.name), printedOn: report.submittedAt ? dayOf(new Date(report.submittedAt)) : day, organiserName: office,
    footLabel: `${label(studio.name)}　${writing ? words.draft : m.terms.reportState[report.state]}`,
    facts: facts.map(([name, value]) => ({ label: name, value: paragraphs(value) })),
    sections: REPORT_SECTIONS.map((section) => ({
      title: section.title.zh,
      rows: section.fields.map((field) => {
        const { value, reason } = answers.get(field.key) ?? { value: '', reason: '' }
        return { label: label(field.label.zh), value: [...paragraphs(shownValue(m.studioReport, field, value)), ...(reason ? paragraphs(words.reasonLine(reason)) : [])] }
      }),
    })),
    lists: (rights.lead || rights.read) && apprentices.length > 0 ? [rosterOf(apprentices)] : [],
    signatures: [words.leadSigns, words.hostSays, words.bureauSays],
  }

  function rosterOf(rows: ReportPage['apprentices']): AnnualReportPayload['lists'][number] {
    const level = (key: string | null) => (key === null ? '' : ((m.terms.skillLevel as Record<string, string>)[key] ?? key))
    return {
      heading: m.studioReport.roster,
      columns: [
        { label: '序号', share: 10, align: 'center' }, { label: '姓名', share: 22, align: 'center' }, { label: '签约日期', share: 24, align: 'center' }, { label: '目标等级', share: 30, align: 'center' },
        { label: '取得等级', share: 30, align: 'center' }, { label: '证书编号', share: 44, align: 'center' },
      ],
      rows: rows.map((one, at) => [String(at + 1), label(one.name), one.agreedOn, level(one.targetLevel), level(one.reachedLevel), line(one.certificateNumber)]),
      toFillIn: false,
    }
  }
}

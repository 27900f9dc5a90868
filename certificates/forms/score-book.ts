import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { addTagged, asArtifact, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawTable } from '../layout/table.ts'
import type { TableColumn } from '../layout/table.ts'
import { drawText, fitSize } from '../layout/text.ts'
import { day, printedLine } from '../payload.ts'
import { lineStyle, listStyle, noteStyle, titleStyle } from './form-style.ts'

/** 成绩册: the results of one edition, event by event, as they are handed over with signatures. */
export const ScoreBookPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('scoreBook'),
  language: z.literal('zh-CN'),
  competitionName: printedLine(80),
  /** 第1版 with the hash that the record keeps, to be told apart from other editions. */
  editionLabel: printedLine(80),
  printedOn: day,
  organiserName: printedLine(40),
  events: z
    .array(
      z.strictObject({
        name: printedLine(60),
        columns: z.array(z.strictObject({ label: printedLine(16), share: z.number().int().min(1).max(1000), align: z.enum(['left', 'center']) })).min(1).max(14),
        rows: z.array(z.array(z.union([z.literal(''), printedLine(80)])).max(14)).max(2000),
        /** 裁判长, 监督员 … : who signs below the table, by hand. */
        signers: z.array(printedLine(12)).max(5),
      }),
    )
    .min(1)
    .max(60),
})

export type ScoreBookPayload = z.infer<typeof ScoreBookPayload>

const left = mm(16)
const width = mm(265)
const bottom = mm(190)

/** Draws the book, A4 landscape, each event on a page of its own. Throws MissingGlyphError. */
export async function renderScoreBook(payload: ScoreBookPayload, fonts: FontSet): Promise<Buffer> {
  const doc = openDocument({
    title: `${payload.competitionName}成绩册`,
    author: payload.organiserName,
    subject: payload.editionLabel,
    language: payload.language,
    issuedOn: payload.printedOn,
    layout: 'landscape',
  })
  const pen = new DocumentPen(doc, fonts)
  const document = doc.struct('Document')
  doc.addStructure(document)
  let page = 0
  const turn = (): void => {
    if (page > 0) doc.addPage()
    page += 1
    asArtifact(doc, () => {
      drawText(pen, payload.editionLabel, noteStyle, { x: left, baseline: mm(202) })
      drawText(pen, payload.organiserName, noteStyle, { x: left + width / 2, baseline: mm(202), align: 'center' })
      drawText(pen, `— ${page} —`, noteStyle, { x: left + width, baseline: mm(202), align: 'right' })
    })
  }
  for (const event of payload.events) drawEvent(pen, payload.competitionName, event, document, turn)
  document.end()
  pen.finish()
  return closeDocument(doc)
}

function drawEvent(pen: Pen, competitionName: string, event: ScoreBookPayload['events'][number], document: PDFKit.PDFStructureElement, turn: () => void): void {
  const { doc, fonts } = pen
  const middle = left + width / 2
  turn()
  const section = doc.struct('Sect')
  document.add(section)
  addTagged(doc, section, 'H1', () => {
    const title = `${competitionName}成绩册`
    drawText(pen, title, { ...titleStyle, size: fitSize(fonts, title, titleStyle, width, 8) ?? 8 }, { x: middle, baseline: mm(20), align: 'center' })
    drawText(pen, event.name, { role: 'hei', size: 14, color: '#000000' }, { x: middle, baseline: mm(30), align: 'center' })
  })
  const shares = event.columns.reduce((sum, { share }) => sum + share, 0)
  const columns: TableColumn[] = event.columns.map(({ label, share, align }) => ({ label, align, width: (width * share) / shares }))
  // Signatures stand under the last row on the same page, so that nobody signs an empty sheet.
  const signing = event.signers.length > 0 ? 34 : 0
  let y = mm(36)
  let rest = event.rows
  for (;;) {
    const fits = Math.floor((bottom - y) / listStyle.rowHeight) - 1
    const last = rest.length <= Math.floor((bottom - y - signing) / listStyle.rowHeight) - 1
    const taken = last ? rest.length : Math.min(fits, Math.max(1, rest.length - 1))
    y = drawTable(pen, section, columns, rest.slice(0, taken), { x: left, y }, listStyle)
    rest = rest.slice(taken)
    if (last) break
    turn()
    y = mm(16)
  }
  event.signers.forEach((signer, index) => {
    const x = left + (width * index) / event.signers.length
    addTagged(doc, section, 'P', () => drawText(pen, `${signer}（签字）：`, lineStyle, { x, baseline: y + 28 }))
  })
  section.end()
}

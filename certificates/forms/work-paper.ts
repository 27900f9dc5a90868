import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { breakLines, lineText } from '../layout/break-lines.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { addTagged, asArtifact, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawTable, type TableColumn, type TableStyle } from '../layout/table.ts'
import { drawText, fitSize } from '../layout/text.ts'
import { day, printedLine } from '../payload.ts'
import { lineStyle, listStyle, noteStyle, titleStyle } from './form-style.ts'

/** A table of a paper, under its heading. */
export const paperSection = z.strictObject({
  heading: printedLine(60).optional(),
  columns: z.array(z.strictObject({ label: printedLine(20), share: z.number().int().min(1).max(1000), align: z.enum(['left', 'center']) })).min(1).max(16),
  rows: z.array(z.array(z.union([z.literal(''), printedLine(200)])).max(16)).max(2000),
  /** Rows that are written on by hand are higher. */
  toFillIn: z.boolean().default(false),
})

/**
 * 工作用纸: what is printed, signed and filed on the day of a contest besides the score book: station sheets, signature sheets, recheck
 * reports, the index of an archive. Lines of facts, then tables, then the places to sign.
 */
export const WorkPaperPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('workPaper'),
  language: z.literal('zh-CN'),
  layout: z.enum(['portrait', 'landscape']),
  title: printedLine(80),
  subtitle: printedLine(100).optional(),
  /** Stands in the foot of every page: edition, hash, seed. */
  footLabel: printedLine(120),
  printedOn: day,
  organiserName: printedLine(60),
  facts: z.array(printedLine(400)).max(30),
  sections: z.array(paperSection).max(40),
  notes: z.array(printedLine(400)).max(20),
  /** 裁判（签字） …, side by side, on the last page under the last table. */
  signers: z.array(printedLine(20)).max(6),
})

export type WorkPaperPayload = z.infer<typeof WorkPaperPayload>
/** As a caller writes it: what has a default may be left out. */
export type WorkPaperInput = z.input<typeof WorkPaperPayload>

const LINE = 18
const SIGNING = 52
const writtenStyle: TableStyle = { ...listStyle, rowHeight: 28 }

export interface Page {
  left: number
  width: number
  bottom: number
  turn: () => void
}

/** Draws the paper, A4; a table that does not fit goes on with its head on the next page. Throws MissingGlyphError. */
export async function renderWorkPaper(payload: WorkPaperPayload, fonts: FontSet): Promise<Buffer> {
  const upright = payload.layout === 'portrait'
  const doc = openDocument({ title: payload.title, author: payload.organiserName, subject: payload.footLabel, language: payload.language, issuedOn: payload.printedOn, layout: payload.layout })
  const pen = new DocumentPen(doc, fonts)
  const root = doc.struct('Document')
  doc.addStructure(root)
  let number = 0
  const page: Page = {
    left: mm(16),
    width: mm(upright ? 178 : 265),
    bottom: mm(upright ? 277 : 190),
    turn: () => {
      if (number > 0) doc.addPage()
      number += 1
      const baseline = mm(upright ? 288 : 202)
      asArtifact(doc, () => {
        drawText(pen, payload.footLabel, { ...noteStyle, size: fitSize(fonts, payload.footLabel, noteStyle, page.width * 0.8, 6) ?? 6 }, { x: page.left, baseline })
        drawText(pen, `— ${number} —`, noteStyle, { x: page.left + page.width, baseline, align: 'right' })
      })
    },
  }
  page.turn()
  const middle = page.left + page.width / 2
  addTagged(doc, root, 'H1', () => {
    drawText(pen, payload.title, { ...titleStyle, size: fitSize(fonts, payload.title, titleStyle, page.width, 10) ?? 10 }, { x: middle, baseline: mm(22), align: 'center' })
    if (payload.subtitle !== undefined) drawText(pen, payload.subtitle, { role: 'hei', size: 12, color: '#000000' }, { x: middle, baseline: mm(31), align: 'center' })
  })
  let y = mm(payload.subtitle === undefined ? 32 : 40)
  y = drawLines(pen, root, payload.facts, y, page)
  for (const section of payload.sections) y = drawSection(pen, root, section, y, page)
  y = drawLines(pen, root, payload.notes, y + 4, page)
  if (payload.signers.length > 0) {
    if (y + SIGNING > page.bottom) {
      page.turn()
      y = mm(20)
    }
    payload.signers.forEach((signer, index) => {
      const x = page.left + (page.width * index) / payload.signers.length
      addTagged(doc, root, 'P', () => drawText(pen, `${signer}：`, lineStyle, { x, baseline: y + 30 }))
    })
  }
  root.end()
  pen.finish()
  return closeDocument(doc)
}

function drawLines(pen: Pen, parent: PDFKit.PDFStructureElement, lines: readonly string[], from: number, page: Page): number {
  let y = from
  for (const text of lines) {
    for (const line of breakLines([{ text, style: lineStyle }], pen.fonts, { measure: page.width })) {
      if (y + LINE > page.bottom) {
        page.turn()
        y = mm(16)
      }
      y += LINE
      const baseline = y - 5
      addTagged(pen.doc, parent, 'P', () => drawText(pen, lineText(line), lineStyle, { x: page.left, baseline }))
    }
  }
  return y
}

/** Draws a table; one that does not fit goes on with its head on the next page. Returns where it ends. */
export function drawSection(pen: Pen, parent: PDFKit.PDFStructureElement, section: WorkPaperPayload['sections'][number], from: number, page: Page): number {
  const style = section.toFillIn ? writtenStyle : listStyle
  const shares = section.columns.reduce((sum, { share }) => sum + share, 0)
  const columns: TableColumn[] = section.columns.map(({ label, share, align }) => ({ label, align, width: (page.width * share) / shares }))
  let y = from + 8
  // A heading never stands alone at the foot of a page.
  if (y + 24 + 2 * style.rowHeight > page.bottom) {
    page.turn()
    y = mm(16)
  }
  if (section.heading !== undefined) {
    const { heading } = section
    y += 16
    const baseline = y
    addTagged(pen.doc, parent, 'H2', () => drawText(pen, heading, { role: 'hei', size: 12, color: '#000000' }, { x: page.left, baseline }))
    y += 8
  }
  let rest = section.rows
  for (;;) {
    const fits = Math.max(1, Math.floor((page.bottom - y) / style.rowHeight) - 1)
    y = drawTable(pen, parent, columns, rest.slice(0, fits), { x: page.left, y }, style)
    rest = rest.slice(fits)
    if (rest.length === 0) return y
    page.turn()
    y = mm(16)
  }
}

import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { breakLines, lineText } from '../layout/break-lines.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { drawFormGrid } from '../layout/form-grid.ts'
import { addTagged, asArtifact, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawText, fitSize } from '../layout/text.ts'
import { day, printedLine } from '../payload.ts'
import { formStyle, noteStyle, titleStyle } from './form-style.ts'
import { drawSection, paperSection } from './work-paper.ts'

const row = z.strictObject({ label: printedLine(40), /** Paragraphs; empty for an empty cell. */ value: z.array(printedLine(4_000)).max(200) })

/** 技能大师工作室年度报告表: the studio, what it reports section by section, its lists, and the places to sign and seal. */
export const AnnualReportPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('annualReport'),
  language: z.literal('zh-CN'),
  title: printedLine(60),
  studioName: printedLine(80),
  /** Stands in the foot of every page: studio, year, state. */
  footLabel: printedLine(120),
  printedOn: day,
  organiserName: printedLine(60),
  facts: z.array(row).max(20),
  sections: z.array(z.strictObject({ title: printedLine(40), rows: z.array(row).max(60) })).max(20),
  lists: z.array(paperSection).max(10),
  /** 领办人签字, 依托单位意见（盖章） … */
  signatures: z.array(printedLine(40)).max(6),
})

export type AnnualReportPayload = z.infer<typeof AnnualReportPayload>

const LEFT = mm(20)
const WIDTH = mm(170)
const TOP = mm(18)
const BOTTOM = mm(277)
const LABEL_SHARE = 0.3
const INSET = 6
const LEADING = 18
const SIGNING = 66
const head = { role: 'hei', size: 12, color: '#000000' } as const

/** Draws the report, A4 portrait. A cell that is longer than its page goes on on the next one. Throws MissingGlyphError. */
export async function renderAnnualReport(payload: AnnualReportPayload, fonts: FontSet): Promise<Buffer> {
  const doc = openDocument({ title: payload.title, author: payload.organiserName, subject: payload.studioName, language: payload.language, issuedOn: payload.printedOn, layout: 'portrait' })
  const pen = new DocumentPen(doc, fonts)
  const root = doc.struct('Document')
  doc.addStructure(root)
  let number = 0
  const turn = () => {
    if (number > 0) doc.addPage()
    number += 1
    asArtifact(doc, () => {
      drawText(pen, payload.footLabel, { ...noteStyle, size: fitSize(fonts, payload.footLabel, noteStyle, WIDTH * 0.8, 6) ?? 6 }, { x: LEFT, baseline: mm(288) })
      drawText(pen, `— ${number} —`, noteStyle, { x: LEFT + WIDTH, baseline: mm(288), align: 'right' })
    })
  }
  turn()
  addTagged(doc, root, 'H1', () => drawText(pen, payload.title, { ...titleStyle, size: fitSize(fonts, payload.title, titleStyle, WIDTH, 10) ?? 10 }, { x: LEFT + WIDTH / 2, baseline: mm(26), align: 'center' }))
  const maker = `${payload.organiserName}制`
  addTagged(doc, root, 'P', () => drawText(pen, maker, { ...noteStyle, size: fitSize(fonts, maker, noteStyle, WIDTH, 6) ?? 6 }, { x: LEFT + WIDTH, baseline: mm(34), align: 'right' }))
  const sheet: Sheet = { pen, root, turn }
  let y = drawRows(sheet, payload.facts, mm(36))
  for (const { title, rows } of payload.sections) {
    // A heading never stands alone at the foot of a page.
    y = room(sheet, y + 10, 24 + 2 * LEADING)
    const baseline = y + 12
    addTagged(doc, root, 'H2', () => drawText(pen, title, head, { x: LEFT, baseline }))
    y = drawRows(sheet, rows, y + 18)
  }
  const page = { left: LEFT, width: WIDTH, bottom: BOTTOM, turn }
  for (const list of payload.lists) y = drawSection(pen, root, list, y, page)
  if (payload.signatures.length > 0) {
    y = room(sheet, y + 14, payload.signatures.length * SIGNING)
    drawFormGrid(
      pen, root,
      payload.signatures.map((label) => ({ height: SIGNING, cells: [{ kind: 'label', text: label, share: LABEL_SHARE }, { kind: 'box', text: '', share: 1 - LABEL_SHARE, foot: ['年　　月　　日'] }] })),
      { x: LEFT, y, width: WIDTH }, formStyle,
    )
  }
  root.end()
  pen.finish()
  return closeDocument(doc)
}

interface Sheet {
  pen: Pen
  root: PDFKit.PDFStructureElement
  turn: () => void
}

/** Where something of this height begins: here, or at the head of the next page. */
function room({ turn }: Sheet, y: number, height: number): number {
  if (y + height <= BOTTOM) return y
  turn()
  return TOP
}

/** Rows of label and text with their rules; a text that reaches the foot goes on under the same label's cell on the next page. */
function drawRows(sheet: Sheet, rows: AnnualReportPayload['facts'], from: number): number {
  const { pen, root } = sheet
  const { doc } = pen
  const labelWidth = WIDTH * LABEL_SHARE
  const valueWidth = WIDTH - labelWidth
  const table = doc.struct('Table')
  root.add(table)
  let y = from
  for (const { label, value } of rows) {
    const linesOf = (text: string, style: typeof formStyle.value, width: number) => breakLines([{ text, style }], pen.fonts, { measure: width - 2 * INSET, justify: false }).map(lineText)
    const names = linesOf(label, formStyle.label, labelWidth)
    let rest = value.flatMap((text) => linesOf(text, formStyle.value, valueWidth))
    let shown = names
    const tr = doc.struct('TR')
    table.add(tr)
    do {
      y = room(sheet, y, Math.max(shown.length, Math.min(rest.length, 2), 1) * LEADING + INSET)
      const fits = Math.max(1, Math.floor((BOTTOM - y - INSET) / LEADING))
      const here = rest.slice(0, fits)
      const height = Math.max(shown.length, here.length, 1) * LEADING + INSET
      const [top, said] = [y, shown]
      asArtifact(doc, () => {
        doc.lineWidth(formStyle.ruleWeight).strokeColor('#000000').rect(LEFT, top, labelWidth, height).rect(LEFT + labelWidth, top, valueWidth, height).stroke()
      })
      tr.add(doc.struct('TH', {}, [() => said.forEach((line, at) => drawText(pen, line, formStyle.label, { x: LEFT + INSET, baseline: top + INSET / 2 + 12.5 + at * LEADING }))]))
      tr.add(doc.struct('TD', {}, [() => here.forEach((line, at) => drawText(pen, line, formStyle.value, { x: LEFT + labelWidth + INSET, baseline: top + INSET / 2 + 12.5 + at * LEADING }))]))
      y += height
      rest = rest.slice(fits)
      shown = []
    } while (rest.length > 0)
    tr.end()
  }
  table.end()
  return y
}

import { chineseDay } from '../layout/chinese-day.ts'
import { mm } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawText, fitSize } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import { black, bodySpacing, firstLineBelow, grid, red, sizes } from './grid.ts'
import { documentNumberText } from './payload.ts'
import type { OfficialDocument } from './payload.ts'

const middle = grid.left + grid.width / 2

/** Where the parts of the head stand; `titleLine` is the grid line of the title. */
export function headGeometry(document: Pick<OfficialDocument, 'issuerMark'>) {
  // No character of the mark is larger than 15 mm, and it never leaves the text area.
  const markSize = Math.min(mm(15), grid.width / [...document.issuerMark].length)
  const markTop = grid.top + mm(35)
  const numberMiddle = markTop + markSize + 2.5 * grid.pitch
  const ruleY = numberMiddle + grid.pitch / 2 + mm(4) - (grid.pitch - sizes.body) / 2
  return { markSize, markBaseline: markTop + markSize * 0.88, numberBaseline: numberMiddle + sizes.body * 0.36, ruleY, titleLine: firstLineBelow(ruleY) + 2 }
}

/** Red mark of the issuer, document number and red rule. */
export function drawHead(pen: Pen, document: OfficialDocument, page: PDFKit.PDFStructureElement): void {
  const { doc } = pen
  const { markSize, markBaseline, numberBaseline, ruleY } = headGeometry(document)
  const mark: TextStyle = { role: 'display', size: markSize, color: red }
  const size = fitSize(pen.fonts, document.issuerMark, mark, grid.width, 8) ?? 8
  page.add(doc.struct('P', {}, [() => drawText(pen, document.issuerMark, { ...mark, size }, { x: middle, baseline: markBaseline, align: 'center' })]))
  const number: TextStyle = { role: 'fangsong', size: sizes.body, color: black, spacing: bodySpacing }
  page.add(doc.struct('P', {}, [() => drawText(pen, documentNumberText(document), number, { x: middle, baseline: numberBaseline, align: 'center' })]))
  doc.markContent('Artifact', { type: 'Layout' })
  doc.lineWidth(1.2).strokeColor(red).moveTo(grid.left, ruleY).lineTo(grid.left + grid.width, ruleY).stroke()
  doc.endMarkedContent()
}

/** `— 1 —` below the text area, on the outer side, one character in. */
export function drawPageNumber(pen: Pen, number: number): void {
  const style: TextStyle = { role: 'song', size: sizes.small, color: black }
  const baseline = grid.top + grid.height + mm(7) + sizes.small * 0.36
  const odd = number % 2 === 1
  const x = odd ? grid.left + grid.width - sizes.small : grid.left + sizes.small
  pen.doc.markContent('Artifact', { type: 'Pagination' })
  drawText(pen, `— ${number} —`, style, { x, baseline, align: odd ? 'right' : 'left' })
  pen.doc.endMarkedContent()
}

/** Grid lines that the imprint takes from the bottom of a page. */
export function imprintLines({ imprint }: Pick<OfficialDocument, 'imprint'>, copyLines: number): number {
  return imprint.copyTo ? copyLines + 1 : 1
}

/** 版记: what it is copied to, who printed it and when, between rules, the last rule on the lower edge of the text area. */
export function drawImprint(pen: Pen, document: OfficialDocument, copyLines: readonly string[], page: PDFKit.PDFStructureElement): void {
  const { doc } = pen
  const { imprint } = document
  const style: TextStyle = { role: 'fangsong', size: sizes.small, color: black }
  const bottom = grid.top + grid.height
  const count = copyLines.length + 1
  const top = bottom - count * grid.pitch
  doc.markContent('Artifact', { type: 'Layout' })
  doc.strokeColor(black)
  for (const [y, weight] of [[top, 1], ...(copyLines.length > 0 ? [[bottom - grid.pitch, 0.7] as const] : []), [bottom, 1]] as const) {
    doc.lineWidth(weight).moveTo(grid.left, y).lineTo(grid.left + grid.width, y).stroke()
  }
  doc.endMarkedContent()
  const baseline = (row: number): number => top + (row + 0.5) * grid.pitch + sizes.small * 0.36
  copyLines.forEach((line, row) => {
    // 抄送： stands once; what follows begins under its first body.
    const x = grid.left + sizes.small * (row === 0 ? 1 : 4)
    page.add(doc.struct('P', {}, [() => drawText(pen, row === 0 ? `抄送：${line}` : line, style, { x, baseline: baseline(row) })]))
  })
  page.add(
    doc.struct('P', {}, [
      () => {
        drawText(pen, imprint.printedBy, style, { x: grid.left + sizes.small, baseline: baseline(count - 1) })
        drawText(pen, `${chineseDay(imprint.printedOn)}印发`, style, { x: grid.left + grid.width - sizes.small, baseline: baseline(count - 1), align: 'right' })
      },
    ]),
  )
}

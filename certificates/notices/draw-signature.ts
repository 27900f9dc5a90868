import { chineseDay } from '../layout/chinese-day.ts'
import { mm } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawSampleSeal } from '../layout/seal-area.ts'
import { drawText, fitSize, measure } from '../layout/text.ts'
import { baselineOf, grid } from './grid.ts'
import { bodyStyle } from './document-lines.ts'
import type { OfficialDocument } from './payload.ts'

/** Lines from the issuer's name to the end of the note: two of air above for the seal, names, date, room for the seal below. */
export function signatureLines({ note, issuerNames }: OfficialDocument): number {
  return 2 + issuerNames.length + 1 + (note ? 1 : 0) + 1
}

/**
 * The day in Arabic digits four cells from the right; the issuer's name centred over it, pushed left where it would leave the text area.
 * Several issuers stand below each other. The seal is pressed over name and day; its place stays empty, or carries 样章 on made-up data.
 */
export function drawSignature(pen: Pen, document: OfficialDocument, line: number, page: PDFKit.PDFStructureElement): void {
  const { doc } = pen
  const style = bodyStyle('fangsong')
  const date = chineseDay(document.issuedOn)
  const right = grid.left + grid.width - 4 * grid.cell
  const middle = right - measure(pen.fonts, date, style) / 2
  const dateLine = line + 2 + document.issuerNames.length
  const place = (name: string): { x: number; size: number } => {
    const size = fitSize(pen.fonts, name, style, grid.width, 8) ?? 8
    const half = measure(pen.fonts, name, { ...style, size }) / 2
    return { size, x: Math.min(middle, grid.left + grid.width - half) }
  }
  if (document.demo) {
    doc.markContent('Artifact', { type: 'Layout' })
    drawSampleSeal(pen, { x: middle, y: (baselineOf(dateLine - 1) + baselineOf(dateLine)) / 2 - 6, radius: mm(21) })
    doc.endMarkedContent()
  }
  document.issuerNames.forEach((name, index) => {
    const { x, size } = place(name)
    page.add(doc.struct('P', {}, [() => drawText(pen, name, { ...style, size }, { x, baseline: baselineOf(line + 2 + index), align: 'center' })]))
  })
  page.add(doc.struct('P', {}, [() => drawText(pen, date, style, { x: right, baseline: baselineOf(dateLine), align: 'right' })]))
  if (document.note) {
    page.add(doc.struct('P', {}, [() => drawText(pen, `（${document.note}）`, style, { x: grid.left + 2 * grid.cell, baseline: baselineOf(dateLine + 1) })]))
  }
}

import { drawCornerFrets, drawCornerMedallions, drawMeander, drawRule, drawWaves, inset } from '../layout/frame.ts'
import { drawRosette } from '../layout/guilloche.ts'
import type { CertificateDesign } from '../payload.ts'
import { ink } from './honour-geometry.ts'

/** All that is the same on every certificate of a design; the writing stands in the same place on each. */
export const backgrounds: Readonly<Record<CertificateDesign, (doc: PDFKit.PDFDocument) => void>> = { classic: drawClassic, meander: drawMeanderBand }

const sheetOf = (doc: PDFKit.PDFDocument) => ({ x: 0, y: 0, width: doc.page.width, height: doc.page.height })

/** Cream ground, frame, waves, corners, rosette. */
function drawClassic(doc: PDFKit.PDFDocument): void {
  const sheet = sheetOf(doc)
  doc.rect(0, 0, sheet.width, sheet.height).fill(ink.paper)
  for (const [outer, inner, petals] of [[148, 84, 36], [92, 48, 24]] as const) {
    drawRosette(doc, { x: sheet.width / 2, y: 336, outer, inner, petals, curves: 4, weight: 0.35, color: ink.watermark })
  }
  drawRule(doc, inset(sheet, 20), { weight: 2.2, color: ink.red })
  drawWaves(doc, inset(sheet, 31), { amplitude: 5.5, across: 80, down: 56, weight: 0.8, color: ink.gold })
  drawCornerMedallions(doc, inset(sheet, 31), { radius: 9, weight: 0.8, color: ink.gold, ground: ink.paper })
  drawRule(doc, inset(sheet, 42), { weight: 0.7, color: ink.red })
  drawCornerFrets(doc, inset(sheet, 50), { size: 40, weight: 1.5, color: ink.gold })
}

/** A red band with the fret of bronzes in gold around white paper, a wide rosette behind the text. */
function drawMeanderBand(doc: PDFKit.PDFDocument): void {
  const sheet = sheetOf(doc)
  doc.rect(0, 0, sheet.width, sheet.height).fill(ink.red)
  const paper = inset(sheet, 34)
  drawMeander(doc, inset(sheet, 18), { unit: 3.4, weight: 1.1, color: '#E8C66A' })
  doc.rect(paper.x, paper.y, paper.width, paper.height).fill('#FFFEFA')
  drawRule(doc, inset(sheet, 34), { weight: 1.6, color: '#E8C66A' })
  drawRosette(doc, { x: sheet.width / 2, y: 330, outer: 196, inner: 92, petals: 18, curves: 6, weight: 0.3, color: '#F6E3DC' })
  drawRule(doc, inset(sheet, 42), { weight: 0.5, color: ink.gold })
  drawCornerFrets(doc, inset(sheet, 48), { size: 26, weight: 1, color: ink.gold })
}

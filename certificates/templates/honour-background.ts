import { drawCornerFrets, drawCornerMedallions, drawRule, drawWaves, inset } from '../layout/frame.ts'
import { drawRosette } from '../layout/guilloche.ts'
import { ink } from './honour-geometry.ts'

/** All that is the same on every honour certificate of this design: ground, frame, waves, corners, rosette. */
export function drawHonourBackground(doc: PDFKit.PDFDocument): void {
  const sheet = { x: 0, y: 0, width: doc.page.width, height: doc.page.height }
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

import type { Pen } from './pdf-document.ts'
import { drawText } from './text.ts'

/** Diameter of a round seal of a county body: 42 mm. */
export const sealRadius = 59.5

/**
 * Where the seal is pressed on paper. Software draws no official seal (DOMAIN B9), so the area stays empty;
 * on made-up data a light dashed circle with 样章 says that none belongs there.
 */
export function drawSampleSeal(pen: Pen, { x, y, radius = sealRadius }: { x: number; y: number; radius?: number }): void {
  const { doc } = pen
  doc.save()
  doc.opacity(0.55)
  doc.lineWidth(1).strokeColor('#C8102E').dash(4, { space: 3 }).circle(x, y, radius).stroke().undash()
  const size = radius * 0.46
  drawText(pen, '样章', { role: 'kai', size, color: '#C8102E', spacing: size * 0.2 }, { x, baseline: y + size * 0.36, align: 'center' })
  doc.restore()
}

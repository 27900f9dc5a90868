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
  // High in the circle: the lower half is over the issuer's name and the date, which stay readable.
  drawText(pen, '样章', { role: 'kai', size: radius * 0.36, color: '#C8102E', spacing: radius * 0.1 }, { x, baseline: y - radius * 0.42, align: 'center' })
  doc.restore()
}

import type { Pen } from './pen.ts'
import { drawText } from './text.ts'

/** Says on made-up data that no seal belongs here. */
export const sampleMark = '样章'

/** Diameter of a round seal of a county body: 42 mm. */
export const sealRadius = 59.5

// A tint, not transparency: the names over it stay as they are and the file needs no blending.
const faintRed = '#E07C8C'

/** The box of a seal image around a point: as wide as a county body's seal, as high as the image says. */
export function sealBox(middle: { x: number; y: number }, image: { width: number; height: number }): { x: number; y: number; width: number; height: number } {
  const width = sealRadius * 2 * Math.min(1, image.width / image.height)
  const height = (width * image.height) / image.width
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
}

/**
 * Where the seal is pressed on paper. Software draws no official seal (DOMAIN B9), so the area stays empty;
 * on made-up data a light dashed circle with 样章 says that none belongs there.
 */
export function drawSampleSeal(pen: Pen, { x, y, radius = sealRadius }: { x: number; y: number; radius?: number }): void {
  const { doc } = pen
  doc.lineWidth(1).strokeColor(faintRed).dash(4, { space: 3 }).circle(x, y, radius).stroke().undash()
  // High in the circle: the lower half is over the issuer's name and the date, which stay readable.
  drawText(pen, sampleMark, { role: 'kai', size: radius * 0.36, color: faintRed, spacing: radius * 0.1, slice: 'kai' }, { x, baseline: y - radius * 0.42, align: 'center' })
}

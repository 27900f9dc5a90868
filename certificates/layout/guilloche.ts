import { hundredth } from './pdf-document.ts'

export interface Rosette {
  x: number
  y: number
  /** Outer and inner radius of the band, points. */
  outer: number
  inner: number
  /** Waves round the circle. */
  petals: number
  /** Curves, each turned against the one before. */
  curves: number
  weight: number
  color: string
}

// Segments per wave: with tangents taken from the curve itself, four are drawn without a visible corner.
const perPetal = 4

/** A guilloche rosette: waves wound round a circle in several phases, as security printing has it. */
export function drawRosette(doc: PDFKit.PDFDocument, rosette: Rosette): void {
  doc.lineWidth(rosette.weight).strokeColor(rosette.color)
  for (let curve = 0; curve < rosette.curves; curve += 1) drawCurve(doc, rosette, (curve * 2 * Math.PI) / rosette.curves)
}

function drawCurve(doc: PDFKit.PDFDocument, { x, y, outer, inner, petals }: Rosette, phase: number): void {
  const middle = (outer + inner) / 2
  const swing = (outer - inner) / 2
  const steps = petals * perPetal
  const step = (2 * Math.PI) / steps
  const at = (angle: number): { x: number; y: number; dx: number; dy: number } => {
    const radius = middle + swing * Math.cos(petals * angle + phase)
    const slope = -swing * petals * Math.sin(petals * angle + phase)
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    return { x: x + radius * cos, y: y + radius * sin, dx: slope * cos - radius * sin, dy: slope * sin + radius * cos }
  }
  let from = at(0)
  doc.moveTo(from.x, from.y)
  for (let index = 1; index <= steps; index += 1) {
    const to = at(index * step)
    const third = step / 3
    const handles = [from.x + from.dx * third, from.y + from.dy * third, to.x - to.dx * third, to.y - to.dy * third] as const
    doc.bezierCurveTo(hundredth(handles[0]), hundredth(handles[1]), hundredth(handles[2]), hundredth(handles[3]), hundredth(to.x), hundredth(to.y))
    from = to
  }
  doc.closePath().stroke()
}

import { hundredth } from './pdf-document.ts'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** The rectangle smaller by `by` points on all sides. */
export function inset(area: Rectangle, by: number): Rectangle {
  return { x: area.x + by, y: area.y + by, width: area.width - 2 * by, height: area.height - 2 * by }
}

export function drawRule(doc: PDFKit.PDFDocument, area: Rectangle, { weight, color }: { weight: number; color: string }): void {
  doc.lineWidth(weight).strokeColor(color).rect(area.x, area.y, area.width, area.height).stroke()
}

export interface WaveBand {
  /** Height of the waves to either side of the rectangle's line. */
  amplitude: number
  /** Half-waves along the long and the short sides; even, so that the wave closes at the corners. */
  across: number
  down: number
  weight: number
  color: string
}

// A Bézier with these handles lies within 0.1 % of half a period of a sine.
const handleAt = 0.3642
const handleHeight = 4 / 3

/** Two waves of opposite phase around a rectangle, interlaced like the border of a banknote. */
export function drawWaves(doc: PDFKit.PDFDocument, area: Rectangle, band: WaveBand): void {
  doc.lineWidth(band.weight).strokeColor(band.color)
  for (const phase of [1, -1]) {
    doc.moveTo(area.x, area.y)
    waveSide(doc, area.x, area.y, area.width, 0, band.across, band.amplitude * phase)
    waveSide(doc, area.x + area.width, area.y, 0, area.height, band.down, band.amplitude * phase)
    waveSide(doc, area.x + area.width, area.y + area.height, -area.width, 0, band.across, band.amplitude * phase)
    waveSide(doc, area.x, area.y + area.height, 0, -area.height, band.down, band.amplitude * phase)
    doc.stroke()
  }
}

function waveSide(doc: PDFKit.PDFDocument, x: number, y: number, dx: number, dy: number, halves: number, amplitude: number): void {
  const stepX = dx / halves
  const stepY = dy / halves
  const length = Math.hypot(stepX, stepY)
  const normalX = -stepY / length
  const normalY = stepX / length
  for (let half = 0; half < halves; half += 1) {
    const height = amplitude * handleHeight * (half % 2 === 0 ? 1 : -1)
    const fromX = x + stepX * half
    const fromY = y + stepY * half
    doc.bezierCurveTo(
      hundredth(fromX + stepX * handleAt + normalX * height),
      hundredth(fromY + stepY * handleAt + normalY * height),
      hundredth(fromX + stepX * (1 - handleAt) + normalX * height),
      hundredth(fromY + stepY * (1 - handleAt) + normalY * height),
      hundredth(fromX + stepX),
      hundredth(fromY + stepY),
    )
  }
}

/** A medallion over each corner of a wave band, where the waves of two sides meet: ground, two rings and four petals. */
export function drawCornerMedallions(doc: PDFKit.PDFDocument, area: Rectangle, { radius, weight, color, ground }: { radius: number; weight: number; color: string; ground: string }): void {
  for (const [x, y] of corners(area)) {
    doc.lineWidth(weight).circle(x, y, radius).fillAndStroke(ground, color)
    doc.circle(x, y, radius * 0.78).stroke(color)
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const angle = (quarter * Math.PI) / 2 + Math.PI / 4
      doc.circle(hundredth(x + Math.cos(angle) * radius * 0.3), hundredth(y + Math.sin(angle) * radius * 0.3), radius * 0.26)
    }
    doc.fill(color)
  }
}

function corners(area: Rectangle): (readonly [number, number])[] {
  const [right, bottom] = [area.x + area.width, area.y + area.height]
  return [[area.x, area.y], [right, area.y], [area.x, bottom], [right, bottom]]
}

/** The fret of a bronze vessel (回纹) in the four corners, mirrored; `size` is its outer length. */
export function drawCornerFrets(doc: PDFKit.PDFDocument, area: Rectangle, { size, weight, color }: { size: number; weight: number; color: string }): void {
  const unit = size / 6
  const fret: readonly (readonly [number, number])[] = [
    [0, 6], [0, 0], [6, 0], [6, 2], [2, 2], [2, 4], [4, 4], [4, 3],
  ]
  doc.lineWidth(weight).strokeColor(color).lineCap('square').lineJoin('miter')
  for (const [cornerX, cornerY, signX, signY] of [
    [area.x, area.y, 1, 1],
    [area.x + area.width, area.y, -1, 1],
    [area.x, area.y + area.height, 1, -1],
    [area.x + area.width, area.y + area.height, -1, -1],
  ] as const) {
    fret.forEach(([column, row], index) => {
      const x = cornerX + signX * column * unit
      const y = cornerY + signY * row * unit
      if (index === 0) doc.moveTo(x, y)
      else doc.lineTo(x, y)
    })
    doc.stroke()
  }
  doc.lineCap('butt')
}

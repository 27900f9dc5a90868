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

/** A running fret along the four sides of a rectangle, whole turns on each; `unit` is the width of its line and gap. */
export function drawMeander(doc: PDFKit.PDFDocument, area: Rectangle, { unit, weight, color }: { unit: number; weight: number; color: string }): void {
  doc.lineWidth(weight).strokeColor(color).lineJoin('miter')
  const right = area.x + area.width
  const bottom = area.y + area.height
  const reach = unit * 2.5
  // Each side stops short of the corners, where a small square stands.
  fretSide(doc, { x: area.x + reach, y: area.y }, { x: right - reach, y: area.y }, unit)
  fretSide(doc, { x: right, y: area.y + reach }, { x: right, y: bottom - reach }, unit)
  fretSide(doc, { x: right - reach, y: bottom }, { x: area.x + reach, y: bottom }, unit)
  fretSide(doc, { x: area.x, y: bottom - reach }, { x: area.x, y: area.y + reach }, unit)
  for (const [x, y] of corners(area)) {
    doc.rect(x - reach * 0.8, y - reach * 0.8, reach * 1.6, reach * 1.6).stroke()
    doc.rect(x - unit * 0.8, y - unit * 0.8, unit * 1.6, unit * 1.6).stroke()
  }
}

// One turn of the fret in units: along the side and across it, the middle of the band at 0.
const turn: readonly (readonly [number, number])[] = [
  [0, 2], [0, -2], [4, -2], [4, 1], [2, 1], [2, 0], [3, 0], [3, -1], [1, -1], [1, 2], [5, 2],
]
const turnLength = 5

function fretSide(doc: PDFKit.PDFDocument, from: { x: number; y: number }, to: { x: number; y: number }, unit: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const turns = Math.round(length / (turnLength * unit))
  const along = length / (turns * turnLength)
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  for (let index = 0; index < turns; index += 1) {
    turn.forEach(([a, b], point) => {
      const distance = (index * turnLength + a) * along
      const x = hundredth(from.x + ux * distance - uy * b * unit)
      const y = hundredth(from.y + uy * distance + ux * b * unit)
      if (index === 0 && point === 0) doc.moveTo(x, y)
      else doc.lineTo(x, y)
    })
  }
  doc.stroke()
}

import type { FontSet } from '../fonts/font-set.ts'
import { breakLines } from '../layout/break-lines.ts'
import type { StyledPart } from '../layout/line-atoms.ts'
import { drawParagraph, fitParagraph } from '../layout/paragraph.ts'
import type { FittedParagraph } from '../layout/paragraph.ts'
import type { Pen } from '../layout/pdf-document.ts'
import { drawText, fitSize, measure } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { body, column, ink, recipient, sheet } from './honour-geometry.ts'
import type { CertificateLabels } from './labels.ts'
import { nameIsSpaced } from './personal-name.ts'

/** 荣誉证书 in red, the Latin line in gold between two rules. */
export function drawHeading(pen: Pen, labels: CertificateLabels): void {
  const { doc } = pen
  drawText(pen, labels.honour, { role: 'display', size: 64, color: ink.red, spacing: 26 }, { x: sheet.middle, baseline: 146, align: 'center' })
  const latin: TextStyle = { role: 'song', size: 12, color: ink.gold, spacing: 4 }
  const width = drawText(pen, labels.honourInLatin, latin, { x: sheet.middle, baseline: 174, align: 'center' })
  doc.lineWidth(0.8).strokeColor(ink.gold)
  for (const side of [-1, 1]) {
    const near = sheet.middle + side * (width / 2 + 16)
    doc.moveTo(near, 170).lineTo(near + side * 74, 170).stroke()
  }
}

/** How a name is set: one line, or two where even the least size is too wide. */
export interface RecipientSetting {
  lines: string[]
  size: number
  spacing: number
}

export function setRecipient(name: string, fonts: FontSet): RecipientSetting {
  const { size, leastSize, width } = recipient
  if (nameIsSpaced(name)) return { lines: [name], size, spacing: size }
  const fitted = fitSize(fonts, name, { role: 'bold', size }, width, leastSize)
  if (fitted !== null) return { lines: [name], size: fitted, spacing: 0 }
  for (let smaller = leastSize; smaller >= 12; smaller -= 1) {
    const lines = breakLines([{ text: name, style: { role: 'bold', size: smaller, color: ink.text } }], fonts, { measure: width, justify: false })
    if (lines.length <= 2) return { lines: lines.map((line) => line.segments.map((segment) => segment.text).join('')), size: smaller, spacing: 0 }
  }
  throw new RangeError('a name is too long for two lines')
}

/** The organisation small above, the name large, 同志： after it. */
export function drawRecipient(pen: Pen, { recipientName, honorific, organisation }: AwardCertificatePayload): void {
  const { lines, size, spacing } = setRecipient(recipientName, pen.fonts)
  const style: TextStyle = { role: 'bold', size, color: ink.text, spacing }
  const { baseline } = recipient
  if (organisation) drawOrganisation(pen, organisation, lines.length > 1 ? 30 : 0)
  let x = column.x
  // Read back as it is stored: the gap inside 张　三 is not part of the name.
  if (spacing > 0) pen.doc.markContent('Span', { actual: recipientName })
  lines.forEach((line, index) => {
    x = column.x + drawText(pen, line, style, { x: column.x, baseline: baseline - (lines.length - 1 - index) * size * 1.3 })
  })
  if (spacing > 0) pen.doc.endMarkedContent()
  drawText(pen, `${honorific}：`, { role: 'kai', size: recipient.honorificSize, color: ink.text }, { x: x + 12, baseline })
}

function drawOrganisation(pen: Pen, organisation: string, lift: number): void {
  const style: TextStyle = { role: 'kai', size: recipient.organisationSize, color: ink.quiet }
  const size = fitSize(pen.fonts, organisation, style, column.width, 9) ?? 9
  drawText(pen, organisation, { ...style, size }, { x: column.x, baseline: recipient.baseline - 40 - lift + 4 })
}

/** The sentence with the award inline, justified; shrinks as a whole when it is long. */
export function setBody(payload: AwardCertificatePayload, fonts: FontSet): FittedParagraph {
  const partsAt = (scale: number): StyledPart[] => {
    const plain: TextStyle = { role: 'kai', size: body.size * scale, color: ink.text }
    const award: TextStyle = { role: 'bold', size: body.awardSize * scale, color: ink.red }
    return payload.bodyText.map(({ text, emphasis }) => ({
      text,
      style: emphasis === 'award' ? award : plain,
      keep: emphasis === 'keep' || (emphasis === 'award' && measure(fonts, text, award) <= column.width / 3),
    }))
  }
  return fitParagraph(partsAt, body.size, { x: column.x, width: column.width, ...body }, fonts)
}

export function drawBody(pen: Pen, payload: AwardCertificatePayload): void {
  drawParagraph(pen, setBody(payload, pen.fonts), { x: column.x, baseline: body.baseline })
}

import type { FontSet } from '../fonts/font-set.ts'
import type { StyledPart } from '../layout/line-atoms.ts'
import { drawParagraph, fitParagraph } from '../layout/paragraph.ts'
import type { FittedParagraph } from '../layout/paragraph.ts'
import { readAs } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawText, fitSize, measure } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { body, column, heading, ink, recipient, sheet } from './honour-geometry.ts'
import type { SheetHeading } from './labels.ts'
import { setRecipient } from './recipient-name.ts'

/** Four characters spread over the width; two do not fall apart, and seven still have air. */
function headingSpacing(characters: number): number {
  return Math.min(100, Math.max(10, heading.widths / (characters - 1) - heading.size))
}

/** The title in red, the Latin line in gold between two rules. */
export function drawHeading(pen: Pen, { title, latin }: SheetHeading): void {
  const { doc } = pen
  const large: TextStyle = { role: 'display', size: heading.size, color: ink.red, spacing: headingSpacing([...title].length), slice: 'display' }
  readAs(doc, title, () => drawText(pen, title, large, { x: sheet.middle, baseline: heading.baseline, align: 'center' }))
  const small: TextStyle = { role: 'song', size: 12, color: ink.gold, spacing: 4, slice: 'song' }
  const width = measure(pen.fonts, latin, small)
  readAs(doc, latin, () => drawText(pen, latin, small, { x: sheet.middle, baseline: heading.latinBaseline, align: 'center' }))
  doc.lineWidth(0.8).strokeColor(ink.gold)
  for (const side of [-1, 1]) {
    const near = sheet.middle + side * (width / 2 + 16)
    doc.moveTo(near, heading.ruleY).lineTo(near + side * heading.ruleLength, heading.ruleY).stroke()
  }
}

/** The organisation small above, the name large, 同志： after it. */
export function drawRecipient(pen: Pen, { recipientName, honorific, organisation }: AwardCertificatePayload): void {
  const { lines, size, spacing } = setRecipient(recipientName, pen.fonts)
  const style: TextStyle = { role: 'bold', size, color: ink.text, spacing, slice: 'name' }
  const { baseline } = recipient
  if (organisation) drawOrganisation(pen, organisation, (lines.length - 1) * 9)
  let x = column.x
  const drawName = (): void =>
    lines.forEach((line, index) => {
      x = column.x + drawText(pen, line, style, { x: column.x, baseline: baseline - (lines.length - 1 - index) * size * 1.25 })
    })
  // Read back as it is stored: the gap inside 张　三 and the end of a line are no part of the name.
  if (spacing > 0 || lines.length > 1) readAs(pen.doc, recipientName, drawName)
  else drawName()
  const greeting: TextStyle = { role: 'kai', size: recipient.honorificSize, color: ink.text, slice: 'kai' }
  const room = column.x + column.width + 34 - (x + 12)
  drawText(pen, `${honorific}：`, { ...greeting, size: fitSize(pen.fonts, `${honorific}：`, greeting, room, 8) ?? 8 }, { x: x + 12, baseline })
}

function drawOrganisation(pen: Pen, organisation: string, lift: number): void {
  const style: TextStyle = { role: 'kai', size: recipient.organisationSize, color: ink.quiet, slice: 'organisation' }
  const size = fitSize(pen.fonts, organisation, style, column.width, 9) ?? 9
  drawText(pen, organisation, { ...style, size }, { x: column.x, baseline: recipient.organisationBaseline - lift })
}

/** The sentence with the award inline, justified; shrinks as a whole when it is long. */
export function setBody(payload: AwardCertificatePayload, fonts: FontSet): FittedParagraph {
  const partsAt = (scale: number): StyledPart[] => {
    const plain: TextStyle = { role: 'kai', size: body.size * scale, color: ink.text, slice: 'kai' }
    const award: TextStyle = { role: 'bold', size: body.awardSize * scale, color: ink.red, slice: 'award' }
    return payload.bodyText.map(({ text, emphasis }) => ({
      text,
      style: emphasis === 'award' ? award : plain,
      keep: emphasis === 'keep' || (emphasis === 'award' && measure(fonts, text, award) <= column.width / 4),
    }))
  }
  return fitParagraph(partsAt, body.size, { x: column.x, width: column.width, ...body }, fonts)
}

export function drawBody(pen: Pen, payload: AwardCertificatePayload): void {
  const paragraph = setBody(payload, pen.fonts)
  // One or two lines stand a little lower, nearer the middle of the white between name and issuer.
  drawParagraph(pen, paragraph, { x: column.x, baseline: body.baseline + Math.max(0, 3 - paragraph.lines.length) * 14 })
}

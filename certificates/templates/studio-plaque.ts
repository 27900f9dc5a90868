import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { breakLines, lineText } from '../layout/break-lines.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { addTagged, asArtifact, closeDocument, openDocument, readAs } from '../layout/pdf-document.ts'
import type { DocumentFacts } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawQrCode } from '../layout/qr-code.ts'
import { drawText, fitSize } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import { printedLine, proofFields } from '../payload.ts'
import { drawDraftMark } from '../layout/draft-mark.ts'
import { credentialAttachment } from '../print-extras.ts'
import type { PrintExtras } from '../print-extras.ts'
import { backgrounds } from './honour-background.ts'
import { column, ink, qr, sheet } from './honour-geometry.ts'
import { drawIssuers, drawSeal, drawSealArea } from './honour-issuers.ts'
import { drawProof } from './honour-proof.ts'
import { drawHeading } from './honour-text.ts'
import { certificateLabels } from './labels.ts'

/** The certificate that goes with the plaque of a recognised studio (授牌). */
export const StudioPlaquePayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('studioPlaque'),
  language: z.literal('zh-CN'),
  ...proofFields,
  /** 武义县欧阳明远数控加工技能大师工作室 */
  studioName: printedLine(60),
  /** 县级, 市级 */
  tierName: printedLine(10),
  leadName: printedLine(50),
  hostOrganisation: printedLine(60),
  occupationName: printedLine(40).optional(),
  /** The document that recognised it: 武人社发〔2026〕3号 */
  recognisedBy: printedLine(40).optional(),
  studioId: z.string().min(1).max(64),
})

export type StudioPlaquePayload = z.infer<typeof StudioPlaquePayload>

/** Draws the plaque certificate, A4 landscape. Throws MissingGlyphError. */
export async function renderStudioPlaque(payload: StudioPlaquePayload, fonts: FontSet, extras: PrintExtras = {}): Promise<Buffer> {
  const pen = new DocumentPen(openDocument({ ...plaqueFacts(payload), ...credentialAttachment(extras) }), fonts)
  drawStudioPlaque(pen, payload, extras)
  pen.finish()
  return closeDocument(pen.doc)
}

export function plaqueFacts(payload: StudioPlaquePayload): DocumentFacts {
  const labels = certificateLabels[payload.language]
  return {
    title: `${labels.headings.studioPlaque.title} ${payload.number}`,
    author: payload.issuerNames.join('、'),
    subject: payload.studioName,
    keywords: payload.number,
    language: payload.language,
    issuedOn: payload.issuedOn,
    layout: 'landscape',
  }
}

/** Draws the page as one part of the document. */
export function drawStudioPlaque(pen: Pen, payload: StudioPlaquePayload, extras: PrintExtras = {}): void {
  const { doc } = pen
  const labels = certificateLabels[payload.language]
  asArtifact(doc, () => {
    pen.art('honour-classic', backgrounds.classic)
    drawSealArea(pen, payload)
  })
  const page = doc.struct('Document')
  doc.addStructure(page)
  addTagged(doc, page, 'P', () => drawHeading(pen, labels.headings.studioPlaque))
  addTagged(doc, page, 'H1', () => drawStudioName(pen, payload))
  addTagged(doc, page, 'P', () => drawParticulars(pen, payload))
  addTagged(doc, page, 'P', () => drawIssuers(pen, payload))
  addTagged(doc, page, 'Figure', () => drawQrCode(doc, payload.verifyUrl, qr), { alt: `${labels.scan}：${payload.verifyUrl}` })
  addTagged(doc, page, 'P', () => drawProof(pen, payload, labels))
  page.end()
  asArtifact(doc, () => {
    drawSeal(pen, payload, extras)
    if (extras.draft) drawDraftMark(pen)
  })
}

const nameBaseline = 252

/** Large and centred; a long name shrinks, then takes two lines. */
function drawStudioName(pen: Pen, { studioName }: StudioPlaquePayload): void {
  const style: TextStyle = { role: 'bold', size: 40, color: ink.text }
  const single = fitSize(pen.fonts, studioName, style, column.width, 26)
  const size = single ?? 26
  const lines = single ? [studioName] : breakLines([{ text: studioName, style: { ...style, size } }], pen.fonts, { measure: column.width, justify: false }).map(lineText)
  lines.forEach((line, index) => {
    const baseline = nameBaseline + (index - (lines.length - 1) / 2) * size * 1.4
    drawText(pen, line, { ...style, size: fitSize(pen.fonts, line, { ...style, size }, column.width, 8) ?? 8 }, { x: sheet.middle, baseline, align: 'center' })
  })
}

/** 级别, 领办人, 依托单位 and the rest, label and value in two columns. */
function drawParticulars(pen: Pen, { tierName, leadName, hostOrganisation, occupationName, recognisedBy }: StudioPlaquePayload): void {
  const lines: [string, string | undefined][] = [
    ['级　　别', tierName],
    ['领 办 人', leadName],
    ['依托单位', hostOrganisation],
    ['职业工种', occupationName],
    ['认定文件', recognisedBy],
  ]
  const shown = lines.filter((line): line is [string, string] => Boolean(line[1]))
  const [left, right] = [186, 716]
  shown.forEach(([label, value], index) => {
    const baseline = 312 + index * 25
    const style: TextStyle = { role: 'kai', size: 17, color: ink.text }
    drawText(pen, label, { ...style, color: ink.quiet }, { x: left, baseline })
    const room = right - left - 92
    const single = fitSize(pen.fonts, value, style, room, 12)
    if (single) return drawText(pen, value, { ...style, size: single }, { x: left + 92, baseline })
    // Too long for a readable line: two lines in the height of one.
    const small = { ...style, size: 10.5 }
    const halves = breakLines([{ text: value, style: small }], pen.fonts, { measure: room, justify: false }).map(lineText)
    readAs(pen.doc, value, () => halves.forEach((line, row) => drawText(pen, line, small, { x: left + 92, baseline: baseline + (row - (halves.length - 1)) * 12 + 2 })))
  })
}

import type { FontSet } from '../fonts/font-set.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { drawDraftMark } from '../layout/draft-mark.ts'
import { addTagged, asArtifact, closeDocument, openDocument } from '../layout/pdf-document.ts'
import type { DocumentFacts } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawQrCode } from '../layout/qr-code.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { credentialAttachment } from '../print-extras.ts'
import type { PrintExtras } from '../print-extras.ts'
import { backgrounds } from './honour-background.ts'
import { qr } from './honour-geometry.ts'
import { drawIssuers, drawSeal, drawSealArea } from './honour-issuers.ts'
import { drawProof } from './honour-proof.ts'
import { drawBody, drawHeading, drawRecipient } from './honour-text.ts'
import { certificateLabels } from './labels.ts'
import { printedTexts } from './printed-texts.ts'

export { listMissingCharacters } from './printed-texts.ts'

/**
 * Draws one certificate on the landscape sheet (荣誉证书, 参赛证书, 聘书), A4, PDF/A-2b (3b with a credential attached), tagged. The same payload gives the same bytes, alone or in a batch.
 * Throws MissingGlyphError when no font has a character, ParagraphTooLongError when the sentence fits at no readable size.
 */
export async function renderAwardCertificate(payload: AwardCertificatePayload, fonts: FontSet, extras: PrintExtras = {}): Promise<Buffer> {
  const pen = new DocumentPen(openDocument({ ...certificateFacts(payload), ...credentialAttachment(extras) }), fonts, printedTexts(payload))
  drawAwardCertificate(pen, payload, extras)
  pen.finish()
  return closeDocument(pen.doc)
}

export function certificateFacts(payload: AwardCertificatePayload): DocumentFacts {
  return {
    title: `${certificateLabels[payload.language].headings[payload.kind].title} ${payload.number}`,
    author: payload.issuerNames.join('、'),
    subject: payload.awardTitle,
    keywords: payload.number,
    language: payload.language,
    issuedOn: payload.issuedOn,
    layout: 'landscape',
    plainFirstPage: true,
  }
}

/** Draws the page, ornament first, then the content in reading order, as one part of the document. */
export function drawAwardCertificate(pen: Pen, payload: AwardCertificatePayload, extras: PrintExtras = {}): void {
  const { doc } = pen
  const labels = certificateLabels[payload.language]
  asArtifact(doc, () => {
    pen.art(`honour-${payload.design}`, backgrounds[payload.design])
    drawSealArea(pen, payload)
  })
  const page = doc.struct('Document')
  doc.addStructure(page)
  addTagged(doc, page, 'H1', () => drawHeading(pen, labels.headings[payload.kind]))
  addTagged(doc, page, 'P', () => drawRecipient(pen, payload))
  addTagged(doc, page, 'P', () => drawBody(pen, payload))
  addTagged(doc, page, 'P', () => drawIssuers(pen, payload))
  addTagged(doc, page, 'Figure', () => drawQrCode(doc, payload.verifyUrl, qr), { alt: `${labels.scan}：${payload.verifyUrl}` })
  addTagged(doc, page, 'P', () => drawProof(pen, payload, labels))
  page.end()
  asArtifact(doc, () => {
    drawSeal(pen, payload, extras)
    if (extras.draft) drawDraftMark(pen)
  })
}

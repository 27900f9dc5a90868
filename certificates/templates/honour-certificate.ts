import type { FontSet } from '../fonts/font-set.ts'
import { addTagged, asArtifact, closeDocument, openDocument } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pdf-document.ts'
import { drawQrCode } from '../layout/qr-code.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { drawHonourBackground } from './honour-background.ts'
import { qr } from './honour-geometry.ts'
import { certificateLabels } from './labels.ts'
import { drawBody, drawHeading, drawRecipient } from './honour-text.ts'
import { drawProof } from './honour-proof.ts'
import { drawIssuers, drawSealArea } from './honour-issuers.ts'

export { listMissingCharacters } from './printed-texts.ts'

/**
 * Draws one honour certificate (荣誉证书), A4 landscape, PDF/A-2b, tagged. The same payload gives the same bytes.
 * Throws MissingGlyphError when no font has a character, ParagraphTooLongError when the sentence fits at no readable size.
 */
export async function renderAwardCertificate(payload: AwardCertificatePayload, fonts: FontSet): Promise<Buffer> {
  const labels = certificateLabels[payload.language]
  const pen = openDocument(
    {
      title: `${labels.honour} ${payload.number}`,
      author: payload.issuerNames.join('、'),
      subject: payload.awardTitle,
      keywords: payload.number,
      language: payload.language,
      issuedOn: payload.issuedOn,
      layout: 'landscape',
    },
    fonts,
  )
  drawPage(pen, payload)
  return closeDocument(pen)
}

function drawPage(pen: Pen, payload: AwardCertificatePayload): void {
  const { doc } = pen
  const labels = certificateLabels[payload.language]
  asArtifact(pen, () => drawHonourBackground(pen))
  const page = doc.struct('Document')
  doc.addStructure(page)
  addTagged(pen, page, 'H1', () => drawHeading(pen, labels))
  addTagged(pen, page, 'P', () => drawRecipient(pen, payload))
  addTagged(pen, page, 'P', () => drawBody(pen, payload))
  addTagged(pen, page, 'P', () => drawIssuers(pen, payload))
  addTagged(pen, page, 'Figure', () => drawQrCode(pen, payload.verifyUrl, qr), { alt: `${labels.scan}：${payload.verifyUrl}` })
  addTagged(pen, page, 'P', () => drawProof(pen, payload, labels))
  page.end()
  if (payload.demo) asArtifact(pen, () => drawSealArea(pen, payload))
}

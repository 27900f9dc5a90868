import type { FontSet } from '#certificates/fonts/font-set.ts'
import { openDocument } from '#certificates/layout/pdf-document.ts'
import type { Pen } from '#certificates/layout/pen.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { certificateFacts, drawAwardCertificate } from '#certificates/templates/honour-certificate.ts'

/** One run of text: lengths in points, `y` the baseline from the top. */
export interface RecordedText {
  font: string
  size: number
  spacing: number
  color: string
  x: number
  y: number
  text: string
}

export interface RecordedPage {
  /** Page operators of the design, which is the same for a whole batch, and of the rest (the QR code); y grows downwards. */
  art: string
  operators: string
  texts: RecordedText[]
}

/** Everything a certificate draws, taken down instead of drawn. */
export function recordPage(payload: AwardCertificatePayload, fonts: FontSet): RecordedPage {
  const doc = openDocument(certificateFacts(payload))
  const texts: RecordedText[] = []
  const [art, operators]: [string[], string[]] = [[], []]
  let into = operators
  const addContent = doc.addContent.bind(doc)
  doc.addContent = (data: string) => {
    // Marked content belongs to the structure that the other side does not make.
    if (!/\b(BDC|BMC|EMC)\b/.test(data)) into.push(data)
    return addContent(data)
  }
  const pen: Pen = {
    doc,
    fonts,
    art: (_key, draw) => {
      into = art
      draw(doc)
      into = operators
    },
    image: () => undefined,
    show: ({ text, face }, { size, color, spacing = 0 }, x, baseline) => texts.push({ font: face.key, size, spacing, color, x, y: baseline, text }),
  }
  drawAwardCertificate(pen, payload)
  return { art: art.join('\n'), operators: operators.join('\n'), texts }
}

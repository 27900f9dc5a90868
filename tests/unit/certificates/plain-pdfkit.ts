import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import type { Font } from 'fontkit'
import { faceSources } from '#certificates/fonts/faces.ts'
import type { FaceKey } from '#certificates/fonts/faces.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { closeDocument, openDocument } from '#certificates/layout/pdf-document.ts'
import type { Pen } from '#certificates/layout/pen.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { certificateFacts, drawAwardCertificate } from '#certificates/templates/honour-certificate.ts'

// fontkit takes an object of features to switch; the type package knows only a list to add.
const noKerning = { kern: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[]

/**
 * A certificate by pdfkit as its manual says, with the one advice everybody gives: fontkit fonts parsed once and passed to each document.
 * Text goes through `doc.text`, art is drawn each time, pdfkit subsets and embeds. Positions are those of our layout, so the
 * pictures must be equal; it is the yardstick of the benches too. fontkit kerns Latin pairs, which we do not: `kerning: false` leaves that out.
 */
export function plainPdfkit(fonts: FontSet, { kerning = true } = {}): (payload: AwardCertificatePayload) => Promise<Buffer> {
  const opened = new Map<FaceKey, Font>()
  const fontOf = (key: FaceKey): Font => {
    let font = opened.get(key)
    if (!font) opened.set(key, (font = create(readFileSync(join(fonts.dir, faceSources[key].file))) as Font))
    return font
  }
  return async (payload) => {
    const doc = openDocument({ ...certificateFacts(payload), plainFirstPage: false })
    const pen: Pen = {
      doc,
      fonts,
      art: (_key, draw) => draw(doc),
      image: () => {
        throw new Error('the comparison has no seal image')
      },
      show: ({ text, face }, { size, color, spacing = 0 }, x, baseline) => {
        // An already parsed font is taken since pdfkit 0.20; its type package does not know yet.
        doc.registerFont(face.key, fontOf(face.key as FaceKey) as unknown as string)
        doc.font(face.key, size).fillColor(color)
        const stroke = face.strokeBeside > 0
        if (stroke) doc.lineWidth(face.strokeBeside * size).strokeColor(color)
        doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing, ...(kerning ? {} : { features: noKerning }), ...(stroke ? { fill: true, stroke } : {}) })
      },
    }
    drawAwardCertificate(pen, payload)
    return closeDocument(doc)
  }
}

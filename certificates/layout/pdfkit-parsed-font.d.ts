import type { TrueTypeFace } from '../fonts/truetype-face.ts'

// pdfkit 0.20 takes an already parsed font; its type package does not say so yet.
declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      registerFont(name: string, font: TrueTypeFace): this
    }
  }
}

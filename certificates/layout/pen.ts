import type { FontSet, Run } from '../fonts/font-set.ts'
import type { SealImage } from './seal-image.ts'
import type { TextStyle } from './text.ts'

/**
 * What the drawing functions draw with. The document is pdfkit's; text and repeated art go through the pen,
 * so that how they are encoded can differ (see `document-pen.ts`) while every position stays the same.
 */
export interface Pen {
  readonly doc: PDFKit.PDFDocument
  readonly fonts: FontSet
  /** Shows a run of one face with its first glyph's origin at (x, baseline), points from the top left. */
  show(run: Run, style: TextStyle, x: number, baseline: number): void
  /** Art that is the same in every document of its kind; `key` names it, size of page included in what it stands for. */
  art(key: string, draw: (doc: PDFKit.PDFDocument) => void): void
  /** An image with its own transparency, in a box from the top left. */
  image(image: SealImage, box: { x: number; y: number; width: number; height: number }): void
}

import type { FontSet } from '../fonts/font-set.ts'
import { breakLines } from './break-lines.ts'
import type { Line } from './break-lines.ts'
import type { StyledPart } from './line-atoms.ts'
import type { Pen } from './pen.ts'
import { drawText } from './text.ts'

export interface ParagraphBox {
  x: number
  /** Baseline of the first line at full size. */
  baseline: number
  width: number
  /** No baseline goes below this one. */
  lastBaseline: number
  /** Distance of baselines at full size. */
  leading: number
  /** In ems of the body size. */
  indentEms: number
}

export interface FittedParagraph {
  lines: Line[]
  /** 1 at full size, smaller when the text had to shrink. */
  scale: number
  leading: number
}

/** No size of the paragraph fits its box. */
export class ParagraphTooLongError extends Error {
  override readonly name = 'ParagraphTooLongError'
}

/**
 * Breaks a paragraph, shrinking all its sizes together until it stays inside its box.
 * `partsAt` gives the styled parts at a scale. Below `leastScale` it throws ParagraphTooLongError rather than overflow.
 */
export function fitParagraph(partsAt: (scale: number) => StyledPart[], bodySize: number, box: ParagraphBox, fonts: FontSet, leastScale = 0.45): FittedParagraph {
  for (let scale = 1; scale >= leastScale; scale -= 0.025) {
    const leading = box.leading * (scale < 1 ? Math.max(scale * 0.94, 0.4) : 1)
    const lines = breakLines(partsAt(scale), fonts, { measure: box.width, indent: box.indentEms * bodySize * scale })
    if (box.baseline + (lines.length - 1) * leading <= box.lastBaseline + 0.001) return { lines, scale, leading }
  }
  throw new ParagraphTooLongError(`a text of ${partsAt(1).reduce((sum, part) => sum + [...part.text].length, 0)} characters does not fit its box`)
}

/** Draws fitted lines; each line's segments stand on one baseline. */
export function drawParagraph(pen: Pen, { lines, leading }: FittedParagraph, box: Pick<ParagraphBox, 'x' | 'baseline'>): void {
  lines.forEach((line, index) => {
    for (const segment of line.segments) {
      drawText(pen, segment.text, segment.style, { x: box.x + segment.x, baseline: box.baseline + index * leading })
    }
  })
}

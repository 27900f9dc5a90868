import type { FontRole, FontSet } from '../fonts/font-set.ts'
import type { Pen } from './pen.ts'

export interface TextStyle {
  role: FontRole
  /** Points. */
  size: number
  color: string
  /** Added after each character, points. */
  spacing?: number
  /** The slice of the font that holds its characters, if its text was announced; see `document-pen.ts`. */
  slice?: string
}

export interface TextPlace {
  /** Left edge, centre or right edge, as `align` says. */
  x: number
  /** Texts of all faces stand on it; the top of a line differs from font to font and is not used. */
  baseline: number
  align?: 'left' | 'center' | 'right'
}

/** Drawn width in points: the advances and the spacing between characters, none after the last. Throws MissingGlyphError. */
export function measure(fonts: FontSet, text: string, { role, size, spacing = 0 }: Pick<TextStyle, 'role' | 'size' | 'spacing'>): number {
  const width = fonts.advance(text, role) * size
  return spacing === 0 ? width : width + Math.max(0, [...text].length - 1) * spacing
}

/** Draws one line; characters that the first face lacks come from the next one, on the same baseline. Returns the drawn width. */
export function drawText(pen: Pen, text: string, style: TextStyle, place: TextPlace): number {
  const { size, spacing = 0 } = style
  const runs = pen.fonts.runs(text, style.role)
  const width = runs.reduce((sum, run) => sum + run.advance * size + run.length * spacing, text === '' ? 0 : -spacing)
  let x = place.align === 'center' ? place.x - width / 2 : place.align === 'right' ? place.x - width : place.x
  for (const run of runs) {
    pen.show(run, style, x, place.baseline)
    x += run.advance * size + run.length * spacing
  }
  return width
}

/** The largest size from `style.size` down to `least`, in steps of a quarter point, at which a text is no wider than `width`; null when even `least` is too wide. */
export function fitSize(fonts: FontSet, text: string, style: Pick<TextStyle, 'role' | 'size' | 'spacing'>, width: number, least: number): number | null {
  const natural = measure(fonts, text, style)
  if (natural <= width) return style.size
  const spacing = style.spacing ?? 0
  const gaps = Math.max(0, [...text].length - 1) * spacing
  const size = Math.floor(((style.size * (width - gaps)) / (natural - gaps)) * 4) / 4
  return size >= least ? size : null
}

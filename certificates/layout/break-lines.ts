import type { FontSet } from '../fonts/font-set.ts'
import { cutIntoAtoms } from './line-atoms.ts'
import type { Atom, StyledPart } from './line-atoms.ts'
import type { TextStyle } from './text.ts'
import { measure } from './text.ts'

export interface LineSegment {
  text: string
  style: TextStyle
  /** From the left edge of the measure, points. */
  x: number
  width: number
}

export interface Line {
  segments: LineSegment[]
  /** Drawn width from the left edge of the measure, indent included. */
  width: number
}

/** What stands on a line, styles left aside. */
export function lineText(line: Line): string {
  return line.segments.map((segment) => segment.text).join('')
}

export interface BreakOptions {
  /** Points. */
  measure: number
  /** Of the first line, points. */
  indent?: number
  /** Spread full lines to the measure; the last line keeps its width. */
  justify?: boolean
  /** An opening mark at the start of a line and a closing mark at its end count half, as their outer halves are white; default true. */
  halveMarks?: boolean
}

// Above this share of an em between characters a line looks torn; it is left ragged instead.
const widestGap = 0.3

/**
 * Breaks Chinese text into lines: no closing mark begins a line, no opening mark ends one, and what belongs together
 * (第一名, 〔2026〕15号, a name with ·, a Latin word) is not divided unless it is wider than the measure by itself.
 * Throws MissingGlyphError.
 */
export function breakLines(parts: readonly StyledPart[], fonts: FontSet, options: BreakOptions): Line[] {
  const { measure: full, indent = 0, justify = true, halveMarks = true } = options
  const widthOf = (text: string, style: TextStyle): number => measure(fonts, text, style) + (style.spacing ?? 0)
  const rows: Atom[][] = []
  let row: Atom[] = []
  let used = indent
  for (const atom of cutIntoAtoms(parts, widthOf, full - indent)) {
    if (row.length === 0 && rows.length > 0 && atom.blank) continue
    const room = full - used + (halveMarks ? atom.closingSlack : 0)
    if (row.length > 0 && atom.width > room + 0.001 && !atom.blank) {
      rows.push(row)
      row = []
      used = halveMarks ? -atom.openingSlack : 0
    }
    row.push(atom)
    used += atom.width
  }
  if (row.length > 0) rows.push(row)
  return rows.map((atoms, index) =>
    setLine(withoutTrailingBlank(atoms), { left: index === 0 ? indent : halveMarks ? -(atoms[0]?.openingSlack ?? 0) : 0, full, spread: justify && index < rows.length - 1, halveMarks }),
  )
}

interface LineSetting {
  left: number
  full: number
  spread: boolean
  halveMarks: boolean
}

function setLine(atoms: readonly Atom[], { left, full, spread, halveMarks }: LineSetting): Line {
  const natural = atoms.reduce((sum, atom) => sum + atom.width, left)
  const slack = halveMarks ? (atoms.at(-1)?.closingSlack ?? 0) : 0
  const characters = atoms.reduce((sum, atom) => sum + atom.pieces.reduce((count, piece) => count + [...piece.text].length, 0), 0)
  const size = atoms[0]?.pieces[0]?.style.size ?? 0
  const wanted = spread && characters > 1 ? (full - (natural - slack)) / (characters - 1) : 0
  const gap = wanted <= size * widestGap ? wanted : 0
  const segments: LineSegment[] = []
  let x = left
  for (const piece of atoms.flatMap((atom) => atom.pieces)) {
    const width = piece.width + [...piece.text].length * gap
    const open = segments.at(-1)
    if (open && open.style === piece.style) {
      open.text += piece.text
      open.width += width
    } else {
      segments.push({ text: piece.text, style: piece.style, x, width })
    }
    x += width
  }
  const spaced = segments.map((segment) => (gap === 0 ? segment : { ...segment, style: { ...segment.style, spacing: (segment.style.spacing ?? 0) + gap } }))
  return { segments: spaced, width: x - gap }
}

function withoutTrailingBlank(atoms: readonly Atom[]): readonly Atom[] {
  let end = atoms.length
  while (end > 0 && atoms[end - 1]!.blank) end -= 1
  return atoms.slice(0, end)
}

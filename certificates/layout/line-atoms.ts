import type { TextStyle } from './text.ts'

export interface StyledPart {
  text: string
  style: TextStyle
  /** Never divided: a name, an award of few characters. */
  keep?: boolean
}

export interface Piece {
  text: string
  style: TextStyle
  width: number
}

/** What stays on one line: pieces of one or more parts, marks glued to what they belong to. */
export interface Atom {
  pieces: Piece[]
  width: number
  /** White half of an opening mark at its beginning and of a closing mark at its end, points. */
  openingSlack: number
  closingSlack: number
  blank: boolean
}

// GB/T 15834: these do not begin a line. · and the connecting marks stand between two characters and keep both.
const notAtStart = new Set('、。，．；：？！）》」』】〕〉”’％‰℃·～—…,.;:?!)]}%')
const notAtEnd = new Set('（《「『【〔〈“‘·￥¥$([{')
const whiteRightHalf = new Set('、。，；：）》」』】〕〉”’')
const whiteLeftHalf = new Set('（《「『【〔〈“‘')

const tokenPattern = new RegExp(
  [
    '……|——',
    '第[〇零一二三四五六七八九十百千两\\d]+[名届期批次等号]?',
    '〔\\d{4}〕第?\\d*号?',
    '\\d[\\d.,:/-]*(?:周岁|万元|亿元|[年月日号名届元项个人时分秒级%％‰℃])?',
    "[\\p{Script=Latin}\\d](?:[\\p{Script=Latin}\\p{M}\\d'’.&_@#+-]*[\\p{Script=Latin}\\p{M}\\d])?",
    '\\s+',
    '[^\\p{M}][\\p{M}\\u{FE00}-\\u{FE0F}\\u{E0100}-\\u{E01EF}]*',
  ].join('|'),
  'gu',
)

/**
 * Cuts styled parts into atoms. An atom wider than `widest` is divided by character, because a line must never overflow;
 * even then no surrogate pair and no base with its mark is split.
 */
export function cutIntoAtoms(parts: readonly StyledPart[], widthOf: (text: string, style: TextStyle) => number, widest: number): Atom[] {
  const atoms: Atom[] = []
  let open: Atom | null = null
  let glueNext = false
  for (const part of parts) {
    const tokens = part.keep ? [part.text] : (part.text.match(tokenPattern) ?? [])
    for (const text of tokens) {
      const piece: Piece = { text, style: part.style, width: widthOf(text, part.style) }
      const blank = /^\s+$/u.test(text)
      const closes = notAtStart.has([...text][0]!)
      // A blank before a closing mark, or after an opening one, keeps the mark with its word all the same.
      if (closes && open?.blank && atoms.length > 1) {
        atoms.pop()
        const before: Atom = atoms.at(-1)!
        before.pieces.push(...open.pieces)
        open = before
      }
      if (open && !open.blank && (glueNext || closes)) open.pieces.push(piece)
      else atoms.push((open = { pieces: [piece], width: 0, openingSlack: 0, closingSlack: 0, blank }))
      glueNext = notAtEnd.has([...text].at(-1)!) || (glueNext && blank)
    }
  }
  return atoms.map((atom) => finish(atom, widthOf)).flatMap((atom) => (atom.width > widest ? divide(atom, widthOf, widest) : [atom]))
}

function finish(atom: Atom, widthOf: (text: string, style: TextStyle) => number): Atom {
  const [first, last] = [atom.pieces[0]!, atom.pieces.at(-1)!]
  const [opening, closing] = [[...first.text][0]!, [...last.text].at(-1)!]
  return {
    ...atom,
    width: atom.pieces.reduce((sum, piece) => sum + piece.width, 0),
    openingSlack: whiteLeftHalf.has(opening) ? whiteHalf(first.style, widthOf(opening, first.style)) : 0,
    closingSlack: whiteRightHalf.has(closing) ? whiteHalf(last.style, widthOf(closing, last.style)) : 0,
  }
}

/** Some faces draw “ ” in half a cell already; those have no white half to give. */
function whiteHalf({ size }: TextStyle, width: number): number {
  return width > size * 0.9 ? size / 2 : 0
}

/** Single characters again, marks still glued as far as a line holds them: used only for what no line can hold whole. */
function divide(atom: Atom, widthOf: (text: string, style: TextStyle) => number, widest: number): Atom[] {
  const atoms: Atom[] = []
  let width = 0
  for (const piece of atom.pieces) {
    for (const text of piece.text.match(/[^\p{M}][\p{M}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]*/gu) ?? []) {
      const small: Piece = { text, style: piece.style, width: widthOf(text, piece.style) }
      const previous = atoms.at(-1)
      const lastOfPrevious = previous?.pieces.at(-1)?.text
      const wanted = notAtStart.has(text) || (lastOfPrevious !== undefined && notAtEnd.has(lastOfPrevious))
      width += small.width
      if (previous && wanted && width <= widest) previous.pieces.push(small)
      else {
        atoms.push({ pieces: [small], width: 0, openingSlack: 0, closingSlack: 0, blank: false })
        width = small.width
      }
    }
  }
  return atoms.map((divided) => finish(divided, widthOf))
}


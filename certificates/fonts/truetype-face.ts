import { rewriteOutline } from './sfnt/glyph-outline.ts'
import { readSfnt } from './sfnt/read-sfnt.ts'
import type { SfntFont } from './sfnt/read-sfnt.ts'
import { writeSfnt } from './sfnt/write-sfnt.ts'

/** A glyph as pdfkit asks for it; `id` is the code point, so that two characters drawn alike stay two characters in the text layer. */
interface LaidGlyph {
  id: number
  advanceWidth: number
  codePoints: number[]
}

/**
 * A parsed TrueType font in the shape that pdfkit takes for one (it asks only for `layout`, `createSubset` and the metrics).
 * Against a fontkit object it embeds in half the time, and its text layer does not depend on what the process drew before:
 * fontkit keeps one code point per glyph for good, so the second of two characters with one shape would read as the first.
 * Glyphs stand side by side by their advance, without kerning, so a measured width is the drawn width.
 */
export class TrueTypeFace {
  readonly postscriptName: string
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly xHeight: number
  readonly capHeight: number
  readonly italicAngle = 0
  readonly bbox: { minX: number; minY: number; maxX: number; maxY: number }
  readonly post = { isFixedPitch: false }
  readonly head = { macStyle: { italic: false } }
  readonly sfnt: SfntFont

  /** `postscriptName` is passed in: pdfkit takes two fonts of one name for the same font. */
  constructor(bytes: Buffer, postscriptName: string) {
    this.sfnt = readSfnt(bytes)
    this.postscriptName = postscriptName
    this.unitsPerEm = this.sfnt.unitsPerEm
    const head = this.sfnt.tables.get('head')!
    const hhea = this.sfnt.tables.get('hhea')!
    const os2 = this.sfnt.tables.get('OS/2')!
    this.ascent = hhea.readInt16BE(4)
    this.descent = hhea.readInt16BE(6)
    this.lineGap = hhea.readInt16BE(8)
    const heights = os2.readUInt16BE(0) >= 2
    this.xHeight = heights ? os2.readInt16BE(86) : 0
    this.capHeight = heights ? os2.readInt16BE(88) : this.ascent
    this.bbox = { minX: head.readInt16BE(36), minY: head.readInt16BE(38), maxX: head.readInt16BE(40), maxY: head.readInt16BE(42) }
  }

  has(codePoint: number): boolean {
    return (this.sfnt.characters.get(codePoint) ?? 0) !== 0
  }

  /** Advance of a character in ems. */
  advance(codePoint: number): number {
    return this.sfnt.advance(this.sfnt.characters.get(codePoint) ?? 0) / this.unitsPerEm
  }

  layout(text: string) {
    const glyphs: LaidGlyph[] = []
    const positions = []
    let advanceWidth = 0
    for (const character of text) {
      const codePoint = character.codePointAt(0)!
      const advance = this.sfnt.advance(this.sfnt.characters.get(codePoint) ?? 0)
      glyphs.push({ id: codePoint, advanceWidth: advance, codePoints: [codePoint] })
      positions.push({ xAdvance: advance, yAdvance: 0, xOffset: 0, yOffset: 0 })
      advanceWidth += advance
    }
    return { glyphs, positions, advanceWidth }
  }

  getGlyph(id: number): LaidGlyph {
    return { id, advanceWidth: this.sfnt.advance(id), codePoints: [0] }
  }

  createSubset(): FaceSubset {
    return new FaceSubset(this.sfnt)
  }
}

/** The characters of one document, in order of use, and the font file that holds just them. */
export class FaceSubset {
  private readonly sfnt: SfntFont
  private readonly slots = new Map<number, number>()
  private readonly glyphs: number[] = [0]

  constructor(sfnt: SfntFont) {
    this.sfnt = sfnt
  }

  /** The glyph id of a character inside the subset. */
  includeGlyph(codePoint: number): number {
    let slot = this.slots.get(codePoint)
    if (slot === undefined) {
      slot = this.glyphs.push(this.sfnt.characters.get(codePoint) ?? 0) - 1
      this.slots.set(codePoint, slot)
    }
    return slot
  }

  encode(): Buffer {
    return encodeSubset(this.sfnt, this.glyphs)
  }
}

/** A font file with these glyphs under the ids 0, 1, 2 …; the parts of composite glyphs follow behind. */
export function encodeSubset(sfnt: SfntFont, wanted: readonly number[]): Buffer {
  const glyphs = [...wanted]
  const parts = new Map<number, number>()
  const renumber = (glyph: number): number => {
    let id = parts.get(glyph)
    if (id === undefined) {
      id = glyphs.push(glyph) - 1
      parts.set(glyph, id)
    }
    return id
  }
  const outlines: Buffer[] = []
  for (let id = 0; id < glyphs.length; id += 1) {
    outlines.push(rewriteOutline(sfnt.outline(glyphs[id]!), renumber))
  }
  const count = glyphs.length
  const loca = Buffer.alloc((count + 1) * 4)
  const hmtx = Buffer.alloc(count * 4)
  let offset = 0
  outlines.forEach((outline, id) => {
    hmtx.writeUInt16BE(sfnt.advance(glyphs[id]!), id * 4)
    hmtx.writeInt16BE(sfnt.leftSideBearing(glyphs[id]!), id * 4 + 2)
    offset += outline.length
    loca.writeUInt32BE(offset, (id + 1) * 4)
  })
  const head = Buffer.from(sfnt.tables.get('head')!)
  head.writeInt16BE(1, 50)
  head.writeUInt32BE(0, 8)
  const hhea = Buffer.from(sfnt.tables.get('hhea')!)
  hhea.writeUInt16BE(count, 34)
  const maxp = Buffer.from(sfnt.tables.get('maxp')!)
  maxp.writeUInt16BE(count, 4)
  return writeSfnt(new Map([['head', head], ['hhea', hhea], ['maxp', maxp], ['loca', loca], ['glyf', Buffer.concat(outlines)], ['hmtx', hmtx]]))
}

import { readSfnt } from './sfnt/read-sfnt.ts'
import type { SfntFont } from './sfnt/read-sfnt.ts'

/** In thousandths of an em, as a PDF font descriptor has them. */
export interface FaceMetrics {
  ascent: number
  descent: number
  xHeight: number
  capHeight: number
  box: readonly [number, number, number, number]
}

/** A parsed font file. Glyphs stand side by side by their advance, without kerning, so a measured width is the drawn width. */
export class TrueTypeFace {
  readonly postscriptName: string
  readonly sfnt: SfntFont
  readonly metrics: FaceMetrics

  constructor(bytes: Buffer, postscriptName: string) {
    this.postscriptName = postscriptName
    this.sfnt = readSfnt(bytes)
    this.metrics = readMetrics(this.sfnt)
  }

  has(codePoint: number): boolean {
    return this.glyph(codePoint) !== 0
  }

  /** Glyph id of a character; 0 when the font has none. */
  glyph(codePoint: number): number {
    return this.sfnt.characters.glyph(codePoint)
  }

  /** Advance of a character in ems. */
  advance(codePoint: number): number {
    return this.sfnt.advance(this.glyph(codePoint)) / this.sfnt.unitsPerEm
  }
}

function readMetrics({ tables, unitsPerEm }: SfntFont): FaceMetrics {
  const head = tables.get('head')!
  const hhea = tables.get('hhea')!
  const os2 = tables.get('OS/2')!
  const thousandths = (units: number): number => Math.round((units * 1000) / unitsPerEm)
  const hasHeights = os2.readUInt16BE(0) >= 2
  const ascent = thousandths(hhea.readInt16BE(4))
  return {
    ascent,
    descent: thousandths(hhea.readInt16BE(6)),
    xHeight: hasHeights ? thousandths(os2.readInt16BE(86)) : 0,
    capHeight: hasHeights ? thousandths(os2.readInt16BE(88)) : ascent,
    box: [thousandths(head.readInt16BE(36)), thousandths(head.readInt16BE(38)), thousandths(head.readInt16BE(40)), thousandths(head.readInt16BE(42))],
  }
}

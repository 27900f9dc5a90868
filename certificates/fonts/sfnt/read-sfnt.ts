import { CharacterMap } from './character-map.ts'

/**
 * The parts of a TrueType file that are needed to take glyphs out of it: outlines as bytes, advances and the character map.
 * Only `glyf` outlines are read; a font with CFF outlines is refused, because embedding one costs four times the time.
 */
export interface SfntFont {
  tables: ReadonlyMap<string, Buffer>
  unitsPerEm: number
  glyphCount: number
  characters: CharacterMap
  /** Outline bytes of a glyph; empty for a blank one. */
  outline(glyph: number): Buffer
  advance(glyph: number): number
  leftSideBearing(glyph: number): number
}

/** Throws an Error naming what is missing when the bytes are not a TrueType font. */
export function readSfnt(bytes: Buffer): SfntFont {
  const tables = readDirectory(bytes)
  const table = (tag: string): Buffer => {
    const found = tables.get(tag)
    if (!found) throw new Error(`not a TrueType font with glyf outlines: table ${tag} is missing`)
    return found
  }
  const head = table('head')
  const loca = table('loca')
  const glyf = table('glyf')
  const hmtx = table('hmtx')
  const glyphCount = table('maxp').readUInt16BE(4)
  const longMetrics = table('hhea').readUInt16BE(34)
  const wideOffsets = head.readInt16BE(50) === 1
  const offset = (glyph: number): number => (wideOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  return {
    tables,
    unitsPerEm: head.readUInt16BE(18),
    glyphCount,
    characters: CharacterMap.read(table('cmap')),
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    advance: (glyph) => hmtx.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4),
    leftSideBearing: (glyph) =>
      glyph < longMetrics ? hmtx.readInt16BE(glyph * 4 + 2) : hmtx.readInt16BE(longMetrics * 4 + (glyph - longMetrics) * 2),
  }
}

function readDirectory(bytes: Buffer): Map<string, Buffer> {
  const version = bytes.length >= 12 ? bytes.readUInt32BE(0) : 0
  if (version !== 0x00010000 && version !== 0x74727565) throw new Error('not a TrueType font file')
  const tables = new Map<string, Buffer>()
  for (let at = 12, left = bytes.readUInt16BE(4); left > 0; left -= 1, at += 16) {
    const start = bytes.readUInt32BE(at + 8)
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(start, start + bytes.readUInt32BE(at + 12)))
  }
  return tables
}

/**
 * The parts of a TrueType file that are needed to take glyphs out of it: outlines as bytes, advances and the character map.
 * Only `glyf` outlines are read; a font with CFF outlines is refused, because embedding one costs four times the time.
 */
export interface SfntFont {
  tables: ReadonlyMap<string, Buffer>
  unitsPerEm: number
  glyphCount: number
  /** Code point → glyph id, from the widest Unicode subtable. */
  characters: ReadonlyMap<number, number>
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
    characters: readCharacterMap(table('cmap')),
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

// (platform, encoding) pairs that mean Unicode, the full repertoire before the basic plane alone.
const preference = ['3/10', '0/6', '0/4', '3/1', '0/3', '0/2', '0/1', '0/0']

function readCharacterMap(cmap: Buffer): Map<number, number> {
  const subtables = new Map<string, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const at = 4 + index * 8
    subtables.set(`${cmap.readUInt16BE(at)}/${cmap.readUInt16BE(at + 2)}`, cmap.readUInt32BE(at + 4))
  }
  for (const key of preference) {
    const start = subtables.get(key)
    if (start === undefined) continue
    const format = cmap.readUInt16BE(start)
    if (format === 12) return readFormat12(cmap, start)
    if (format === 4) return readFormat4(cmap, start)
  }
  throw new Error('the font has no Unicode character map of format 4 or 12')
}

function readFormat12(cmap: Buffer, start: number): Map<number, number> {
  const map = new Map<number, number>()
  const groups = cmap.readUInt32BE(start + 12)
  for (let group = 0; group < groups; group += 1) {
    const at = start + 16 + group * 12
    const first = cmap.readUInt32BE(at)
    const last = cmap.readUInt32BE(at + 4)
    const glyph = cmap.readUInt32BE(at + 8)
    for (let code = first; code <= last; code += 1) map.set(code, glyph + code - first)
  }
  return map
}

function readFormat4(cmap: Buffer, start: number): Map<number, number> {
  const map = new Map<number, number>()
  const twice = cmap.readUInt16BE(start + 6)
  const ends = start + 14
  const starts = ends + twice + 2
  const deltas = starts + twice
  const ranges = deltas + twice
  for (let segment = 0; segment < twice; segment += 2) {
    const last = cmap.readUInt16BE(ends + segment)
    const first = cmap.readUInt16BE(starts + segment)
    const delta = cmap.readUInt16BE(deltas + segment)
    const range = cmap.readUInt16BE(ranges + segment)
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : cmap.readUInt16BE(ranges + segment + range + (code - first) * 2)
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) map.set(code, glyph)
    }
  }
  return map
}

import { rewriteOutline } from './glyph-outline.ts'
import type { SfntFont } from './read-sfnt.ts'
import { writeSfnt } from './write-sfnt.ts'

/**
 * A font file with these glyphs under the ids 0, 1, 2 …; the parts of composite glyphs follow behind.
 * It holds the six tables a PDF reader needs, no hinting and no names.
 */
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
  for (let id = 0; id < glyphs.length; id += 1) outlines.push(rewriteOutline(sfnt.outline(glyphs[id]!), renumber))
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
  head.writeInt16BE(1, 50) // wide offsets in loca
  head.writeUInt32BE(0, 8) // checksum adjustment, set by writeSfnt
  const hhea = Buffer.from(sfnt.tables.get('hhea')!)
  hhea.writeUInt16BE(count, 34)
  const maxp = Buffer.from(sfnt.tables.get('maxp')!)
  maxp.writeUInt16BE(count, 4)
  return writeSfnt(new Map([['head', head], ['hhea', hhea], ['maxp', maxp], ['loca', loca], ['glyf', Buffer.concat(outlines)], ['hmtx', hmtx]]))
}

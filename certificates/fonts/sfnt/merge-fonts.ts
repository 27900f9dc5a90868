import type { SfntFont } from './read-sfnt.ts'
import { componentPositions, rewriteOutline } from './glyph-outline.ts'
import { writeSfnt } from './write-sfnt.ts'
import { writeCharacterMap, writeNames } from './small-tables.ts'

export interface MergeOptions {
  sources: readonly SfntFont[]
  family: string
  postscriptName: string
  version: string
  licence: string
  /** Which characters to take; all when absent. */
  wants?: (codePoint: number) => boolean
}

/**
 * One TrueType font out of many that share a design: every wanted character from the first source that has it.
 * Used to join the slices of a web font again and to cut a font down. Layout tables are left out, as each slice has only its own part of them.
 */
export function mergeFonts({ sources, wants = () => true, ...naming }: MergeOptions): Buffer {
  const first = sources[0]
  if (!first) throw new RangeError('nothing to merge')
  const taken: Taken[] = [{ source: first, glyph: 0, outline: rewriteOutline(first.outline(0), (glyph) => glyph) }]
  const characters = new Map<number, number>()
  for (const source of sources) {
    if (source.unitsPerEm !== first.unitsPerEm) throw new RangeError('the fonts to merge are drawn on different grids')
    takeWanted(source, wants, characters, taken)
  }
  if (taken.length > 0xffff) throw new RangeError(`${taken.length} glyphs do not fit into one font`)
  return assemble(first, taken, characters, naming)
}

interface Taken {
  source: SfntFont
  glyph: number
  outline: Buffer
}

function takeWanted(source: SfntFont, wants: (codePoint: number) => boolean, characters: Map<number, number>, taken: Taken[]): void {
  const renumbered = new Map<number, number>()
  const take = (glyph: number): number => {
    const known = renumbered.get(glyph)
    if (known !== undefined) return known
    const id = taken.length
    renumbered.set(glyph, id)
    const entry: Taken = { source, glyph, outline: Buffer.alloc(0) }
    taken.push(entry)
    const outline = source.outline(glyph)
    for (const position of componentPositions(outline)) take(outline.readUInt16BE(position))
    entry.outline = rewriteOutline(outline, take)
    return id
  }
  for (const [code, glyph] of source.characters) {
    if (glyph !== 0 && !characters.has(code) && wants(code)) characters.set(code, take(glyph))
  }
}

function assemble(first: SfntFont, taken: readonly Taken[], characters: ReadonlyMap<number, number>, naming: Omit<MergeOptions, 'sources' | 'wants'>): Buffer {
  const count = taken.length
  const loca = Buffer.alloc((count + 1) * 4)
  const hmtx = Buffer.alloc(count * 4)
  const outlines: Buffer[] = []
  let offset = 0
  taken.forEach(({ source, glyph, outline }, id) => {
    hmtx.writeUInt16BE(source.advance(glyph), id * 4)
    hmtx.writeInt16BE(source.leftSideBearing(glyph), id * 4 + 2)
    outlines.push(outline)
    offset += outline.length
    if (offset % 4) {
      outlines.push(Buffer.alloc(4 - (offset % 4)))
      offset += 4 - (offset % 4)
    }
    loca.writeUInt32BE(offset, (id + 1) * 4)
  })
  const copy = (tag: string): Buffer => Buffer.from(first.tables.get(tag)!)
  const head = copy('head')
  head.writeInt16BE(1, 50) // wide offsets in loca
  head.writeUInt32BE(0, 8) // checksum adjustment, set by writeSfnt
  const hhea = copy('hhea')
  hhea.writeUInt16BE(count, 34)
  const maxp = copy('maxp')
  maxp.writeUInt16BE(count, 4)
  const os2 = copy('OS/2')
  const codes = [...characters.keys()]
  os2.writeUInt16BE(Math.min(0xffff, codes.reduce((low, code) => Math.min(low, code), 0xffff)), 64)
  os2.writeUInt16BE(Math.min(0xffff, codes.reduce((high, code) => Math.max(high, code), 0)), 66)
  const post = Buffer.from(first.tables.get('post')!.subarray(0, 32))
  post.writeUInt32BE(0x00030000, 0) // no glyph names
  return writeSfnt(
    new Map([
      ['head', head], ['hhea', hhea], ['maxp', maxp], ['OS/2', os2], ['hmtx', hmtx], ['cmap', writeCharacterMap(characters)],
      ['loca', loca], ['glyf', Buffer.concat(outlines)], ['name', writeNames(naming)], ['post', post],
    ]),
  )
}

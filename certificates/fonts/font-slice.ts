import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { encodeSubset } from './sfnt/encode-subset.ts'
import type { TrueTypeFace } from './truetype-face.ts'

/** Bytes as they stand in the file, deflated or not, and their length before. */
export interface SliceStream {
  bytes: Buffer
  deflated: boolean
  length: number
}

/** A face cut down to some characters, as a document embeds it. It depends on nothing but the face and the characters. */
export interface FontSlice {
  /** `ABCDEF+NotoSerifSC-Bold` */
  name: string
  face: TrueTypeFace
  /** Code point → glyph id inside the slice. */
  glyphs: ReadonlyMap<number, number>
  /** By glyph id, thousandths of an em. */
  widths: readonly number[]
  /** TrueType file. */
  file: SliceStream
  /** Character map from glyph ids back to text. */
  toUnicode: SliceStream
}

/**
 * Cuts a face down to distinct code points; the first has glyph id 1, the second 2 and so on.
 * Two characters drawn by one glyph get an id each, so that the text layer tells them apart.
 */
export function cutSlice(face: TrueTypeFace, characters: readonly number[]): FontSlice {
  const wanted = [0, ...characters.map((codePoint) => face.glyph(codePoint))]
  return {
    name: `${subsetTag(characters)}+${face.postscriptName}`,
    face,
    glyphs: new Map(characters.map((codePoint, index) => [codePoint, index + 1])),
    widths: wanted.map((glyph) => Math.round((face.sfnt.advance(glyph) * 1000) / face.sfnt.unitsPerEm)),
    file: streamOf(encodeSubset(face.sfnt, wanted)),
    toUnicode: streamOf(Buffer.from(characterMap(characters), 'latin1')),
  }
}

// Below this length deflating takes longer than all the rest of a name's slice and saves a kilobyte.
const leastDeflated = 4096

function streamOf(plain: Buffer): SliceStream {
  const deflated = plain.length >= leastDeflated
  return { bytes: deflated ? deflateSync(plain) : plain, deflated, length: plain.length }
}

/** Six capital letters, different for different characters; a digit in it would make readers say "not a subset". */
function subsetTag(characters: readonly number[]): string {
  const digest = createHash('sha256').update(characters.join(',')).digest()
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

// The format allows no more entries in one block.
const entriesPerBlock = 100

function characterMap(characters: readonly number[]): string {
  const hex = (value: number): string => value.toString(16).padStart(4, '0')
  const entries = characters.map((codePoint, index) => {
    const units = String.fromCodePoint(codePoint)
    const text = Array.from({ length: units.length }, (_, unit) => hex(units.charCodeAt(unit))).join('')
    return `<${hex(index + 1)}> <${text}>`
  })
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += entriesPerBlock) {
    const block = entries.slice(at, at + entriesPerBlock)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

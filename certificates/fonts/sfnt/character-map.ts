/** Which glyph draws which character: neighbouring characters with neighbouring glyphs, sorted, as three numbers a group. */
export class CharacterMap {
  private readonly groups: Uint32Array

  private constructor(groups: Uint32Array) {
    this.groups = groups
  }

  /** Reads the widest Unicode subtable of a `cmap`, format 12 or 4. Throws an Error when there is none. */
  static read(cmap: Buffer): CharacterMap {
    const subtables = new Map<string, number>()
    for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
      const at = 4 + index * 8
      subtables.set(`${cmap.readUInt16BE(at)}/${cmap.readUInt16BE(at + 2)}`, cmap.readUInt32BE(at + 4))
    }
    for (const key of preference) {
      const start = subtables.get(key)
      if (start === undefined) continue
      const format = cmap.readUInt16BE(start)
      if (format === 12) return new CharacterMap(readFormat12(cmap, start))
      if (format === 4) return new CharacterMap(toGroups(readFormat4(cmap, start)))
    }
    throw new Error('the font has no Unicode character map of format 4 or 12')
  }

  /** Glyph id of a character, 0 when the font has none. */
  glyph(codePoint: number): number {
    const { groups } = this
    let low = 0
    let high = groups.length / 3 - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = middle * 3
      if (codePoint < groups[at]!) high = middle - 1
      else if (codePoint > groups[at + 1]!) low = middle + 1
      else return groups[at + 2]! + codePoint - groups[at]!
    }
    return 0
  }

  get size(): number {
    let size = 0
    for (let at = 0; at < this.groups.length; at += 3) size += this.groups[at + 1]! - this.groups[at]! + 1
    return size
  }

  /** [code point, glyph id] in the order of the code points. */
  *[Symbol.iterator](): Generator<[number, number]> {
    for (let at = 0; at < this.groups.length; at += 3) {
      const first = this.groups[at]!
      for (let code = first; code <= this.groups[at + 1]!; code += 1) yield [code, this.groups[at + 2]! + code - first]
    }
  }
}

// (platform, encoding) pairs that mean Unicode, the full repertoire before the basic plane alone.
const preference = ['3/10', '0/6', '0/4', '3/1', '0/3', '0/2', '0/1', '0/0']

function readFormat12(cmap: Buffer, start: number): Uint32Array {
  const count = cmap.readUInt32BE(start + 12)
  const groups = new Uint32Array(count * 3)
  for (let index = 0; index < groups.length; index += 1) groups[index] = cmap.readUInt32BE(start + 16 + index * 4)
  return groups
}

function readFormat4(cmap: Buffer, start: number): [number, number][] {
  const pairs: [number, number][] = []
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
      if (glyph !== 0) pairs.push([code, glyph])
    }
  }
  return pairs
}

/** Joins neighbours; the pairs come sorted by code point. */
export function toGroups(pairs: Iterable<readonly [number, number]>): Uint32Array {
  const groups: number[] = []
  for (const [code, glyph] of pairs) {
    const at = groups.length - 3
    if (at >= 0 && groups[at + 1]! + 1 === code && groups[at + 2]! + code - groups[at]! === glyph) groups[at + 1] = code
    else groups.push(code, code, glyph)
  }
  return Uint32Array.from(groups)
}

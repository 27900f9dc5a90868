import { toGroups } from './character-map.ts'

/** A `cmap` with one format 12 subtable: sorted groups of neighbouring characters with neighbouring glyphs. */
export function writeCharacterMap(characters: ReadonlyMap<number, number>): Buffer {
  const groups = toGroups([...characters].sort(([a], [b]) => a - b))
  const table = Buffer.alloc(12 + 16 + groups.length * 4)
  table.writeUInt16BE(1, 2) // one subtable
  table.writeUInt16BE(3, 4) // Windows
  table.writeUInt16BE(10, 6) // full Unicode
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + groups.length * 4, 16)
  table.writeUInt32BE(groups.length / 3, 24)
  groups.forEach((value, index) => table.writeUInt32BE(value, 28 + index * 4))
  return table
}

/** A `name` table with the records a reader asks for: licence, family, style, full name, version, PostScript name. */
export function writeNames({ family, postscriptName, version, licence }: { family: string; postscriptName: string; version: string; licence: string }): Buffer {
  const records: [number, string][] = [
    [1, family],
    [2, 'Regular'],
    [3, `${version};${postscriptName}`],
    [4, family],
    [5, version],
    [6, postscriptName],
    [13, licence],
  ]
  const texts = records.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const header = Buffer.alloc(6 + records.length * 12)
  header.writeUInt16BE(records.length, 2)
  header.writeUInt16BE(header.length, 4)
  let offset = 0
  records.forEach(([id], index) => {
    const at = 6 + index * 12
    header.writeUInt16BE(3, at)
    header.writeUInt16BE(1, at + 2)
    header.writeUInt16BE(0x0409, at + 4)
    header.writeUInt16BE(id, at + 6)
    header.writeUInt16BE(texts[index]!.length, at + 8)
    header.writeUInt16BE(offset, at + 10)
    offset += texts[index]!.length
  })
  return Buffer.concat([header, ...texts])
}

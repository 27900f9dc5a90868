/** A TrueType file out of its tables: directory sorted by tag, every table on a 4-byte boundary, checksums set. */
export function writeSfnt(tables: ReadonlyMap<string, Buffer>): Buffer {
  const tags = [...tables.keys()].sort()
  const directory = Buffer.alloc(12 + tags.length * 16)
  const power = 2 ** Math.floor(Math.log2(tags.length))
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(tags.length, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((tags.length - power) * 16, 10)
  const parts: Buffer[] = [directory]
  let offset = directory.length
  let headAt = -1
  tags.forEach((tag, index) => {
    const table = tables.get(tag)!
    const padding = (4 - (table.length % 4)) % 4
    const at = 12 + index * 16
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum(table), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(table.length, at + 12)
    if (tag === 'head') headAt = offset
    parts.push(table, Buffer.alloc(padding))
    offset += table.length + padding
  })
  const file = Buffer.concat(parts)
  if (headAt >= 0) file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8)
  return file
}

function checksum(bytes: Buffer): number {
  let sum = 0
  const whole = bytes.length - (bytes.length % 4)
  for (let at = 0; at < whole; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  if (whole < bytes.length) {
    const last = Buffer.alloc(4)
    bytes.copy(last, 0, whole)
    sum = (sum + last.readUInt32BE(0)) >>> 0
  }
  return sum
}

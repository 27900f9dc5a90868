import { deflateRawSync, crc32 as nativeCrc32 } from 'node:zlib'

/** One part of an archive, with every field of its records open to lies. */
export interface Part {
  name: string
  content: string | Uint8Array
  /** Declared unpacked size in both records; by default the true one. */
  size?: number
  method?: 0 | 8
  flags?: number
  /** Unix mode in the external attributes. */
  mode?: number
  /** Another name in the local header than in the directory. */
  localName?: string
  crc?: number
}

/** A zip archive written by hand, so that tests can make the ones no archiver makes. */
export function buildArchive(parts: Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content) : Buffer.from(part.content)
    const method = part.method ?? 8
    const packed = method === 8 ? deflateRawSync(content) : content
    const size = part.size ?? content.length
    const crc = part.crc ?? crcOf(content)
    const localName = Buffer.from(part.localName ?? part.name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(part.flags ?? 0, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(crc, 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(localName.length, 26)
    locals.push(local, localName, packed)

    const name = Buffer.from(part.name)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((part.mode === undefined ? 0 : 3) * 256 + 20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(part.flags ?? 0, 8)
    central.writeUInt16LE(method, 10)
    central.writeUInt32LE(crc, 16)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE((part.mode ?? 0) * 65_536, 38)
    central.writeUInt32LE(offset, 42)
    directory.push(central, name)
    offset += local.length + localName.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

/** `node:zlib` has crc32 from Node 22 on; Node 20 counts bit by bit. */
function crcOf(content: Buffer): number {
  if (typeof nativeCrc32 === 'function') return nativeCrc32(content)
  let crc = 0xffffffff
  for (const byte of content) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

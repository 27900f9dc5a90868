import { deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  path: string
  bytes: Buffer
}

// 1 January 1980, the earliest a ZIP can say: the same content gives the same bytes.
const dosDate = (1 << 5) | 1

/** A ZIP archive of a few files in memory, names in UTF-8, in the order given. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const archive = new Archive()
  const parts = entries.flatMap((entry) => archive.add(entry, true))
  return Buffer.concat([...parts, archive.end()])
}

/**
 * A ZIP archive piece by piece, for files that are packed already and too many for memory: stored as they are.
 * Throws RangeError above 65,535 files or 4 GB, which this form of the format cannot say.
 */
export async function* streamZip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const archive = new Archive()
  for await (const entry of entries) yield* archive.add(entry, false)
  yield archive.end()
}

class Archive {
  private readonly directory: Buffer[] = []
  private offset = 0

  add({ path, bytes }: ZipEntry, deflate: boolean): Buffer[] {
    const name = Buffer.from(path, 'utf8')
    const packed = deflate ? deflateRawSync(bytes) : bytes
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0) // version needed
    common.writeUInt16LE(0x0800, 2) // names are UTF-8
    common.writeUInt16LE(deflate ? 8 : 0, 4)
    common.writeUInt16LE(dosDate, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(this.offset, 10)
    this.directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3]), common, tail, name]))
    this.offset += local.length + packed.length
    if (this.directory.length > 0xffff || this.offset > 0xffffffff) throw new RangeError('too much for one archive')
    return [local, packed]
  }

  end(): Buffer {
    const listing = Buffer.concat(this.directory)
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(this.directory.length, 8)
    end.writeUInt16LE(this.directory.length, 10)
    end.writeUInt32LE(listing.length, 12)
    end.writeUInt32LE(this.offset, 16)
    return Buffer.concat([listing, end])
  }
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

export function crc32(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255]!
  return (sum ^ 0xffffffff) >>> 0
}

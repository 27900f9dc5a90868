import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'
import { refuse } from '../refusal-error.ts'
import type { ZipEntry } from '../zip-directory.ts'

const CHUNK = 64 * 1024

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function crc32(bytes: Uint8Array, start: number): number {
  let crc = ~start
  for (let index = 0; index < bytes.length; index += 1) crc = crcTable[(crc ^ bytes[index]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}

/**
 * The bytes of one part, a piece at a time, so that a part is never whole in memory.
 * @throws RefusalError as soon as more bytes come out than the directory promised, and at the end if fewer or other ones did.
 */
export async function* unpack(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  let size = 0
  let crc = 0
  for await (const piece of pieces(archive.subarray(entry.dataStart, entry.dataStart + entry.packedSize), entry)) {
    size += piece.length
    if (size > entry.size) refuse('sizesDisagree', { part: entry.name })
    crc = crc32(piece, crc)
    yield piece
  }
  if (size !== entry.size) refuse('sizesDisagree', { part: entry.name })
  if (crc !== entry.crc32) refuse('damaged', { part: entry.name })
}

async function* pieces(packed: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    for (let start = 0; start < packed.length; start += CHUNK) yield packed.subarray(start, start + CHUNK)
    return
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) refuse('damaged', { part: entry.name })
    throw error
  } finally {
    inflate.destroy()
    if (!inflate.closed) await once(inflate, 'close').catch(() => undefined)
  }
}

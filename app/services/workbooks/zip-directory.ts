import { refuse } from './refusal-error.ts'

/**
 * The table of contents of a zip archive, checked before a byte is unpacked: what it promises must be small, and what
 * the central directory says must be what stands in front of each part. Formats: PKWARE APPNOTE 4.3.
 */
export interface ZipEntry {
  name: string
  method: 0 | 8
  packedSize: number
  /** As declared; unpacking stops at the first byte beyond it. */
  size: number
  crc32: number
  dataStart: number
}

export const MAX_PARTS = 200
export const MAX_UNPACKED = 50 * 1024 * 1024
export const MAX_RATIO = 100
/** Below this a high ratio harms nobody: an empty styled sheet packs very well. */
const RATIO_FLOOR = 1024 * 1024

const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const UNIX = 3
const MACINTOSH = 19
const FILE_TYPE_MASK = 0xf000
const SYMBOLIC_LINK = 0xa000

/** @throws RefusalError with the reason; never reads outside of `bytes`. */
export function readZipDirectory(bytes: Buffer): Map<string, ZipEntry> {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_PARTS) refuse('tooManyParts', { limit: MAX_PARTS })
  const directorySize = bytes.readUInt32LE(end + 12)
  const directoryStart = bytes.readUInt32LE(end + 16)
  // A directory elsewhere than right before its end record is how two readers are made to see two archives.
  if (directoryStart + directorySize !== end) refuse('damaged')

  const entries = new Map<string, ZipEntry>()
  const ranges: { start: number; end: number }[] = []
  let unpacked = 0
  let offset = directoryStart
  for (let index = 0; index < count; index += 1) {
    if (offset + CENTRAL_SIZE > end || bytes.readUInt32LE(offset) !== CENTRAL_SIGNATURE) refuse('damaged')
    const nameLength = bytes.readUInt16LE(offset + 28)
    const next = offset + CENTRAL_SIZE + nameLength + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32)
    if (next > end) refuse('damaged')
    const entry = readEntry(bytes, offset, nameLength, directoryStart)
    offset = next

    unpacked += entry.size
    if (unpacked > MAX_UNPACKED) refuse('unpackedTooLarge', { limit: MAX_UNPACKED })
    if (entry.size > RATIO_FLOOR && entry.size > entry.packedSize * MAX_RATIO) refuse('compressedTooHard')
    ranges.push({ start: entry.localStart, end: entry.dataStart + entry.packedSize })
    if (entry.name.endsWith('/')) continue
    const key = entry.name.toLowerCase()
    if (entries.has(key)) refuse('duplicateParts', { part: entry.name })
    entries.set(key, entry)
  }
  if (offset !== end) refuse('damaged')
  refuseOverlaps(ranges)
  return entries
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff)
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) !== END_SIGNATURE || at + END_SIZE + bytes.readUInt16LE(at + 20) !== bytes.length) continue
    const onOneDisk = bytes.readUInt16LE(at + 4) === 0 && bytes.readUInt16LE(at + 6) === 0
    if (!onOneDisk || bytes.readUInt16LE(at + 8) !== bytes.readUInt16LE(at + 10)) refuse('damaged')
    return at
  }
  return refuse('damaged')
}

function readEntry(bytes: Buffer, offset: number, nameLength: number, directoryStart: number): ZipEntry & { localStart: number } {
  const flags = bytes.readUInt16LE(offset + 8)
  const method = bytes.readUInt16LE(offset + 10)
  const packedSize = bytes.readUInt32LE(offset + 20)
  const size = bytes.readUInt32LE(offset + 24)
  const localStart = bytes.readUInt32LE(offset + 42)
  const rawName = bytes.subarray(offset + CENTRAL_SIZE, offset + CENTRAL_SIZE + nameLength)
  const name = decodeName(rawName)
  refuseUnsafeName(name)

  const system = bytes.readUInt8(offset + 5)
  const mode = bytes.readUInt16LE(offset + 40)
  if ((system === UNIX || system === MACINTOSH) && (mode & FILE_TYPE_MASK) === SYMBOLIC_LINK) refuse('symbolicLinks', { part: name })
  if (flags & 0x0041) refuse('encrypted')
  if (method !== 0 && method !== 8) refuse('damaged', { part: name })
  // Zip64 markers: no workbook within the upload limit needs them.
  if (packedSize === 0xffffffff || size === 0xffffffff || localStart === 0xffffffff) refuse('damaged', { part: name })
  if (method === 0 && packedSize !== size) refuse('sizesDisagree', { part: name })

  if (localStart + LOCAL_SIZE > directoryStart || bytes.readUInt32LE(localStart) !== LOCAL_SIGNATURE) refuse('damaged', { part: name })
  const localNameLength = bytes.readUInt16LE(localStart + 26)
  const nameStart = localStart + LOCAL_SIZE
  const dataStart = nameStart + localNameLength + bytes.readUInt16LE(localStart + 28)
  if (dataStart + packedSize > directoryStart) refuse('damaged', { part: name })
  if (!bytes.subarray(nameStart, nameStart + localNameLength).equals(rawName)) refuse('duplicateParts', { part: name })
  const sizesFollowData = (bytes.readUInt16LE(localStart + 6) & 0x0008) !== 0
  const agrees =
    bytes.readUInt16LE(localStart + 8) === method &&
    (sizesFollowData || (bytes.readUInt32LE(localStart + 18) === packedSize && bytes.readUInt32LE(localStart + 22) === size))
  if (!agrees) refuse('sizesDisagree', { part: name })
  return { name, method, packedSize, size, crc32: bytes.readUInt32LE(offset + 16), dataStart, localStart }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeName(raw: Uint8Array): string {
  try {
    return utf8.decode(raw)
  } catch {
    return refuse('unsafePaths')
  }
}

/** A name is never used as a path here; one that tries to be more than a part's name marks the archive as made to harm. */
function refuseUnsafeName(name: string): void {
  const plain = !/^[\\/]|[\0-\x1f\\:]/.test(name) && !name.split('/').includes('..') && name !== '' && name.length <= 255
  if (!plain) refuse('unsafePaths')
}

/** Overlapping parts unpack the same bytes many times over. */
function refuseOverlaps(ranges: { start: number; end: number }[]): void {
  ranges.sort((a, b) => a.start - b.start)
  for (let index = 1; index < ranges.length; index += 1) {
    if (ranges[index]!.start < ranges[index - 1]!.end) refuse('damaged')
  }
}

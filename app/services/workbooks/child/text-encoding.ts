import { refuse } from '../refusal-error.ts'
import type { TextEncoding } from '../workbook.ts'

const BOMS: { encoding: TextEncoding; bytes: Buffer }[] = [
  { encoding: 'utf-8', bytes: Buffer.from('efbbbf', 'hex') },
  { encoding: 'utf-16le', bytes: Buffer.from('fffe', 'hex') },
  { encoding: 'utf-16be', bytes: Buffer.from('feff', 'hex') },
]

/** Rare characters in names lie outside of the common rows; Big5 and others have about half of their pairs outside. */
const MOSTLY_COMMON = 0.8
/** From this many bytes on, text that is well-formed UTF-8 by chance does not occur. */
const ENOUGH_BYTES = 30

/** What was found out about a text's encoding: settled, or candidates for a person to choose from. */
export type EncodingGuess = { encoding: TextEncoding } | { candidates: TextEncoding[] }

/**
 * A byte order mark decides. Without one, plain ASCII and well-formed UTF-8 are UTF-8 – unless the text is so short that
 * its few other bytes would make good GBK too – and bytes that are nearly all of the common GB 2312 characters are GBK
 * (read as GB 18030, its superset). Anything else is left to a person: a wrong guess turns names into other names.
 */
export function guessEncoding(bytes: Buffer): EncodingGuess {
  for (const bom of BOMS) if (bytes.subarray(0, bom.bytes.length).equals(bom.bytes)) return { encoding: bom.encoding }
  const highBytes = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  if (highBytes === 0) return { encoding: 'utf-8' }
  const utf8 = isValid(bytes, 'utf-8')
  const common = commonShare(bytes)
  const gbk = common > 0 && isValid(bytes, 'gb18030')
  if (utf8 && (highBytes >= ENOUGH_BYTES || common < MOSTLY_COMMON || !gbk)) return { encoding: 'utf-8' }
  if (!utf8 && gbk && common >= MOSTLY_COMMON) return { encoding: 'gb18030' }
  const candidates: TextEncoding[] = []
  if (utf8) candidates.push('utf-8')
  if (gbk) candidates.push('gb18030')
  for (const encoding of ['utf-16le', 'utf-16be'] as const) if (bytes.length % 2 === 0 && isValid(bytes, encoding)) candidates.push(encoding)
  return candidates.length === 0 ? refuse('mojibake') : { candidates }
}

/** @throws RefusalError when the bytes are not of this encoding or carry the marks of an earlier wrong conversion. */
export function decodeText(bytes: Buffer, encoding: TextEncoding): string {
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse('mojibake')
  }
  if (text.includes('\0')) refuse('nulCharacter')
  if (looksGarbled(text)) refuse('mojibake')
  return text
}

/** U+FFFD, its GBK reading 锟斤拷, uninitialised memory 烫烫烫, private-use characters, and UTF-8 read as Latin-1. */
export function looksGarbled(text: string): boolean {
  return /\ufffd|锟斤拷|烫烫烫|[\ue000-\uf8ff]|(?:[äåæçèé][\u0080-\u00bf]{2}){2}/.test(text)
}

function isValid(bytes: Buffer, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Share of the byte pairs that lie in the GB 2312 rows for punctuation and Hanzi, of all that start with a high byte. */
function commonShare(bytes: Buffer): number {
  let pairs = 0
  let common = 0
  for (let index = 0; index < bytes.length; index += 1) {
    const lead = bytes[index]!
    if (lead < 0x81) continue
    const trail = bytes[index + 1] ?? 0
    pairs += 1
    index += 1
    if (((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xf7)) && trail >= 0xa1 && trail <= 0xfe) common += 1
  }
  return pairs === 0 ? 0 : common / pairs
}

/**
 * The truth about a file's digital signature, found in the browser with WebCrypto alone: the file goes nowhere. What a PDF reader would say
 * is not asked; only whether the bytes are signed, unchanged, and by the key that the record names.
 */

export type SignatureTruth =
  /** Signed by the key of the record, nothing changed since. */
  | { state: 'valid'; signerIsKnown: true }
  /** Signed and unchanged, but by another key. */
  | { state: 'valid'; signerIsKnown: false }
  /** Bytes were changed or added after signing. */
  | { state: 'changed' }
  | { state: 'unsigned' }

interface DerValue {
  tag: number
  whole: Uint8Array
  content: Uint8Array
}

/** Reads the signature of a PDF. `fingerprint`: SHA-256 of the certificate the record names, hexadecimal. */
export async function readSignature(file: Uint8Array, fingerprint: string): Promise<SignatureTruth> {
  const text = latin1(file)
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(text)
  if (!range) return { state: 'unsigned' }
  const [start, length, next, rest] = range.slice(1).map(Number) as [number, number, number, number]
  // A signature that leaves out part of the file vouches for nothing of what is shown.
  if (start !== 0 || next + rest !== file.length || length >= next) return { state: 'changed' }
  try {
    return await checkSignature(file, { hex: text.slice(length + 1, next - 1), length, next, fingerprint })
  } catch {
    return { state: 'changed' }
  }
}

async function checkSignature(file: Uint8Array, { hex, length, next, fingerprint }: { hex: string; length: number; next: number; fingerprint: string }): Promise<SignatureTruth> {
  const signed = new Uint8Array(length + file.length - next)
  signed.set(file.subarray(0, length))
  signed.set(file.subarray(next), length)
  const digest = await sha256(signed)

  const signedData = children(children(children(first(bytesOf(hex)).content)[1]!.content)[0]!.content)
  const certificate = children(signedData[3]!.content)[0]!
  const signer = children(children(signedData.at(-1)!.content)[0]!.content)
  const attributes = signer[3]!
  const stated = children(attributes.content).map((attribute) => children(attribute.content)).find(([id]) => toHex(id!.content) === MESSAGE_DIGEST)
  const statedDigest = stated ? children(stated[1]!.content)[0]!.content : new Uint8Array()
  if (toHex(statedDigest) !== toHex(digest)) return { state: 'changed' }

  // What is signed is tagged as a set; inside the structure the same content carries the tag [0].
  const signedAttributes = attributes.whole.slice()
  signedAttributes[0] = 0x31
  const valid = await verifyWith(children(children(certificate.content)[0]!.content), signer[5]!.content, signedAttributes)
  if (!valid) return { state: 'changed' }
  return (await sha256(certificate.whole).then(toHex)) === fingerprint ? { state: 'valid', signerIsKnown: true } : { state: 'valid', signerIsKnown: false }
}

const MESSAGE_DIGEST = '2a864886f70d010904'
const EC_PUBLIC_KEY = '2a8648ce3d0201'

async function verifyWith(fields: DerValue[], signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  // The key is the sequence that begins with a sequence of an algorithm and goes on with a bit string.
  const key = fields.find(({ tag, content }) => tag === 0x30 && children(content)[1]?.tag === 0x03)!
  const algorithm = children(children(key.content)[0]!.content)[0]!
  if (toHex(algorithm.content) === EC_PUBLIC_KEY) {
    const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('spki', own(key.whole), ecdsa, false, ['verify'])
    return crypto.subtle.verify(ecdsa, imported, own(fixedWidth(signature)), own(data))
  }
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('spki', own(key.whole), rsa, false, ['verify'])
  return crypto.subtle.verify(rsa, imported, own(signature), own(data))
}

/** Two numbers in DER as 32 bytes each, as WebCrypto wants them. */
function fixedWidth(der: Uint8Array): Uint8Array {
  const out = new Uint8Array(64)
  children(first(der).content).forEach(({ content }, at) => {
    const number = content.length > 32 ? content.subarray(content.length - 32) : content
    out.set(number, at * 32 + 32 - number.length)
  })
  return out
}

function first(bytes: Uint8Array): DerValue {
  const tag = bytes[0]!
  let size = bytes[1]!
  let at = 2
  if (size & 0x80) {
    const digits = size & 0x7f
    size = bytes.subarray(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0)
    at += digits
  }
  if (at + size > bytes.length) throw new RangeError('a value runs past its end')
  return { tag, whole: bytes.subarray(0, at + size), content: bytes.subarray(at, at + size) }
}

function children(content: Uint8Array): DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < content.length; ) {
    const value = first(content.subarray(at))
    values.push(value)
    at += value.whole.length
  }
  return values
}

/** SHA-256 in the browser. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)))
}

export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

// WebCrypto takes bytes with a buffer of their own.
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return text
}

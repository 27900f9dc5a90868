/** The few ASN.1 types that certificates and CMS signatures are made of, in DER. */

export function tlv(tag: number, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOctets(body.length), body])
}

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Buffer.from([0x80 | octets.length, ...octets])
}

export const sequence = (...members: Buffer[]): Buffer => tlv(0x30, ...members)
/** Members of a SET OF stand in the order of their encodings. */
export const setOf = (...members: Buffer[]): Buffer => tlv(0x31, ...members.sort(Buffer.compare))
export const octetString = (bytes: Buffer): Buffer => tlv(0x04, bytes)
export const bitString = (bytes: Buffer): Buffer => tlv(0x03, Buffer.from([0]), bytes)
export const utf8String = (text: string): Buffer => tlv(0x0c, Buffer.from(text, 'utf8'))
export const printableString = (text: string): Buffer => tlv(0x13, Buffer.from(text, 'latin1'))
export const nothing = (): Buffer => tlv(0x05)
export const yes = (): Buffer => tlv(0x01, Buffer.from([0xff]))
/** Context-specific, constructed. */
export const explicit = (number: number, ...contents: Buffer[]): Buffer => tlv(0xa0 | number, ...contents)

/** A non-negative integer from its big-endian bytes. */
export function integer(bytes: Buffer): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1
  const body = bytes.subarray(start)
  return (body[0] ?? 0) >= 0x80 ? tlv(0x02, Buffer.from([0]), body) : tlv(0x02, body.length > 0 ? body : Buffer.from([0]))
}

export const smallInteger = (value: number): Buffer => integer(Buffer.from([value]))

/** '1.2.840.113549.1.7.2' */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const octets = [first * 40 + second]
  for (const arc of rest) {
    const parts = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) parts.unshift((left & 0x7f) | 0x80)
    octets.push(...parts)
  }
  return tlv(0x06, Buffer.from(octets))
}

/** UTCTime until 2049, GeneralizedTime after, as X.509 asks. */
export function time(instant: Date): Buffer {
  const digits = instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const year = instant.getUTCFullYear()
  return year < 2050 ? tlv(0x17, Buffer.from(`${digits.slice(2)}Z`, 'latin1')) : tlv(0x18, Buffer.from(`${digits}Z`, 'latin1'))
}

export interface DerValue {
  tag: number
  /** With tag and length. */
  whole: Buffer
  content: Buffer
}

/** The values that stand one after the other in some bytes. Throws RangeError when they end early. */
export function readValues(bytes: Buffer): DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes.readUInt8(at)
    const first = bytes.readUInt8(at + 1)
    const octets = first < 0x80 ? 0 : first & 0x7f
    const length = octets === 0 ? first : bytes.readUIntBE(at + 2, octets)
    const start = at + 2 + octets
    if (start + length > bytes.length) throw new RangeError('DER value ends early')
    values.push({ tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return values
}

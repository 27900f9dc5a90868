import { createHash } from 'node:crypto'
import { explicit, nothing, objectId, octetString, readValues, sequence, setOf, smallInteger } from './der.ts'
import { oid } from './object-ids.ts'
import type { Signer } from './signer.ts'

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
const digestAlgorithm = sequence(objectId(oid.sha256))

/**
 * A detached CMS signature over content of which only the SHA-256 digest is needed, as PAdES-B-B asks for it: content type, digest and the
 * signing certificate are signed; the time stands in the PDF's signature dictionary instead. Issuer and serial number are copied from
 * the certificate byte by byte, because a name in Chinese encoded anew need not be the same bytes.
 */
export async function signDigest(contentDigest: Buffer, signer: Signer): Promise<Buffer> {
  const [own] = signer.chain
  if (!own) throw new RangeError('a signer needs its certificate')
  const { issuer, serialNumber } = identity(own)
  const attributes = [
    attribute(oid.contentType, objectId(oid.data)),
    attribute(oid.messageDigest, octetString(contentDigest)),
    attribute(oid.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(own)), sequence(sequence(explicit(4, issuer)), serialNumber))))),
  ]
  const signed = setOf(...attributes)
  const signature = await signer.sign(signed)
  const signatureAlgorithm = signer.algorithm === 'rsa' ? sequence(objectId(oid.sha256WithRsa), nothing()) : sequence(objectId(oid.ecdsaWithSha256))
  const signerInfo = sequence(
    smallInteger(1),
    sequence(issuer, serialNumber),
    digestAlgorithm,
    // What is signed is tagged as a set; inside the structure the same content carries the tag [0].
    explicit(0, readValues(signed)[0]!.content),
    signatureAlgorithm,
    octetString(signature),
  )
  const signedData = sequence(smallInteger(1), setOf(digestAlgorithm), sequence(objectId(oid.data)), explicit(0, ...signer.chain), setOf(signerInfo))
  return sequence(objectId(oid.signedData), explicit(0, signedData))
}

/** More bytes than `signDigest` gives for this signer: what has to be kept free for it. */
export function signatureRoom(signer: Signer): number {
  return signer.chain.reduce((sum, certificate) => sum + certificate.length, 0) + (signer.chain[0]?.length ?? 0) + (signer.algorithm === 'rsa' ? 1024 : 512)
}

function attribute(type: string, value: Buffer): Buffer {
  return sequence(objectId(type), setOf(value))
}

/** Issuer and serial number out of a certificate, as they stand there. */
function identity(certificate: Buffer): { issuer: Buffer; serialNumber: Buffer } {
  const [outer] = readValues(certificate)
  const [toBeSigned] = readValues(outer!.content)
  const fields = readValues(toBeSigned!.content)
  const afterVersion = fields[0]!.tag === 0xa0 ? 1 : 0
  return { serialNumber: fields[afterVersion]!.whole, issuer: fields[afterVersion + 2]!.whole }
}

/** The bytes of an ASN.1 value padded with zeros as a PDF stores it: hexadecimal, `room` bytes long. */
export function paddedHex(value: Buffer, room: number): string {
  if (value.length > room) throw new RangeError(`a signature of ${value.length} bytes does not fit into ${room}`)
  return value.toString('hex').padEnd(room * 2, '0')
}


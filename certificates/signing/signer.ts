import { createPrivateKey, createPublicKey, sign as signBytes, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

export type SignatureAlgorithm = 'ecdsaP256' | 'rsa'

/**
 * Who signs. The key may live in this process, in a hardware module or with a service: whoever implements this interface signs.
 * `sign` gives a signature over SHA-256 of the bytes: ECDSA as a DER sequence, RSA as PKCS #1 v1.5.
 */
export interface Signer {
  /** Common name of the signing certificate. */
  readonly name: string
  /** Made by this program for trying out: its signatures prove nothing about an office. */
  readonly demo: boolean
  readonly algorithm: SignatureAlgorithm
  /** DER, the signing certificate first, then its issuers. */
  readonly chain: readonly Buffer[]
  sign(bytes: Buffer): Promise<Buffer>
}

/** Stands in the organisational unit of certificates that this program makes for the demo. */
export const demoMark = '演示证书 DEMO'

/** The key or certificate given is not one that can sign. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError'
}

// RSA takes most of a millisecond: the callback form runs on the thread pool and does not hold up the event loop. For ECDSA the way there costs more than the signature.
const signOnPool = promisify(signBytes)

/**
 * A signer from PEM texts: a private key (EC P-256, or RSA of at least 2048 bits) and its certificate chain, own certificate first.
 * Throws SigningKeyError when the key is of another kind or does not belong to the certificate.
 */
export function signerFromPem({ privateKeyPem, certificatesPem }: { privateKeyPem: string; certificatesPem: string }): Signer {
  const key = readKey(privateKeyPem)
  const certificates = (certificatesPem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []).map((pem) => new X509Certificate(pem))
  const [own] = certificates
  if (!own) throw new SigningKeyError('there is no certificate beside the signing key')
  if (!own.checkPrivateKey(key)) throw new SigningKeyError('the signing key does not belong to the first certificate')
  const algorithm = algorithmOf(key)
  return {
    name: commonName(own),
    demo: own.subject.includes(demoMark),
    algorithm,
    chain: certificates.map((certificate) => certificate.raw),
    sign: async (bytes) => (algorithm === 'rsa' ? signOnPool('sha256', bytes, key) : signBytes('sha256', bytes, key)),
  }
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new SigningKeyError('the signing key is not a private key in PEM')
  }
}

function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'ec' && createPublicKey(key).asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ecdsaP256'
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return 'rsa'
  throw new SigningKeyError('the signing key must be EC P-256 or RSA of at least 2048 bits')
}

function commonName(certificate: X509Certificate): string {
  return /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject
}

import { createHash, X509Certificate } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import type { Json } from '../canonical-json.ts'
import { readValues } from '../signing/der.ts'
import { SigningKeyError } from '../signing/signer.ts'
import type { Signer } from '../signing/signer.ts'
import { base58 } from './base58.ts'

type JsonObject = { [key: string]: Json }

/**
 * Adds a Data Integrity proof of the suite ecdsa-jcs-2019: SHA-256 of the proof's options and of the document, both as canonical JSON,
 * signed with ECDSA P-256. Throws SigningKeyError for a signer with another kind of key.
 */
export async function signCredential(document: JsonObject, signer: Signer, { created, verificationMethod }: { created: string; verificationMethod: string }): Promise<JsonObject> {
  if (signer.algorithm !== 'ecdsaP256') throw new SigningKeyError('credentials are signed with EC P-256 keys')
  const options = {
    type: 'DataIntegrityProof', cryptosuite: 'ecdsa-jcs-2019', created, verificationMethod, proofPurpose: 'assertionMethod',
    ...(document['@context'] === undefined ? {} : { '@context': document['@context'] }),
  }
  const signature = await signer.sign(proofHash(options, document))
  return { ...document, proof: { ...options, proofValue: `z${base58(fixedWidth(signature))}` } }
}

/** What is signed: the hash of the options followed by the hash of the document. */
export function proofHash(options: JsonObject, document: JsonObject): Buffer {
  return Buffer.concat([options, document].map((value) => createHash('sha256').update(canonicalJson(value), 'utf8').digest()))
}

/** The signer's public key as a Multikey: `z` + base58 of the code of P-256 and the compressed point. */
export function publicKeyMultibase(signer: Signer): string {
  const jwk = new X509Certificate(signer.chain[0]!).publicKey.export({ format: 'jwk' })
  const x = Buffer.from(jwk.x ?? '', 'base64url')
  const y = Buffer.from(jwk.y ?? '', 'base64url')
  return `z${base58(Buffer.concat([Buffer.from([0x80, 0x24, 2 + ((y.at(-1) ?? 0) & 1)]), x]))}`
}

/** An ECDSA signature from its DER form into two numbers of 32 bytes. */
function fixedWidth(der: Buffer): Buffer {
  const [outer] = readValues(der)
  return Buffer.concat(
    readValues(outer!.content).map(({ content }) => {
      const number = content.length > 32 ? content.subarray(content.length - 32) : content
      return Buffer.concat([Buffer.alloc(32 - number.length), number])
    }),
  )
}

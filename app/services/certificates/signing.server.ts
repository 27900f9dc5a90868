import { createHash } from 'node:crypto'
import { settings } from '#app/lib/env.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { paths } from '#app/lib/paths.ts'
import { composeOpenBadge } from '#certificates/credentials/open-badge.ts'
import { publicKeyMultibase, signCredential } from '#certificates/credentials/sign-credential.ts'
import type { IssuedDocument } from '#certificates/issued-document.ts'
import { loadDemoSigner, loadSigner } from '#certificates/signing/load-signer.ts'
import type { Signer } from '#certificates/signing/signer.ts'

let loaded: { key: string; signer: Signer | null } | undefined

/**
 * Who signs the files of this installation: the key named in the configuration; in the demonstration a key made at its first start, whose
 * certificate says that it is one; else nobody, and the record alone vouches for a certificate.
 */
export function documentSigner(): Signer | null {
  const { signing, dataDirectory, demo } = settings()
  const key = JSON.stringify([signing, dataDirectory, demo])
  if (loaded?.key !== key) {
    const signer = signing ? loadSigner(signing) : demo ? loadDemoSigner({ dataDir: dataDirectory, organisation: '匠衡演示系统', now: new Date() }) : null
    loaded = { key, signer }
  }
  return loaded.signer
}

export interface SignerMark {
  /** SHA-256 of the signing certificate, hexadecimal. */
  fingerprint: string
  name: string
  demo: boolean
}

export function signerMark(signer: Signer): SignerMark {
  return { fingerprint: createHash('sha256').update(signer.chain[0]!).digest('hex'), name: signer.name, demo: signer.demo }
}

/** Credentials are signed by the same key where it is an EC key; RSA keys sign the files only. */
const credentialSigner = (): Signer | null => {
  const signer = documentSigner()
  return signer?.algorithm === 'ecdsaP256' ? signer : null
}

const issuerId = (regionCode: string) => publicOrigin() + paths.credentialIssuer(regionCode)

/** The signed Open Badges credential of a certificate as text; undefined where nobody signs credentials. */
export async function credentialText(payload: IssuedDocument, { regionCode, issuedAt }: { regionCode: string; issuedAt: Date }): Promise<string | undefined> {
  const signer = credentialSigner()
  if (!signer) return undefined
  const id = issuerId(regionCode)
  const document = composeOpenBadge(payload, { id, name: payload.issuerNames.join('、') })
  const signed = await signCredential(document, signer, { created: `${issuedAt.toISOString().slice(0, 19)}Z`, verificationMethod: `${id}#key-1` })
  return JSON.stringify(signed, null, 1)
}

/** The issuer's profile with the key that proves its credentials, for whoever checks one. Null where nobody signs. */
export function issuerProfile({ regionCode, name }: { regionCode: string; name: string }): Record<string, unknown> | null {
  const signer = credentialSigner()
  if (!signer) return null
  const id = issuerId(regionCode)
  const key = { id: `${id}#key-1`, type: 'Multikey', controller: id, publicKeyMultibase: publicKeyMultibase(signer) }
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', 'https://w3id.org/security/multikey/v1'],
    id,
    'type': ['Profile'],
    name,
    'url': publicOrigin(),
    'verificationMethod': [key],
    'assertionMethod': [key.id],
  }
}

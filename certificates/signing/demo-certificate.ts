import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { bitString, explicit, integer, nothing, objectId, octetString, printableString, sequence, setOf, smallInteger, time, tlv, utf8String, yes } from './der.ts'
import { oid } from './object-ids.ts'
import { demoMark } from './signer.ts'
import type { SignatureAlgorithm } from './signer.ts'

export interface SigningMaterial {
  privateKeyPem: string
  /** Own certificate first, then the issuer's. */
  certificatesPem: string
}

export interface DemoCertificateOptions {
  /** Name of the office, e.g. 武义县人力资源和社会保障局; any script. */
  organisation: string
  algorithm: SignatureAlgorithm
  /** Valid from this day on, for ten years. */
  from: Date
}

/**
 * A key with a certificate of its own issuer, for trying signatures out. Both names say that it is a demonstration;
 * the issuer's private key is thrown away.
 */
export function makeDemoCertificate({ organisation, algorithm, from }: DemoCertificateOptions): SigningMaterial {
  const authority = makeKeys(algorithm)
  const own = makeKeys(algorithm)
  const issuer = distinguishedName(organisation, `${organisation}（演示根证书，无效力）`)
  const subject = distinguishedName(organisation, `${organisation}（演示签章，无效力）`)
  const common = { issuer, from, algorithm, issuerKey: authority.privateKey, issuerKeyId: keyId(authority.publicKey) }
  const issuerCertificate = makeCertificate({ ...common, subject: issuer, publicKey: authority.publicKey, authority: true })
  const ownCertificate = makeCertificate({ ...common, subject, publicKey: own.publicKey, authority: false })
  return {
    privateKeyPem: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatesPem: [ownCertificate, issuerCertificate].map(toPem).join(''),
  }
}

interface CertificateFacts {
  issuer: Buffer
  subject: Buffer
  publicKey: KeyObject
  issuerKey: KeyObject
  issuerKeyId: Buffer
  algorithm: SignatureAlgorithm
  from: Date
  authority: boolean
}

function makeCertificate(facts: CertificateFacts): Buffer {
  const signatureAlgorithm = facts.algorithm === 'rsa' ? sequence(objectId(oid.sha256WithRsa), nothing()) : sequence(objectId(oid.ecdsaWithSha256))
  const until = new Date(facts.from)
  until.setUTCFullYear(until.getUTCFullYear() + 10)
  const serial = randomBytes(16)
  serial[0] = (serial[0]! & 0x7f) | 0x40 // positive, and never shorter
  const toBeSigned = sequence(
    explicit(0, smallInteger(2)), // X.509 version 3
    integer(serial),
    signatureAlgorithm,
    facts.issuer,
    sequence(time(facts.from), time(until)),
    facts.subject,
    facts.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, extensions(facts)),
  )
  return sequence(toBeSigned, signatureAlgorithm, bitString(sign('sha256', toBeSigned, facts.issuerKey)))
}

function extensions({ authority, publicKey, issuerKeyId }: CertificateFacts): Buffer {
  const extension = (id: string, critical: boolean, value: Buffer): Buffer => sequence(objectId(id), ...(critical ? [yes()] : []), octetString(value))
  // keyCertSign and cRLSign for the issuer; digitalSignature and nonRepudiation for who signs documents.
  const usage = authority ? tlv(0x03, Buffer.from([1, 0b0000_0110])) : tlv(0x03, Buffer.from([6, 0b1100_0000]))
  return sequence(
    extension(oid.basicConstraints, true, authority ? sequence(yes()) : sequence()),
    extension(oid.keyUsage, true, usage),
    extension(oid.subjectKeyIdentifier, false, octetString(keyId(publicKey))),
    extension(oid.authorityKeyIdentifier, false, sequence(tlv(0x80, issuerKeyId))),
  )
}

function distinguishedName(organisation: string, commonName: string): Buffer {
  const part = (id: string, value: Buffer): Buffer => setOf(sequence(objectId(id), value))
  return sequence(
    part(oid.countryName, printableString('CN')),
    part(oid.organisationName, utf8String(organisation)),
    part(oid.organisationalUnit, utf8String(demoMark)),
    part(oid.commonName, utf8String(commonName)),
  )
}

function makeKeys(algorithm: SignatureAlgorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  return algorithm === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
}

function keyId(publicKey: KeyObject): Buffer {
  return createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest().subarray(0, 20)
}

function toPem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`
}

import { readCode, VERIFY_CODE_LENGTH } from '#app/lib/codes.server.ts'
import { describeIssued } from '#certificates/describe-issued.ts'
import { IssuedDocument, type IssuedKind } from '#certificates/issued-document.ts'
import { readDb } from '#db/client.ts'
import { findByVerifyCode } from '#db/queries/certificates.ts'
import type { CertificateStatus } from '#db/schema/certificates.ts'
import { maskName } from './mask-name.ts'
import { documentSigner, signerMark, type SignerMark } from './signing.server.ts'

/** What anybody may see of a certificate: the record, never what a file says. */
export interface PublicCertificate {
  kind: IssuedKind
  heading: string
  status: CertificateStatus
  statusReason: string | null
  statusChangedAt: string | null
  number: string
  name: string
  award: string
  sentence: string
  issuerNames: string[]
  issuedOn: string
  regionName: string
  demo: boolean
  /** SHA-256 of the issued file, to compare a copy with; null until it is drawn. */
  fileHash: string | null
  /** Whose signature its file carries. */
  signer: SignerMark | null
  /** Address of its credential, while it is valid. */
  hasCredential: boolean
  predecessorNumber: string | null
  successorNumber: string | null
}

/** A malformed code asks the database too, so that neither answer nor time tells it from an unknown one. */
const codeOf = (typed: string): string => readCode(typed, VERIFY_CODE_LENGTH) ?? '-'

/** The record behind a code. Null for an unknown code and for one that cannot be a code: the two are answered alike. */
export async function verifyCertificate(typed: string): Promise<PublicCertificate | null> {
  const found = await findByVerifyCode(readDb, codeOf(typed))
  if (!found) return null
  const { certificate, regionName, predecessor, successor } = found
  const payload = IssuedDocument.parse(certificate.payload)
  const { name, heading, award, sentence } = describeIssued(payload)
  const current = documentSigner()
  const mark = current && signerMark(current)
  return {
    kind: payload.kind,
    heading,
    status: certificate.status,
    statusReason: certificate.statusReason,
    statusChangedAt: certificate.statusChangedAt?.toISOString() ?? null,
    number: certificate.number,
    name: maskName(name),
    award,
    sentence,
    issuerNames: payload.issuerNames,
    issuedOn: payload.issuedOn,
    regionName,
    demo: payload.demo,
    fileHash: certificate.pdfHash,
    signer: certificate.signerFingerprint && certificate.signerName
      ? { fingerprint: certificate.signerFingerprint, name: certificate.signerName, demo: mark?.fingerprint === certificate.signerFingerprint ? mark.demo : payload.demo }
      : null,
    hasCredential: certificate.credential !== null && certificate.status === 'valid',
    predecessorNumber: predecessor?.number ?? null,
    successorNumber: successor?.number ?? null,
  }
}

/** The signed credential behind a code: only while the certificate is valid, because a copy says nothing of a later revocation. */
export async function readCredential(typed: string): Promise<{ status: CertificateStatus; credential: unknown } | null> {
  const found = await findByVerifyCode(readDb, codeOf(typed))
  return found && found.certificate.credential !== null ? { status: found.certificate.status, credential: found.certificate.credential } : null
}

import { readCode, VERIFY_CODE_LENGTH } from '#app/lib/codes.server.ts'
import { AwardCertificatePayload } from '#certificates/payload.ts'
import { readDb } from '#db/client.ts'
import { findByVerifyCode } from '#db/queries/certificates.ts'
import type { CertificateStatus } from '#db/schema/certificates.ts'
import { maskName } from './mask-name.ts'

/** What anybody may see of a certificate: the record, never what a file says. */
export interface PublicCertificate {
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
  successorNumber: string | null
}

/** The record behind a code. Null for an unknown code and for one that cannot be a code: the two are answered alike. */
export async function verifyCertificate(typed: string): Promise<PublicCertificate | null> {
  // A malformed code asks the database too, so that neither answer nor time tells it from an unknown one.
  const code = readCode(typed, VERIFY_CODE_LENGTH) ?? '-'
  const found = await findByVerifyCode(readDb, code)
  if (!found) return null
  const { certificate, regionName, successor } = found
  const payload = AwardCertificatePayload.parse(certificate.payload)
  return {
    status: certificate.status,
    statusReason: certificate.statusReason,
    statusChangedAt: certificate.statusChangedAt?.toISOString() ?? null,
    number: certificate.number,
    name: maskName(payload.recipientName),
    award: payload.awardTitle,
    sentence: payload.bodyText.map((part) => part.text).join(''),
    issuerNames: payload.issuerNames,
    issuedOn: payload.issuedOn,
    regionName,
    demo: payload.demo,
    fileHash: certificate.pdfHash,
    successorNumber: successor?.number ?? null,
  }
}

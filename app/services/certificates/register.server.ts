import { hasPermission, hasPermissionAt, type RegionActor, type Scope } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { describeIssued } from '#certificates/describe-issued.ts'
import { IssuedDocument } from '#certificates/issued-document.ts'
import { readDb } from '#db/client.ts'
import { getCertificateRecord, listChain, reportNumbers, searchCertificates, type RegisterFilter } from '#db/queries/certificate-register.ts'
import { getCertificatePlace, type CertificatePlace } from '#db/queries/certificates.ts'
import { comparePlace } from './issue-certificates.server.ts'
import { CERTIFICATE_KINDS } from './kinds/kinds.server.ts'

const PAGE_SIZE = 50

/** Whether somebody's role reaches the place of a certificate; those of the region need a role over the whole region. */
export function reachesPlace(actor: RegionActor, permission: 'certificate:read' | 'certificate:issue' | 'certificate:revoke', { eventId, competitionId }: CertificatePlace): boolean {
  return hasPermissionAt(actor, permission, { regionId: actor.regionId, ...(eventId ? { eventId } : {}), ...(competitionId ? { competitionId } : {}) })
}

/** The register: the numbers of each kind and year with their gaps (none), and one page of the certificates that match. */
export async function getRegisterPage(actor: RegionActor, filter: RegisterFilter, page: number) {
  const [report, found] = await Promise.all([
    reportNumbers(readDb, { regionId: actor.regionId }),
    searchCertificates(readDb, { regionId: actor.regionId, filter, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
  ])
  return {
    report: report.map((row) => ({ ...row, kind: CERTIFICATE_KINDS.find(({ code }) => code === row.series)?.kind ?? null })),
    kinds: CERTIFICATE_KINDS.map(({ kind }) => kind),
    total: found.total,
    page,
    pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)),
    rows: found.rows.map(({ id, number, kind, status, payload }) => ({ id, number, kind: kind as (typeof CERTIFICATE_KINDS)[number]['kind'], status, ...pick(payload) })),
  }
}

function pick(payload: unknown) {
  const { name, organisation, award } = describeIssued(IssuedDocument.parse(payload))
  return { name, organisation, award }
}

export type RegisterPage = Awaited<ReturnType<typeof getRegisterPage>>

/** One certificate: record, file, chain of old and new, and what can be done with it now. Null when it is not within reach. */
export async function getCertificatePage(actor: RegionActor, certificateId: string) {
  const found = await getCertificateRecord(readDb, { certificateId, regionId: actor.regionId })
  if (!found) return null
  const { certificate, eventId, eventName } = found
  const payload = IssuedDocument.parse(certificate.payload)
  const kind = CERTIFICATE_KINDS.find((candidate) => candidate.kind === certificate.kind)!
  const [chain, compared] = await Promise.all([
    listChain(readDb, { regionId: actor.regionId, kind: certificate.kind, sourceKey: certificate.sourceKey }),
    comparePlace(readDb, kind, { regionId: actor.regionId, eventId }),
  ])
  const stands = certificate.status === 'valid' || certificate.status === 'suspended'
  const due = compared.source.refusal === null && compared.source.subjects.some(({ sourceKey }) => sourceKey === certificate.sourceKey)
  return {
    id: certificate.id, number: certificate.number, kind: kind.kind, status: certificate.status, statusReason: certificate.statusReason,
    verifyCode: certificate.verifyCode, drawn: found.drawn, pdfHash: certificate.pdfHash, payloadHash: certificate.payloadHash, signerName: certificate.signerName, hasCredential: certificate.credential !== null,
    issuedOn: payload.issuedOn, issuedByName: found.issuedByName, edition: found.edition, keptReason: certificate.keptReason,
    event: eventId === null ? null : { id: eventId, name: eventName ?? '' },
    words: describeIssued(payload),
    chain: chain.map((link) => ({ ...link, issuedAt: link.issuedAt.toISOString(), statusChangedAt: link.statusChangedAt?.toISOString() ?? null })),
    mayRevoke: stands && hasPermission(actor, 'certificate:revoke'),
    mayReplace: stands && due && hasPermission(actor, 'certificate:issue'),
  }
}

export type CertificatePage = NonNullable<Awaited<ReturnType<typeof getCertificatePage>>>

/** The place of a certificate as a guard takes it. @throws AppError 404 when it is not one of this region */
export async function placeOfCertificate(actor: RegionActor, certificateId: string): Promise<Scope> {
  const { eventId, competitionId } = required(await getCertificatePlace(readDb, { certificateId, regionId: actor.regionId }))
  return { regionId: actor.regionId, ...(eventId ? { eventId } : {}), ...(competitionId ? { competitionId } : {}) }
}

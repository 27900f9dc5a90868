import { newVerifyCode } from '#app/lib/codes.server.ts'
import { settings } from '#app/lib/env.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { paths } from '#app/lib/paths.ts'
import { IssuedDocument } from '#certificates/issued-document.ts'
import type { CertificateDesign } from '#certificates/payload.ts'
import type { RegionRow } from '#db/queries/regions.ts'
import { formatCertificateNumber, patternOfKind } from './certificate-number.ts'
import type { CertificateKind, Source, Subject } from './kinds/kind.ts'

export interface PaperFrame {
  kind: CertificateKind
  source: Pick<Source, 'edition' | 'competitionId'>
  region: Pick<RegionRow, 'name' | 'settings'>
  design: CertificateDesign
  /** The day it is issued. */
  day: string
  sealHash: string | null
}

export interface Composed {
  payload: IssuedDocument
  verifyCode: string
}

/** The frozen payload of one certificate: what it says, with its number, a code nobody can guess, issuer and day. */
export function composePayload({ kind, source, region, design, day, sealHash }: PaperFrame, subject: Pick<Subject, 'content'>, serial: number, replaces: string | null): Composed {
  const verifyCode = newVerifyCode()
  const year = Number(day.slice(0, 4))
  const award = kind.kind !== 'studioPlaque' && kind.kind !== 'promotionProof'
  const payload = IssuedDocument.parse({
    schema: 1, kind: kind.kind, language: 'zh-CN',
    ...subject.content,
    ...(award ? { design, ...(source.competitionId ? { competitionId: source.competitionId } : {}) } : {}),
    ...(source.edition && kind.kind !== 'studioPlaque' ? { editionId: source.edition.id } : {}),
    number: formatCertificateNumber(patternOfKind(region.settings.certificateNumberPattern, kind.code), year, serial),
    issuerNames: [region.settings.issuerName || region.name],
    issuedOn: day,
    verifyUrl: publicOrigin() + paths.verify(verifyCode),
    verifyCode,
    demo: settings().demo,
    ...(sealHash === null ? {} : { sealHash }),
    ...(replaces === null ? {} : { replaces }),
  })
  return { payload, verifyCode }
}

/** The paper as it would be, for looking at before it is issued: no number is used, and its code leads nowhere. */
export function composeDraft(frame: PaperFrame, subject: Pick<Subject, 'content'>): IssuedDocument {
  return composePayload(frame, subject, 0, null).payload
}

import { canonicalJson } from '#app/lib/canonical-json.ts'
import type { Subject } from './kinds/kind.ts'

/** A certificate that stands: valid or suspended. */
export interface StandingCertificate {
  id: string
  sourceKey: string
  number: string
  status: 'valid' | 'suspended'
  payload: object
  /** The edition that an officer looked at and left it standing all the same. */
  keptForEditionId: string | null
}

export interface IssuePlan {
  /** New certificates: nobody holds one for this subject. */
  fresh: Subject[]
  /** Certificates that say exactly what is due now. */
  keep: StandingCertificate[]
  /** Certificates that say something else than what is due now: each waits for somebody to replace it or leave it. */
  changed: Array<{ standing: StandingCertificate; subject: Subject }>
  /** Certificates that are due to nobody any more: each waits for somebody to suspend or revoke it or leave it. */
  gone: StandingCertificate[]
}

/**
 * Compares what is due with what stands, one by one. It only proposes: what people hold in their hands changes by an act of its own, with a
 * reason. What an officer left standing for the very edition is not proposed again.
 */
export function planIssue(subjects: readonly Subject[], standing: readonly StandingCertificate[], editionId: string | null): IssuePlan {
  const plan: IssuePlan = { fresh: [], keep: [], changed: [], gone: [] }
  const open = new Map(standing.map((certificate) => [certificate.sourceKey, certificate]))
  const left = (certificate: StandingCertificate) => editionId !== null && certificate.keptForEditionId === editionId
  for (const subject of subjects) {
    const before = open.get(subject.sourceKey)
    open.delete(subject.sourceKey)
    if (!before) plan.fresh.push(subject)
    else if (left(before) || contentText(before.payload) === contentText(subject.content)) plan.keep.push(before)
    else plan.changed.push({ standing: before, subject })
  }
  for (const certificate of open.values()) (left(certificate) ? plan.keep : plan.gone).push(certificate)
  return plan
}

/** What belongs to the paper and not to what it says. */
const FRAME = new Set([
  'schema', 'kind', 'design', 'language', 'number', 'issuerNames', 'issuedOn', 'verifyUrl', 'verifyCode', 'demo', 'sealHash', 'replaces', 'competitionId', 'editionId',
])

/** The content of a payload as one text, to compare what two say. */
export function contentText(payload: object): string {
  return canonicalJson(Object.fromEntries(Object.entries(payload).filter(([key]) => !FRAME.has(key))))
}

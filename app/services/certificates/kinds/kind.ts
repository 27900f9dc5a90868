import type { IssuedKind } from '#certificates/issued-document.ts'
import type { DbOrTx } from '#db/client.ts'

/** Where certificates of a kind are issued: for one event, or for the whole region. */
export interface IssueScope {
  regionId: string
  /** Null for kinds of the region. */
  eventId: string | null
}

/** Somebody or something that a certificate of this kind is due to, by what is frozen or appointed now. */
export interface Subject {
  /** Identity within the kind: entry, appointment or studio. */
  sourceKey: string
  /** How lists call it. */
  label: string
  personId: string | null
  entryId: string | null
  studioId: string | null
  /** What the certificate says: its payload without number, code, issuer and date. */
  content: Record<string, unknown>
}

export type SourceRefusal = 'notPublished' | 'correctionOpen' | 'noSource'

export interface Source {
  /** The frozen edition, for kinds that have one. */
  edition: { id: string; number: number } | null
  competitionId: string | null
  subjects: Subject[]
  /** Why nothing can be issued at the moment, although what stands can be compared. */
  refusal: SourceRefusal | null
}

/** One kind of certificate as data: what it is called in numbers, where it is issued and whom it is due to. */
export interface CertificateKind {
  kind: IssuedKind
  place: 'event' | 'region'
  /** Two letters that stand for the kind in numbers; each has serials of its own. */
  code: string
  /** Whether the holder may be asked to check it before it is issued. */
  proofs: boolean
  /** Whether a design can be chosen. */
  designs: boolean
  source: (db: DbOrTx, scope: IssueScope) => Promise<Source>
}

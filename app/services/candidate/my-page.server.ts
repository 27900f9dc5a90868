import type { RegionActor } from '#app/auth/actor.ts'
import type { IssuedKind } from '#certificates/issued-document.ts'
import { readDb } from '#db/client.ts'
import { listPersonProofs } from '#db/queries/certificate-proofs.ts'
import { listPersonCertificates } from '#db/queries/certificates.ts'
import { listOwnEntries } from '#db/queries/own-entries.ts'
import type { RankResult } from '#scoring/ranking/rank-contest.ts'

export interface MyCertificate {
  id: string
  kind: IssuedKind
  number: string
  status: 'valid' | 'suspended' | 'revoked' | 'replaced'
  statusReason: string | null
  drawn: boolean
  verifyCode: string
}

export interface MyEntry {
  entryId: string
  eventId: string
  competitionName: string
  competitionNameEn: string | null
  eventName: string
  eventNameEn: string | null
  division: string
  number: string
  finalOn: string
  competitionState: string
  /** The result was announced to the field: own marks and the appeal clock have a page. */
  announced: boolean
  /** Null while no result is published. */
  result: {
    edition: number
    publishedAt: string
    rank: number | null
    total: string | null
    fieldSize: number
    status: string | null
    parts: Array<{ key: string; name: string; nameEn: string | null; mark: string | null; passMark: string }>
    award: { name: string; nameEn: string | null } | null
    promotion: { outcome: string; state: string | null } | null
  } | null
  certificates: MyCertificate[]
  /** Drafts of certificates that wait for the candidate's look, or that were answered and are not issued yet. */
  proofs: Array<{ id: string; state: 'asked' | 'confirmed' | 'reported' | 'settled' }>
}

/**
 * A candidate's own contests, newest first: result by part, rank, award, promotion and certificates. Only what is published; what a sealed
 * or unpublished result holds is not read at all.
 */
export async function getMyPage(actor: RegionActor): Promise<{ name: string; entries: MyEntry[] }> {
  const { personId, regionId } = actor
  if (personId === null) return { name: actor.displayName, entries: [] }
  const of = { regionId, personId }
  const [rows, certificates, proofs] = await Promise.all([listOwnEntries(readDb, of), listPersonCertificates(readDb, of), listPersonProofs(readDb, of)])
  return {
    name: actor.displayName,
    entries: rows.map(({ entry, event, competition, edition, line, rules, promotionState, announcedAt }): MyEntry => ({
      entryId: entry.id,
      eventId: event.id,
      competitionName: competition.name,
      competitionNameEn: competition.nameEn,
      eventName: event.name,
      eventNameEn: event.nameEn,
      division: event.division,
      number: entry.number,
      finalOn: competition.finalOn,
      competitionState: competition.state,
      announced: announcedAt !== null,
      result: edition && line && rules ? readResult(edition, line, rules, promotionState) : null,
      certificates: certificates
        .filter((certificate) => certificate.entryId === entry.id)
        .map(({ id, kind, number, status, statusReason, drawn, verifyCode }) => ({ id, kind: kind as MyCertificate['kind'], number, status, statusReason, drawn, verifyCode })),
      proofs: proofs
        .filter((proof) => proof.entryId === entry.id && !certificates.some(({ entryId, kind, status }) => entryId === entry.id && kind === proof.kind && (status === 'valid' || status === 'suspended')))
        .flatMap(({ id, state }) => (state === 'superseded' ? [] : [{ id, state }])),
    })),
  }
}

type OwnRow = Awaited<ReturnType<typeof listOwnEntries>>[number]

function readResult(edition: NonNullable<OwnRow['edition']>, line: NonNullable<OwnRow['line']>, rules: NonNullable<OwnRow['rules']>, promotionState: string | null): MyEntry['result'] {
  // The frozen output is what everybody else sees too; nothing is computed again for this page.
  const standing = (edition.output as RankResult).standings.find((candidate) => candidate.id === line.entryId)
  const award = rules.awards.find((candidate) => candidate.key === line.award)
  return {
    edition: edition.edition,
    publishedAt: edition.publishedAt?.toISOString() ?? '',
    rank: line.rank,
    total: standing?.total ?? null,
    fieldSize: edition.fieldSize,
    status: line.unranked,
    parts: rules.parts.map((part) => ({ key: part.key, name: part.name, nameEn: part.nameEn ?? null, mark: standing?.marks[part.key] ?? null, passMark: part.passMark ?? '60.00' })),
    award: award ? { name: award.name, nameEn: award.nameEn ?? null } : null,
    promotion: line.promotion === null ? null : { outcome: line.promotion, state: promotionState },
  }
}

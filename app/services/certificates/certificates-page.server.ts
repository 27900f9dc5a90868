import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { nextNumbers } from '#db/queries/certificate-register.ts'
import { describeIssued } from '#certificates/describe-issued.ts'
import { IssuedDocument, listUndrawable } from '#certificates/issued-document.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listPlaceBatches, listPlaceCertificates } from '#db/queries/certificates.ts'
import { requireEvent } from '#db/queries/events.ts'
import type { CertificateStatus } from '#db/schema/certificates.ts'
import { composeDraft, type PaperFrame } from './compose-payload.server.ts'
import { formatCertificateNumber, patternOfKind } from './certificate-number.ts'
import { certificateFonts } from './fonts.server.ts'
import { comparePlace, paperFrame } from './issue-certificates.server.ts'
import { CERTIFICATE_KINDS } from './kinds/kinds.server.ts'
import type { CertificateKind, IssueScope, Subject } from './kinds/kind.ts'
import type { IssuePlan } from './plan-issue.ts'
import { getProofsPanel } from './proofs.server.ts'

/** One certificate as the officer's list shows it. */
export interface CertificateLine {
  id: string
  number: string
  name: string
  organisation: string
  award: string
  edition: number | null
  status: CertificateStatus
  statusReason: string | null
  issuedOn: string
  drawn: boolean
  verifyCode: string
}

/** A certificate that stands and says something else than what is due now, with both sentences. */
export interface Proposal {
  certificateId: string
  number: string
  name: string
  status: 'valid' | 'suspended'
  before: string
  /** Null when nothing is due to its holder any more. */
  after: string | null
}

/** Names listed before the button; a long list is counted. */
const NAMED = 60

/** The certificates of one kind and place: what has been issued, what issuing now would do, what stands in its way, what a correction proposes. */
export async function getPlacePage(actor: RegionActor, kind: CertificateKind, eventId: string | null) {
  const scope: IssueScope = { regionId: actor.regionId, eventId }
  const of = { ...scope, kind: kind.kind }
  const [certificates, batches, { source, plan }] = await Promise.all([listPlaceCertificates(readDb, of), listPlaceBatches(readDb, of), comparePlace(readDb, kind, scope)])
  const frame = await paperFrame(readDb, kind, source, scope, 'classic')
  const year = Number(frame.day.slice(0, 4))
  const next = await nextNumbers(readDb, { regionId: actor.regionId, series: kind.code, year })
  const number = (serial: number) => formatCertificateNumber(patternOfKind(frame.region.settings.certificateNumberPattern, kind.code), year, serial)
  return {
    kind: kind.kind,
    kinds: CERTIFICATE_KINDS.filter(({ place }) => place === kind.place).map((each) => each.kind),
    designs: kind.designs,
    mayIssue: hasPermission(actor, 'certificate:issue'),
    mayRevoke: hasPermission(actor, 'certificate:revoke'),
    certificates: certificates.map((row): CertificateLine => {
      const payload = IssuedDocument.parse(row.payload)
      const { name, organisation, award } = describeIssued(payload)
      return { id: row.id, number: row.number, name, organisation, award, edition: row.edition, status: row.status, statusReason: row.statusReason, issuedOn: payload.issuedOn, drawn: row.drawn, verifyCode: row.verifyCode }
    }),
    batches: batches.map((batch) => ({ ...batch, createdAt: batch.createdAt.toISOString() })),
    issue: {
      refusal: source.refusal,
      edition: source.edition?.number ?? null,
      count: plan.fresh.length,
      names: plan.fresh.slice(0, NAMED).map(({ label }) => label),
      keep: plan.keep.length,
      numbers: plan.fresh.length === 0 ? null : { first: number(next), last: number(next + plan.fresh.length - 1) },
      undrawable: undrawable(frame, plan.fresh),
      sealed: frame.sealHash !== null,
    },
    proposals: proposalsOf(frame, plan),
    mayKeep: source.edition !== null,
    proofs: kind.proofs ? await getProofsPanel(actor, kind, source, plan.fresh) : null,
  }
}

export type PlacePage = Awaited<ReturnType<typeof getPlacePage>>

/** The same for one event, with its head. */
export async function getCertificatesPage(actor: RegionActor, kind: CertificateKind, eventId: string) {
  const event = await requireEvent(readDb, { regionId: actor.regionId, eventId })
  return {
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn, state: event.competition.state },
    mayPrintCodes: hasPermission(actor, 'activation:issue'),
    place: await getPlacePage(actor, kind, eventId),
  }
}

/** Characters that no font can draw, told before anybody presses the button. */
function undrawable(frame: PaperFrame, subjects: readonly Subject[]): Array<{ text: string; characters: string }> {
  if (subjects.length === 0) return []
  const fonts = certificateFonts()
  return subjects.flatMap((subject) => listUndrawable(composeDraft(frame, subject), fonts).map(({ text, characters }) => ({ text, characters: characters.join('') })))
}

/** What an edition proposes for the certificates of one kind that stand: each with what it says and what is due now. */
export async function placeProposals(db: DbOrTx, kind: CertificateKind, scope: IssueScope): Promise<Proposal[]> {
  const { source, plan } = await comparePlace(db, kind, scope)
  return plan.changed.length + plan.gone.length === 0 ? [] : proposalsOf(await paperFrame(db, kind, source, scope, 'classic'), plan)
}

function proposalsOf(frame: PaperFrame, { changed, gone }: IssuePlan): Proposal[] {
  const words = (payload: object) => describeIssued(IssuedDocument.parse(payload))
  return [
    ...changed.map(({ standing, subject }): Proposal => {
      const before = words(standing.payload)
      const after = describeIssued(composeDraft(frame, subject))
      return { certificateId: standing.id, number: standing.number, name: before.name, status: standing.status, ...firstDifference(before, after) }
    }),
    ...gone.map((standing): Proposal => {
      const before = words(standing.payload)
      return { certificateId: standing.id, number: standing.number, name: before.name, status: standing.status, before: before.award, after: null }
    }),
  ]
}

/** What a person has to compare: the award where it differs, else the name, the unit or the whole sentence. */
function firstDifference(before: ReturnType<typeof describeIssued>, after: ReturnType<typeof describeIssued>): { before: string; after: string } {
  const key = (['award', 'name', 'organisation', 'sentence'] as const).find((candidate) => before[candidate] !== after[candidate]) ?? 'sentence'
  return { before: before[key], after: after[key] }
}

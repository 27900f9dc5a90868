import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { listUndrawable } from '#certificates/issued-document.ts'
import { payloadHash, type CertificateDesign } from '#certificates/payload.ts'
import { readDb, type DbOrTx, type Tx } from '#db/client.ts'
import { enqueueJob } from '#db/jobs/enqueue-job.ts'
import { insertBatch, insertCertificates, listStandingCertificates, setBatchJob, takeSerials, type CertificateRow } from '#db/queries/certificates.ts'
import { countProofs } from '#db/queries/certificate-proofs.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { lockRegion } from '#db/queries/region-settings.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getActiveSeal } from '#db/queries/seals.ts'
import { recordEvent, regionChain, type AuditEvent } from '../audit/record-event.server.ts'
import { today } from '../clock.server.ts'
import { runCommand } from '../command.server.ts'
import { composePayload, type PaperFrame } from './compose-payload.server.ts'
import { DRAW_JOB } from './draw-batch.server.ts'
import { certificateFonts } from './fonts.server.ts'
import type { CertificateKind, IssueScope, Source, SourceRefusal, Subject } from './kinds/kind.ts'
import { planIssue, type IssuePlan, type StandingCertificate } from './plan-issue.ts'

export type IssueRefusal = SourceRefusal | 'nothingToIssue' | 'missingCharacters' | 'proofsReported' | 'proofsWaiting'

/** What is due, what stands and how the two differ; read by the pages and again inside each act. */
export async function comparePlace(db: DbOrTx, kind: CertificateKind, scope: IssueScope): Promise<{ source: Source; plan: IssuePlan }> {
  const [source, standing] = await Promise.all([kind.source(db, scope), listStandingCertificates(db, { ...scope, kind: kind.kind })])
  return { source, plan: planIssue(source.subjects, standing.map(asStanding), source.edition?.id ?? null) }
}

const asStanding = ({ id, sourceKey, number, status, payload, keptForEditionId }: CertificateRow): StandingCertificate => ({
  id, sourceKey, number, status: status === 'suspended' ? 'suspended' : 'valid', payload: payload as object, keptForEditionId,
})

/** The chain that acts of this place belong to. */
export function placeChain({ regionId }: IssueScope, competitionId: string | null): AuditEvent['chain'] {
  return competitionId === null ? regionChain(regionId) : { type: 'competition', id: competitionId }
}

/** Nobody else issues or changes certificates of this place until the transaction ends. */
export async function lockPlace(tx: Tx, { regionId }: IssueScope, competitionId: string | null): Promise<void> {
  if (competitionId === null) await lockRegion(tx, regionId)
  else await lockCompetition(tx, competitionId, 'exclusive')
}

/** Everything of a paper that is the same for all of a batch. */
export async function paperFrame(db: DbOrTx, kind: CertificateKind, source: Source, { regionId }: IssueScope, design: CertificateDesign): Promise<PaperFrame> {
  const [region, seal, day] = await Promise.all([requireRegion(db, regionId), getActiveSeal(db, { regionId }), today(db)])
  return { kind, source, region, design, day, sealHash: seal?.sha256 ?? null }
}

export interface IssueCertificates {
  actor: RegionActor
  kind: CertificateKind
  eventId: string | null
  design?: CertificateDesign
  /** The officer issues although some holders have not answered their proofs. */
  withoutAnswers?: boolean
  idempotencyKey: string
}

/**
 * Issues a certificate to everybody it is due to and who holds none, in one act: numbers, codes and frozen payloads are fixed here, in one
 * transaction; a job then draws the bytes. Certificates that stand are not touched, whatever they say. `missingCharacters` names each text
 * that no font can draw, before anything is numbered.
 *
 * @throws AppError 404 for another region's event
 */
export async function issueCertificates({ actor, kind, eventId, design = 'classic', withoutAnswers = false, idempotencyKey }: IssueCertificates): Promise<Outcome<IssueRefusal, { batchId: string; jobId: string; issued: number }>> {
  const scope: IssueScope = { regionId: actor.regionId, eventId }
  const competitionId = eventId === null ? null : (await requireEvent(readDb, { regionId: actor.regionId, eventId })).competitionId
  return runCommand({ actor, name: 'issueCertificates', idempotencyKey, input: { kind: kind.kind, eventId, design, withoutAnswers } }, async (tx) => {
    await lockPlace(tx, scope, competitionId)
    const { source, plan } = await comparePlace(tx, kind, scope)
    if (source.refusal) return fail(source.refusal)
    if (plan.fresh.length === 0) return fail('nothingToIssue')
    if (kind.proofs && source.edition) {
      const proofs = await countProofs(tx, { regionId: actor.regionId, editionId: source.edition.id, kind: kind.kind })
      if (proofs.reported > 0) return fail('proofsReported', { count: proofs.reported })
      if (proofs.asked > 0 && !withoutAnswers) return fail('proofsWaiting', { count: proofs.asked })
    }
    const issued = await issueBatch(tx, { actor, scope, frame: await paperFrame(tx, kind, source, scope, design), source, subjects: plan.fresh.map((subject) => ({ subject, replaces: null })) })
    if (!issued.ok) return issued
    const { batchId, jobId, rows } = issued.value
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: 'certificatesIssued', subject: eventId === null ? { type: 'region', id: actor.regionId } : { type: 'event', id: eventId }, chain: placeChain(scope, competitionId),
      data: { batchId, certificateKind: kind.kind, edition: source.edition?.number ?? null, issued: rows.map(({ number, sourceKey, payloadHash: hash }) => ({ number, sourceKey, payloadHash: hash })) },
    })
    return done({ batchId, jobId, issued: rows.length })
  })
}

interface NewBatch {
  actor: RegionActor
  scope: IssueScope
  frame: PaperFrame
  source: Source
  subjects: Array<{ subject: Subject; replaces: StandingCertificate | null }>
}

/** Takes numbers, writes the certificates and asks for their files. The caller holds the lock of the place and records the act. */
export async function issueBatch(tx: Tx, { actor, scope, frame, source, subjects }: NewBatch): Promise<Outcome<'missingCharacters', { batchId: string; jobId: string; rows: CertificateRow[] }>> {
  const { kind, day } = frame
  const year = Number(day.slice(0, 4))
  const first = await takeSerials(tx, { regionId: scope.regionId, series: kind.code, year, count: subjects.length })
  const fonts = certificateFonts()
  const drafts = subjects.map(({ subject, replaces }, at) => ({ subject, replaces, serial: first + at, ...composePayload(frame, subject, first + at, replaces?.number ?? null) }))
  const missing = drafts.flatMap(({ payload }) => listUndrawable(payload, fonts).map(({ text, characters }) => ({ text, characters: characters.join('') })))
  if (missing.length > 0) return fail('missingCharacters', { missing })

  const editionId = source.edition?.id ?? null
  const batch = await insertBatch(tx, { regionId: scope.regionId, eventId: scope.eventId, editionId, kind: kind.kind, total: drafts.length, issuedBy: actor.userId })
  const rows = await insertCertificates(
    tx,
    drafts.map(({ subject, payload, serial, verifyCode, replaces }) => ({
      regionId: scope.regionId, batchId: batch.id, kind: kind.kind, series: kind.code, year, serial, number: payload.number, verifyCode, sourceKey: subject.sourceKey,
      personId: subject.personId, entryId: subject.entryId, studioId: subject.studioId, editionId, payload, payloadHash: payloadHash(payload), replacesId: replaces?.id ?? null, issuedBy: actor.userId,
    })),
  )
  const job = await enqueueJob(tx, { kind: DRAW_JOB, dedupeKey: batch.id, payload: { batchId: batch.id }, regionId: scope.regionId })
  await setBatchJob(tx, { batchId: batch.id, jobId: job.id })
  return done({ batchId: batch.id, jobId: job.id, rows })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import type { CertificateDesign } from '#certificates/payload.ts'
import { readDb, type Tx } from '#db/client.ts'
import { getCertificate, getCertificatePlace, keepForEdition, setSuccessor, updateCertificateStatus, type CertificatePlace, type CertificateRow } from '#db/queries/certificates.ts'
import { settleItemsOf } from '#db/queries/corrections.ts'
import type { CertificateStatus } from '#db/schema/certificates.ts'
import { recordEvent } from '../audit/record-event.server.ts'
import { runCommand } from '../command.server.ts'
import { comparePlace, issueBatch, lockPlace, paperFrame, placeChain } from './issue-certificates.server.ts'
import { CERTIFICATE_KINDS } from './kinds/kinds.server.ts'
import type { CertificateKind, IssueScope, Source, Subject } from './kinds/kind.ts'

export interface ChangeCertificate {
  actor: RegionActor
  certificateId: string
  /** The event whose page it is done on; null on the register of the region. */
  eventId?: string | null
  reason: string
  idempotencyKey: string
}

export type StatusAct = 'suspend' | 'lift' | 'revoke'

const ACTS: Readonly<Record<StatusAct, { from: readonly CertificateStatus[]; to: CertificateStatus; event: string }>> = {
  suspend: { from: ['valid'], to: 'suspended', event: 'certificateSuspended' },
  lift: { from: ['suspended'], to: 'valid', event: 'certificateRestored' },
  revoke: { from: ['valid', 'suspended'], to: 'revoked', event: 'certificateRevoked' },
}

async function placeOf(actor: RegionActor, certificateId: string, eventId: string | null | undefined): Promise<CertificatePlace> {
  const place = await getCertificatePlace(readDb, { certificateId, regionId: actor.regionId })
  if (!place || (eventId !== undefined && place.eventId !== eventId)) throw notFound()
  return place
}

/**
 * Suspends, restores or revokes one certificate with a reason. The record says so at once, to everybody who scans the code; the number stays
 * used.
 *
 * @returns `otherStatus` when it does not stand where the act begins
 * @throws AppError 404 when it is not a certificate of this region and event
 */
export async function changeCertificateStatus({ actor, certificateId, eventId, act, reason, idempotencyKey }: ChangeCertificate & { act: StatusAct }): Promise<Outcome<'otherStatus', { number: string }>> {
  const place = await placeOf(actor, certificateId, eventId)
  const { from, to, event } = ACTS[act]
  return runCommand({ actor, name: `certificates.${act}`, idempotencyKey, input: { certificateId, reason } }, async (tx) => {
    await lockPlace(tx, scopeOf(actor, place), place.competitionId)
    const row = await updateCertificateStatus(tx, { certificateId, regionId: actor.regionId, from, to, reason: act === 'lift' ? null : reason, by: actor.userId })
    if (!row) return fail('otherStatus', { status: (await getCertificate(tx, { certificateId, regionId: actor.regionId }))?.status ?? 'revoked' })
    if (act === 'revoke') await settle(tx, actor, certificateId, 'superseded', reason)
    await record(tx, actor, place, event, row, { reason })
    return done({ number: row.number })
  })
}

/** Revokes one certificate that stands, in a transaction that has locked its place. Writes its audit event. */
export async function revokeIn(tx: Tx, { actor, place, certificateId, reason }: { actor: RegionActor; place: CertificatePlace; certificateId: string; reason: string }): Promise<void> {
  const { from, to, event } = ACTS.revoke
  const row = required(await updateCertificateStatus(tx, { certificateId, regionId: actor.regionId, from, to, reason, by: actor.userId }))
  await settle(tx, actor, certificateId, 'superseded', reason)
  await record(tx, actor, place, event, row, { reason })
}

export type ReplaceRefusal = 'otherStatus' | 'notDue' | 'missingCharacters'

/**
 * Issues a certificate in the place of one that stands: by what is due now, with a new number and code. The old one says which took its place;
 * the new one says which it replaces.
 *
 * @returns `notDue` when nothing is due to its holder any more (suspend or revoke it instead)
 */
export async function replaceCertificate({ actor, certificateId, eventId, reason, design, idempotencyKey }: ChangeCertificate & { design?: CertificateDesign }): Promise<Outcome<ReplaceRefusal, { number: string; newNumber: string; newId: string; batchId: string }>> {
  const place = await placeOf(actor, certificateId, eventId)
  const scope = scopeOf(actor, place)
  return runCommand({ actor, name: 'certificates.replace', idempotencyKey, input: { certificateId, reason, design: design ?? null } }, async (tx) => {
    await lockPlace(tx, scope, place.competitionId)
    const old = required(await getCertificate(tx, { certificateId, regionId: actor.regionId }))
    if (old.status !== 'valid' && old.status !== 'suspended') return fail('otherStatus', { status: old.status })
    const kind = required(CERTIFICATE_KINDS.find((candidate) => candidate.kind === old.kind))
    const { source } = await comparePlace(tx, kind, scope)
    const subject = source.subjects.find(({ sourceKey }) => sourceKey === old.sourceKey)
    if (!subject || source.refusal) return fail('notDue')
    return replaceIn(tx, { actor, place, kind, source, subject, old, reason, design: design ?? designOf(old) })
  })
}

/** Puts a new certificate in the place of one that stands. The caller holds the lock of the place; the audit event is the last write. */
export async function replaceIn(
  tx: Tx,
  { actor, place, kind, source, subject, old, reason, design }: { actor: RegionActor; place: CertificatePlace; kind: CertificateKind; source: Source; subject: Subject; old: CertificateRow; reason: string; design: CertificateDesign },
): Promise<Outcome<'missingCharacters', { number: string; newNumber: string; newId: string; batchId: string }>> {
  const scope = scopeOf(actor, place)
  const certificateId = old.id
  // The old one steps back first: two never stand for the same subject.
  await updateCertificateStatus(tx, { certificateId, regionId: actor.regionId, from: ['valid', 'suspended'], to: 'replaced', reason, by: actor.userId })
  const frame = await paperFrame(tx, kind, source, scope, design)
  const standing = { id: old.id, sourceKey: old.sourceKey, number: old.number, status: 'valid' as const, payload: old.payload as object, keptForEditionId: null }
  const issued = await issueBatch(tx, { actor, scope, frame, source, subjects: [{ subject, replaces: standing }] })
  if (!issued.ok) return issued
  const next = required(issued.value.rows[0])
  await setSuccessor(tx, { certificateId, regionId: actor.regionId, replacedById: next.id })
  await settle(tx, actor, certificateId, 'superseded', reason)
  await record(tx, actor, place, 'certificateReplaced', old, { reason, newNumber: next.number, payloadHash: next.payloadHash })
  return done({ number: old.number, newNumber: next.number, newId: next.id, batchId: issued.value.batchId })
}

/**
 * Leaves a certificate standing although the present edition says something else, with a reason; the proposal does not come back for that edition.
 *
 * @returns `nothingProposed` when the certificate says what is due
 */
export async function keepCertificate({ actor, certificateId, eventId, reason, idempotencyKey }: ChangeCertificate): Promise<Outcome<'otherStatus' | 'nothingProposed', { number: string }>> {
  const place = await placeOf(actor, certificateId, eventId)
  return runCommand({ actor, name: 'certificates.keep', idempotencyKey, input: { certificateId, reason } }, async (tx) => {
    await lockPlace(tx, scopeOf(actor, place), place.competitionId)
    const row = required(await getCertificate(tx, { certificateId, regionId: actor.regionId }))
    const kind = required(CERTIFICATE_KINDS.find((candidate) => candidate.kind === row.kind))
    const { source, plan } = await comparePlace(tx, kind, scopeOf(actor, place))
    const proposed = [...plan.gone, ...plan.changed.map(({ standing }) => standing)].some(({ id }) => id === certificateId)
    if (!proposed || !source.edition) return fail('nothingProposed')
    if (!(await keepForEdition(tx, { certificateId, regionId: actor.regionId, editionId: source.edition.id, reason }))) return fail('otherStatus', { status: row.status })
    await settle(tx, actor, certificateId, 'kept', reason)
    await record(tx, actor, place, 'certificateKept', row, { reason, edition: source.edition.number })
    return done({ number: row.number })
  })
}

const scopeOf = (actor: RegionActor, { eventId }: CertificatePlace): IssueScope => ({ regionId: actor.regionId, eventId })

/** A certificate that a correction listed is settled by what was done to it. */
function settle(tx: Tx, actor: RegionActor, certificateId: string, state: 'superseded' | 'kept', reason: string): Promise<void> {
  return settleItemsOf(tx, { regionId: actor.regionId, kind: 'certificate', subjectIds: [certificateId], state, reason, by: actor.userId, byName: actor.displayName })
}

function designOf({ payload }: CertificateRow): CertificateDesign {
  return (payload as { design?: CertificateDesign }).design ?? 'classic'
}

async function record(tx: Tx, actor: RegionActor, place: CertificatePlace, event: string, row: Pick<CertificateRow, 'id' | 'number'>, data: Record<string, unknown>): Promise<void> {
  await recordEvent(tx, {
    actor, regionId: actor.regionId, kind: event, subject: { type: 'certificate', id: row.id }, chain: placeChain(scopeOf(actor, place), place.competitionId), data: { number: row.number, ...data },
  })
}

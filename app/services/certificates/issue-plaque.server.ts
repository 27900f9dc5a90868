import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, type Outcome } from '#app/lib/outcome.ts'
import type { Tx } from '#db/client.ts'
import { getCertificate, listStandingCertificates } from '#db/queries/certificates.ts'
import { recordEvent } from '../audit/record-event.server.ts'
import { replaceIn, revokeIn } from './change-certificate.server.ts'
import { comparePlace, issueBatch, lockPlace, paperFrame, placeChain } from './issue-certificates.server.ts'
import type { IssueScope } from './kinds/kind.ts'
import { studioPlaque } from './kinds/studio-plaque.server.ts'

/**
 * Issues the plaque certificate of one recognised studio in the transaction of its recognition. One of a lower tier that stands is replaced and
 * says by what; one that says the same stays. Writes its audit event, so it comes after every other write.
 */
export async function issuePlaqueIn(tx: Tx, { actor, studioId, reason }: { actor: RegionActor; studioId: string; reason: string }): Promise<Outcome<'missingCharacters'>> {
  const scope: IssueScope = { regionId: actor.regionId, eventId: null }
  await lockPlace(tx, scope, null)
  const { source, plan } = await comparePlace(tx, studioPlaque, scope)
  const changed = plan.changed.find(({ subject }) => subject.studioId === studioId)
  if (changed) {
    const old = required(await getCertificate(tx, { certificateId: changed.standing.id, regionId: actor.regionId }))
    const replaced = await replaceIn(tx, { actor, place: { eventId: null, competitionId: null }, kind: studioPlaque, source, subject: changed.subject, old, reason, design: 'classic' })
    return replaced.ok ? done() : replaced
  }
  const subject = plan.fresh.find((one) => one.studioId === studioId)
  if (!subject) return done()
  const issued = await issueBatch(tx, { actor, scope, frame: await paperFrame(tx, studioPlaque, source, scope, 'classic'), source, subjects: [{ subject, replaces: null }] })
  if (!issued.ok) return issued
  const { batchId, rows } = issued.value
  await recordEvent(tx, {
    actor, regionId: actor.regionId, kind: 'certificatesIssued', subject: { type: 'region', id: actor.regionId }, chain: placeChain(scope, null),
    data: { batchId, certificateKind: studioPlaque.kind, edition: null, issued: rows.map(({ number, sourceKey, payloadHash }) => ({ number, sourceKey, payloadHash })) },
  })
  return done()
}

/** Revokes the plaque certificate of a studio in the transaction of its exit: whoever scans it reads so from then on. Writes its audit event. */
export async function revokePlaqueIn(tx: Tx, { actor, studioId, reason }: { actor: RegionActor; studioId: string; reason: string }): Promise<void> {
  const scope: IssueScope = { regionId: actor.regionId, eventId: null }
  await lockPlace(tx, scope, null)
  const standing = await listStandingCertificates(tx, { ...scope, kind: studioPlaque.kind })
  for (const { id } of standing.filter(({ sourceKey }) => sourceKey === studioId)) await revokeIn(tx, { actor, place: { eventId: null, competitionId: null }, certificateId: id, reason })
}

import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import { prepareUpload, type FileRefusal } from '#app/services/files/prepare-upload.server.ts'
import { readDb } from '#db/client.ts'
import { activateSeal, approveSeal, insertSeal, listSeals, lockSeal, retireSeals, setSealFile } from '#db/queries/seals.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { lockRegion } from '#db/queries/region-settings.ts'

/** How many different people must have looked at a seal image before it is printed anywhere. */
const APPROVALS = 2

/** The seal images of a region with who approved which, and what this person may do. */
export async function getSealPage(actor: RegionActor) {
  const [seals, region] = await Promise.all([listSeals(readDb, { regionId: actor.regionId }), requireRegion(readDb, actor.regionId)])
  return {
    issuerName: region.settings.issuerName || region.name,
    mayUpload: hasPermission(actor, 'certificate:issue'),
    mayApprove: hasPermission(actor, 'certificate:revoke'),
    needed: APPROVALS,
    seals: seals.map(({ id, issuerName, fileId, sha256, state, uploadedByName, approvals, createdAt }) => ({
      id, issuerName, fileId, sha256, state, uploadedByName, createdAt: createdAt.toISOString(),
      approvals: approvals.map(({ name }) => name),
      mine: approvals.some(({ userId }) => userId === actor.userId),
    })),
  }
}

export type SealPage = Awaited<ReturnType<typeof getSealPage>>

/** Proposes a seal image. It is drawn anew from its pixels, and printed nowhere before two different people have approved it. */
export async function proposeSeal({ actor, file, idempotencyKey }: { actor: RegionActor; file: { name: string; bytes: Buffer }; idempotencyKey: string }): Promise<Outcome<FileRefusal, { sealId: string }>> {
  const prepared = await prepareUpload(file, 'seal')
  if (!prepared.ok) return prepared
  const { sha256 } = prepared.value
  return runCommand({ actor, name: 'seals.propose', idempotencyKey, input: { sha256 } }, async (tx) => {
    const region = required(await lockRegion(tx, actor.regionId))
    const seal = await insertSeal(tx, { regionId: actor.regionId, issuerName: region.settings.issuerName || region.name, sha256, uploadedBy: actor.userId })
    const fileId = await keepFile(tx, { file: prepared.value, uploadedBy: actor.userId, purpose: 'seal', regionId: actor.regionId, ownerType: 'seal', ownerId: seal.id })
    await setSealFile(tx, { sealId: seal.id, fileId })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'sealProposed', subject: { type: 'seal', id: seal.id }, chain: regionChain(actor.regionId), data: { sha256, issuerName: seal.issuerName } })
    return done({ sealId: seal.id })
  })
}

export type SealRefusal = 'alreadyApproved' | 'sealClosed'

/** One person's approval; with the second of different people the image is in use and the one before is retired. */
export async function approveSealImage({ actor, sealId, idempotencyKey }: { actor: RegionActor; sealId: string; idempotencyKey: string }): Promise<Outcome<SealRefusal, { active: boolean }>> {
  return runCommand({ actor, name: 'seals.approve', idempotencyKey, input: { sealId } }, async (tx) => {
    const seal = required(await lockSeal(tx, { sealId, regionId: actor.regionId }))
    if (seal.state !== 'proposed') return fail('sealClosed')
    const { added, approvals } = await approveSeal(tx, { sealId, regionId: actor.regionId, by: actor.userId })
    if (!added) return fail('alreadyApproved')
    const active = approvals >= APPROVALS
    if (active) await activateSeal(tx, { sealId, regionId: actor.regionId, by: actor.userId })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: active ? 'sealActivated' : 'sealApproved', subject: { type: 'seal', id: sealId }, chain: regionChain(actor.regionId), data: { sha256: seal.sha256, approvals } })
    return done({ active })
  })
}

/** Takes a seal image out of use, or a proposal away. What was issued with it keeps it. */
export async function retireSeal({ actor, sealId, reason, idempotencyKey }: { actor: RegionActor; sealId: string; reason: string; idempotencyKey: string }): Promise<Outcome<SealRefusal>> {
  return runCommand({ actor, name: 'seals.retire', idempotencyKey, input: { sealId, reason } }, async (tx) => {
    const seal = required(await lockSeal(tx, { sealId, regionId: actor.regionId }))
    if (seal.state === 'retired') return fail('sealClosed')
    await retireSeals(tx, { regionId: actor.regionId, by: actor.userId, sealId })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'sealRetired', subject: { type: 'seal', id: sealId }, chain: regionChain(actor.regionId), data: { sha256: seal.sha256, reason } })
    return done()
  })
}

import type { EventActor } from '#app/services/audit/record-event.server.ts'
import type { Tx } from '#db/client.ts'
import { liftEditionSuspensions, suspendEditionCertificates } from '#db/queries/certificates.ts'

export interface SuspendCertificates {
  regionId: string
  editionId: string
  /** Shown on the public page of each certificate; names no person. */
  reason: string
  actor: EventActor & { userId: string }
}

/**
 * Suspends every valid certificate that was issued from an edition, as part of another act (an appeal was admitted, a result was withdrawn).
 * The caller holds the competition's lock and puts the numbers into its own audit event, so that nothing is suspended silently.
 *
 * @returns the numbers that are suspended from now on
 */
export async function suspendCertificatesOf(tx: Tx, { regionId, editionId, reason, actor }: SuspendCertificates): Promise<string[]> {
  return suspendEditionCertificates(tx, { regionId, editionId, reason, by: actor.userId })
}

/** The way back: certificates of the edition that were suspended for this very reason are valid again. Returns their numbers. */
export async function liftSuspensionsOf(tx: Tx, { regionId, editionId, reason, actor }: SuspendCertificates): Promise<string[]> {
  return liftEditionSuspensions(tx, { regionId, editionId, reason, by: actor.userId })
}

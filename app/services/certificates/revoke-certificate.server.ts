import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { readDb } from '#db/client.ts'
import { getCertificate, getCertificatePlace, updateCertificateStatus } from '#db/queries/certificates.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { recordEvent } from '../audit/record-event.server.ts'
import { runCommand } from '../command.server.ts'

export interface RevokeCertificate {
  actor: RegionActor
  eventId: string
  certificateId: string
  reason: string
  idempotencyKey: string
}

/**
 * Revokes one certificate with a reason. The record says so at once, to everybody who scans the code; the number stays used.
 *
 * @returns `notValid` when it has been revoked or replaced already
 * @throws AppError 404 when it is not a certificate of this event and region
 */
export async function revokeCertificate({ actor, eventId, certificateId, reason, idempotencyKey }: RevokeCertificate): Promise<Outcome<'notValid', { number: string }>> {
  const place = await getCertificatePlace(readDb, { certificateId, regionId: actor.regionId })
  if (!place || place.eventId !== eventId) throw notFound()
  return runCommand({ actor, name: 'revokeCertificate', idempotencyKey, input: { certificateId, reason } }, async (tx) => {
    await lockCompetition(tx, place.competitionId, 'shared')
    const row = await updateCertificateStatus(tx, { certificateId, regionId: actor.regionId, from: ['valid', 'suspended'], to: 'revoked', reason, by: actor.userId })
    if (!row) {
      const now = await getCertificate(tx, { certificateId, regionId: actor.regionId })
      return fail('notValid', { status: now?.status ?? 'revoked' })
    }
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: 'certificateRevoked', subject: { type: 'certificate', id: certificateId }, chain: { type: 'competition', id: place.competitionId },
      data: { number: row.number, reason },
    })
    return done({ number: row.number })
  })
}

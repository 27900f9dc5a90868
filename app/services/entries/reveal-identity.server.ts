import type { RegionActor } from '#app/auth/actor.ts'
import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { required } from '#app/lib/errors.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { getEntrant } from '#db/queries/entries.ts'
import { requireEvent } from '#db/queries/events.ts'

export interface RevealIdentity {
  actor: RegionActor
  eventId: string
  entryId: string
  reason: string
}

/**
 * The full document number and phone of one entrant. Who looked and why is written down in the same transaction; the answer
 * itself is kept nowhere, so a repeated request is a second look with a second record.
 *
 * @throws AppError 404, or 429 after too many looks
 */
export async function revealIdentity({ actor, eventId, entryId, reason }: RevealIdentity): Promise<{ entryId: string; identityNumber: string | null; phone: string | null }> {
  requireTry('identityReveal', actor.userId)
  const scope = { regionId: actor.regionId, eventId }
  return runCommand({ actor, name: 'entries.reveal', idempotencyKey: null, input: null }, async (tx) => {
    const event = await requireEvent(tx, scope)
    const entrant = required(await getEntrant(tx, { ...scope, entryId }))
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'identityRevealed',
      subject: { type: 'person', id: entrant.personId },
      chain: { type: 'competition', id: event.competitionId },
      data: { eventId, entryId, reason, fields: ['identityNumber', 'phone'] },
    })
    return {
      entryId,
      identityNumber: entrant.identityCipher && decryptPersonal('identityNumber', entrant.identityCipher),
      phone: entrant.phoneCipher && decryptPersonal('phone', entrant.phoneCipher),
    }
  })
}

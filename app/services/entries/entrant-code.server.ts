import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { CANDIDATE_CODE_HOURS, issueCandidateCodes } from '#app/services/accounts/activation-codes.server.ts'
import { readDb } from '#db/client.ts'
import { getEntrant } from '#db/queries/entries.ts'
import { requireEvent } from '#db/queries/events.ts'

export interface EntrantCode {
  code: string
  days: number
}

/**
 * A one-time code for one entrant who has lost the printed one or the password. Used with the identity number it sets a new password and
 * ends every session of the account; until then the old password stays. Earlier codes are worth nothing from now on.
 *
 * @throws AppError 404 for another event's entrant
 */
export async function issueEntrantCode({ actor, eventId, entryId }: { actor: RegionActor; eventId: string; entryId: string }): Promise<Outcome<'noIdentityNumber', EntrantCode>> {
  const { regionId } = actor
  const { competitionId } = await requireEvent(readDb, { regionId, eventId })
  const { personId } = required(await getEntrant(readDb, { regionId, eventId, entryId }))
  const { issued } = await issueCandidateCodes({ actor, regionId, competitionId, personIds: [personId], replacesPassword: true })
  const [made] = issued
  return made ? done({ code: made.code, days: CANDIDATE_CODE_HOURS / 24 }) : fail('noIdentityNumber')
}

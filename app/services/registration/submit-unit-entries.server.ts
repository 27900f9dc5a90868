import { randomCode } from '#app/lib/codes.server.ts'
import type { Tx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { listPersonsOfEntries, insertConsent, queueAgain, setSubmitted } from '#db/queries/registrations.ts'
import type { EntrantEffects } from '../imports/import-effects.ts'
import { currentConsentNotice } from './consent-notice.ts'

/**
 * Puts what a unit's list has written into the qualification queue: new people with the information text that the unit says each has accepted, and
 * those sent back once more. The caller holds the event's entrant lock.
 */
export async function submitUnitEntries(tx: Tx, event: EventWithCompetition, { entries, changedEntries }: EntrantEffects, userId: string): Promise<void> {
  const { regionId, competitionId, id: eventId } = event
  const notice = currentConsentNotice()
  const context = { competitionId, eventId, acceptedThrough: userId }
  for (const { entryId, personId } of await listPersonsOfEntries(tx, { regionId, eventId, entryIds: entries })) {
    const consentId = await insertConsent(tx, { personId, noticeKey: notice.key, noticeEdition: notice.edition, context })
    await setSubmitted(tx, { regionId, entryId }, { answers: {}, consentId, slipCode: randomCode(80), submittedBy: userId })
  }
  await queueAgain(tx, { regionId, eventId, entryIds: changedEntries.map(({ entryId }) => entryId) })
}

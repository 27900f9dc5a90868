import { randomCode } from '#app/lib/codes.server.ts'
import type { Tx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { listPersonsOfEntries, insertConsent, queueAgain, setSubmitted } from '#db/queries/registrations.ts'
import type { EntrantEffects } from '../imports/import-effects.ts'
import { currentConsentNotice } from './consent-notice.ts'
import { registrationChanges, type RegistrationChange } from './registration-changes.ts'

/** A registration that a list has put into the queue again, with what it changed. */
export interface QueuedAgain {
  entryId: string
  number: string
  changes: RegistrationChange[]
  phoneChanged: boolean
}

/**
 * Puts what a unit's list has written into the qualification queue: new people with the information text that the unit says each has accepted, and
 * those sent back once more, which it answers with. The caller holds the event's entrant lock.
 */
export async function submitUnitEntries(tx: Tx, event: EventWithCompetition, { entries, changedEntries, changedPhones }: EntrantEffects, userId: string): Promise<QueuedAgain[]> {
  const { regionId, competitionId, id: eventId } = event
  const notice = currentConsentNotice()
  const context = { competitionId, eventId, acceptedThrough: userId }
  for (const { entryId, personId } of await listPersonsOfEntries(tx, { regionId, eventId, entryIds: entries })) {
    const consentId = await insertConsent(tx, { personId, noticeKey: notice.key, noticeEdition: notice.edition, context })
    await setSubmitted(tx, { regionId, entryId }, { answers: {}, consentId, slipCode: randomCode(80), submittedBy: userId })
  }
  const queued = await queueAgain(tx, { regionId, eventId, entryIds: changedEntries.map(({ entryId }) => entryId) })
  return queued.map(({ entryId, personId, number, team, skillLevel }) => {
    const before = changedEntries.find((entry) => entry.entryId === entryId)?.before ?? { team, skillLevel }
    // A list says neither of these of somebody it has registered, nor another name or unit.
    const same = { name: '', organisation: null, levelCertificate: null, insured: false }
    const changes = registrationChanges({ ...same, team: before.team, skillLevel: before.skillLevel }, { ...same, team, skillLevel })
    return { entryId, number, changes, phoneChanged: changedPhones.some((phone) => phone.personId === personId) }
  })
}

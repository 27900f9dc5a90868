import { randomCode } from '#app/lib/codes.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import type { PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import type { Tx } from '#db/client.ts'
import { insertEntries, listKnownEntries } from '#db/queries/entries.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { insertConsent, setPersonPhoto, setSubmitted } from '#db/queries/registrations.ts'
import { declareSkillLevels } from '#db/queries/skill-levels.ts'
import { findOrInsertOrganisations } from '#db/queries/unit-names.ts'
import type { RegistrationAnswers } from '#db/schema/entries.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import { NumberGiver } from '../entries/entry-number.ts'
import { currentConsentNotice } from './consent-notice.ts'

/** What the entrant said about this contest. */
export interface EntryAnswers {
  organisation: string | null
  skillLevel: SkillLevel | null
  team: string | null
  answers: RegistrationAnswers
  photo: PreparedFile | null
}

/**
 * Puts one person into an event's queue: the entry with the next free number, the accepted information text, the declared level and the photograph.
 * The caller holds the event's entrant lock. Null when the person is in the event already.
 */
export async function submitEntry(tx: Tx, { event, personId, userId, given }: { event: EventWithCompetition; personId: string; userId: string; given: EntryAnswers }): Promise<{ entryId: string; number: string } | null> {
  const { regionId, competitionId, id: eventId } = event
  const scope = { regionId, eventId }
  const { organisation, skillLevel, team } = given
  const number = new NumberGiver((await listKnownEntries(tx, scope)).map((entry) => entry.number)).take()
  const units = await findOrInsertOrganisations(tx, { regionId, names: organisation === null ? [] : [organisation] })
  const organisationId = organisation === null ? null : (units.ids.get(organisation) ?? null)
  const [entry] = await insertEntries(tx, { ...scope, competitionId, importBatchId: null }, [{ personId, organisationId, organisationName: organisation ?? '', number, team, skillLevel }])
  if (!entry) return null
  const notice = currentConsentNotice()
  const consentId = await insertConsent(tx, { personId, noticeKey: notice.key, noticeEdition: notice.edition, context: { competitionId, eventId } })
  await setSubmitted(tx, { regionId, entryId: entry.id }, { answers: given.answers, consentId, slipCode: randomCode(80), submittedBy: userId })
  if (skillLevel !== null && event.occupationCode && event.occupationEdition) {
    await declareSkillLevels(tx, { occupationCode: event.occupationCode, occupationEdition: event.occupationEdition }, [{ personId, level: skillLevel }])
  }
  if (given.photo) await keepPhoto(tx, { regionId, personId, userId, photo: given.photo })
  return { entryId: entry.id, number }
}

/** Keeps a person's photograph and shows it from now on. */
export async function keepPhoto(tx: Tx, { regionId, personId, userId, photo }: { regionId: string; personId: string; userId: string; photo: PreparedFile }): Promise<void> {
  const photoFileId = await keepFile(tx, { regionId, ownerType: 'person', ownerId: personId, purpose: 'photo', file: photo, uploadedBy: userId })
  await setPersonPhoto(tx, { regionId, personId, photoFileId })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { fail, done, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { keepFile } from '#app/services/files/keep-file.server.ts'
import type { PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import type { Tx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { listFiles } from '#db/queries/files.ts'
import { resubmit, type RegistrationRecord } from '#db/queries/registrations.ts'
import { declareSkillLevels } from '#db/queries/skill-levels.ts'
import type { EntrantProblem } from '../entries/entrant-problems.ts'
import { readEntrantChange } from '../entries/read-entrant.ts'
import { writePerson } from '../entries/write-person.server.ts'
import { isBefore } from '../competitions/plan.ts'
import { versionConflict } from '../competitions/version-conflict.ts'
import { MOST_EVIDENCE } from './most-evidence.ts'
import { answersOf, type RegistrationForm } from './register.server.ts'
import { declaredOf, registrationChanges } from './registration-changes.ts'
import { keepPhoto } from './submit-entry.server.ts'

export type CorrectRefusal = 'notReturned' | 'problems' | 'tooManyFiles'

export interface Correction {
  actor: RegionActor
  event: EventWithCompetition
  stored: RegistrationRecord
  version: number
  form: RegistrationForm & { evidence: PreparedFile | null }
  /** Whether the name may be another one: nobody else goes by it yet. */
  renames: boolean
  /** The unit under its name, entered where the region does not know it; null for nobody's. */
  unitOf(name: string | null): Promise<{ id: string | null; name: string }>
}

/** Until when what was sent back can be corrected: until who takes part is fixed. */
export function isCorrectable(registration: RegistrationRecord['registration'], competition: Pick<EventWithCompetition['competition'], 'state'>): boolean {
  return registration === 'returned' && isBefore(competition.state, 'checkedIn')
}

/**
 * Writes the correction of a registration that was sent back and puts it into the queue again, with an event that says what changed.
 * The caller holds the event's entrant lock and has judged whose registration it is.
 */
export async function writeCorrection(tx: Tx, { actor, event, stored, version, form, renames, unitOf }: Correction): Promise<Outcome<CorrectRefusal>> {
  const { regionId, id: eventId } = event
  const { id: entryId, personId, number } = stored
  if (!isCorrectable(stored.registration, event.competition)) return fail('notReturned')
  const { change, problems } = readEntrantChange({ ...form.typed, name: renames ? (form.typed.name ?? '') : stored.name, number }, event.rules.format)
  if (!change) return fail('problems', { problems: problems.filter((problem) => problem.level === 'error') satisfies EntrantProblem[] })
  const owner = { regionId, ownerType: 'entry', ownerId: entryId }
  if (form.evidence && (await listFiles(tx, { ...owner, ownerIds: [entryId] })).length >= MOST_EVIDENCE) return fail('tooManyFiles')
  const unit = await unitOf(change.organisation)
  const answers = answersOf(form)
  const written = await resubmit(tx, { regionId, personId, entryId, version }, {
    organisationId: unit.id, organisationName: unit.name, teamName: change.team, skillLevelHeld: change.skillLevel, answers,
  })
  if (!written) return fail('notReturned')
  const name = change.name === stored.name ? null : change.name
  // Half of a correction is none: somebody changed the person at this moment, and what is written here goes with the transaction.
  if (!(await writePerson(tx, { regionId, personId }, { name, phone: change.phone }))) throw versionConflict()
  if (change.skillLevel !== null && event.occupationCode && event.occupationEdition) {
    await declareSkillLevels(tx, { occupationCode: event.occupationCode, occupationEdition: event.occupationEdition }, [{ personId, level: change.skillLevel }])
  }
  if (form.photo) await keepPhoto(tx, { regionId, personId, userId: actor.userId, photo: form.photo })
  if (form.evidence) await keepFile(tx, { ...owner, purpose: 'evidence', file: form.evidence, uploadedBy: actor.userId })
  const { organisation, team, skillLevel } = stored
  const changes = registrationChanges(
    { name: stored.name, organisation, team, skillLevel, ...declaredOf(stored.answers) },
    { name: change.name, organisation: unit.name, team: change.team, skillLevel: change.skillLevel, ...declaredOf(answers) },
  )
  await recordEvent(tx, {
    actor,
    regionId,
    kind: 'registrationCorrected',
    subject: { type: 'entry', id: entryId },
    chain: { type: 'competition', id: event.competitionId },
    data: {
      eventId, number, changes,
      ...(change.phone === null ? {} : { phoneChanged: true }),
      ...(form.photo ? { photoChanged: true } : {}),
      ...(form.evidence ? { evidence: { name: form.evidence.name, sha256: form.evidence.sha256 } } : {}),
    },
  })
  return done()
}

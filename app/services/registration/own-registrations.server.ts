import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { getRegistrant, listOwnRegistrations, resubmit } from '#db/queries/registrations.ts'
import { declareSkillLevels } from '#db/queries/skill-levels.ts'
import { findOrInsertOrganisations } from '#db/queries/unit-names.ts'
import { batchStart } from '../draws/seats.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import { readEntrantChange } from '../entries/read-entrant.ts'
import { judgeEligibility } from './eligibility.ts'
import { answersOf, type RegistrationForm } from './register.server.ts'
import { keepPhoto } from './submit-entry.server.ts'

/** The registrations of the signed-in person with what the person can do about each. */
export async function getOwnRegistrations(actor: RegionActor) {
  const { regionId, personId } = actor
  if (personId === null) return []
  return (await listOwnRegistrations(readDb, { regionId, personId })).map(({ event, competition, person, answers, submittedAt, ...row }) => ({
    ...row,
    online: submittedAt !== null,
    levelCertificate: answers.levelCertificate ?? null,
    insured: answers.insured === true,
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, finalOn: competition.finalOn, place: competition.place },
    room: event.seating?.room ?? null,
    startsAt: event.seating && row.batch !== null ? batchStart(event.seating, row.batch) : null,
    checkedIn: row.checkedInAt !== null,
    findings: judgeEligibility(
      competition.eligibility,
      { birthDate: person.birthDate, insured: answers.insured === true, hasPhoto: person.photoFileId !== null, organisation: row.organisation, skillLevel: row.skillLevel },
      competition.finalOn,
    ),
    photoFileId: person.photoFileId,
    correctable: row.registration === 'returned' && isBefore(competition.state, 'checkedIn'),
    /** The result page takes over once there is something to see. */
    ahead: isBefore(competition.state, 'published'),
  }))
}

export type OwnRegistration = Awaited<ReturnType<typeof getOwnRegistrations>>[number]

/** One of them, for its own page. @throws AppError 404 when it is not the signed-in person's */
export async function getOwnRegistration(actor: RegionActor, entryId: string): Promise<OwnRegistration> {
  return required((await getOwnRegistrations(actor)).find((registration) => registration.id === entryId))
}

export interface CorrectRegistration extends RegistrationForm {
  actor: RegionActor
  idempotencyKey: string
  entryId: string
  version: number
}

export type CorrectRefusal = 'notReturned' | 'problems'

/** Sends a registration that was sent back in again, corrected. @throws AppError 404 when it is not the signed-in person's */
export async function correctRegistration(input: CorrectRegistration): Promise<Outcome<CorrectRefusal>> {
  const { actor, entryId, version, typed } = input
  const { regionId } = actor
  const own = await getOwnRegistration(actor, entryId)
  const eventId = own.event.id
  const personId = required(actor.personId)
  const command = { actor, name: 'registration.correct', idempotencyKey: input.idempotencyKey, input: { entryId, version, typed, insured: input.insured, photo: input.photo?.sha256 ?? null } }
  return runCommand(command, async (tx): Promise<Outcome<CorrectRefusal>> => {
    await lockCompetition(tx, own.competition.id, 'shared')
    await lockKey(tx, entrantsLock(eventId))
    const event = await requireEvent(tx, { regionId, eventId })
    if (!isBefore(event.competition.state, 'checkedIn')) return fail('notReturned')
    const person = required(await getRegistrant(tx, { regionId, personId }))
    const { change, problems } = readEntrantChange({ ...typed, name: person.name, number: own.number }, event.rules.format)
    if (!change) return fail('problems', { problems: problems.filter((problem) => problem.level === 'error') })
    const { organisation, skillLevel } = change
    const units = await findOrInsertOrganisations(tx, { regionId, names: organisation === null ? [] : [organisation] })
    const written = await resubmit(tx, { regionId, personId, entryId, version }, {
      organisationId: organisation === null ? null : (units.ids.get(organisation) ?? null), organisationName: organisation ?? '', skillLevelHeld: skillLevel, answers: answersOf(input),
    })
    if (!written) return fail('notReturned')
    if (skillLevel !== null && event.occupationCode && event.occupationEdition) {
      await declareSkillLevels(tx, { occupationCode: event.occupationCode, occupationEdition: event.occupationEdition }, [{ personId, level: skillLevel }])
    }
    if (input.photo) await keepPhoto(tx, { regionId, personId, userId: actor.userId, photo: input.photo })
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'registrationCorrected',
      subject: { type: 'entry', id: entryId },
      chain: { type: 'competition', id: event.competitionId },
      data: { eventId, number: own.number },
    })
    return done()
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import { runCommand } from '#app/services/command.server.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { findOrInsertOrganisation } from '#db/queries/organisations.ts'
import { getRegistration, listOwnRegistrations } from '#db/queries/registrations.ts'
import { batchStart } from '../draws/seats.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import type { PreparedFile } from '../files/prepare-upload.server.ts'
import { judgeEligibility } from './eligibility.ts'
import type { RegistrationForm } from './register.server.ts'
import { isCorrectable, writeCorrection, type CorrectRefusal } from './write-correction.server.ts'

/** The registrations of the signed-in person with what the person can do about each. */
export async function getOwnRegistrations(actor: RegionActor) {
  const { regionId, personId } = actor
  if (personId === null) return []
  return (await listOwnRegistrations(readDb, { regionId, personId })).map(({ event, competition, person, answers, submittedAt, ...row }) => ({
    ...row,
    online: submittedAt !== null,
    levelCertificate: answers.levelCertificate ?? null,
    insured: answers.insured === true,
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division, format: event.rules.format },
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
    correctable: isCorrectable(row.registration, competition),
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
  evidence: PreparedFile | null
}

/** Sends a registration that was sent back in again, corrected. @throws AppError 404 when it is not the signed-in person's */
export async function correctRegistration(input: CorrectRegistration): Promise<Outcome<CorrectRefusal>> {
  const { actor, entryId, version, typed, insured, levelCertificate, photo, evidence } = input
  const { regionId } = actor
  const own = await getOwnRegistration(actor, entryId)
  const scope = { regionId, eventId: own.event.id }
  const command = { actor, name: 'registration.correct', idempotencyKey: input.idempotencyKey, input: { entryId, version, typed, insured, levelCertificate, photo: photo?.sha256 ?? null, evidence: evidence?.sha256 ?? null } }
  return runCommand(command, async (tx): Promise<Outcome<CorrectRefusal>> => {
    await lockCompetition(tx, own.competition.id, 'shared')
    await lockKey(tx, entrantsLock(own.event.id))
    const event = await requireEvent(tx, scope)
    const stored = required(await getRegistration(tx, { ...scope, entryId }))
    return writeCorrection(tx, {
      actor, event, stored, version, form: { typed, insured, levelCertificate, photo, evidence }, renames: false,
      unitOf: async (name) => ({ id: name === null ? null : (await findOrInsertOrganisation(tx, { regionId, name })).id, name: name ?? '' }),
    })
  })
}

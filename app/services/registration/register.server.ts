import type { RegionActor } from '#app/auth/actor.ts'
import { hashPassword } from '#app/auth/password-hash.server.ts'
import { findPasswordProblems } from '#app/auth/password-rules.ts'
import { blindIndex, encryptPersonal } from '#app/lib/crypto.server.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { freeCandidateName } from '#app/services/accounts/activation.server.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { insertPersons, listPersonsByIdentity } from '#db/queries/persons.ts'
import { getRegistrant } from '#db/queries/registrations.ts'
import { insertCandidateRole, insertUser, setPassword } from '#db/queries/users.ts'
import type { EntrantField } from '../entries/entrant-fields.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import type { EntrantProblem } from '../entries/entrant-problems.ts'
import { readEntrant, readEntrantChange } from '../entries/read-entrant.ts'
import { whyRegistrationClosed } from './registration-open.ts'
import { submitEntry } from './submit-entry.server.ts'

export type RegisterRefusal = 'closed' | 'problems' | 'weakPassword' | 'identityInUse' | 'alreadyRegistered'

export interface RegistrationForm {
  typed: Partial<Record<EntrantField, string>>
  insured: boolean
  levelCertificate: string | null
  photo: PreparedFile | null
}

export interface RegisterNewPerson extends RegistrationForm {
  regionId: string
  idempotencyKey: string
  eventId: string
  password: string
}

/**
 * Somebody without an account registers: a person, an account and a registration in one act. A document number that the region knows already
 * opens nothing: whoever holds it signs in or uses an activation code, because typing a number proves nothing.
 *
 * @throws AppError 404 when the event is not of this region
 */
export async function registerNewPerson(input: RegisterNewPerson): Promise<Outcome<RegisterRefusal, { userId: string; number: string }>> {
  const { regionId, eventId, typed } = input
  const { competitionId } = await requireEvent(readDb, { regionId, eventId })
  const weak = findPasswordProblems(input.password, { profile: 'asvs', context: [typed.name ?? ''] })
  if (weak.length > 0) return fail('weakPassword', { problems: weak })
  const passwordHash = await hashPassword(input.password)
  const actor = { userId: null, displayName: (typed.name ?? '').slice(0, 60) }
  const command = { actor, name: 'registration.new', idempotencyKey: input.idempotencyKey, input: { eventId, typed, insured: input.insured, photo: input.photo?.sha256 ?? null } }
  return runCommand(command, async (tx): Promise<Outcome<RegisterRefusal, { userId: string; number: string }>> => {
    const event = await openEvent(tx, { regionId, eventId, competitionId })
    if (!event) return fail('closed')
    const reading = readEntrant({ ...typed, number: '' }, { asOf: await today(tx), format: event.rules.format })
    if (!reading.values) return fail('problems', { problems: reading.problems.filter((problem) => problem.level === 'error') })
    const { values } = reading
    const identityIndex = blindIndex('identityNumber', values.identityNumber)
    if ((await listPersonsByIdentity(tx, { regionId, indexes: [identityIndex] })).length > 0) return fail('identityInUse')
    const inserted = await insertPersons(tx, { regionId }, [
      {
        name: values.name, nameKey: values.nameKey, sex: values.sex, birthDate: values.birthDate, identityType: values.identityType,
        identityCipher: encryptPersonal('identityNumber', values.identityNumber), identityIndex,
        phoneCipher: values.phone === null ? null : encryptPersonal('phone', values.phone), phoneIndex: values.phone === null ? null : blindIndex('phone', values.phone),
        organisationId: null, organisationName: values.organisation,
      },
    ])
    const personId = inserted.get(identityIndex)
    if (!personId) return fail('identityInUse')
    const userId = await insertUser(tx, { regionId, personId, username: await freeCandidateName(tx), displayName: values.name })
    await insertCandidateRole(tx, { userId, regionId })
    await setPassword(tx, { userId, passwordHash })
    const entry = required(await submitEntry(tx, { event, personId, userId, given: { ...values, answers: answersOf(input), photo: input.photo } }))
    await recordSubmission(tx, { userId, displayName: values.name }, event, entry)
    return done({ userId, number: entry.number })
  })
}

export interface RegisterOwn extends RegistrationForm {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

/** Somebody who is signed in registers for one more event: only what concerns this contest is asked. */
export async function registerOwn(input: RegisterOwn): Promise<Outcome<RegisterRefusal, { number: string }>> {
  const { actor, eventId, typed } = input
  const { regionId } = actor
  const personId = required(actor.personId)
  const { competitionId } = await requireEvent(readDb, { regionId, eventId })
  const command = { actor, name: 'registration.own', idempotencyKey: input.idempotencyKey, input: { eventId, typed, insured: input.insured, photo: input.photo?.sha256 ?? null } }
  return runCommand(command, async (tx): Promise<Outcome<RegisterRefusal, { number: string }>> => {
    const event = await openEvent(tx, { regionId, eventId, competitionId })
    if (!event) return fail('closed')
    const person = required(await getRegistrant(tx, { regionId, personId }))
    const { change, problems } = readEntrantChange({ ...typed, name: person.name, number: '0' }, event.rules.format)
    if (!change) return fail('problems', { problems: problems.filter((problem) => problem.level === 'error') satisfies EntrantProblem[] })
    const entry = await submitEntry(tx, { event, personId, userId: actor.userId, given: { ...change, answers: answersOf(input), photo: input.photo } })
    if (!entry) return fail('alreadyRegistered')
    await recordSubmission(tx, actor, event, entry)
    return done({ number: entry.number })
  })
}

/** The event while its registration is open, under the locks that an entrant is written with; null once it is closed. */
async function openEvent(tx: Tx, { regionId, eventId, competitionId }: { regionId: string; eventId: string; competitionId: string }): Promise<EventWithCompetition | null> {
  await lockCompetition(tx, competitionId, 'shared')
  await lockKey(tx, entrantsLock(eventId))
  const event = await requireEvent(tx, { regionId, eventId })
  return whyRegistrationClosed(event.competition, await databaseNow(tx)) === null ? event : null
}

export function answersOf({ insured, levelCertificate }: Pick<RegistrationForm, 'insured' | 'levelCertificate'>) {
  return { insured, ...(levelCertificate === null ? {} : { levelCertificate }) }
}

async function recordSubmission(tx: Tx, actor: { userId: string; displayName: string }, event: EventWithCompetition, entry: { entryId: string; number: string }): Promise<void> {
  await recordEvent(tx, {
    actor,
    regionId: event.regionId,
    kind: 'registrationSubmitted',
    subject: { type: 'entry', id: entry.entryId },
    chain: { type: 'competition', id: event.competitionId },
    data: { eventId: event.id, number: entry.number },
  })
}


import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import { runCommand } from '#app/services/command.server.ts'
import type { PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listFiles } from '#db/queries/files.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { getRegistration, isKnownBeyondEntry, type RegistrationRecord } from '#db/queries/registrations.ts'
import { entrantsLock } from '../entries/entrants-lock.ts'
import { eventHead } from '../entries/event-head.ts'
import type { RegisteringUnit } from '../imports/judge-entrants.ts'
import { ownUnit } from './own-unit.server.ts'
import { findingsOf } from './queue-page.server.ts'
import type { RegistrationForm } from './register.server.ts'
import { declaredOf } from './registration-changes.ts'
import { isCorrectable, writeCorrection, type CorrectRefusal } from './write-correction.server.ts'

interface UnitEntryPlace {
  actor: RegionActor
  eventId: string
  entryId: string
}

/** The registration of one of the unit's own people. @throws AppError 404 for everybody else's */
async function requireUnitEntry(db: DbOrTx, { actor, eventId, entryId }: UnitEntryPlace, unit: RegisteringUnit): Promise<RegistrationRecord> {
  const stored = required(await getRegistration(db, { regionId: actor.regionId, eventId, entryId }))
  if (stored.organisationId !== unit.id) throw notFound()
  return stored
}

/** One of the unit's own people: what is registered, what the organiser remarked, what may be corrected. @throws AppError 404 for everybody else's */
export async function getUnitEntryPage(place: UnitEntryPlace) {
  const { actor, eventId, entryId } = place
  const { regionId } = actor
  const unit = required(await ownUnit(actor))
  const event = await requireEvent(readDb, { regionId, eventId })
  const stored = await requireUnitEntry(readDb, place, unit)
  const [files, known] = await Promise.all([
    listFiles(readDb, { regionId, ownerType: 'entry', ownerIds: [entryId], purpose: 'evidence' }),
    isKnownBeyondEntry(readDb, { regionId, personId: stored.personId, entryId }),
  ])
  const { version, number, name, skillLevel, team, photoFileId, registration, registrationNote } = stored
  return {
    unit,
    event: eventHead(event),
    entry: { id: entryId, version, number, name, skillLevel, team, photoFileId, state: registration, note: registrationNote, ...declaredOf(stored.answers) },
    findings: findingsOf(stored, event.competition),
    correctable: isCorrectable(registration, event.competition),
    /** Somebody who goes by the name elsewhere is not renamed by one unit. */
    renames: !known,
    files,
  }
}

export type UnitEntryPage = Awaited<ReturnType<typeof getUnitEntryPage>>

export interface CorrectUnitEntry extends UnitEntryPlace, RegistrationForm {
  idempotencyKey: string
  version: number
  evidence: PreparedFile | null
}

/** A unit's contact corrects one of the unit's people who was sent back; the registration waits in the queue again. @throws AppError 404 for everybody else's */
export async function correctUnitEntry(input: CorrectUnitEntry): Promise<Outcome<CorrectRefusal>> {
  const { actor, eventId, entryId, version, typed, insured, levelCertificate, photo, evidence } = input
  const { regionId } = actor
  const unit = required(await ownUnit(actor))
  const { competitionId } = await requireEvent(readDb, { regionId, eventId })
  await requireUnitEntry(readDb, input, unit)
  const command = {
    actor, name: 'registration.correctOfUnit', idempotencyKey: input.idempotencyKey,
    input: { eventId, entryId, version, typed, insured, levelCertificate, photo: photo?.sha256 ?? null, evidence: evidence?.sha256 ?? null },
  }
  return runCommand(command, async (tx): Promise<Outcome<CorrectRefusal>> => {
    await lockCompetition(tx, competitionId, 'shared')
    await lockKey(tx, entrantsLock(eventId))
    const event = await requireEvent(tx, { regionId, eventId })
    const stored = await requireUnitEntry(tx, input, unit)
    const renames = !(await isKnownBeyondEntry(tx, { regionId, personId: stored.personId, entryId }))
    return writeCorrection(tx, {
      actor, event, stored, version, form: { typed, insured, levelCertificate, photo, evidence }, renames,
      // The list is the unit's: its people stay its people, under its name.
      unitOf: async () => ({ id: unit.id, name: unit.name }),
    })
  })
}

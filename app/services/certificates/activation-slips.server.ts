import type { RegionActor } from '#app/auth/actor.ts'
import { activationAddress } from '#app/services/accounts/activation-address.server.ts'
import { issueCandidateCodes } from '#app/services/accounts/activation-codes.server.ts'
import { readDb } from '#db/client.ts'
import { listActivationStates } from '#db/queries/activation-codes.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listNamedField } from '#db/queries/field.ts'

/** The field of an event with who has an account already. */
export async function getActivationPage(actor: RegionActor, eventId: string) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const field = await listNamedField(readDb, scope)
  const states = new Map((await listActivationStates(readDb, { regionId: actor.regionId, personIds: field.map((entry) => entry.personId) })).map((state) => [state.personId, state]))
  return {
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn },
    people: field.map(({ id, number, name, personId }) => ({ id, number, name, activated: states.get(personId)?.activated ?? false })),
  }
}

export interface ActivationSlip {
  number: string
  name: string
  code: string
}

/** New codes for everybody of the field without an account. The codes are in this answer and nowhere else. */
export async function printActivationSlips(actor: RegionActor, eventId: string) {
  const event = await requireEvent(readDb, { regionId: actor.regionId, eventId })
  const field = await listNamedField(readDb, { regionId: actor.regionId, eventId })
  const { issued, skipped } = await issueCandidateCodes({ actor, regionId: actor.regionId, competitionId: event.competitionId, personIds: [...new Set(field.map((entry) => entry.personId))] })
  const numbers = new Map(field.map((entry) => [entry.personId, entry.number]))
  return {
    slips: issued.map(({ personId, name, code }): ActivationSlip => ({ number: numbers.get(personId) ?? '', name, code })).sort((a, b) => a.number.localeCompare(b.number, 'zh', { numeric: true })),
    skipped: skipped.map(({ name, reason }) => ({ name, reason })),
    ...activationAddress(),
  }
}

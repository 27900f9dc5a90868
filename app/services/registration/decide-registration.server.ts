import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { versionConflict } from '#app/services/competitions/version-conflict.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { decideRegistration, getRegistration } from '#db/queries/registrations.ts'
import type { RegistrationState } from '#db/schema/entries.ts'
import { findingsOf } from './queue-page.server.ts'

export const DECISIONS = ['accept', 'return', 'refuse'] as const
export type Decision = (typeof DECISIONS)[number]

/** What each decision makes of a registration, and from where it can be taken. A refusal can be looked at again: it is sent back. */
const RESULT: Readonly<Record<Decision, { to: RegistrationState; from: readonly RegistrationState[] }>> = {
  accept: { to: 'accepted', from: ['submitted'] },
  return: { to: 'returned', from: ['submitted', 'refused'] },
  refuse: { to: 'refused', from: ['submitted', 'returned'] },
}

export interface Decide {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  entryId: string
  version: number
  decision: Decision
  /** Required unless a registration that meets every rule is accepted. */
  note: string | null
}

export type DecideRefusal = 'tooLate' | 'notWaiting' | 'reasonMissing' | 'conflict'

/** Which decisions can be taken on a registration that stands so. */
export function decisionsFor(state: RegistrationState): Decision[] {
  return DECISIONS.filter((decision) => RESULT[decision].from.includes(state))
}

/**
 * Accepts a registration, sends it back to be corrected, or refuses it. Accepting one that does not meet a rule of the competition is an
 * exception and says why.
 *
 * @throws AppError 404 when the registration is not of this event and region
 */
export async function decideOnRegistration(input: Decide): Promise<Outcome<DecideRefusal, { registration: RegistrationState }>> {
  const { actor, eventId, entryId, version, decision, note } = input
  const { regionId } = actor
  const { competitionId } = await requireEvent(readDb, { eventId, regionId })
  const command = { actor, name: 'registration.decide', idempotencyKey: input.idempotencyKey, input: { eventId, entryId, version, decision, note } }
  return runCommand(command, async (tx): Promise<Outcome<DecideRefusal, { registration: RegistrationState }>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const event = await requireEvent(tx, { eventId, regionId })
    const registration = required(await getRegistration(tx, { regionId, eventId, entryId }))
    if (!isBefore(event.competition.state, 'checkedIn')) return fail('tooLate')
    if (registration.version !== version) return fail('conflict')
    const { to, from } = RESULT[decision]
    if (!from.includes(registration.registration)) return fail('notWaiting')
    const findings = findingsOf(registration, event.competition)
    if (note === null && (decision !== 'accept' || findings.length > 0)) return fail('reasonMissing')
    if (!(await decideRegistration(tx, { regionId, eventId, entryId, version }, { registration: to, note, by: actor.userId }))) throw versionConflict()
    await recordEvent(tx, {
      actor,
      regionId,
      kind: 'registrationDecided',
      subject: { type: 'entry', id: entryId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, number: registration.number, registration: to, findings, ...(note === null ? {} : { reason: note }) },
    })
    return done({ registration: to })
  })
}

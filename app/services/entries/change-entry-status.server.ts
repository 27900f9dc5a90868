import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { getEntrant } from '#db/queries/entries.ts'
import { requireEvent } from '#db/queries/events.ts'
import { updateEntryStatus } from '#db/queries/field.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { decisionsFor, entrantActs, type StatusDecision } from './entrant-acts.ts'

export interface ChangeEntryStatus {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  entryId: string
  version: number
  status: StatusDecision
  reason: string
}

export type ChangeStatusRefusal = 'notOpen' | 'changedMeanwhile' | 'sameStatus'

/** Withdraws or disqualifies an entrant, or takes either back. The reason is part of the record. */
export async function changeEntryStatus(input: ChangeEntryStatus): Promise<Outcome<ChangeStatusRefusal, { number: string }>> {
  const { actor, eventId, entryId, version, status, reason } = input
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const command = { actor, name: 'entries.status', idempotencyKey: input.idempotencyKey, input: { eventId, entryId, version, status, reason } }
  const outcome = await runCommand(command, async (tx): Promise<Outcome<ChangeStatusRefusal, { number: string }>> => {
    await lockCompetition(tx, competitionId, 'shared')
    const event = await requireEvent(tx, scope)
    const allowed = entrantActs({ state: event.competition.state, marksLocked: event.marksLockedAt !== null }).status
    if (allowed === 'no') return fail('notOpen')
    const stored = required(await getEntrant(tx, { ...scope, entryId }))
    if (stored.status === status) return fail('sameStatus')
    if (stored.version !== version) return fail('changedMeanwhile')
    if (!decisionsFor(allowed, stored.status).includes(status)) return fail('notOpen')
    const written = await updateEntryStatus(tx, scope, { entryId, baseVersion: version, status, reason: status === 'competed' ? null : reason })
    if (written === null) return fail('changedMeanwhile')
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'entryStatusChanged',
      subject: { type: 'entry', id: entryId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, number: stored.number, from: stored.status, to: status, reason },
    })
    return done({ number: stored.number })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

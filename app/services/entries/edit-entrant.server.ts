import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { getEntrant, listKnownEntries, updateEntry, type EntrantRecord } from '#db/queries/entries.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { findOrInsertOrganisation } from '#db/queries/organisations.ts'
import { entrantsLock } from './entrants-lock.ts'
import { entrantActs } from './entrant-acts.ts'
import type { EntrantField } from './entrant-fields.ts'
import { numberKey } from './entry-number.ts'
import { readEntrantChange, type EntrantChange } from './read-entrant.ts'
import type { FormProblem } from './add-entrant.server.ts'
import { writePerson } from './write-person.server.ts'

/** What of an entrant may be corrected; whoever has the wrong document's number is another person. */
export const EDITABLE_FIELDS = ['number', 'name', 'phone', 'organisation', 'skillLevel', 'team'] as const satisfies readonly EntrantField[]

export interface EditEntrant {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  entryId: string
  version: number
  typed: Partial<Record<(typeof EDITABLE_FIELDS)[number], string>>
  /** Required once scoring has begun. */
  reason: string | null
}

export type EditEntrantRefusal = 'notOpen' | 'reasonMissing' | 'problems' | 'changedMeanwhile' | 'nothingChanged'

/** Corrects one entrant. An empty phone leaves the stored one; every other field becomes what was typed. */
export async function editEntrant(input: EditEntrant): Promise<Outcome<EditEntrantRefusal, { number: string }>> {
  const { actor, eventId, entryId, version, typed, reason } = input
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const command = { actor, name: 'entries.edit', idempotencyKey: input.idempotencyKey, input: { eventId, entryId, version, typed, reason } }
  return runCommand(command, async (tx): Promise<Outcome<EditEntrantRefusal, { number: string }>> => {
    await lockCompetition(tx, competitionId, 'shared')
    await lockKey(tx, entrantsLock(eventId))
    const event = await requireEvent(tx, scope)
    const acts = entrantActs({ state: event.competition.state, marksLocked: event.marksLockedAt !== null })
    if (acts.edit === 'no') return fail('notOpen')
    if (acts.edit === 'withReason' && !reason) return fail('reasonMissing')
    const stored = required(await getEntrant(tx, { ...scope, entryId }))
    if (stored.version !== version) return fail('changedMeanwhile')
    const { change, problems } = readEntrantChange(typed, event.rules.format)
    const said: FormProblem[] = [...problems]
    const holder = change && (await holderOfNumber(tx, scope, entryId, change.number))
    if (holder) said.push({ field: 'number', level: 'error', code: 'known.number', data: { number: holder } })
    if (!change || said.some((problem) => problem.level === 'error')) return fail('problems', { problems: said })
    const changed = differences(stored, change)
    if (changed.length === 0 && change.phone === null) return fail('nothingChanged')
    if (!(await write(tx, input, stored, change))) return fail('changedMeanwhile')
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'entrantEdited',
      subject: { type: 'entry', id: entryId },
      chain: { type: 'competition', id: competitionId },
      // The phone is said to have changed, not from what to what.
      data: { eventId, number: change.number, changes: changed, ...(change.phone === null ? {} : { phoneChanged: true }), ...(reason ? { reason } : {}) },
    })
    return done({ number: change.number })
  })
}

async function holderOfNumber(tx: Tx, scope: { regionId: string; eventId: string }, entryId: string, number: string): Promise<string | null> {
  const entries = await listKnownEntries(tx, scope)
  return entries.find((entry) => entry.entryId !== entryId && numberKey(entry.number) === numberKey(number))?.number ?? null
}

function differences(stored: EntrantRecord, change: EntrantChange) {
  const pairs = [
    { field: 'number', before: stored.number, after: change.number },
    { field: 'name', before: stored.name, after: change.name },
    { field: 'organisation', before: stored.organisation, after: change.organisation ?? '' },
    { field: 'team', before: stored.team, after: change.team },
    { field: 'skillLevel', before: stored.skillLevel, after: change.skillLevel },
  ]
  return pairs.filter((pair) => pair.before !== pair.after)
}

async function write(tx: Tx, { actor, eventId, entryId, version }: EditEntrant, stored: EntrantRecord, change: EntrantChange): Promise<boolean> {
  const { regionId } = actor
  const moved = (change.organisation ?? '') !== stored.organisation
  const unit = moved && change.organisation !== null ? await findOrInsertOrganisation(tx, { regionId, name: change.organisation }) : null
  const written = await updateEntry(tx, { regionId, eventId, entryId, version }, {
    number: change.number,
    teamName: change.team,
    skillLevelHeld: change.skillLevel,
    ...(moved && { organisationId: unit?.id ?? null, organisationName: change.organisation ?? '' }),
  })
  if (!written) return false
  return writePerson(tx, { regionId, personId: stored.personId }, { name: change.name === stored.name ? null : change.name, phone: change.phone })
}

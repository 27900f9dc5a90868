import type { RegionActor } from '#app/auth/actor.ts'
import { blindIndex } from '#app/lib/crypto.server.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { undrawableCharacters } from '#app/services/certificates/fonts.server.ts'
import { today } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type Tx } from '#db/client.ts'
import { listKnownEntries } from '#db/queries/entries.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { listPersonsByIdentity } from '#db/queries/persons.ts'
import { entrantsLock } from './entrants-lock.ts'
import type { ImportSheet } from '../imports/import-sheet.ts'
import { judgeEntrants, type EntrantReview } from '../imports/judge-entrants.ts'
import type { Problem } from '../imports/problems.ts'
import { writeEntrants } from '../imports/write-entrants.server.ts'
import { entrantActs } from './entrant-acts.ts'
import { ENTRANT_FIELDS, type EntrantField } from './entrant-fields.ts'
import { readEntrant } from './read-entrant.ts'

export interface AddEntrant {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  typed: Partial<Record<EntrantField, string>>
  /** Required once scoring has begun. */
  reason: string | null
  warningsSeen: boolean
}

export type AddEntrantRefusal = 'notOpen' | 'reasonMissing' | 'problems' | 'warningsNotSeen' | 'takenMeanwhile'

/** A problem of one field of the form. */
export type FormProblem = Pick<Problem, 'level' | 'code' | 'data'> & { field: EntrantField }

/**
 * Enters one person into an event, by the rules of an import with a single row. `problems` and `warningsNotSeen` carry what
 * is to be said by field.
 */
export async function addEntrant(input: AddEntrant): Promise<Outcome<AddEntrantRefusal, { entryId: string; number: string }>> {
  const { actor, eventId, typed, reason, warningsSeen } = input
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const command = { actor, name: 'entries.add', idempotencyKey: input.idempotencyKey, input: { eventId, typed, reason, warningsSeen } }
  return runCommand(command, async (tx): Promise<Outcome<AddEntrantRefusal, { entryId: string; number: string }>> => {
    await lockCompetition(tx, competitionId, 'shared')
    await lockKey(tx, entrantsLock(eventId))
    const event = await requireEvent(tx, scope)
    const acts = entrantActs({ state: event.competition.state, marksLocked: event.marksLockedAt !== null })
    if (acts.add === 'no') return fail('notOpen')
    if (acts.add === 'withReason' && !reason) return fail('reasonMissing')
    const { review, problems } = await reviewOne(tx, event, typed)
    if (problems.some((problem) => problem.level === 'error')) return fail('problems', { problems })
    if (!warningsSeen && problems.some((problem) => problem.level === 'warning')) return fail('warningsNotSeen', { problems })
    const effects = await writeEntrants(tx, event, review.plans, null)
    const [entryId] = effects?.entries ?? []
    if (!entryId) return fail('takenMeanwhile')
    const number = review.plans[0]!.values.number
    await recordEvent(tx, {
      actor,
      regionId: actor.regionId,
      kind: 'entrantAdded',
      subject: { type: 'entry', id: entryId },
      chain: { type: 'competition', id: competitionId },
      data: { eventId, number, ...(reason ? { reason } : {}) },
    })
    return done({ entryId, number })
  })
}

const ROW = 1
const COLUMNS = new Map(ENTRANT_FIELDS.map((field, index) => [field, index + 1]))

async function reviewOne(tx: Tx, event: EventWithCompetition, typed: AddEntrant['typed']): Promise<{ review: EntrantReview; problems: FormProblem[] }> {
  const reading = readEntrant(typed, { asOf: await today(tx), format: event.rules.format, undrawable: undrawableCharacters })
  const scope = { regionId: event.regionId, eventId: event.id }
  const identityIndex = (number: string) => blindIndex('identityNumber', number)
  const indexes = reading.parts.identityNumber === null ? [] : [identityIndex(reading.parts.identityNumber)]
  const entries = await listKnownEntries(tx, scope)
  const persons = await listPersonsByIdentity(tx, { regionId: event.regionId, indexes })
  const problems = reading.problems.map((problem) => ({ row: ROW, column: COLUMNS.get(problem.field)!, level: problem.level, code: problem.code, ...(problem.shown !== undefined && { data: { shown: problem.shown } }) }))
  const review = judgeEntrants(oneRow(), [{ row: ROW, values: reading.values, parts: reading.parts, problems }], {
    entries,
    persons: new Map(persons.map((person) => [person.identityIndex, person])),
    identityIndex,
    phoneIndex: (number) => blindIndex('phone', number),
  })
  const said: FormProblem[] = review.problems.map(({ column, level, code, data }) => ({ field: ENTRANT_FIELDS[(column ?? 1) - 1] ?? 'number', level, code, ...(data && { data }) }))
  // Whoever is in the event already is not entered again, whatever else was typed.
  const known = review.plans[0]?.entry
  if (known) said.push({ field: 'identityNumber', level: 'error', code: 'known.person', data: { number: known.number } })
  return { review, problems: said }
}

function oneRow(): ImportSheet {
  return {
    sheetName: '',
    headerRow: 0,
    columns: ENTRANT_FIELDS.map((field) => ({ column: COLUMNS.get(field)!, header: field, use: { use: 'field', field }, hidden: false })),
    rows: [{ number: ROW, hidden: false, cells: {} }],
    includeHidden: false,
    otherSheets: [],
  }
}

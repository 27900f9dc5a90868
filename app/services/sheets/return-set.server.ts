import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listField } from '#db/queries/field.ts'
import { returnSet } from '#db/queries/judge-sheets.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { whyClosed } from '../marks/save-grid.server.ts'
import type { SheetAct } from './own-sheet.server.ts'

export type ReturnRefusal = 'notScoring' | 'marksLocked' | 'notFinal'

/**
 * The chief judge gives a declared set back to its judge, who sees why. It stops counting until it is declared again; the marks stay as they are
 * and their history with them.
 *
 * @throws AppError 404 for an event of another region and for an entrant of another event
 */
export async function returnToJudge({ actor, idempotencyKey, eventId, entryId, slot, reason }: SheetAct & { entryId: string; slot: number; reason: string }): Promise<Outcome<ReturnRefusal, { number: string }>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'sheet.return', idempotencyKey, input: { eventId, entryId, slot, reason } }, async (tx): Promise<Outcome<ReturnRefusal, { number: string }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const closed = whyClosed(await readMarkingState(tx, { ...scope, entryIds: [] }))
    if (closed) return fail(closed)
    const { number } = required((await listField(tx, scope)).find((entry) => entry.id === entryId))
    if ((await returnSet(tx, { ...scope, entryId, slot, reason })) === 0) return fail('notFinal')
    // The number is what the chief judge saw: a code while the codes are sealed, so that the record says nothing else either.
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'sheetReturned', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId }, data: { eventId, slot, number, reason } })
    return done({ number })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { declareSetsFinal, listOwnSets } from '#db/queries/judge-sheets.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { readGrid } from '../marks/read-grid.server.ts'
import { whyClosed } from '../marks/save-grid.server.ts'
import { listDisputed } from './disputed.server.ts'
import { requirePlace, type SheetAct } from './own-sheet.server.ts'
import { setsOf } from './sets.ts'
import { ownColumns } from './sheet-columns.ts'

export type FinalRefusal = 'notScoring' | 'marksLocked' | 'incomplete' | 'disputed' | 'alreadyFinal'

/**
 * The judge declares sets final: the one of `entryId`, or all that are still open. Each must be complete; from then on it counts and is closed for
 * this judge. An entrant who did not finish may be left without marks, and then has no set.
 *
 * @throws AppError 404 for whoever is no judge of the event, and for an entrant who does not take part in it
 */
export async function declareSets({ actor, idempotencyKey, eventId, entryId }: SheetAct & { entryId: string | null }): Promise<Outcome<FinalRefusal, { entries: number }>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'sheet.final', idempotencyKey, input: { eventId, entryId } }, async (tx): Promise<Outcome<FinalRefusal, { entries: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const place = await requirePlace(tx, actor, eventId)
    const closed = whyClosed(await readMarkingState(tx, { ...scope, entryIds: [] }))
    if (closed) return fail(closed)
    const event = await requireEvent(tx, scope)
    const grid = await readGrid(event, tx)
    const columns = ownColumns(markColumns(event.rules), place.slot)
    const given = new Set(grid.cells.filter((cell) => cell.value !== null || cell.absentJudge).map((cell) => `${cell.entryId} ${cell.column}`))
    const isComplete = (id: string) => columns.every((column) => given.has(`${id} ${column.id}`))
    const taking = grid.entries.filter((entry) => entry.status === 'competed' || entry.status === 'didNotFinish')
    const asked = entryId === null ? taking.filter((entry) => entry.status === 'competed' || isComplete(entry.id)) : [required(taking.find((entry) => entry.id === entryId))]
    const open = setsOf(asked.map((entry) => entry.id), columns, await listOwnSets(tx, { ...scope, judgeId: place.judgeId })).filter((set) => set.finalAt === null).map((set) => set.entryId)
    const unfinished = asked.filter((entry) => !isComplete(entry.id))
    const disputed = await listDisputed(tx, event, place.slot, unfinished.map((entry) => entry.id))
    if (disputed.size > 0) return fail('disputed', { numbers: unfinished.filter((entry) => disputed.has(entry.id)).map((entry) => entry.number) })
    if (unfinished.length > 0 || asked.length === 0) return fail('incomplete', { numbers: unfinished.map((entry) => entry.number) })
    if (open.length === 0) return fail('alreadyFinal')
    await declareSetsFinal(tx, { ...scope, judgeId: place.judgeId }, open.flatMap((id) => columns.map((column) => ({ entryId: id, partKey: column.key }))))
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'sheetDeclaredFinal', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId }, data: { eventId, slot: place.slot, entries: open.length } })
    return done({ entries: open.length })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

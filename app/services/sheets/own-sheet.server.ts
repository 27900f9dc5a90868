import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { getOwnPlace, getSheetFinal, insertFinalSheets, listOwnPlaces } from '#db/queries/judges.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { readMarkingState } from '#db/queries/marking-state.ts'
import { eventHead } from '../entries/event-head.ts'
import { markColumns, type MarkColumn } from '../marks/cell-rules.ts'
import { announceGridChange } from '../marks/grid-changes.server.ts'
import { readGrid } from '../marks/read-grid.server.ts'
import { saveGrid, whyClosed, type SavedGrid, type SaveGridRefusal, type TypedCell } from '../marks/save-grid.server.ts'

interface SheetAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

/** Where this person marks. @throws AppError 404 for whoever is no judge of the event, and for an event of another region */
async function requirePlace(db: DbOrTx, actor: RegionActor, eventId: string): Promise<{ judgeId: string; slot: number }> {
  return required(actor.personId === null ? null : await getOwnPlace(db, { regionId: actor.regionId, eventId, personId: actor.personId }))
}

/** The columns of one place of the panel: the judge's own, and nobody else's. */
const ownColumns = (columns: readonly MarkColumn[], slot: number) => columns.filter((column) => column.kind === 'panel' && column.slot === slot)

/**
 * A judge's own sheet: those who take part by number alone, and what this judge gave. Other judges' marks, names and units are not in it, sealed or not.
 *
 * @throws AppError 404 for whoever is no judge of the event
 */
export async function getOwnSheet(actor: RegionActor, eventId: string) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const place = await requirePlace(readDb, actor, eventId)
  const [grid, finalAt] = await Promise.all([readGrid(event), getSheetFinal(readDb, { ...scope, judgeId: place.judgeId })])
  const columns = ownColumns(markColumns(event.rules), place.slot)
  const own = new Set(columns.map((column) => column.id))
  const taking = grid.entries.filter((entry) => entry.status === 'competed' || entry.status === 'didNotFinish')
  return {
    event: eventHead(event),
    slot: place.slot,
    finalAt: finalAt?.toISOString() ?? null,
    columns,
    rules: { parts: event.rules.parts, metrics: event.rules.metrics, decimals: event.rules.decimals },
    data: {
      eventId,
      closed: grid.closed,
      correctionReason: null,
      entries: taking.map((entry) => ({ ...entry, personId: '', name: '', organisation: '', skillLevelHeld: null, statusReason: null })),
      cells: grid.cells.filter((cell) => own.has(cell.column) && taking.some((entry) => entry.id === cell.entryId)),
    },
  }
}

export type OwnSheet = Awaited<ReturnType<typeof getOwnSheet>>

export type SaveSheetRefusal = SaveGridRefusal | 'sheetFinal'

/** Saves marks of a judge's own sheet, by the rules of the grid; a column of another judge does not exist here. @throws AppError 404 */
export async function saveOwnSheet({ actor, idempotencyKey, eventId, cells }: SheetAct & { cells: readonly TypedCell[] }): Promise<Outcome<SaveSheetRefusal, SavedGrid>> {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const place = await requirePlace(readDb, actor, eventId)
  const own = new Set(ownColumns(markColumns(event.rules), place.slot).map((column) => column.id))
  const faults = cells.filter((cell) => !own.has(cell.column) || cell.absentJudge).map(({ entryId, column }) => ({ entryId, column, fault: 'unknownColumn' as const }))
  if (faults.length > 0) return fail('invalidCells', { faults })
  // Asked inside the transaction, so that no mark slips in behind the declaration.
  const stillOpen = async (tx: DbOrTx) => ((await getSheetFinal(tx, { ...scope, judgeId: place.judgeId })) === null ? null : ('sheetFinal' as const))
  return saveGrid({ actor, eventId, idempotencyKey, cells, statuses: [] }, { source: 'judge', refuse: stillOpen })
}

export type FinalRefusal = 'notScoring' | 'marksLocked' | 'incomplete' | 'alreadyFinal'

/** The judge declares the sheet final: complete for everybody who takes part, and from then on closed for this judge. @throws AppError 404 */
export async function declareSheetFinal({ actor, idempotencyKey, eventId }: SheetAct): Promise<Outcome<FinalRefusal, { entries: number }>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  const outcome = await runCommand({ actor, name: 'sheet.final', idempotencyKey, input: { eventId } }, async (tx): Promise<Outcome<FinalRefusal, { entries: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const place = await requirePlace(tx, actor, eventId)
    const closed = whyClosed(await readMarkingState(tx, { ...scope, entryIds: [] }))
    if (closed) return fail(closed)
    if ((await getSheetFinal(tx, { ...scope, judgeId: place.judgeId })) !== null) return fail('alreadyFinal')
    const event = await requireEvent(tx, scope)
    const grid = await readGrid(event, tx)
    const taking = grid.entries.filter((entry) => entry.status === 'competed')
    const columns = ownColumns(markColumns(event.rules), place.slot)
    const given = new Set(grid.cells.filter((cell) => cell.value !== null || cell.absentJudge).map((cell) => `${cell.entryId} ${cell.column}`))
    const open = taking.filter((entry) => columns.some((column) => !given.has(`${entry.id} ${column.id}`)))
    if (open.length > 0 || taking.length === 0) return fail('incomplete', { numbers: open.map((entry) => entry.number) })
    await insertFinalSheets(tx, { ...scope, judgeId: place.judgeId }, taking.flatMap((entry) => columns.map((column) => ({ entryId: entry.id, partKey: column.key }))))
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'sheetDeclaredFinal', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId }, data: { eventId, slot: place.slot, entries: taking.length } })
    return done({ entries: taking.length })
  })
  if (outcome.ok) announceGridChange(eventId)
  return outcome
}

/** The events in which the signed-in person marks. */
export async function listOwnSheets(actor: RegionActor) {
  return actor.personId === null ? [] : listOwnPlaces(readDb, { regionId: actor.regionId, personId: actor.personId })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { fail, type Outcome } from '#app/lib/outcome.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listOwnSets } from '#db/queries/judge-sheets.ts'
import { getOwnPlace, listOwnPlaces } from '#db/queries/judges.ts'
import { eventHead } from '../entries/event-head.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { readGrid } from '../marks/read-grid.server.ts'
import { saveGrid, type SavedGrid, type SaveGridRefusal, type TypedCell } from '../marks/save-grid.server.ts'
import { ownColumns, setsOf } from './sets.ts'

export interface SheetAct {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

/** Where this person marks. @throws AppError 404 for whoever is no judge of the event, and for an event of another region */
export async function requirePlace(db: DbOrTx, actor: RegionActor, eventId: string): Promise<{ judgeId: string; slot: number }> {
  return required(actor.personId === null ? null : await getOwnPlace(db, { regionId: actor.regionId, eventId, personId: actor.personId }))
}

/**
 * A judge's own sheet: those who take part by number alone, and what this judge gave. Other judges' marks, names and units are not in it, sealed or not.
 *
 * @throws AppError 404 for whoever is no judge of the event
 */
export async function getOwnSheet(actor: RegionActor, eventId: string) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const place = await requirePlace(readDb, actor, eventId)
  const [grid, stored] = await Promise.all([readGrid(event), listOwnSets(readDb, { ...scope, judgeId: place.judgeId })])
  const columns = ownColumns(markColumns(event.rules), place.slot)
  const own = new Set(columns.map((column) => column.id))
  const taking = grid.entries.filter((entry) => entry.status === 'competed' || entry.status === 'didNotFinish')
  const sets = setsOf(taking.map((entry) => entry.id), columns, stored)
  const declared = sets.flatMap((set) => (set.finalAt === null ? [] : [set.finalAt]))
  return {
    event: eventHead(event),
    slot: place.slot,
    /** Each entrant's set: declared, returned with a reason, or still in work. */
    sets,
    /** When the last set was declared; null while one is open. */
    finalAt: sets.length > 0 && declared.length === sets.length ? declared.reduce((latest, at) => (at > latest ? at : latest)) : null,
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

/** Saves marks of a judge's own sheet, by the rules of the grid; a column of another judge does not exist here, and a declared set is closed. @throws AppError 404 */
export async function saveOwnSheet({ actor, idempotencyKey, eventId, cells }: SheetAct & { cells: readonly TypedCell[] }): Promise<Outcome<SaveSheetRefusal, SavedGrid>> {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const place = await requirePlace(readDb, actor, eventId)
  const own = new Set(ownColumns(markColumns(event.rules), place.slot).map((column) => column.id))
  const faults = cells.filter((cell) => !own.has(cell.column) || cell.absentJudge).map(({ entryId, column }) => ({ entryId, column, fault: 'unknownColumn' as const }))
  if (faults.length > 0) return fail('invalidCells', { faults })
  // Asked inside the transaction, so that no mark slips in behind the declaration.
  const touched = new Set(cells.map((cell) => cell.entryId))
  const stillOpen = async (tx: DbOrTx) => ((await listOwnSets(tx, { ...scope, judgeId: place.judgeId })).some((set) => set.finalAt !== null && touched.has(set.entryId)) ? ('sheetFinal' as const) : null)
  return saveGrid({ actor, eventId, idempotencyKey, cells, statuses: [] }, { source: 'judge', refuse: stillOpen })
}

/** The events in which the signed-in person marks. */
export async function listOwnSheets(actor: RegionActor) {
  return actor.personId === null ? [] : listOwnPlaces(readDb, { regionId: actor.regionId, personId: actor.personId })
}

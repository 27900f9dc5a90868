import { fail, done, type Outcome } from '#app/lib/outcome.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, type EventScope } from '#db/queries/events.ts'
import { declaredSetsQuery, toDeclaredSets } from '#db/queries/judge-sheets.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { knownMarkingEvent, readMarkingEvent, type MarkingEvent } from '../marks/marking-event.server.ts'
import { saveGrid, type LockedQuestion, type SavedGrid, type SaveGridRefusal, type TypedCell } from '../marks/save-grid.server.ts'
import { knownSchemes, readSchemes } from '../schemes/known-schemes.server.ts'
import { saveItemMarks, type SavedItemMarks } from '../schemes/save-item-marks.server.ts'
import type { EventSchemes } from '../schemes/scheme-of.server.ts'
import { listDisputed } from './disputed.server.ts'
import { requirePlace, type SheetAct } from './own-sheet.server.ts'
import { itemColumnId, ownColumns, sheetColumns, type SheetColumn } from './sheet-columns.ts'

export type SaveSheetRefusal = SaveGridRefusal | 'sheetFinal' | 'schemeIncomplete'

/**
 * Saves what a judge gave on the own sheet, whole parts by the rules of the grid and items by those of the marking scheme; one request is of one
 * kind. A column of another judge does not exist here. A declared set is closed, but for an item the panel has to give again; a value that all
 * judges share is closed as soon as one of them has declared.
 *
 * @throws AppError 404
 */
export async function saveOwnSheet({ actor, idempotencyKey, eventId, cells }: SheetAct & { cells: readonly TypedCell[] }): Promise<Outcome<SaveSheetRefusal, SavedGrid>> {
  const scope = { regionId: actor.regionId, eventId }
  const [event, place] = await Promise.all([knownMarkingEvent(scope), requirePlace(readDb, actor, eventId)])
  const known = readColumns(cells, place.slot, event, await knownSchemes(scope, event))
  // What this process knows may be older than the sheet in the judge's hands: only a fresh look refuses.
  const asked = known.faults.length === 0 ? known : await freshColumns(scope, cells, place.slot)
  if (asked.faults.length > 0) return fail('invalidCells', { faults: asked.faults })
  const { columns, byItems } = asked
  const entryIds = [...new Set(cells.map((cell) => cell.entryId))]
  // Asked inside the transaction, so that no mark slips in behind the declaration.
  const refuse: LockedQuestion<'sheetFinal'>['refuse'] = async (tx, rows) => {
    const declared = toDeclaredSets(rows)
    const isClosed = ({ entryId, column }: TypedCell) => {
      const { key, shared } = columns.get(column)!
      return declared.some((set) => set.entryId === entryId && set.partKey === key && (shared || set.slot === place.slot))
    }
    const closed = cells.filter(isClosed)
    if (closed.length === 0) return null
    const disputed = await listDisputed(tx, await requireEvent(tx, scope), place.slot, [...new Set(closed.map((cell) => cell.entryId))])
    // Named one by one: after a lost network a request holds many sets, and the open ones are sent again without these.
    const faults = closed.filter((cell) => !disputed.get(cell.entryId)?.includes(cell.column)).map(({ entryId, column }) => ({ entryId, column, fault: 'sheetFinal' as const }))
    return faults.length === 0 ? null : { reason: 'sheetFinal', faults }
  }
  const question = { statement: declaredSetsQuery(scope, entryIds), refuse }
  if (!byItems) return saveGrid({ actor, eventId, idempotencyKey, cells, statuses: [] }, { source: 'judge', question })
  const typed = cells.map(({ entryId, column, text, baseVersion }) => ({ entryId, ...addressOf(columns.get(column)!), text, baseVersion }))
  const outcome = await saveItemMarks({ actor, eventId, idempotencyKey, slot: place.slot, cells: typed }, { source: 'judge', question })
  if (outcome.ok) return done(asGridAnswer(outcome.value))
  if (outcome.reason === 'sheetFinal') return outcome
  const named = (outcome.data?.faults ?? []) as Array<{ entryId: string; partKey: string; itemKey: string; fault: string }>
  return fail(outcome.reason, named.length === 0 ? outcome.data : { faults: named.map(({ entryId, partKey, itemKey, fault }) => ({ entryId, column: itemColumnId(partKey, itemKey), fault })) })
}

async function freshColumns(scope: EventScope, cells: readonly TypedCell[], slot: number) {
  const event = await readMarkingEvent(readDb, scope)
  return readColumns(cells, slot, event, await readSchemes(readDb, scope, event))
}

/** The columns of this place, and which of the cells stand in none of them. */
function readColumns(cells: readonly TypedCell[], slot: number, { rules }: Pick<MarkingEvent, 'rules'>, schemes: EventSchemes) {
  const columns = new Map(sheetColumns(ownColumns(markColumns(rules), slot), schemes).map((column) => [column.id, column]))
  const byItems = cells.some((cell) => columns.get(cell.column)?.item)
  const faults = cells.filter((cell) => !columns.has(cell.column) || cell.absentJudge || (columns.get(cell.column)!.item !== null) !== byItems).map(({ entryId, column }) => ({ entryId, column, fault: 'unknownColumn' as const }))
  return { columns, byItems: byItems === true, faults }
}

const addressOf = ({ key, item }: SheetColumn) => ({ partKey: key, itemKey: item?.key ?? '' })

/** The answer in the words of the grid, which the sheet's outbox reads. */
function asGridAnswer({ cells, conflicts }: SavedItemMarks): SavedGrid {
  return {
    cells: cells.map(({ entryId, partKey, itemKey, version }) => ({ entryId, column: itemColumnId(partKey, itemKey), version })),
    conflicts: conflicts.map(({ entryId, partKey, itemKey, version, value, byName, at }) => ({ entryId, column: itemColumnId(partKey, itemKey), version, value, absentJudge: false, byName, at })),
    statuses: [], statusConflicts: [], refusedStatuses: [],
  }
}

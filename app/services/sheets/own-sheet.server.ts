import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listItemMarks, listSpreadEntries } from '#db/queries/item-marks.ts'
import { listOwnSets } from '#db/queries/judge-sheets.ts'
import { getOwnPlace, listOwnPlaces } from '#db/queries/judges.ts'
import { itemsOf, JUDGEMENT_SPREAD } from '#scoring/schemes/scheme.ts'
import { eventHead } from '../entries/event-head.ts'
import { markColumns } from '../marks/cell-rules.ts'
import { readGrid, type GridCell } from '../marks/read-grid.server.ts'
import { schemesOf } from '../schemes/scheme-of.server.ts'
import { listDisputed } from './disputed.server.ts'
import { setsOf } from './sets.ts'
import { itemColumnId, ownColumns, sheetColumns } from './sheet-columns.ts'

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
  const [grid, stored, schemes] = await Promise.all([readGrid(event), listOwnSets(readDb, { ...scope, judgeId: place.judgeId }), schemesOf(readDb, scope, event.rules)])
  const places = ownColumns(markColumns(event.rules), place.slot)
  const columns = sheetColumns(places, schemes)
  const byItems = columns.some((column) => column.item !== null)
  const own = new Set(columns.map((column) => column.id))
  const taking = grid.entries.filter((entry) => entry.status === 'competed' || entry.status === 'didNotFinish')
  const sets = setsOf(taking.map((entry) => entry.id), places, stored)
  const taken = new Set(taking.map((entry) => entry.id))
  // A panel's page is read again by every judge every few seconds: only the own values travel, and of the others' only whose entrants are in dispute.
  const [items, disputed] = byItems ? await Promise.all([listItemMarks(readDb, { ...scope, slots: [0, place.slot] }), disputedSets()]) : [[], new Map<string, string[]>()]
  async function disputedSets() {
    const itemKeys = [...schemes.values()].flatMap(({ scheme }) => itemsOf(scheme).flatMap((item) => (item.kind === 'judgement' ? [item.key] : [])))
    const spread = await listSpreadEntries(readDb, { ...scope, itemKeys, spread: JUDGEMENT_SPREAD })
    return listDisputed(readDb, event, place.slot, spread.filter((id) => taken.has(id)))
  }
  const declared = sets.flatMap((set) => (set.finalAt === null ? [] : [set.finalAt]))
  return {
    event: eventHead(event),
    slot: place.slot,
    byItems,
    /** Items to be given again, by entrant: the panel lies more than one apart. Never what others gave. */
    disputed: [...disputed].map(([entryId, columnIds]) => ({ entryId, columns: columnIds })),
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
      cells: [
        ...grid.cells.filter((cell) => own.has(cell.column) && taken.has(cell.entryId)),
        // The own values, and those the panel shares.
        ...items
          .filter((mark) => taken.has(mark.entryId) && own.has(itemColumnId(mark.partKey, mark.itemKey)))
          .map(({ entryId, partKey, itemKey, version, value, enteredByName, updatedAt }): GridCell => ({ entryId, column: itemColumnId(partKey, itemKey), version, value, absentJudge: false, byName: enteredByName, at: updatedAt.toISOString() })),
      ],
    },
  }
}

export type OwnSheet = Awaited<ReturnType<typeof getOwnSheet>>

/** The events in which the signed-in person marks. Whose account has not been opened for an event could not open its sheet. */
export async function listOwnSheets(actor: RegionActor) {
  const { regionId, personId } = actor
  const places = personId === null ? [] : await listOwnPlaces(readDb, { regionId, personId })
  return places.filter(({ competitionId, eventId }) => hasPermissionAt(actor, 'sheet:own', { regionId, competitionId, eventId }))
}

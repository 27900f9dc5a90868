import type { PartScheme } from '#app/services/schemes/scheme-of.server.ts'
import { writeItemValues } from '#app/services/schemes/write-item-values.server.ts'
import type { Tx } from '#db/client.ts'
import { itemMarkKey, listItemMarks, lockEntries, type ItemMarkWrite } from '#db/queries/item-marks.ts'
import { listStoredCells } from '#db/queries/marks.ts'
import { markOfValue } from '#scoring/schemes/item-mark.ts'
import { itemBoxes, type ReadItems } from './item-sheet.ts'
import { writeSheetMarks, type SheetToWrite } from './write-sheet-marks.server.ts'

/**
 * Writes a sheet by items: values as item marks, and through them each judge's sum. What stands there already and says something else is left
 * alone unless `over`. A judge who was absent on the paper is absent in the part.
 *
 * @returns whether everything is written as typed
 */
export async function writeSheetItems(tx: Tx, sheet: SheetToWrite, part: PartScheme, { values, absent }: Pick<ReadItems, 'values' | 'absent'>): Promise<boolean> {
  const { actor, event, entryId, idempotencyKey, over } = sheet
  const scope = { regionId: actor.regionId, eventId: event.id }
  await lockEntries(tx, scope, [entryId])
  const stored = new Map((await listItemMarks(tx, { ...scope, entryIds: [entryId] })).map((mark) => [itemMarkKey(mark), mark]))
  const typed = new Map(values.map(({ column, value }) => [column, value]))
  const cells = itemBoxes(part).flatMap((box): ItemMarkWrite[] => {
    if (box.kind === 'sum') return []
    const place = { entryId, partKey: part.partKey, slot: box.slot, itemKey: box.item.key }
    const old = stored.get(itemMarkKey(place))
    const value = typed.get(box.id) ?? null
    if ((old?.value ?? null) === value) return []
    return [{ ...place, baseVersion: old?.version ?? 0, value, mark: value === null ? null : markOfValue(box.item, value).mark, schemeEdition: part.edition }]
  })
  const places = part.slots.filter((slot) => slot > 0).map((slot) => ({ entryId, kind: 'panel' as const, key: part.partKey, slot }))
  const away = (await listStoredCells(tx, scope, places)).filter(({ absentJudge }) => absentJudge).map(({ slot }) => slot)
  const says = (cell: ItemMarkWrite) => stored.get(itemMarkKey(cell))?.value != null
  if (!over && (cells.some(says) || away.some((slot) => !absent.includes(slot)))) return false
  const why = sheet.reason ?? event.correctionReason ?? undefined
  const { written } = await writeItemValues(tx, { ...scope, enteredBy: actor.userId, source: 'paper', idempotencyKey, ...(why === undefined ? {} : { reason: why }) }, 'paper', new Map([[part.partKey, part]]), cells, { entryIds: [entryId] })
  const absences = absent.map((slot) => ({ column: `panel:${part.partKey}:${slot}`, value: null, absentJudge: true }))
  const marked = await writeSheetMarks(tx, sheet, absences)
  return marked && cells.every((cell) => written.has(itemMarkKey(cell)))
}

import { versionConflict } from '#app/services/competitions/version-conflict.ts'
import type { DbOrTx, Tx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import { listItemMarks, type StoredItemMark } from '#db/queries/item-marks.ts'
import { listStoredCells, writeMarks, type MarkWrite, type MarkWriteScope } from '#db/queries/marks.ts'
import { computeItemMarks, type SchemeMarks } from '#scoring/schemes/compute-item-marks.ts'
import type { EventSchemes, PartScheme } from './scheme-of.server.ts'

/** What the items of one entry add up to in one part. */
export interface EntryPartMarks {
  entryId: string
  partKey: string
  marks: SchemeMarks
}

/** Adds up stored values by entry and part, for the named entries. */
export function addUp(schemes: EventSchemes, values: readonly StoredItemMark[], entryIds: readonly string[]): EntryPartMarks[] {
  const given = new Map<string, StoredItemMark[]>()
  for (const value of values) {
    const key = `${value.entryId} ${value.partKey}`
    const own = given.get(key)
    if (own) own.push(value)
    else given.set(key, [value])
  }
  return entryIds.flatMap((entryId) =>
    [...schemes.values()].map((part) => ({ entryId, partKey: part.partKey, marks: computeItemMarks(part.scheme, given.get(`${entryId} ${part.partKey}`) ?? [], part.slots) })),
  )
}

const kindOf = (slot: number) => (slot === 0 ? ('part' as const) : ('panel' as const))

/** The cells of the marks table that a part's sums belong into: a place of the panel, or the part's one mark. */
export function cellsOf(part: PartScheme, { entryId, marks }: EntryPartMarks): Array<Pick<MarkWrite, 'entryId' | 'kind' | 'key' | 'slot' | 'value'>> {
  return marks.judges.map(({ slot, mark }) => ({ entryId, kind: kindOf(slot), key: part.partKey, slot, value: mark }))
}

/**
 * Adds up the items of the named entries and writes each judge's sum as that judge's mark of the part, where ranking, grid, recheck and
 * papers read it. An incomplete or disputed set has no mark: a number that stood there is taken back. A judge marked absent stays absent
 * until the own set is complete. What judges give themselves stays theirs whoever changes a shared value, and so counts only once it is
 * declared; a signed paper sheet and a correction are a whole set and count at once. The caller holds the competition's lock and the entries'.
 *
 * @throws AppError 409 when somebody wrote such a cell by another way in this moment
 */
export async function writePartMarks(tx: Tx, scope: MarkWriteScope, schemes: EventSchemes, entryIds: readonly string[]): Promise<EntryPartMarks[]> {
  const addresses = entryIds.flatMap((entryId) => [...schemes.values()].flatMap(({ partKey, slots }) => slots.map((slot) => ({ entryId, kind: kindOf(slot), key: partKey, slot }))))
  const [values, cells] = await Promise.all([listItemMarks(tx, { ...scope, entryIds }), listStoredCells(tx, scope, addresses)])
  const own = new Set(values.flatMap(({ entryId, partKey, slot, source }) => (source === 'judge' && slot > 0 ? [`${entryId} ${partKey} ${slot}`] : [])))
  const sums = addUp(schemes, values, entryIds)
  const targets = sums.flatMap((sum) => cellsOf(schemes.get(sum.partKey)!, sum))
  const stored = new Map(cells.map((cell) => [`${cell.entryId} ${cell.key} ${cell.slot}`, cell]))
  const writes = targets.flatMap((target) => {
    const place = `${target.entryId} ${target.key} ${target.slot}`
    const old = stored.get(place)
    if ((old?.value ?? null) === target.value) return []
    return [{ judges: old?.source === 'judge' || own.has(place), write: { ...target, baseVersion: old?.version ?? 0, absentJudge: false } satisfies MarkWrite }]
  })
  const wholeSet = scope.source === 'correction' || scope.source === 'paper'
  for (const judges of [true, false]) {
    const changed = writes.flatMap((one) => (one.judges === judges ? [one.write] : []))
    const { conflicts } = await writeMarks(tx, judges && !wholeSet ? { ...scope, source: 'judge' } : scope, changed)
    if (conflicts.length > 0) throw versionConflict()
  }
  return sums
}

/** The parts and entries of an event as they stand, added up; for pages. */
export async function readPartMarks(db: DbOrTx, scope: EventScope, schemes: EventSchemes, entryIds: readonly string[]): Promise<EntryPartMarks[]> {
  return addUp(schemes, await listItemMarks(db, { ...scope, entryIds }), entryIds)
}

import { versionConflict } from '#app/services/competitions/version-conflict.ts'
import type { SQL } from 'drizzle-orm'
import type { DbOrTx, Tx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import { givenMarksQuery, toGivenMarks, type GivenMark } from '#db/queries/item-marks.ts'
import { storedSumsQuery, toStoredSums, writeMarks, type MarkWrite, type MarkWriteScope } from '#db/queries/marks.ts'
import { sendTogether, type Answer } from '#db/transactions/in-transaction.ts'
import { computeItemMarks, concernsPanel, type SchemeMarks } from '#scoring/schemes/compute-item-marks.ts'
import { itemsOf } from '#scoring/schemes/scheme.ts'
import type { EventSchemes, PartScheme } from './scheme-of.server.ts'

/** What the items of one entry add up to in one part. */
export interface EntryPartMarks {
  entryId: string
  partKey: string
  marks: SchemeMarks
}

/** What is added up: these entries, by all places of their panels or by some. */
export interface Panels {
  entryIds: readonly string[]
  /** Only where nothing can have changed what the other places add up to (`concernsPanel`). */
  slots?: readonly number[] | undefined
}

const askedOf = (part: PartScheme, { slots }: Panels) => (slots ? part.slots.filter((slot) => slots.includes(slot)) : part.slots)

/** Adds up stored values by entry and part. */
export function addUp(schemes: EventSchemes, values: readonly GivenMark[], panels: Panels): EntryPartMarks[] {
  const given = new Map<string, GivenMark[]>()
  for (const value of values) {
    const key = `${value.entryId} ${value.partKey}`
    const own = given.get(key)
    if (own) own.push(value)
    else given.set(key, [value])
  }
  return panels.entryIds.flatMap((entryId) =>
    [...schemes.values()].map((part) => ({ entryId, partKey: part.partKey, marks: computeItemMarks(part.scheme, given.get(`${entryId} ${part.partKey}`) ?? [], part.slots, askedOf(part, panels)) })),
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
export async function writePartMarks(tx: Tx, scope: MarkWriteScope, schemes: EventSchemes, panels: Panels): Promise<EntryPartMarks[]> {
  return writeReadPartMarks(tx, scope, schemes, panels, await sendTogether(tx, partMarksQueries(scope, schemes, panels)))
}

/**
 * The statements of `writePartMarks`, whose answers `writeReadPartMarks` takes. For some places of the panel the others' values are left out, but
 * for the items on which the panel must agree: a dispute keeps every judge's sum back.
 */
export function partMarksQueries(scope: EventScope, schemes: EventSchemes, { entryIds, slots }: Panels): SQL[] {
  const shared = [...schemes.values()].flatMap(({ scheme }) => itemsOf(scheme).flatMap((item) => (concernsPanel(item) ? [item.key] : [])))
  return [givenMarksQuery(scope, entryIds, slots && { slots: [0, ...slots], itemKeys: shared }), storedSumsQuery(scope, entryIds)]
}

/** `writePartMarks` with what its statements have read. */
export async function writeReadPartMarks(tx: Tx, scope: MarkWriteScope, schemes: EventSchemes, panels: Panels, [given, standing]: readonly Answer[]): Promise<EntryPartMarks[]> {
  const [values, cells] = [toGivenMarks(given!()), toStoredSums(standing!())]
  const own = new Set(values.flatMap(({ entryId, partKey, slot, source }) => (source === 'judge' && slot > 0 ? [`${entryId} ${partKey} ${slot}`] : [])))
  const sums = addUp(schemes, values, panels)
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
  return entryIds.length === 0 ? [] : addUp(schemes, toGivenMarks(await db.execute(givenMarksQuery(scope, entryIds))), { entryIds })
}

import type { RegionActor } from '#app/auth/actor.ts'
import { markColumns } from '#app/services/marks/cell-rules.ts'
import type { Tx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { listStoredCells, writeMarks } from '#db/queries/marks.ts'
import type { TypedPaperValue } from '#db/schema/marks.ts'

export interface SheetToWrite {
  actor: RegionActor
  event: EventWithCompetition
  entryId: string
  idempotencyKey: string
  /** The paper counts, whatever stands there. */
  over: boolean
  reason?: string
}

/**
 * Writes a sheet's values as marks. What stands there already and says something else is left alone unless `over`.
 *
 * @returns whether everything is written as typed
 */
export async function writeSheetMarks(tx: Tx, { actor, event, entryId, idempotencyKey, over, reason }: SheetToWrite, values: readonly TypedPaperValue[]): Promise<boolean> {
  const scope = { regionId: actor.regionId, eventId: event.id }
  const columns = new Map(markColumns(event.rules).map((column) => [column.id, column]))
  const cells = values.map(({ column, value, absentJudge }) => {
    const { kind, key, slot } = columns.get(column)!
    return { entryId, kind, key, slot, value, absentJudge }
  })
  const stored = new Map((await listStoredCells(tx, scope, cells)).map((cell) => [`${cell.kind} ${cell.key} ${cell.slot}`, cell]))
  const changed = cells.flatMap((cell) => {
    const old = stored.get(`${cell.kind} ${cell.key} ${cell.slot}`)
    return old && old.value === cell.value && old.absentJudge === cell.absentJudge ? [] : [{ ...cell, old }]
  })
  if (!over && changed.some(({ old }) => old && (old.value !== null || old.absentJudge))) return false
  const why = reason ?? event.correctionReason ?? undefined
  const { conflicts } = await writeMarks(
    tx,
    { ...scope, enteredBy: actor.userId, source: 'paper', idempotencyKey, ...(why === undefined ? {} : { reason: why }) },
    changed.map(({ old, ...cell }) => ({ ...cell, baseVersion: old?.version ?? 0 })),
  )
  return conflicts.length === 0
}

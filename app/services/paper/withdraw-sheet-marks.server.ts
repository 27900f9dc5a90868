import type { RegionActor } from '#app/auth/actor.ts'
import { schemeOf } from '#app/services/schemes/scheme-of.server.ts'
import { writeItemValues } from '#app/services/schemes/write-item-values.server.ts'
import type { Tx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listItemMarks, lockEntries } from '#db/queries/item-marks.ts'
import { listStoredCells, writeMarks } from '#db/queries/marks.ts'
import { markColumns } from '../marks/cell-rules.ts'
import type { SheetKind } from './paper-sheet.ts'

interface SheetToWithdraw {
  actor: RegionActor
  eventId: string
  entryId: string
  idempotencyKey: string
  reason: string
}

/**
 * Takes back what one paper sheet has brought: the values of its items and through them the judges' sums, or its marks; absences that stood on it too. What came another
 * way stays. Each is a new version with the reason.
 *
 * @returns how many values were taken back
 */
export async function withdrawSheetMarks(tx: Tx, { actor, eventId, entryId, idempotencyKey, reason }: SheetToWithdraw, kind: SheetKind): Promise<number> {
  const scope = { regionId: actor.regionId, eventId }
  const written = { ...scope, enteredBy: actor.userId, source: 'paper' as const, idempotencyKey, reason }
  const { rules } = await requireEvent(tx, scope)
  await lockEntries(tx, scope, [entryId])
  let taken = 0
  const part = kind.items ? await schemeOf(tx, { ...scope, partKey: kind.key }, rules) : null
  if (part) {
    const values = (await listItemMarks(tx, { ...scope, entryIds: [entryId] })).filter((mark) => mark.partKey === kind.key && mark.source === 'paper' && mark.value !== null)
    taken += values.length
    const cells = values.map(({ slot, itemKey, version }) => ({ entryId, partKey: kind.key, slot, itemKey, baseVersion: version, value: null, mark: null, schemeEdition: part.edition }))
    await writeItemValues(tx, written, 'paper', new Map([[part.partKey, part]]), cells, { entryIds: [entryId] })
  }
  const columns = part ? markColumns(rules).filter((column) => column.kind === 'panel' && column.key === kind.key) : kind.columns
  const stored = await listStoredCells(tx, scope, columns.map(({ kind: of, key, slot }) => ({ entryId, kind: of, key, slot })))
  // A judge's sum goes with its items; left of a sheet by items is who was absent.
  const given = stored.filter((mark) => mark.source === 'paper' && (mark.absentJudge || (part === null && mark.value !== null)))
  await writeMarks(tx, written, given.map(({ kind: of, key, slot, version }) => ({ entryId, kind: of, key, slot, baseVersion: version, value: null, absentJudge: false })))
  return taken + given.length
}

import type { Tx } from '#db/client.ts'
import { itemMarksWriting, toWrittenVersions, type ItemMarkWrite, type ItemMarkWriteScope } from '#db/queries/item-marks.ts'
import type { MarkWriteScope } from '#db/queries/marks.ts'
import { freezeScheme } from '#db/queries/schemes.ts'
import { sendTogether } from '#db/transactions/in-transaction.ts'
import { checkScheme, type SchemeProblem } from '#scoring/schemes/check-scheme.ts'
import { partMarksQueries, writePartMarks, writeReadPartMarks, type EntryPartMarks, type Panels } from './part-marks.server.ts'
import type { EventSchemes, PartScheme } from './scheme-of.server.ts'

/** What keeps schemes that nothing was marked by yet from being marked by. */
export function unsoundSchemes(schemes: Iterable<Pick<PartScheme, 'frozenAt' | 'scheme' | 'fullMark'>>): SchemeProblem[] {
  return [...schemes].flatMap(({ frozenAt, scheme, fullMark }) => (frozenAt === null ? checkScheme(scheme, fullMark) : []))
}

/** The first value by a scheme, or the first sheet typed by it, freezes its edition: what was marked by can be read for ever. */
export async function freezeAtFirstMark(tx: Tx, { by, ...scope }: { regionId: string; eventId: string; by: string }, schemes: Iterable<PartScheme>): Promise<Array<{ partKey: string; edition: number }>> {
  const frozen: Array<{ partKey: string; edition: number }> = []
  for (const { partKey, edition, frozenAt } of schemes) {
    if (frozenAt === null && (await freezeScheme(tx, { ...scope, partKey, edition }, by))) frozen.push({ partKey, edition })
  }
  return frozen
}

export interface WrittenItemValues {
  /** New versions by `itemMarkKey`; what is missing was changed by somebody else meanwhile. */
  written: Map<string, number>
  sums: EntryPartMarks[]
  frozen: Array<{ partKey: string; edition: number }>
}

/**
 * Writes values of items and each judge's sum into the marks of the part: the one way by which an item becomes a mark, for the judge's own sheet and
 * for paper alike. The caller holds the competition's lock and the entries', and records the event. What is added up is read in the same message
 * as the values are written: PostgreSQL runs the one behind the other, so the new values are in it.
 */
export async function writeItemValues(tx: Tx, scope: ItemMarkWriteScope, markSource: MarkWriteScope['source'], schemes: EventSchemes, cells: readonly ItemMarkWrite[], panels: Panels): Promise<WrittenItemValues> {
  const frozen = await freezeAtFirstMark(tx, { regionId: scope.regionId, eventId: scope.eventId, by: scope.enteredBy }, schemes.values())
  const markScope = { ...scope, source: markSource }
  if (cells.length === 0) return { written: new Map(), sums: await writePartMarks(tx, markScope, schemes, panels), frozen }
  const [written, ...read] = await sendTogether(tx, [itemMarksWriting(scope, cells), ...partMarksQueries(scope, schemes, panels)])
  const versions = toWrittenVersions(written!())
  return { written: versions, sums: await writeReadPartMarks(tx, markScope, schemes, panels, read), frozen }
}

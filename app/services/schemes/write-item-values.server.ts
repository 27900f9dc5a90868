import type { Tx } from '#db/client.ts'
import { writeItemMarks, type ItemMarkWrite, type ItemMarkWriteScope } from '#db/queries/item-marks.ts'
import type { MarkWriteScope } from '#db/queries/marks.ts'
import { freezeScheme } from '#db/queries/schemes.ts'
import { checkScheme, type SchemeProblem } from '#scoring/schemes/check-scheme.ts'
import { writePartMarks, type EntryPartMarks } from './part-marks.server.ts'
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
 * for paper alike. The caller holds the competition's lock and the entries', and records the event.
 */
export async function writeItemValues(tx: Tx, scope: ItemMarkWriteScope, markSource: MarkWriteScope['source'], schemes: EventSchemes, cells: readonly ItemMarkWrite[], entryIds: readonly string[]): Promise<WrittenItemValues> {
  const frozen = await freezeAtFirstMark(tx, { regionId: scope.regionId, eventId: scope.eventId, by: scope.enteredBy }, schemes.values())
  const written = await writeItemMarks(tx, scope, cells)
  const sums = await writePartMarks(tx, { ...scope, source: markSource }, schemes, entryIds)
  return { written, sums, frozen }
}

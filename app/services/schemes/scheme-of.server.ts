import type { DbOrTx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import { listSchemeEditions, type SchemeRow } from '#db/queries/schemes.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'
import { markColumns } from '../marks/cell-rules.ts'

/** The marking scheme by which one part of an event is marked. */
export interface PartScheme {
  partKey: string
  /** Number of the edition that counts: the last frozen one, else the draft (1). */
  edition: number
  frozenAt: Date | null
  scheme: MarkingScheme
  /** Of the scheme: two pages with the same hash list the same items. */
  hash: string
  /** Full mark of the part, hundredths. */
  fullMark: number
  /** Places of the panel from 1; `[0]` where the part has one mark for all. */
  slots: number[]
}

/** An event's schemes by part; a part without one is marked by a single number, as ever. */
export type EventSchemes = Map<string, PartScheme>

/** The schemes that count in an event now. Proposed editions are not among them. */
export async function schemesOf(db: DbOrTx, scope: EventScope, rules: Pick<EventRules, 'parts' | 'metrics'>): Promise<EventSchemes> {
  return currentSchemes(await listSchemeEditions(db, scope), rules)
}

/** The scheme of one part, or null where the part is marked by a single number. */
export async function schemeOf(db: DbOrTx, scope: EventScope & { partKey: string }, rules: Pick<EventRules, 'parts' | 'metrics'>): Promise<PartScheme | null> {
  return (await schemesOf(db, scope, rules)).get(scope.partKey) ?? null
}

/** Picks what counts among an event's editions; a part that the rules no longer have has no scheme. */
export function currentSchemes(rows: readonly SchemeRow[], rules: Pick<EventRules, 'parts' | 'metrics'>): EventSchemes {
  const columns = markColumns(rules)
  const schemes: EventSchemes = new Map()
  for (const { key } of rules.parts) {
    const row = countingEdition(rows.filter(({ partKey }) => partKey === key))
    if (row) schemes.set(key, toPartScheme(row, columns))
  }
  return schemes
}

/** The last frozen edition, or the draft of the first one. A proposal behind a frozen edition does not count. */
export function countingEdition(editions: readonly SchemeRow[]): SchemeRow | null {
  return editions.findLast(({ frozenAt }) => frozenAt !== null) ?? editions[0] ?? null
}

function toPartScheme({ partKey, edition, frozenAt, scheme, schemeHash }: SchemeRow, columns: ReturnType<typeof markColumns>): PartScheme {
  const own = columns.filter((column) => column.key === partKey && column.kind !== 'metric')
  return { partKey, edition, frozenAt, scheme, hash: schemeHash, fullMark: own[0]?.maximum ?? 0, slots: own.map(({ slot }) => slot) }
}

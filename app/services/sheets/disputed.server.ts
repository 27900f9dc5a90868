import type { DbOrTx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { readPartMarks } from '../schemes/part-marks.server.ts'
import { schemesOf } from '../schemes/scheme-of.server.ts'
import { disputedOf } from './disputed-of.ts'
import { itemColumnId } from './sheet-columns.ts'

/**
 * The items of these entrants that a judge has to give again, because the panel's values lie more than one apart. It says which, and never what
 * anybody else gave.
 */
export async function listDisputed(db: DbOrTx, event: Pick<EventWithCompetition, 'id' | 'regionId' | 'rules'>, slot: number, entryIds: readonly string[]): Promise<Map<string, string[]>> {
  if (entryIds.length === 0) return new Map()
  const scope = { regionId: event.regionId, eventId: event.id }
  const schemes = await schemesOf(db, scope, event.rules)
  const disputed = new Map<string, string[]>()
  for (const { entryId, partKey, marks } of schemes.size === 0 ? [] : await readPartMarks(db, scope, schemes, entryIds)) {
    const own = disputedOf(marks.judges.find((judge) => judge.slot === slot))
    if (own.length > 0) disputed.set(entryId, [...(disputed.get(entryId) ?? []), ...own.map((itemKey) => itemColumnId(partKey, itemKey))])
  }
  return disputed
}

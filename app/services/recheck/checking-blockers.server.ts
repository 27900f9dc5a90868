import type { DbOrTx } from '#db/client.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import type { StoredMark } from '#db/queries/marks.ts'
import { countOpenSheets } from '#db/queries/paper-sheets.ts'
import { latestRecheck } from '#db/queries/rechecks.ts'
import { itemsOf, standingOf, unsettledItems } from './recheck-items.ts'

/** What the checking of a result still lacks. */
export type CheckingBlocker =
  | { code: 'paperOpen'; typedOnce: number; differing: number }
  | { code: 'recheckMissing' }
  | { code: 'recheckOpen'; left: number }
  | { code: 'recheckUncorrected'; entryIds: string[] }
  | { code: 'recheckStale'; entryIds: string[] }

/**
 * Paper sheets that wait, and the recheck where the competition uses one. In a correction after a confirmed result only the paper
 * counts: what is changed then carries its reason and is compared line by line.
 */
export async function checkingBlockers(db: DbOrTx, event: EventWithCompetition, cells: readonly StoredMark[]): Promise<CheckingBlocker[]> {
  const scope = { eventId: event.id, regionId: event.regionId }
  const sheets = await countOpenSheets(db, scope)
  const paper: CheckingBlocker[] = sheets.typedOnce + sheets.differing > 0 ? [{ code: 'paperOpen', ...sheets }] : []
  if (!event.competition.usedSteps.includes('recheck') || event.correctionOpenedAt !== null || event.marksLockedAt !== null) return paper
  const recheck = await latestRecheck(db, scope)
  if (recheck === null) return [...paper, { code: 'recheckMissing' }]
  const { total, checked } = standingOf(recheck)
  const { uncorrected, stale } = unsettledItems(itemsOf(recheck), cells)
  return [
    ...paper,
    ...(recheck.state === 'open' ? [{ code: 'recheckOpen' as const, left: total - checked }] : []),
    ...(uncorrected.length > 0 ? [{ code: 'recheckUncorrected' as const, entryIds: uncorrected }] : []),
    ...(stale.length > 0 ? [{ code: 'recheckStale' as const, entryIds: stale }] : []),
  ]
}

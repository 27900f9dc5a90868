import type { RegionActor } from '#app/auth/actor.ts'
import { groupBy } from '#app/lib/group-by.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { countStudiosByTown, DUE_RANKS, listStudiosByDue, type DueFilter, type DueRank, type DueSort } from '#db/queries/studio-due.ts'
import { listPolicies } from '#scoring/policies/register.ts'

export const STUDIOS_LISTED = 50


export interface BureauListQuery {
  filter: DueFilter
  sort: DueSort
  descending: boolean
  /** From 1. */
  page: number
}

/** Years between assessments, of the policies that name a number; the others assess every year. */
function cycles(): Record<string, number> {
  return Object.fromEntries(listPolicies().flatMap(({ id, assessment }) => (assessment?.cycleYears ? [[id, assessment.cycleYears]] : [])))
}

export interface TownPart {
  town: string
  studios: number
  ranks: Record<DueRank, number>
}

/** The region's studios with what is due next, overdue first, and the map of its towns. Two queries, whatever the number of studios. */
export async function getBureauList(actor: RegionActor, { filter, sort, descending, page }: BureauListQuery, limit = STUDIOS_LISTED, db: DbOrTx = readDb) {
  const scope = { regionId: actor.regionId, cycles: cycles() }
  const [list, counts] = [await listStudiosByDue(db, { ...scope, filter, sort, descending, limit, offset: (page - 1) * limit }), await countStudiosByTown(db, scope)]
  const towns = [...groupBy(counts, ({ town }) => town)].map(([town, rows]): TownPart => ({
    town,
    studios: sum(rows),
    ranks: Object.fromEntries(DUE_RANKS.map((rank) => [rank, sum(rows.filter((row) => row.rank === rank))])) as Record<DueRank, number>,
  }))
  return {
    ...list,
    /** Largest first; studios without a known town last. */
    towns: towns.sort((a, b) => Number(a.town === '') - Number(b.town === '') || b.studios - a.studios || a.town.localeCompare(b.town, 'zh')),
    trades: [...new Set(counts.map(({ trade }) => trade))].sort((a, b) => a.localeCompare(b, 'zh')),
    ranks: Object.fromEntries(DUE_RANKS.map((rank) => [rank, sum(counts.filter((row) => row.rank === rank))])) as Record<DueRank, number>,
  }
}

const sum = (rows: ReadonlyArray<{ studios: number }>) => rows.reduce((all, { studios }) => all + studios, 0)

export type BureauList = Awaited<ReturnType<typeof getBureauList>>
export type BureauLine = BureauList['rows'][number]

import type { RegionActor } from '#app/auth/actor.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { columnId, markColumns } from '#app/services/marks/cell-rules.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listPaperNumbers } from '#db/queries/paper-sheets.ts'
import { latestRecheck } from '#db/queries/rechecks.ts'
import { DEFAULT_SHARES } from './draw-sample.ts'
import { itemsOf, sharesOf, standingOf, unsettledItems, type RecheckItem } from './recheck-items.ts'
import { typistsOf } from './recheck.server.ts'

/**
 * The recheck of one event: the sample with the marks as stored, to be compared with the papers. While codes are used it goes by code and
 * carries no name. Throws AppError 404.
 */
export async function getRecheckPage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const ranking = await computeRanking(db, scope)
  const [recheck, { numbers }, typists] = await Promise.all([latestRecheck(db, scope), listPaperNumbers(db, scope), typistsOf(db, scope)])
  const { event, rules, cells } = ranking
  const columns = markColumns(rules)
  const numberOf = new Map(numbers.map(({ entryId, number }) => [entryId, number]))
  const rankOf = new Map(ranking.result?.output.standings.map(({ id, rank, total }) => [id, { rank, total }]))
  const settled = recheck === null ? null : unsettledItems(itemsOf(recheck), cells)
  const stateOf = (item: RecheckItem): 'open' | 'right' | 'settledWrong' | 'openWrong' | 'stale' => {
    if (item.outcome === null) return 'open'
    if (item.outcome === 'right') return settled?.stale.includes(item.entryId) ? 'stale' : 'right'
    return settled?.uncorrected.includes(item.entryId) ? 'openWrong' : 'settledWrong'
  }
  return {
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    columns: columns.map(({ id, kind, key, slot }) => ({ id, kind, key, slot, name: [...rules.parts, ...rules.metrics].find((named) => named.key === key)?.name ?? key, nameEn: [...rules.parts, ...rules.metrics].find((named) => named.key === key)?.nameEn ?? null })),
    locked: event.marksLockedAt !== null,
    defaults: DEFAULT_SHARES,
    recheck: recheck && {
      seed: recheck.seed,
      shares: sharesOf(recheck),
      full: recheck.full,
      state: recheck.state,
      drawnByName: recheck.drawnByName ?? '',
      createdAt: recheck.createdAt,
      closedAt: recheck.closedAt,
      closedByName: recheck.closedByName,
      inputHash: recheck.inputHash,
      standing: standingOf(recheck),
      items: itemsOf(recheck).map((item) => ({
        entryId: item.entryId,
        number: numberOf.get(item.entryId) ?? '',
        group: item.group,
        state: stateOf(item),
        found: item.found,
        byName: item.byName,
        at: item.at,
        mayCheck: !(typists.get(item.entryId)?.has(actor.userId) ?? false),
        ...(rankOf.get(item.entryId) ?? { rank: null, total: null }),
        marks: Object.fromEntries(cells.filter((cell) => cell.entryId === item.entryId).map((cell) => [columnId(cell), cell.absentJudge ? '-' : writeMarkText(cell.value)])),
      })),
    },
  }
}

export type RecheckPage = Awaited<ReturnType<typeof getRecheckPage>>
export type RecheckLine = NonNullable<RecheckPage['recheck']>['items'][number]

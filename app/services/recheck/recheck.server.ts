import { randomBytes } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { computeRanking, type Ranking } from '#app/services/results/compute-ranking.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent, type EventScope } from '#db/queries/events.ts'
import { lockCompetition, lockKey } from '#db/queries/locks.ts'
import { listCountedMarks } from '#db/queries/marks.ts'
import { listPaperTypists } from '#db/queries/paper-sheets.ts'
import { insertRecheck, latestRecheck, listMarkWriters, updateRecheck } from '#db/queries/rechecks.ts'
import { drawSample, type RecheckShares } from './draw-sample.ts'
import { itemsOf, marksHashOf, sharesOf, standingOf, unsettledItems, type RecheckItem } from './recheck-items.ts'

interface Act {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
}

const newItem = (entryId: string, group: RecheckItem['group']): RecheckItem => ({ entryId, group, outcome: null, found: null, by: null, byName: null, at: null, marksHash: null })

/** Who competed, in the order of the ranking as it stands. */
function fieldOf(ranking: Ranking) {
  const standings = ranking.result?.output.standings ?? []
  const competing = new Set(ranking.field.filter(({ status }) => status === 'competed' || status === 'didNotFinish').map(({ id }) => id))
  const ranked = standings.flatMap(({ id, rank }) => (rank === null ? [] : [{ id, rank }])).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  return { ranked, unranked: standings.filter(({ id, rank }) => rank === null && competing.has(id)).map(({ id }) => id) }
}

export type DrawRecheckRefusal = 'marksLocked' | 'marksOpen' | 'recheckOpen' | 'nobody'

/** Draws a recheck from the ranking as it stands. Possible once every mark is there; a new one takes the place of a closed one. */
export async function drawRecheck({ actor, idempotencyKey, eventId, shares, seed = randomBytes(8).toString('hex') }: Act & { shares: RecheckShares; seed?: string }): Promise<Outcome<DrawRecheckRefusal, { items: number }>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'recheck.draw', idempotencyKey, input: { eventId, shares } }, async (tx): Promise<Outcome<DrawRecheckRefusal, { items: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const ranking = await computeRanking(tx, scope)
    if (ranking.event.marksLockedAt !== null) return fail('marksLocked')
    if (ranking.blockers.some(({ code }) => code === 'openMarks' || code === 'unreadable' || code === 'paperOpen')) return fail('marksOpen')
    if ((await latestRecheck(tx, scope))?.state === 'open') return fail('recheckOpen')
    const { top, others } = drawSample(fieldOf(ranking), seed, shares)
    const items = [...top.map((id) => newItem(id, 'top')), ...others.map((id) => newItem(id, 'sample'))]
    if (items.length === 0) return fail('nobody')
    const id = await insertRecheck(tx, {
      ...scope, seed, items, inputHash: ranking.inputHash, drawnBy: actor.userId, drawnByName: actor.displayName,
      shares: { top: String(shares.top), others: String(shares.others), errorThreshold: String(shares.errorThreshold) },
    })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'recheckDrawn', subject: { type: 'recheck', id }, chain: { type: 'competition', id: competitionId }, data: { eventId, seed, shares, inputHash: ranking.inputHash, top, others } })
    return done({ items: items.length })
  })
}

export type CheckItemRefusal = 'notOpen' | 'ownTyping' | 'notInSample'

/** Writes down what one record is, by somebody who typed none of it. A stale or wrong one may be checked again. */
export async function checkRecheckItem({ actor, idempotencyKey, eventId, entryId, outcome, found, number }: Act & { entryId: string; number: string; outcome: 'right' | 'wrong'; found: string | null }): Promise<Outcome<CheckItemRefusal>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'recheck.check', idempotencyKey, input: { eventId, entryId, outcome, found } }, async (tx): Promise<Outcome<CheckItemRefusal>> => {
    await lockCompetition(tx, competitionId, 'shared')
    await lockKey(tx, `recheck:${eventId}`)
    const recheck = required(await latestRecheck(tx, scope))
    if (recheck.state !== 'open') return fail('notOpen')
    const items = itemsOf(recheck)
    const item = items.find((candidate) => candidate.entryId === entryId)
    if (!item) return fail('notInSample')
    if ((await typistsOf(tx, scope)).get(entryId)?.has(actor.userId)) return fail('ownTyping')
    const cells = await listCountedMarks(tx, scope)
    const at = (await databaseNow(tx)).toISOString()
    Object.assign(item, { outcome, found, by: actor.userId, byName: actor.displayName, at, marksHash: marksHashOf(entryId, cells) } satisfies Partial<RecheckItem>)
    await updateRecheck(tx, { id: recheck.id, regionId: actor.regionId }, { items, checkedBy: actor.userId })
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'recheckChecked', subject: { type: 'recheck', id: recheck.id }, chain: { type: 'competition', id: competitionId }, data: { eventId, entryId, number, outcome, ...(found === null ? {} : { found }) } })
    return done()
  })
}

export type CloseRecheckRefusal = 'notOpen' | 'unchecked' | 'uncorrected' | 'stale'

/**
 * Ends a recheck. More wrong records than the threshold put everybody else into it instead, and it goes on; it ends only when each wrong
 * record has been corrected and no right one was changed afterwards.
 */
export async function closeRecheck({ actor, idempotencyKey, eventId }: Act): Promise<Outcome<CloseRecheckRefusal, { full: boolean; added: number }>> {
  const scope = { eventId, regionId: actor.regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'recheck.close', idempotencyKey, input: { eventId } }, async (tx): Promise<Outcome<CloseRecheckRefusal, { full: boolean; added: number }>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const recheck = required(await latestRecheck(tx, scope))
    if (recheck.state !== 'open') return fail('notOpen')
    const items = itemsOf(recheck)
    const standing = standingOf(recheck)
    if (standing.checked < standing.total) return fail('unchecked', { left: standing.total - standing.checked })
    const ranking = await computeRanking(tx, scope)
    const log = (kind: string, data: Record<string, unknown>) => recordEvent(tx, { actor, regionId: actor.regionId, kind, subject: { type: 'recheck', id: recheck.id }, chain: { type: 'competition', id: competitionId }, data: { eventId, ...data } })
    if (standing.ordersFull) {
      const known = new Set(items.map(({ entryId }) => entryId))
      const field = fieldOf(ranking)
      const rest = [...field.ranked.map(({ id }) => id), ...field.unranked].filter((id) => !known.has(id))
      if (rest.length > 0) {
        await updateRecheck(tx, { id: recheck.id, regionId: actor.regionId }, { full: true, items: [...items, ...rest.map((id) => newItem(id, 'full'))] })
        await log('recheckDrawn', { seed: recheck.seed, full: true, added: rest.length, wrong: standing.wrong, checked: standing.checked })
        return done({ full: true, added: rest.length })
      }
    }
    const { uncorrected, stale } = unsettledItems(items, ranking.cells)
    if (uncorrected.length > 0) return fail('uncorrected', { left: uncorrected.length })
    if (stale.length > 0) return fail('stale', { left: stale.length })
    await updateRecheck(tx, { id: recheck.id, regionId: actor.regionId }, { state: 'closed', closedAt: await databaseNow(tx), closedByName: actor.displayName })
    await log('recheckClosed', { checked: standing.checked, wrong: standing.wrong, threshold: sharesOf(recheck).errorThreshold, full: recheck.full })
    return done({ full: recheck.full, added: 0 })
  })
}

/** Who typed anything of each entry: on the grid, from paper, or as the third who decided. */
export async function typistsOf(db: DbOrTx, scope: EventScope): Promise<Map<string, Set<string>>> {
  const [writers, typists] = await Promise.all([listMarkWriters(db, scope), listPaperTypists(db, scope)])
  const byEntry = new Map<string, Set<string>>()
  for (const { entryId, userId } of [...writers, ...typists]) {
    const known = byEntry.get(entryId)
    if (known) known.add(userId)
    else byEntry.set(entryId, new Set([userId]))
  }
  return byEntry
}

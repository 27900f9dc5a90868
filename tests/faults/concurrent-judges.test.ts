// F8: a whole jury writes at once through the real service. Every acknowledged mark is stored once, nothing deadlocks, the chain holds, and
// of two people on one cell exactly one is told that it is saved.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { saveGrid, type TypedCell } from '#app/services/marks/save-grid.server.ts'
import { verifyChain } from '#app/services/audit/verify-chain.server.ts'
import { readDb } from '#db/client.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { checkVersions, History, type StoredVersion } from './harness.ts'

const database = withTestDatabase()

const SAVERS = 20
const ENTRANTS = 50
/** Cells of one request, as a judge's sheet or a pasted column has them. */
const CELLS_AT_ONCE = 5
/** How often each cell is written. */
const VERSIONS = 10
const PAIRS = 100
const CROSSINGS = 20

type Scoring = Awaited<ReturnType<typeof insertScoringEvent>>

const actorOf = (user: { id: string; displayName: string }, regionId: string): RegionActor => ({
  userId: user.id, personId: null, regionId, displayName: user.displayName, roles: ['scoreClerk'],
  assignments: [{ role: 'scoreClerk', regionId, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null }], locale: 'zh-CN',
})

/** Accounts for more people than the two that come with the event. */
async function insertSavers(regionId: string): Promise<RegionActor[]> {
  const names = Array.from({ length: SAVERS }, (_, at) => ({ region_id: regionId, username: `saver${at}${regionId}`, username_normalised: `saver${at}${regionId}`, display_name: `裁判${at}`, status: 'active' }))
  const rows = await database.owner<Array<{ id: string; name: string }>>`insert into users ${database.owner(names)} returning id, display_name as name`
  return rows.map(({ id, name }) => actorOf({ id, displayName: name }, regionId))
}

const deadlocks = async () => {
  // Statistics of other sessions arrive late; a session that asks for them has its own flushed and the rest is at most a second old.
  const [row] = await database.owner<[{ deadlocks: number }]>`select deadlocks::int as deadlocks, pg_stat_clear_snapshot() from pg_stat_database where datname = current_database()`
  return row.deadlocks
}

interface StoredHistory {
  address: string
  mark: string
  version: number
  value: number
  key: string
}

const historyOf = ({ event }: Scoring) => database.owner<StoredHistory[]>`
  select entry_id || ' ' || kind || ':' || key || ':' || slot as address, mark_id as mark, version, value, idempotency_key as key from mark_history where event_id = ${event.id}`
const currentOf = ({ event }: Scoring) => database.owner<StoredVersion[]>`select id as of, version, value from marks where event_id = ${event.id}`
const versionsOf = (rows: readonly StoredHistory[]): StoredVersion[] => rows.map(({ mark, version, value }) => ({ of: mark, version, value }))

/** Cells that all audit events of the event's competition name, and how many events there are. */
async function auditedOf({ event }: Scoring) {
  const [row] = await database.owner<[{ cells: number; events: number }]>`
    select count(*)::int as events, sum(jsonb_array_length(data -> 'cells'))::int as cells from audit_events where chain_id = ${event.competitionId} and kind = 'marksSaved'`
  return row
}

async function expectSoundChain({ event }: Scoring, events: number) {
  const report = await verifyChain(readDb, { chainType: 'competition', chainId: event.competitionId })
  expect(report).toMatchObject({ events, problems: [] })
}

/** The mark a saver gives: different for every cell and version, so that a swapped one is seen. Hundredths. */
const valueOf = (saver: number, entrant: number, version: number) => 6_000 + saver * 150 + entrant * 2 + version
const textOf = (hundredths: number) => (hundredths / 100).toFixed(2)

test('twenty people give 300 marks and write over them nine times: 3,000 versions, each stored once and named by the chain', async () => {
  const columns = ['part:theory', ...[1, 2, 3, 4, 5].map((slot) => `panel:practical:${slot}`)]
  const scoring = await insertScoringEvent(database.owner, { entrants: ENTRANTS })
  const savers = await insertSavers(scoring.region.id)
  const before = await deadlocks()
  const history = new History<number>()

  // Every saver has every twentieth of all cells, so neighbours in a row belong to different people; half of them go backwards through the
  // field, which is the order that would deadlock if marks were locked as they come. Each cell is written ten times, always over the version before.
  const all = scoring.entries.flatMap((entryId, entrant) => columns.map((column, at) => ({ entryId, column, entrant, at })))
  const save = async (actor: RegionActor, number: number) => {
    const mine = all.filter((_, index) => index % SAVERS === number)
    if (number % 2 === 1) mine.reverse()
    for (let version = 1; version <= VERSIONS; version += 1) {
      for (let from = 0; from < mine.length; from += CELLS_AT_ONCE) {
        const cells: TypedCell[] = mine.slice(from, from + CELLS_AT_ONCE).map(({ entryId, column, entrant }) => ({
          entryId, column, text: textOf(valueOf(number, entrant, version)), absentJudge: false, baseVersion: version - 1,
        }))
        const idempotencyKey = randomUUID()
        await history.record(idempotencyKey, cells.length, async () => {
          const outcome = await saveGrid({ actor, eventId: scoring.event.id, idempotencyKey, cells, statuses: [] })
          if (!outcome.ok) throw new Error(outcome.reason)
          expect(outcome.value.conflicts).toEqual([])
          expect(outcome.value.cells.map((cell) => cell.version)).toEqual(cells.map(() => version))
        })
      }
    }
  }
  // One batch of requests after another for each person, twenty people at once: all meet in one competition and at one chain head.
  await Promise.all(savers.map(save))

  expect(history.operations.filter(({ told }) => told !== 'acknowledged').map(({ error }) => String(error))).toEqual([])
  const stored = await historyOf(scoring)
  expect(stored.length).toBe(all.length * VERSIONS)
  expect(history.check([...new Set(stored.map(({ key }) => key))]).violations).toEqual([])
  expect(new Set(stored.map(({ address, version }) => `${address} ${version}`)).size).toBe(stored.length)
  expect(checkVersions(versionsOf(stored), await currentOf(scoring))).toEqual([])
  expect(await auditedOf(scoring)).toEqual({ cells: stored.length, events: history.operations.length })
  await expectSoundChain(scoring, history.operations.length)
  expect(await deadlocks()).toBe(before)
})

test('of two people on one cell one is saved and the other is told what is stored, a hundred times', async () => {
  const scoring = await insertScoringEvent(database.owner, { entrants: PAIRS / 2 })
  const pair = [scoring.clerk, scoring.other].map((user) => actorOf(user, scoring.region.id))
  const before = await deadlocks()
  // Fifty cells, first as empty ones and then over version 1: an insert and an update meet in different ways.
  for (const baseVersion of [0, 1]) {
    const answers = await Promise.all(scoring.entries.map((entryId, entrant) => Promise.all(pair.map((actor, who) => saveGrid({
      actor, eventId: scoring.event.id, idempotencyKey: randomUUID(), statuses: [],
      cells: [{ entryId, column: 'part:theory', text: textOf(valueOf(who, entrant, baseVersion)), absentJudge: false, baseVersion }],
    })))))
    for (const [entrant, two] of answers.entries()) {
      const results = two.map((outcome) => {
        if (!outcome.ok) throw new Error(outcome.reason)
        return outcome.value
      })
      const winner = results.findIndex(({ cells }) => cells.length === 1)
      expect(results.map(({ cells }) => cells.length).sort()).toEqual([0, 1])
      expect(results[winner]!.conflicts).toEqual([])
      expect(results[1 - winner]!.conflicts).toMatchObject([{ version: baseVersion + 1, value: valueOf(winner, entrant, baseVersion), byName: pair[winner]!.displayName }])
    }
  }
  const stored = await historyOf(scoring)
  expect(stored.length).toBe(PAIRS)
  expect(checkVersions(versionsOf(stored), await currentOf(scoring))).toEqual([])
  expect(await auditedOf(scoring)).toEqual({ cells: PAIRS, events: PAIRS })
  await expectSoundChain(scoring, PAIRS)
  expect(await deadlocks()).toBe(before)
})

test('two people paste one column in opposite order without a deadlock', async () => {
  const scoring = await insertScoringEvent(database.owner, { entrants: 30 })
  const pair = [scoring.clerk, scoring.other].map((user) => actorOf(user, scoring.region.id))
  const before = await deadlocks()
  for (let baseVersion = 0; baseVersion < CROSSINGS; baseVersion += 1) {
    const answers = await Promise.all(pair.map((actor, who) => {
      const cells = scoring.entries.map((entryId, entrant) => ({ entryId, column: 'part:theory', text: textOf(valueOf(who, entrant, baseVersion)), absentJudge: false, baseVersion }))
      return saveGrid({ actor, eventId: scoring.event.id, idempotencyKey: randomUUID(), statuses: [], cells: who === 0 ? cells : cells.reverse() })
    }))
    const saved = answers.map((outcome) => (outcome.ok ? outcome.value.cells.length : outcome.reason))
    expect(saved[0] === 0 || saved[1] === 0 ? saved : [...saved, 'mixed']).toContain(30)
  }
  expect((await historyOf(scoring)).length).toBe(30 * CROSSINGS)
  expect(await deadlocks()).toBe(before)
})

// F8: a whole jury writes at once through the real service. Every acknowledged mark is stored once, nothing deadlocks, the chain holds, and
// of two people on one cell exactly one is told that it is saved.
import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { saveGrid, type TypedCell } from '#app/services/marks/save-grid.server.ts'
import { verifyChain } from '#app/services/audit/verify-chain.server.ts'
import { closeDatabase, readDb } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { insertScoringEvent, weldingRules } from '#tests/support/scoring-event.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { checkVersions, History, type StoredVersion } from './harness.ts'

const database = withTestDatabase()

const JUDGES = 20
const ENTRANTS = 50
const PAIRS = 200
const CROSSINGS = 20
/** Cells of a crossing request: enough for two statements to meet in the middle. */
const COLUMN = 200

/** Five parts, each marked by the whole jury. */
const juryRules: EventRules = {
  ...weldingRules,
  parts: ['plan', 'cut', 'join', 'finish', 'safety'].map((key) => ({ key, name: key, weight: 20, panel: { judges: JUDGES, dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 1 } })),
  tieBreaks: [],
}

type Scoring = Awaited<ReturnType<typeof insertScoringEvent>>

const actorOf = (user: { id: string; displayName: string }, regionId: string): RegionActor => ({
  userId: user.id, personId: null, regionId, displayName: user.displayName, roles: ['scoreClerk'],
  assignments: [{ role: 'scoreClerk', regionId, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null }], locale: 'zh-CN',
})

/** Accounts for more people than the two that come with the event. */
async function insertJury(regionId: string): Promise<RegionActor[]> {
  const names = Array.from({ length: JUDGES }, (_, at) => ({ region_id: regionId, username: `judge${at}`, username_normalised: `judge${at}`, display_name: `裁判${at}`, status: 'active' }))
  const rows = await database.owner<Array<{ id: string; name: string }>>`insert into users ${database.owner(names)} returning id, display_name as name`
  return rows.map(({ id, name }) => actorOf({ id, displayName: name }, regionId))
}

/** Deadlocks this database has seen. A session reports its own when it ends at the latest, so the application's are ended first. */
async function deadlocks(): Promise<number> {
  const sessions = await database.owner`select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  await closeDatabase()
  const pids = sessions.map(({ pid }) => pid as number)
  await vi.waitFor(async () => expect(await database.owner`select pid from pg_stat_activity where pid = any(${pids})`).toEqual([]), { timeout: 10_000, interval: 50 })
  const [row] = await database.owner<[{ deadlocks: number }]>`select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`
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

/** The mark somebody gives, in hundredths: different for each of a cell's writers and versions, so that a swapped one is seen. */
const valueOf = (writer: number, entrant: number, version: number) => 3_000 + writer * 300 + entrant + version
const textOf = (hundredths: number) => (hundredths / 100).toFixed(2)

test('a jury of twenty gives 5,000 marks at once: each is stored once and the chain names it', async () => {
  const scoring = await insertScoringEvent(database.owner, { entrants: ENTRANTS, rules: juryRules })
  const jury = await insertJury(scoring.region.id)
  const before = await deadlocks()
  const history = new History<number>()

  // Each judge sends one sheet of five marks an entrant, one after another; half of them go backwards through the field.
  const judge = async (actor: RegionActor, at: number) => {
    const field = scoring.entries.map((entryId, entrant) => ({ entryId, entrant }))
    for (const { entryId, entrant } of at % 2 === 0 ? field : field.reverse()) {
      const cells: TypedCell[] = juryRules.parts.map(({ key }, part) => ({
        entryId, column: `panel:${key}:${at + 1}`, text: textOf(valueOf(at, entrant, part)), absentJudge: false, baseVersion: 0,
      }))
      const idempotencyKey = randomUUID()
      await history.record(idempotencyKey, cells.length, async () => {
        const outcome = await saveGrid({ actor, eventId: scoring.event.id, idempotencyKey, cells, statuses: [] })
        if (!outcome.ok) throw new Error(outcome.reason)
        expect([outcome.value.cells.length, outcome.value.conflicts]).toEqual([cells.length, []])
      })
    }
  }
  await Promise.all(jury.map(judge))

  expect(history.operations.filter(({ told }) => told !== 'acknowledged').map(({ error }) => String(error))).toEqual([])
  const stored = await historyOf(scoring)
  const asked = scoring.entries.flatMap((entryId, entrant) => jury.flatMap((_, at) => juryRules.parts.map(({ key }, part) => `${entryId} panel:${key}:${at + 1} ${valueOf(at, entrant, part)}`)))
  expect(asked.length).toBe(5_000)
  expect(stored.map(({ address, value }) => `${address} ${value}`).sort()).toEqual(asked.sort())
  expect(history.check([...new Set(stored.map(({ key }) => key))]).violations).toEqual([])
  expect(checkVersions(versionsOf(stored), await currentOf(scoring))).toEqual([])
  expect(await auditedOf(scoring)).toEqual({ cells: 5_000, events: JUDGES * ENTRANTS })
  await expectSoundChain(scoring, JUDGES * ENTRANTS)
  expect(await deadlocks()).toBe(before)
})

test('of two people on one cell one is saved and the other is told what is stored, two hundred times', async () => {
  const scoring = await insertScoringEvent(database.owner, { entrants: PAIRS / 2 })
  const pair = [scoring.clerk, scoring.other].map((user) => actorOf(user, scoring.region.id))
  const before = await deadlocks()
  // Every cell first as an empty one and then over version 1: an insert and an update meet in different ways.
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
  const scoring = await insertScoringEvent(database.owner, { entrants: COLUMN })
  const pair = [scoring.clerk, scoring.other].map((user) => actorOf(user, scoring.region.id))
  const before = await deadlocks()
  for (let baseVersion = 0; baseVersion < CROSSINGS; baseVersion += 1) {
    const answers = await Promise.all(pair.map((actor, who) => {
      const cells = scoring.entries.map((entryId, entrant) => ({ entryId, column: 'part:theory', text: textOf(valueOf(who, entrant, baseVersion)), absentJudge: false, baseVersion }))
      return saveGrid({ actor, eventId: scoring.event.id, idempotencyKey: randomUUID(), statuses: [], cells: who === 0 ? cells : cells.reverse() })
    }))
    // Whoever is first at the first cell is first at all of them: nobody's column is mixed with somebody else's.
    expect(answers.map((outcome) => (outcome.ok ? outcome.value.cells.length : -1)).sort((a, b) => a - b)).toEqual([0, COLUMN])
  }
  expect((await historyOf(scoring)).length).toBe(COLUMN * CROSSINGS)
  expect(await deadlocks()).toBe(before)
})

test('a deadlock would be counted', async () => {
  const before = await deadlocks()
  let bothHold = () => {}
  const held = new Promise<void>((resolve) => (bothHold = resolve))
  let holding = 0
  const cross = (first: string, second: string) => inTransaction(async (tx) => {
    await lockKey(tx, first)
    holding += 1
    if (holding === 2) bothHold()
    await held
    await lockKey(tx, second)
  })
  const ends = await Promise.allSettled([cross('test:a', 'test:b'), cross('test:b', 'test:a')])
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await deadlocks()).toBe(before + 1)
})

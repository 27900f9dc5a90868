import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import { CommitOutcomeUnknown } from '#db/connection/database-errors.ts'
import { lockCompetition, type LockMode } from '#db/queries/locks.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { checkVersions, History } from './harness.ts'
import { failAtEveryStatement, failUntilDone, tornPoints } from './nth-statement.ts'
import { raceRounds } from './race-rounds.ts'

/* The tools that judge the product are judged first: each must find the fault it is there for. */

const database = withTestDatabase()
beforeAll(async () => {
  await database.owner`create table saved (id text, value int)`
  await database.owner`create table edition (total int)`
  await database.owner`grant all on saved, edition to public`
})

describe('the history', () => {
  const told = new History()
  test('finds what was lost, doubled, kept against its refusal, or never asked for', async () => {
    for (const id of ['kept', 'lost', 'doubled']) await told.record(id, null, async () => id)
    for (const id of ['refused', 'kept all the same']) await told.record(id, null, () => Promise.reject(new Error()))
    for (const id of ['maybe', 'maybe twice']) await told.record(id, null, () => Promise.reject(new Error()), () => 'unknown')
    const stored = ['kept', 'doubled', 'doubled', 'kept all the same', 'maybe', 'maybe twice', 'maybe twice', 'from nowhere']
    expect(told.check(stored)).toEqual({
      asked: 7, acknowledged: 3, refused: 2, unknown: 2,
      violations: [
        'lost was acknowledged and is stored 0 times', 'doubled was acknowledged and is stored 2 times', 'kept all the same was refused and is stored 1 times',
        'maybe twice had an unknown outcome and is stored 2 times', 'from nowhere is stored and was never asked for',
      ],
    })
  })

  test('finds gaps in versions and a current value that is not the last one', () => {
    const version = (of: string, number: number, value: number) => ({ of, version: number, value })
    const history = [version('a', 1, 80), version('a', 2, 85), version('b', 1, 70), version('b', 3, 75)]
    expect(checkVersions(history, [version('a', 2, 85), version('b', 3, 75)])).toEqual(['b has the versions 1, 3'])
    expect(checkVersions(history.slice(0, 2), [version('a', 1, 80), version('c', 1, 1)])).toEqual([
      'a counts as 80 (version 1), its history ends with 85 (version 2)', 'c counts and has no history',
    ])
  })
})

describe('the anomaly loop', () => {
  const insert = (tx: Tx, id: string) => tx.execute(sql`insert into saved values (${id}, 1)`)
  const loop = {
    prepare: async () => void (await database.owner`truncate saved`),
    state: async () => (await database.owner<{ id: string }[]>`select id from saved order by id`).map((row) => row.id),
  }

  test('passes an act in one transaction, at every statement of it', async () => {
    const points = await failAtEveryStatement({ ...loop, act: () => inTransaction(async (tx) => (await insert(tx, 'a'), insert(tx, 'b'))) })
    expect(points.map(({ when, left }) => `${when}: ${left}`)).toEqual([
      'before: before', 'after: before', 'before: before', 'after: before', 'before: before', 'after: after',
    ])
    expect(tornPoints(points)).toEqual([])
  })

  test('finds an act that took two transactions', async () => {
    const act = async () => {
      await inTransaction((tx) => insert(tx, 'a'))
      await inTransaction((tx) => insert(tx, 'b'))
    }
    expect(tornPoints(await failAtEveryStatement({ ...loop, act })).length).toBeGreaterThan(0)
  })

  const look = async () => new Map([['saved', JSON.stringify(await loop.state())]])
  /** Looks what became of a lost answer, as a command does under its key. */
  const once = (act: () => Promise<unknown>) => act().catch(async (error: unknown) => (error instanceof CommitOutcomeUnknown ? await loop.state() : Promise.reject(error as Error)))

  test('without a beginning to come back to: passes one transaction, finds two, and finds a lost answer nobody looks for', async () => {
    const one = () => inTransaction((tx) => insert(tx, 'a'))
    const two = async () => (await one(), await inTransaction((tx) => insert(tx, 'b')))
    await loop.prepare()
    const { points } = await failUntilDone(() => once(one), look)
    expect([tornPoints(points), points.length, await loop.state()]).toEqual([[], 3, ['a']])
    await loop.prepare()
    await expect(failUntilDone(() => inTransaction((tx) => insert(tx, 'a')), look)).rejects.toThrow('nobody looked')
    await loop.prepare()
    await expect(failUntilDone(async () => (await once(one), await two()), look)).rejects.toThrow('transactions')
  })
})

describe('a race of publishing against saving', () => {
  const ROUNDS = 60
  const race = (saveMode: LockMode | null, publishMode: LockMode | null) =>
    raceRounds({
      rounds: ROUNDS,
      prepare: async () => {
        await database.owner`truncate saved, edition`
        await database.owner`insert into saved values ('mark', 80)`
      },
      left: () =>
        inTransaction(async (tx) => {
          if (saveMode) await lockCompetition(tx, 'race', saveMode)
          if ((await tx.execute(sql`select 1 from edition`)).length > 0) throw new Error('published')
          await delay(1)
          await tx.execute(sql`update saved set value = 90`)
        }),
      right: () =>
        inTransaction(async (tx) => {
          if (publishMode) await lockCompetition(tx, 'race', publishMode)
          const [row] = await tx.execute<{ total: number }>(sql`select sum(value)::int as total from saved`)
          await delay(1)
          await tx.execute(sql`insert into edition values (${row!.total})`)
        }),
      judge: async () => {
        const [row] = await database.owner<{ published: number; stored: number }[]>`select (select total from edition) as published, sum(value)::int as stored from saved`
        return row!.published === row!.stored ? undefined : `published ${row!.published}, stored ${row!.stored}`
      },
    })

  test(`never publishes what is not stored, ${ROUNDS} times`, async () => {
    expect(await race('shared', 'exclusive')).toEqual([])
  })

  test('does so when the guard is taken away', async () => {
    expect((await race(null, null)).length).toBeGreaterThan(0)
  })
})

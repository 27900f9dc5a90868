import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { closeDatabase, listenClient, readDb } from '#db/client.ts'
import { splitSocketUrl } from '#db/connection/connection-options.ts'
import { describeDatabaseError } from '#db/connection/describe-database-error.ts'
import { notifyChannel } from '#db/queries/notify.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
afterEach(() => closeDatabase())

const cutSessions = (purpose: string) =>
  database.owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${`jiangheng ${purpose}`} and datname = current_database()`

describe('a full pool', () => {
  test('tells the eleventh transaction after five seconds that the database is busy', async () => {
    const sleepers = Array.from({ length: 10 }, () => inTransaction((tx) => tx.execute(sql`select pg_sleep(6)`)))
    await delay(100)
    const begun = Date.now()
    const error = await inTransaction(async () => null).catch((thrown: unknown) => thrown)
    expect([describeDatabaseError(error).kind, Math.round((Date.now() - begun) / 1000)]).toEqual(['busy', 5])
    await Promise.all(sleepers)
    expect(await inTransaction(async () => 'free again')).toBe('free again')
  })
})

describe('a server that is away', () => {
  test('is called busy at once, and works again without a restart when it is back', async () => {
    const url = process.env.DATABASE_URL!
    process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:9/nothing'
    const errors = await Promise.allSettled([inTransaction(async () => null), readDb.execute(sql`select 1`)])
    expect(errors.map((result) => result.status === 'rejected' && describeDatabaseError(result.reason).kind)).toEqual(['busy', 'busy'])
    process.env.DATABASE_URL = url
    await closeDatabase()
    expect(await inTransaction(async () => 'back')).toBe('back')
  })

  test('that cut every idle session costs the next transactions nothing', async () => {
    await Promise.all(Array.from({ length: 10 }, () => inTransaction((tx) => tx.execute(sql`select pg_sleep(0.05)`))))
    await cutSessions('transaction')
    const next = await Promise.allSettled(Array.from({ length: 30 }, () => inTransaction((tx) => tx.execute(sql`select 1`))))
    expect(next.filter((result) => result.status === 'rejected')).toEqual([])
  })
})

describe('listening', () => {
  test('goes on after the connection was cut, and says that messages may have been missed', async () => {
    const heard: string[] = []
    let resyncs = 0
    const stop = await listenClient.listen('board', { onMessage: (id) => heard.push(id), onResync: () => (resyncs += 1) })
    await inTransaction((tx) => notifyChannel(tx, 'board', 'one'))
    await vi.waitFor(() => expect([heard, resyncs]).toEqual([['one'], 1]))
    await cutSessions('listen')
    await vi.waitFor(() => expect(resyncs).toBe(2), { timeout: 5_000 })
    await inTransaction((tx) => notifyChannel(tx, 'board', 'two'))
    await vi.waitFor(() => expect(heard).toEqual(['one', 'two']))
    stop()
    await inTransaction((tx) => notifyChannel(tx, 'board', 'three'))
    await delay(100)
    expect(heard).toEqual(['one', 'two'])
  })

  test('hears nothing of a transaction that was rolled back', async () => {
    const heard: string[] = []
    await listenClient.listen('board', { onMessage: (id) => heard.push(id) })
    await inTransaction(async (tx) => {
      await notifyChannel(tx, 'board', 'never')
      throw new Error('rolled back')
    }).catch(() => {})
    await inTransaction((tx) => notifyChannel(tx, 'board', 'after'))
    await vi.waitFor(() => expect(heard).toEqual(['after']))
  })
})

describe('a URL', () => {
  const cases: [string, string, { url: string; host?: string }][] = [
    ['names a socket directory, encoded', 'postgres://app@%2Ftmp%2Fjh-1/product', { url: 'postgres://app@localhost/product', host: '/tmp/jh-1' }],
    ['names a socket directory, as libpq does', 'postgres://app:s%40@localhost/product?host=/tmp/jh-1&sslmode=disable', { url: 'postgres://app:s%40@localhost/product?sslmode=disable', host: '/tmp/jh-1' }],
    ['names a server', 'postgres://app:x@db.example:5433/product', { url: 'postgres://app:x@db.example:5433/product' }],
    ['names several servers', 'postgres://app@a:5432,b:5432/product', { url: 'postgres://app@a:5432,b:5432/product' }],
  ]
  test.each(cases)('%s', (_, url, expected) => expect(splitSocketUrl(url)).toEqual(expected))
})

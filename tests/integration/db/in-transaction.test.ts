import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readDb, type Tx } from '#db/client.ts'
import { TransactionLost, TransactionMisuse } from '#db/connection/database-errors.ts'
import { describeDatabaseError } from '#db/connection/describe-database-error.ts'
import { inTransaction, sendTogether, sendWithCommit } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()

beforeAll(async () => {
  await database.owner`create table notes (id int primary key, body text not null)`
  await database.owner`grant all on notes to public`
})
beforeEach(() => database.owner`truncate notes`)

const write = (tx: Tx, id: number, body = 'x') => tx.execute(sql`insert into notes values (${id}, ${body})`)
const stored = async () => (await database.owner<{ id: number }[]>`select id from notes order by id`).map((row) => row.id)

describe('a transaction', () => {
  test('keeps everything it wrote, and hands its value back', async () => {
    const value = await inTransaction(async (tx) => {
      await write(tx, 1)
      await write(tx, 2)
      return 'kept'
    })
    expect([value, await stored()]).toEqual(['kept', [1, 2]])
  })

  test('keeps nothing when its callback throws, and throws the same error on', async () => {
    const error = new Error('the officer changed their mind')
    await expect(inTransaction(async (tx) => (await write(tx, 1), Promise.reject(error)))).rejects.toBe(error)
    expect(await stored()).toEqual([])
  })

  test('keeps nothing when a statement failed and its error was swallowed', async () => {
    const swallowing = inTransaction(async (tx) => {
      await write(tx, 1)
      await write(tx, 1).catch(() => {})
      return 'looks fine'
    })
    await expect(swallowing).rejects.toThrow(TransactionMisuse)
    expect(await stored()).toEqual([])
  })

  test('refuses its handle after it has ended, so that nothing runs in the next one', async () => {
    let leaked: Tx | undefined
    await inTransaction(async (tx) => {
      leaked = tx
    })
    await expect(inTransaction(async () => write(leaked!, 7))).rejects.toThrow(TransactionMisuse)
    expect(await stored()).toEqual([])
  })

  test('runs statements sent together in their order, each seeing what the one before it did', async () => {
    const counted = await inTransaction(async (tx) => {
      const count = sql`select count(*)::int as n from notes`
      return (await sendTogether(tx, [count, sql`insert into notes values (1, ${'x'})`, count])).map((rows) => rows())
    })
    expect([counted, await stored()]).toEqual([[[{ n: 0 }], [], [{ n: 1 }]], [1]])
  })

  test('tells the first of statements sent together that failed, and keeps nothing', async () => {
    const failing = inTransaction(async (tx) => {
      const [first, second, third] = await sendTogether(tx, [1, 1, 2].map((id) => sql`insert into notes values (${id}, 'x')`))
      first!()
      expect(third).toThrow('current transaction is aborted')
      second!()
    })
    await expect(failing).rejects.toThrow('notes_pkey')
    expect(await stored()).toEqual([])
  })

  test('takes a last statement along with its commit, and keeps nothing when that fails', async () => {
    const ending = (id: number) => inTransaction(async (tx) => {
      await write(tx, id)
      sendWithCommit(tx, sql`insert into notes values (2, ${'last'})`)
    })
    await ending(1)
    await expect(ending(3)).rejects.toThrow('notes_pkey')
    expect(await stored()).toEqual([1, 2])
  })

  test('sends its opening with begin, on a new connection and on one that has served before, and replaces one that died idle', async () => {
    const counting = () => {
      const opening = [sql`insert into notes values ((select count(*) from notes), 'opening')`, sql`select count(*)::int as n, pg_backend_pid() as pid from notes`]
      return inTransaction(async (_, opened) => opened[1]!()[0] as { n: number; pid: number }, { opening })
    }
    const first = await counting()
    const second = await counting()
    await database.owner`select pg_terminate_backend(${second.pid})`
    const third = await counting()
    expect([first.n, second.n, third.n, third.pid === second.pid]).toEqual([1, 2, 3, false])
    expect(await stored()).toEqual([0, 1, 2])
  })

  test('keeps nothing of an opening that failed', async () => {
    const failing = inTransaction(async (_, [, second]) => second!(), { opening: [1, 1].map((id) => sql`insert into notes values (${id}, 'x')`) })
    await expect(failing).rejects.toThrow('notes_pkey')
    expect(await stored()).toEqual([])
  })

  test('is not opened inside another', async () => {
    await expect(inTransaction(() => inTransaction(async () => 'inner'))).rejects.toThrow(TransactionMisuse)
  })

  test('that was closed by the server refuses every later statement and leaves the next one alone', async () => {
    const broken = inTransaction(async (tx) => {
      await write(tx, 1)
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await database.owner`select pg_terminate_backend(${row!.pid})`
      await delay(50)
      await write(tx, 2)
    })
    await expect(broken).rejects.toThrow(TransactionLost)
    await inTransaction((tx) => write(tx, 3))
    expect(await stored()).toEqual([3])
  })

  test('reads as of one moment in snapshot mode, and cannot write there', async () => {
    await inTransaction((tx) => write(tx, 1))
    await inTransaction(
      async (tx) => {
        const count = async () => (await tx.execute(sql`select * from notes`)).length
        const before = await count()
        await database.owner`insert into notes values (2, 'meanwhile')`
        expect([before, await count()]).toEqual([1, 1])
      },
      { mode: 'snapshot' },
    )
    await expect(inTransaction((tx) => write(tx, 3), { mode: 'snapshot' })).rejects.toThrow()
  })
})

describe('a deadlock', () => {
  const meet = async (first: number, second: number, options: { repeatable: boolean }) =>
    inTransaction(async (tx) => {
      await tx.execute(sql`update notes set body = body || '.' where id = ${first}`)
      await delay(100)
      await tx.execute(sql`update notes set body = body || '.' where id = ${second}`)
    }, options)

  test('is tried again when the caller says that is safe', async () => {
    await database.owner`insert into notes values (1, ''), (2, '')`
    await Promise.all([meet(1, 2, { repeatable: true }), meet(2, 1, { repeatable: true })])
    expect(await database.owner`select body from notes`).toEqual([{ body: '..' }, { body: '..' }])
  })

  test('is an error called retryable otherwise', async () => {
    await database.owner`insert into notes values (1, ''), (2, '')`
    const outcomes = await Promise.allSettled([meet(1, 2, { repeatable: false }), meet(2, 1, { repeatable: false })])
    const kinds = outcomes.map((outcome) => (outcome.status === 'rejected' ? describeDatabaseError(outcome.reason).kind : 'done'))
    expect(kinds.sort()).toEqual(['done', 'retryable'])
  })
})

describe('outside a transaction', () => {
  test('the reading handle cannot write', async () => {
    await expect(readDb.execute(sql`insert into notes values (1, 'x')`)).rejects.toMatchObject({ cause: { code: '25006' } })
    expect(await stored()).toEqual([])
  })

  test('a refused row names its constraint', async () => {
    const twice = inTransaction(async (tx) => (await write(tx, 1), write(tx, 1)))
    const error = await twice.catch((thrown: unknown) => thrown)
    expect(String(error)).not.toContain('params')
    expect(describeDatabaseError(error)).toEqual({ kind: 'unique', code: '23505', constraint: 'notes_pkey' })
  })
})

import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Tx } from '#db/client.ts'
import { describeDatabaseError } from '#db/connection/describe-database-error.ts'
import { lockCompetition, lockKey, tryLockKey } from '#db/queries/locks.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

withTestDatabase()

/** A transaction that has run `take` and stays open until it is let go. */
async function holding(take: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
  let letGo = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let held = () => {}
  const taken = new Promise<void>((resolve) => {
    held = resolve
  })
  const ended = inTransaction(async (tx) => {
    await take(tx)
    held()
    await released
  })
  await taken
  return () => {
    letGo()
    return ended
  }
}

test('savers share a competition, and a publisher waits for all of them', async () => {
  const order: string[] = []
  const letGo = await Promise.all([1, 2].map(() => holding((tx) => lockCompetition(tx, 'a', 'shared'))))
  const publisher = inTransaction(async (tx) => {
    await lockCompetition(tx, 'a', 'exclusive')
    order.push('published')
  })
  await delay(100)
  order.push('saved')
  await Promise.all(letGo.map((end) => end()))
  await publisher
  expect(order).toEqual(['saved', 'published'])
})

test('two competitions do not wait for each other', async () => {
  const letGo = await holding((tx) => lockCompetition(tx, 'a', 'exclusive'))
  await inTransaction((tx) => lockCompetition(tx, 'b', 'exclusive'))
  await letGo()
})

test('a lock that is taken is seen without waiting', async () => {
  const letGo = await holding((tx) => lockKey(tx, 'numbers:2026'))
  expect(await inTransaction((tx) => tryLockKey(tx, 'numbers:2026'))).toBe(false)
  await letGo()
  expect(await inTransaction((tx) => tryLockKey(tx, 'numbers:2026'))).toBe(true)
})

// A session that keeps the exclusive lock does not hang the savers: each is told after 5 s that the competition is busy.
test('a saver gives up after five seconds, has written nothing, and succeeds when the lock is free', async () => {
  const letGo = await holding((tx) => lockCompetition(tx, 'a', 'exclusive'))
  const begun = Date.now()
  const savers = await Promise.allSettled([1, 2, 3].map(() => inTransaction((tx) => lockCompetition(tx, 'a', 'shared'))))
  const waited = Date.now() - begun
  expect(savers.map((saver) => saver.status === 'rejected' && describeDatabaseError(saver.reason).kind)).toEqual(Array(3).fill('lockTimeout'))
  expect([waited > 4_900, waited < 7_000]).toEqual([true, true])
  await letGo()
  await inTransaction((tx) => lockCompetition(tx, 'a', 'shared'))
})

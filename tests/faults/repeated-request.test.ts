import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { describeDatabaseError } from '#db/connection/describe-database-error.ts'
import { readDb } from '#db/client.ts'
import { claimIdempotencyKey, deleteExpiredIdempotencyKeys, findIdempotentAnswer, storeIdempotentAnswer } from '#db/queries/idempotency.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

/*
 * One act of one person arrives many times: a double click, a resend after a lost answer, Back and submit again. It must take
 * place once, and every arrival must get the first one's answer. The same key with another body is somebody's mistake.
 */
const ARRIVALS = 50

const database = withTestDatabase()
beforeAll(async () => {
  await database.owner`create table grants_paid (id bigint generated always as identity, amount int not null)`
  await database.owner`grant all on grants_paid to public`
})
beforeEach(() => database.owner`truncate grants_paid`)

interface Arrival {
  key: string
  amount: number
  userId?: string
  before?: () => Promise<unknown>
}

type Answer = { status: 200; answer: unknown } | { status: 422 }

/** The whole act as a service does it: claim, work, store the answer, in one transaction. */
function pay({ key, amount, userId = 'officer', before }: Arrival): Promise<Answer> {
  const request = { userId, key, command: 'payGrant', bodyHash: `amount ${amount}` }
  return inTransaction(async (tx) => {
    const claim = await claimIdempotencyKey(tx, request)
    if (claim.state === 'replay') return { status: 200, answer: claim.answer }
    if (claim.state === 'otherBody') return { status: 422 }
    await before?.()
    const [row] = await tx.execute<{ id: string }>(sql`insert into grants_paid (amount) values (${amount}) returning id`)
    return { status: 200, answer: await storeIdempotentAnswer(tx, request, { receipt: Number(row!.id), amount }) }
  })
}

const paid = async () => (await database.owner<{ amount: number }[]>`select amount from grants_paid order by id`).map((row) => row.amount)

test(`the same request ${ARRIVALS} times at once takes place once and is answered ${ARRIVALS} times alike`, async () => {
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: ARRIVALS }, () => pay({ key, amount: 300 })))
  expect(await paid()).toEqual([300])
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 200, answer: { amount: 300 } })
})

test('without the claim the same fifty would pay fifty times', async () => {
  await Promise.all(Array.from({ length: ARRIVALS }, () => inTransaction((tx) => tx.execute(sql`insert into grants_paid (amount) values (300)`))))
  expect((await paid()).length).toBe(ARRIVALS)
})

test('a repetition long after gets the first answer, even when the world has changed', async () => {
  const first = await pay({ key: 'k', amount: 300 })
  await pay({ key: 'other', amount: 5 })
  expect(await pay({ key: 'k', amount: 300 })).toEqual(first)
  expect(await paid()).toEqual([300, 5])
})

test('the same key with another body is refused and pays nothing', async () => {
  await pay({ key: 'b', amount: 300 })
  const others = await Promise.all([301, 302, 303].map((amount) => pay({ key: 'b', amount })))
  expect(others).toEqual(Array(3).fill({ status: 422 }))
  expect(await paid()).toEqual([300])
})

test('two people may use the same key', async () => {
  await Promise.all(['a', 'b'].map((userId) => pay({ key: 'shared', amount: 300, userId })))
  expect((await paid()).length).toBe(2)
})

describe('while the first is running', () => {
  test('the second waits for it and gets its answer', async () => {
    const first = pay({ key: 'slow', amount: 300, before: () => delay(400) })
    await delay(100)
    const second = await pay({ key: 'slow', amount: 300 })
    expect(second).toEqual(await first)
  })

  test('the second takes its place when it fails, and the failed one has left nothing', async () => {
    const first = pay({ key: 'fails', amount: 300, before: () => delay(300).then(() => Promise.reject(new Error('no'))) })
    const outcome = expect(first).rejects.toThrow('no')
    await delay(100)
    expect(await pay({ key: 'fails', amount: 300 })).toMatchObject({ status: 200 })
    await outcome
    expect(await paid()).toEqual([300])
  })

  test('the second is told after five seconds that it is still running', async () => {
    const first = pay({ key: 'very slow', amount: 300, before: () => delay(5_600) })
    await delay(100)
    const error = await pay({ key: 'very slow', amount: 300 }).catch((thrown: unknown) => thrown)
    expect(describeDatabaseError(error).kind).toBe('lockTimeout')
    await first
    expect(await paid()).toEqual([300])
  })
})

test('whether an act took place whose answer was lost can be looked up', async () => {
  await pay({ key: 'lost', amount: 300 })
  expect(await findIdempotentAnswer(readDb, { userId: 'officer', key: 'lost' })).toMatchObject({ command: 'payGrant', response: { amount: 300 } })
  expect(await findIdempotentAnswer(readDb, { userId: 'officer', key: 'never sent' })).toBeNull()
})

test('keys nobody can repeat any more are removed, the others stay', async () => {
  await database.owner`truncate idempotency_keys`
  await pay({ key: 'old', amount: 1 })
  await pay({ key: 'new', amount: 1 })
  await database.owner`update idempotency_keys set created_at = now() - interval '8 days' where key = 'old'`
  expect(await inTransaction((tx) => deleteExpiredIdempotencyKeys(tx, 7))).toBe(1)
  expect(await findIdempotentAnswer(readDb, { userId: 'officer', key: 'new' })).not.toBeNull()
})

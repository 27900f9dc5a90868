import { randomUUID } from 'node:crypto'

import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'

import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { runCommand } from '#app/services/command.server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const actor = { userId: 'f3c1c6e0-0000-4000-8000-000000000001', displayName: '林' }
const newKey = () => randomUUID().replaceAll('-', '')

beforeAll(async () => {
  await database.owner`create table effects (name text not null, n int)`
  await database.owner`grant select, insert on effects to public`
})

const effectsOf = async (name: string) => (await database.owner`select n from effects where name = ${name}`).length

function addEffect(name: string, idempotencyKey: string | null, n = 1): Promise<{ name: string; n: number }> {
  return runCommand({ actor, name: 'addEffect', idempotencyKey, input: { name, n } }, async (tx) => {
    await tx.execute(sql`insert into effects values (${name}, ${n})`)
    return { name, n }
  })
}

test('fifty parallel requests with one key have one effect and fifty equal answers', async () => {
  const key = newKey()
  const answers = await Promise.all(Array.from({ length: 50 }, () => addEffect('parallel', key)))
  expect(answers).toEqual(Array.from({ length: 50 }, () => ({ name: 'parallel', n: 1 })))
  expect(await effectsOf('parallel')).toBe(1)
})

test('the same key with another input is refused and changes nothing', async () => {
  const key = newKey()
  await addEffect('body', key, 1)
  await expect(addEffect('body', key, 2)).rejects.toMatchObject({ code: 'idempotencyMismatch', status: 422 })
  expect(await effectsOf('body')).toBe(1)
})

test('one key belongs to one person', async () => {
  const key = newKey()
  await addEffect('mine', key)
  const other = { userId: 'f3c1c6e0-0000-4000-8000-000000000002', displayName: '陈' }
  await runCommand({ actor: other, name: 'addEffect', idempotencyKey: key, input: {} }, (tx) => tx.execute(sql`insert into effects values ('mine', 2)`))
  expect(await effectsOf('mine')).toBe(2)
})

test('a refusal writes nothing and leaves the key free for the next try', async () => {
  const key = newKey()
  let allowed = false
  const attempt = () =>
    runCommand({ actor, name: 'maybe', idempotencyKey: key, input: {} }, async (tx): Promise<Outcome<'notYet', number>> => {
      await tx.execute(sql`insert into effects values ('refused', 1)`)
      return allowed ? done(7) : fail('notYet')
    })
  expect(await attempt()).toEqual({ ok: false, reason: 'notYet' })
  expect(await effectsOf('refused')).toBe(0)
  allowed = true
  expect(await attempt()).toEqual({ ok: true, value: 7 })
  expect(await attempt()).toEqual({ ok: true, value: 7 })
  expect(await effectsOf('refused')).toBe(1)
})

test('an error rolls everything back, the key too', async () => {
  const key = newKey()
  const broken = runCommand({ actor, name: 'addEffect', idempotencyKey: key, input: { name: 'broken', n: 1 } }, async (tx) => {
    await tx.execute(sql`insert into effects values ('broken', 1)`)
    throw new Error('on the way')
  })
  await expect(broken).rejects.toThrow('on the way')
  expect(await addEffect('broken', key)).toEqual({ name: 'broken', n: 1 })
  expect(await effectsOf('broken')).toBe(1)
})

test('a connection lost before commit is answered by doing the work once', async () => {
  let attempts = 0
  const answer = await runCommand({ actor, name: 'lost', idempotencyKey: newKey(), input: {} }, async (tx) => {
    attempts += 1
    await tx.execute(sql`insert into effects values ('lost', ${attempts})`)
    if (attempts === 1) {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await database.owner`select pg_terminate_backend(${row!.pid})`
    }
    await tx.execute(sql`select 1`)
    return attempts
  })
  expect(answer).toBe(2)
  expect(await effectsOf('lost')).toBe(1)
})

test.each(['', 'short', 'x'.repeat(65), 'a b c d e f g h i j'])('%j is no key', async (key) => {
  await expect(addEffect('key', key)).rejects.toMatchObject({ code: 'malformedForm', status: 400 })
})

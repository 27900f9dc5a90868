import { randomUUID } from 'node:crypto'

import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'

import { SYSTEM_ACTOR, recordEvent, recordEventWithCommit } from '#app/services/audit/record-event.server.ts'
import { verifyAllChains, verifyChain } from '#app/services/audit/verify-chain.server.ts'
import { rawSql, readDb } from '#db/client.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()

async function chainOf(events: number): Promise<string> {
  const id = randomUUID()
  for (let n = 1; n <= events; n += 1) {
    await inTransaction((tx) =>
      recordEvent(tx, {
        actor: SYSTEM_ACTOR,
        regionId: null,
        kind: 'markChanged',
        subject: { type: 'entry', id: `A${n}` },
        chain: { type: 'competition', id },
        data: { from: null, to: 8_500 + n, 备注: '犇·喆 "quoted" \n', half: 0.1, list: [1, true, null], day: '2026-05-01' },
      }),
    )
  }
  return id
}

/** Changes rows as somebody with the owner's rights would: with the trigger switched off. */
async function tamper(change: () => Promise<unknown>): Promise<void> {
  await database.owner`alter table audit_events disable trigger user`
  await change()
  await database.owner`alter table audit_events enable trigger user`
}

const verify = (chainId: string) => verifyChain(readDb, { chainType: 'competition', chainId })

test('an untouched chain verifies, and its head is the hash of the last event', async () => {
  const chainId = await chainOf(5)
  const [head] = await database.owner`select seq, hash from audit_heads where chain_id = ${chainId}`
  expect(await verify(chainId)).toEqual({ chainType: 'competition', chainId, events: 5, head: head!.hash, problems: [] })
  expect(head!.seq).toBe(5)
})

test('an event that travels with the commit joins its chain, and takes the act down where the chain has not begun', async () => {
  const event = (id: string) => ({ actor: SYSTEM_ACTOR, regionId: null, kind: 'marksSaved', subject: { type: 'event', id }, chain: { type: 'competition' as const, id } })
  const chainId = await chainOf(2)
  await inTransaction((tx) => recordEventWithCommit(tx, event(chainId)))
  expect(await verify(chainId)).toMatchObject({ events: 3, problems: [] })
  await expect(inTransaction((tx) => recordEventWithCommit(tx, event(randomUUID())))).rejects.toThrow('division by zero')
})

test('an altered row is named', async () => {
  const chainId = await chainOf(4)
  const [row] = await database.owner`select id from audit_events where chain_id = ${chainId} and seq = 3`
  await tamper(() => database.owner`update audit_events set data = jsonb_set(data, '{to}', '9999') where id = ${row!.id}`)
  expect((await verify(chainId)).problems).toEqual([{ chainType: 'competition', chainId, fault: 'altered', seq: 3, eventId: Number(row!.id) }])
})

test.each(['actor_name', 'kind', 'subject_id'])('an altered %s is found', async (column) => {
  const chainId = await chainOf(2)
  await tamper(() => database.owner`update audit_events set ${database.owner({ [column]: 'somebody else' })} where chain_id = ${chainId} and seq = 2`)
  expect((await verify(chainId)).problems.map((problem) => [problem.fault, problem.seq])).toEqual([['altered', 2]])
})

test('a time moved by one millisecond is found', async () => {
  const chainId = await chainOf(2)
  await tamper(() => database.owner`update audit_events set at = at + interval '1 ms' where chain_id = ${chainId} and seq = 1`)
  expect((await verify(chainId)).problems.map((problem) => [problem.fault, problem.seq])).toEqual([['altered', 1]])
})

test('a deleted row leaves a gap that is named', async () => {
  const chainId = await chainOf(5)
  await tamper(() => database.owner`delete from audit_events where chain_id = ${chainId} and seq = 3`)
  expect((await verify(chainId)).problems.map((problem) => [problem.fault, problem.seq])).toEqual([
    ['missing', 3],
    ['unlinked', 4],
  ])
})

test('two swapped rows are found', async () => {
  const chainId = await chainOf(4)
  await tamper(async () => {
    await database.owner`update audit_events set seq = 99 where chain_id = ${chainId} and seq = 2`
    await database.owner`update audit_events set seq = 2 where chain_id = ${chainId} and seq = 3`
    await database.owner`update audit_events set seq = 3 where chain_id = ${chainId} and seq = 99`
  })
  const faults = (await verify(chainId)).problems
  expect(faults.length).toBeGreaterThan(0)
  expect(new Set(faults.map((problem) => problem.seq))).toEqual(new Set([2, 3, 4]))
})

test('a truncated tail disagrees with the head, and a missing head is found', async () => {
  const chainId = await chainOf(3)
  await tamper(() => database.owner`delete from audit_events where chain_id = ${chainId} and seq = 3`)
  expect((await verify(chainId)).problems.map((problem) => problem.fault)).toEqual(['headMismatch'])
  await database.owner`delete from audit_heads where chain_id = ${chainId}`
  const report = (await verifyAllChains(readDb)).find((chain) => chain.chainId === chainId)
  expect(report?.problems.map((problem) => problem.fault)).toEqual(['headMissing'])
})

test('a chain rewritten as a whole verifies by itself; its head differs from the one on paper', async () => {
  const chainId = await chainOf(3)
  const onPaper = (await verify(chainId)).head
  await tamper(() => database.owner`delete from audit_events where chain_id = ${chainId}`)
  await database.owner`delete from audit_heads where chain_id = ${chainId}`
  await inTransaction((tx) =>
    recordEvent(tx, { actor: SYSTEM_ACTOR, regionId: null, kind: 'markChanged', subject: { type: 'entry', id: 'A1' }, chain: { type: 'competition', id: chainId } }),
  )
  const rewritten = await verify(chainId)
  expect(rewritten.problems).toEqual([])
  expect(rewritten.head).not.toBe(onPaper)
})

test('the application cannot change or remove an event', async () => {
  const chainId = await chainOf(1)
  await expect(rawSql()`update audit_events set kind = 'x' where chain_id = ${chainId}`).rejects.toMatchObject({ code: '42501' })
  await expect(rawSql()`delete from audit_events where chain_id = ${chainId}`).rejects.toMatchObject({ code: '42501' })
  await expect(rawSql()`truncate audit_events`).rejects.toMatchObject({ code: '42501' })
  await expect(database.owner`update audit_events set kind = 'x' where chain_id = ${chainId}`).rejects.toMatchObject({ code: '42501' })
})

test('twenty writers of one chain number it without gaps', async () => {
  const chainId = randomUUID()
  const write = (writer: number, n: number) =>
    inTransaction((tx) =>
      recordEvent(tx, { actor: SYSTEM_ACTOR, regionId: null, kind: 'k', subject: { type: 's', id: `${writer}-${n}` }, chain: { type: 'round', id: chainId } }),
    )
  await Promise.all(
    Array.from({ length: 20 }, async (_, writer) => {
      for (let n = 0; n < 10; n += 1) await write(writer, n)
    }),
  )
  const report = await verifyChain(readDb, { chainType: 'round', chainId })
  expect(report).toMatchObject({ events: 200, problems: [] })
})

test('an act whose event cannot be written does not take place, and reading goes on', async () => {
  await database.owner`create table acts (name text)`
  await database.owner`grant select, insert on acts to public`
  await database.owner`create function refuse_event() returns trigger language plpgsql as $$ begin raise exception 'audit is broken'; end $$`
  await database.owner`create trigger refuse before insert on audit_events for each statement execute function refuse_event()`
  const act = inTransaction(async (tx) => {
    await tx.execute(sql`insert into acts values ('done')`)
    await recordEvent(tx, { actor: SYSTEM_ACTOR, regionId: null, kind: 'k', subject: { type: 's', id: '1' }, chain: { type: 'installation' } })
  })
  await expect(act).rejects.toThrow()
  await database.owner`drop trigger refuse on audit_events`
  expect(await database.owner`select * from acts`).toEqual([])
  expect((await verifyAllChains(readDb)).length).toBeGreaterThan(0)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { describeDatabaseError } from '#db/connection/describe-database-error.ts'
import { isAlive } from '#db/embedded/data-folder.ts'
import { startEmbeddedServer, type EmbeddedServer } from '#db/embedded/start-embedded-server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { openTestClient } from '#tests/support/postgres-server.ts'
import { collectUncaught, History, within, type Told } from './harness.ts'

/*
 * The database is killed while ten people save, and comes back. Wanted: nothing acknowledged is lost, nothing refused is
 * kept, nobody waits for more than six seconds, and saving works again soon after, in the same process.
 */
const ROUNDS = 3
const CLIENTS = 10
const LONGEST_WAIT_MS = 6_000

let dataDir = ''
let server: EmbeddedServer
const start = () => startEmbeddedServer({ dataDir, durability: 'full' })

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'jiangheng-killed-'))
  server = await start()
  process.env.DATABASE_URL = server.url('postgres')
  const owner = openTestClient(server.url('postgres'))
  await owner`create table saves (id text not null, part int not null)`
  await owner.end({ timeout: 1 })
})
afterAll(async () => {
  await closeDatabase()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
  delete process.env.DATABASE_URL
})

const save = (id: string) =>
  inTransaction(async (tx) => {
    await tx.execute(sql`insert into saves values (${id}, 1)`)
    await tx.execute(sql`insert into saves values (${id}, 2)`)
  })

const told = (error: unknown): Told => (describeDatabaseError(error).kind === 'outcomeUnknown' ? 'unknown' : 'refused')

test(`a killed database loses nothing that was acknowledged, ${ROUNDS} times`, async () => {
  const history = new History<number>()
  const recovery: number[] = []
  const uncaught = await collectUncaught(async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      let going = true
      const clients = Array.from({ length: CLIENTS }, async (_, client) => {
        for (let turn = 0; going; turn += 1) {
          const id = `${round}/${client}/${turn}`
          await history.record(id, round, () => within(LONGEST_WAIT_MS, save(id)), told)
          await delay(2)
        }
      })
      await delay(300 + round * 137)
      process.kill(server.pid, 'SIGKILL')
      while (isAlive(server.pid)) await delay(5)
      server = await start()
      const ready = performance.now()
      await inTransaction((tx) => tx.execute(sql`select 1`))
      recovery.push(performance.now() - ready)
      await delay(200)
      going = false
      await Promise.all(clients)
    }
  })
  const rows = await inTransaction((tx) => tx.execute<{ id: string }>(sql`select id from saves group by id having count(*) = 2`))
  const torn = await inTransaction((tx) => tx.execute(sql`select id from saves group by id having count(*) <> 2`))
  const report = history.check(rows.map((row) => row.id))
  expect({ violations: report.violations, torn: [...torn], uncaught }).toEqual({ violations: [], torn: [], uncaught: [] })
  expect(report.acknowledged).toBeGreaterThan(100)
  expect(report.refused + report.unknown).toBeGreaterThan(0)
  expect(Math.max(...recovery)).toBeLessThan(5_000)
  const kinds = new Set(history.operations.flatMap(({ error }) => (error === undefined ? [] : [describeDatabaseError(error).kind])))
  expect([...kinds].filter((kind) => !['busy', 'connectionLost', 'outcomeUnknown'].includes(kind))).toEqual([])
}, 120_000)

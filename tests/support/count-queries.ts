import type { Db } from '#db/client.ts'
import { databaseUrl } from '#db/connection/connection-options.ts'
import { drizzleOver, readsForDrizzle, type SendStatement } from '#db/connection/drizzle-over.ts'
import { openTestClient } from './postgres-server.ts'

/** Runs `run` on a handle of its own and counts the statements that go through it. */
export async function countQueries<T>(run: (db: Db) => Promise<T>): Promise<{ result: T; queries: number }> {
  const client = readsForDrizzle(openTestClient(databaseUrl(), 4))
  let queries = 0
  const send = ((...args: Parameters<SendStatement>) => {
    queries += 1
    return client.unsafe(...args)
  }) as SendStatement
  try {
    return { result: await run(drizzleOver(send)), queries }
  } finally {
    await client.end({ timeout: 1 })
  }
}

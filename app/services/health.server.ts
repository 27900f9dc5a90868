import { sql } from 'drizzle-orm'

import { readDb } from '#db/client.ts'

const PATIENCE_MS = 2_000

/** Whether the database answers a trivial query in time. Never throws. */
export async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  try {
    return await Promise.race([readDb.execute(sql`select 1`).then(() => true, () => false), patience])
  } finally {
    clearTimeout(timer)
  }
}

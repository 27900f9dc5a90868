import { sql } from 'drizzle-orm'

import { dayOf } from '#app/lib/dates.ts'
import { readDb, type DbOrTx } from '#db/client.ts'

/** The database's time: the one clock that decides deadlines. In a transaction, the moment of the call. */
export async function databaseNow(db: DbOrTx = readDb): Promise<Date> {
  const [row] = await db.execute<{ ms: string }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`)
  return new Date(Number(row?.ms))
}

/** Today in Asia/Shanghai, by the database's clock: 'YYYY-MM-DD'. */
export async function today(db: DbOrTx = readDb): Promise<string> {
  return dayOf(await databaseNow(db))
}

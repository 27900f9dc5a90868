import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'

/**
 * Tells every process that listens on `channel`, at the moment this transaction commits and not before. Equal messages of
 * one transaction arrive once. Send ids: the limit is 8,000 bytes.
 */
export async function notifyChannel(tx: Tx, channel: string, payload: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${payload})`)
}

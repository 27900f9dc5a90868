import { sql } from 'drizzle-orm'
import { logEvent } from '#app/lib/log.server.ts'
import { beforeDatabaseCloses, listenClient, statementDb } from '#db/client.ts'

const CHANNEL = 'grid_changed'
/** Saves of a busy minute are told together: a board that is a fifth of a second late is live enough. */
const GATHER_MS = 200

const pending = new Set<string>()
let timer: NodeJS.Timeout | undefined

function tell(): Promise<unknown> {
  clearTimeout(timer)
  timer = undefined
  const ids = [...pending]
  pending.clear()
  const told = ids.map((id) => statementDb.execute(sql`select pg_notify(${CHANNEL}, ${id})`).catch((error: unknown) => logEvent('warn', 'gridChangeNotTold', { error })))
  return Promise.all(told)
}

// What waits to be told is told before the connections close, and nothing opens one afterwards.
beforeDatabaseCloses(tell)

/**
 * Tells every process that an event's grid changed. After the commit and outside of it, because NOTIFY inside a transaction makes
 * all commits of the database wait for each other; a message that gets lost costs one refresh, never a mark.
 */
export function announceGridChange(eventId: string): void {
  pending.add(eventId)
  timer ??= setTimeout(() => void tell(), GATHER_MS).unref()
}

/** Calls back whenever the event's grid changed, in this process or another. Returns a function that stops it. */
export function onGridChange(eventId: string, changed: () => void): Promise<() => void> {
  return listenClient.listen(CHANNEL, { onMessage: (id) => { if (id === eventId) changed() }, onResync: changed })
}

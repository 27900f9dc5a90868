import { sql } from 'drizzle-orm'
import { logEvent } from '#app/lib/log.server.ts'
import { listenClient, statementDb } from '#db/client.ts'

const CHANNEL = 'grid_changed'
/** Saves of a busy minute are told together: a board that is a fifth of a second late is live enough. */
const GATHER_MS = 200

const pending = new Set<string>()
let timer: NodeJS.Timeout | undefined

/**
 * Tells every process that an event's grid changed. After the commit and outside of it, because NOTIFY inside a transaction makes
 * all commits of the database wait for each other; a message that gets lost costs one refresh, never a mark.
 */
export function announceGridChange(eventId: string): void {
  pending.add(eventId)
  timer ??= setTimeout(() => {
    timer = undefined
    const ids = [...pending]
    pending.clear()
    for (const id of ids) statementDb.execute(sql`select pg_notify(${CHANNEL}, ${id})`).catch((error: unknown) => logEvent('warn', 'gridChangeNotTold', { error }))
  }, GATHER_MS).unref()
}

/** Calls back whenever the event's grid changed, in this process or another. Returns a function that stops it. */
export function onGridChange(eventId: string, changed: () => void): Promise<() => void> {
  return listenClient.listen(CHANNEL, { onMessage: (id) => { if (id === eventId) changed() }, onResync: changed })
}

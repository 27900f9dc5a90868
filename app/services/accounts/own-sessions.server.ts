import type { CurrentSession } from '#app/auth/session.server.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { readDb } from '#db/client.ts'
import { deleteSessions, listOpenSessions } from '#db/queries/sessions.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'

export interface OwnSession {
  id: string
  current: boolean
  createdAt: string
  lastSeenAt: string
  address: string
  device: string
}

/** Where this person is signed in, the place used last first. */
export async function listOwnSessions({ actor, id }: CurrentSession): Promise<OwnSession[]> {
  const rows = await listOpenSessions(readDb, { userId: actor.userId })
  return rows.map((row) => ({
    id: row.id,
    current: row.id === id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    address: row.address ?? '',
    device: deviceOf(row.userAgent ?? ''),
  }))
}

/** Ends one other session of the person, or all others. An id that is not theirs ends nothing. */
export async function endOwnSessions(session: CurrentSession, which: { only: string } | 'others'): Promise<number> {
  const { actor, id } = session
  return inTransaction(async (tx) => {
    const ended = await deleteSessions(tx, { userId: actor.userId, except: id, ...(which === 'others' ? {} : { only: which.only }) })
    if (ended > 0) {
      await recordEvent(tx, {
        actor,
        regionId: actor.regionId,
        kind: 'sessionsEnded',
        subject: { type: 'user', id: actor.userId },
        chain: regionChain(actor.regionId),
        data: { ended },
      })
    }
    return ended
  })
}

const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, '微信 WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A short name of a browser and its system; the header is only what the browser says of itself. */
function deviceOf(userAgent: string): string {
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [find(BROWSERS), find(SYSTEMS)].filter((name) => name !== undefined).join(' · ')
}

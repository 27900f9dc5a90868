import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'

import { statementDb } from '#db/client.ts'
import { findLiveSession, insertSession } from '#db/queries/sessions.ts'
import { sessions, users } from '#db/schema/identity.ts'
import { hashToken } from './token.server.ts'

/** Lucia keeps session ids as they are. This adapter stores SHA-256 of the token, and lets the database clock decide. */
export function hashingAdapter(): Adapter {
  const plain = new DrizzlePostgreSQLAdapter(statementDb, sessions, users)
  return {
    async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
      const row = await findLiveSession(hashToken(token))
      if (!row) return [null, null]
      const { id, userId, freshSeconds, sinceSeenSeconds, ...person } = row
      return [
        // The query has just decided that the session is good; the clock of this machine must not decide again.
        { id, userId, expiresAt: farAway(), attributes: { freshSeconds, sinceSeenSeconds } },
        { id: userId, attributes: person },
      ]
    },
    async setSession(session) {
      const { idleMinutes, address, userAgent } = session.attributes
      await insertSession(statementDb, {
        id: hashToken(session.id),
        userId: session.userId,
        idleMinutes: idleMinutes ?? 30,
        address: address ?? null,
        userAgent: userAgent ?? null,
      })
    },
    getUserSessions: (userId) => plain.getUserSessions(userId),
    // Ids that come back from getSessionAndUser are hashes already; a token is hashed first.
    deleteSession: (id) => plain.deleteSession(isHash(id) ? id : hashToken(id)),
    deleteUserSessions: (userId) => plain.deleteUserSessions(userId),
    // The sliding end is moved by touchSession, which knows the absolute one.
    updateSessionExpiration: async () => {},
    deleteExpiredSessions: () => plain.deleteExpiredSessions(),
  }
}

const ONE_YEAR_MS = 365 * 86_400_000

function farAway(): Date {
  return new Date(Date.now() + ONE_YEAR_MS)
}

function isHash(id: string): boolean {
  return /^[0-9a-f]{64}$/.test(id)
}

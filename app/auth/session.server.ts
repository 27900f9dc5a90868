import { Lucia, TimeSpan } from 'lucia'

import { AppError } from '#app/lib/errors.ts'
import { readCookie } from '#app/lib/cookies.server.ts'
import { logEvent } from '#app/lib/log.server.ts'
import { cookieTransport } from '#app/lib/origin.server.ts'
import { currentRequest, oncePerRequest, type AskedRequest } from '#app/lib/request-context.server.ts'
import { deleteSessions, touchSession, type AssignmentRow } from '#db/queries/sessions.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { Actor } from './actor.ts'
import { hasShortIdle, isRole, type Role } from './permissions.ts'
import { endedSessionCookie, sessionCookie, sessionCookieName } from './session-cookie.server.ts'
import { hashingAdapter } from './session-adapter.server.ts'
import { isToken, newToken } from './token.server.ts'

/**
 * Sessions, by way of Lucia. Nothing else in the product imports Lucia. The cookie holds a random token, the table its
 * hash; the idle end moves with use, the absolute end does not, and the database clock decides both.
 */

interface SessionAttributes {
  freshSeconds?: number
  sinceSeenSeconds?: number
  idleMinutes?: number
  address?: string | null
  userAgent?: string | null
}

interface UserAttributes {
  regionId: string | null
  personId: string | null
  displayName: string
  locale: 'zh-CN' | 'en' | null
  assignments: AssignmentRow[]
}

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}

const lucia = new Lucia(hashingAdapter(), {
  sessionExpiresIn: new TimeSpan(12, 'h'),
  getSessionAttributes: ({ freshSeconds, sinceSeenSeconds }) => ({ freshSeconds: freshSeconds ?? 0, sinceSeenSeconds: sinceSeenSeconds ?? 0 }),
  getUserAttributes: (attributes) => attributes,
})

export const SHORT_IDLE_MINUTES = 30
export const LONG_IDLE_MINUTES = 120
const TOUCH_AFTER_SECONDS = 60

export interface CurrentSession {
  /** Hash of the token: names the session in lists, opens nothing. */
  id: string
  /** Seconds since the password itself was given. */
  freshSeconds: number
  actor: Actor
}

type WithHeaders = Pick<AskedRequest, 'headers'>

/** The session of this request, or null. Looked up once per HTTP request. */
export function currentSession(request: WithHeaders): Promise<CurrentSession | null> {
  const token = readCookie(request.headers.get('cookie'), sessionCookieName())
  if (token === undefined || !isToken(token)) return Promise.resolve(null)
  return oncePerRequest(`session:${token}`, () => validate(token))
}

async function validate(token: string): Promise<CurrentSession | null> {
  const { session, user } = await lucia.validateSession(token)
  if (!session || !user) return null
  // An assignment of another region than the account's own would open that region's rows.
  const assignments = user.assignments.filter(({ role, regionId }) => isRole(role) && (user.regionId === null || regionId === user.regionId))
  const roles = [...new Set(assignments.map((assignment) => assignment.role))]
  if (session.sinceSeenSeconds > TOUCH_AFTER_SECONDS) {
    touchSession(session.id, idleMinutes(roles)).catch((error: unknown) => logEvent('warn', 'sessionNotTouched', { error }))
  }
  const { id: userId, regionId, personId, displayName, locale } = user
  return { id: session.id, freshSeconds: session.freshSeconds, actor: { userId, regionId, personId, displayName, locale, roles, assignments } }
}

/**
 * Opens a new session and returns its cookie; whatever cookie the browser had before is worth nothing to it.
 *
 * @throws AppError 400 httpsRequired where the cookie would cross a network in the clear
 */
export async function openSession(request: WithHeaders, userId: string, roles: readonly Role[]): Promise<string> {
  if (cookieTransport() === 'refused') throw new AppError({ code: 'httpsRequired', status: 400 })
  const token = newToken()
  const userAgent = request.headers.get('user-agent')?.slice(0, 200) ?? null
  await lucia.createSession(userId, { idleMinutes: idleMinutes(roles), address: currentRequest()?.ip ?? null, userAgent }, { sessionId: token })
  const before = readCookie(request.headers.get('cookie'), sessionCookieName())
  if (before !== undefined && isToken(before)) await lucia.invalidateSession(before)
  return sessionCookie(token)
}

/** Ends the session of this request; returns the cookie that removes the old one. */
export async function closeSession(request: WithHeaders): Promise<string> {
  const token = readCookie(request.headers.get('cookie'), sessionCookieName())
  if (token !== undefined && isToken(token)) await lucia.invalidateSession(token)
  return endedSessionCookie()
}

/** Ends every session of a person at once, outside of any other act. Services use deleteSessions in their transaction. */
export async function closeAllSessions(userId: string): Promise<void> {
  await inTransaction((tx) => deleteSessions(tx, { userId }))
}

function idleMinutes(roles: readonly Role[]): number {
  return hasShortIdle(roles) ? SHORT_IDLE_MINUTES : LONG_IDLE_MINUTES
}

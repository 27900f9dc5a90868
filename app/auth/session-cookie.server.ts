import { hostCookieName, serializeCookie } from '../lib/cookies.server.ts'

/** `__Host-session` on https, `session` on http of this machine. */
export function sessionCookieName(): string {
  return hostCookieName('session')
}

/** The cookie ends with the browser; when the session ends is decided in the database. */
export function sessionCookie(token: string): string {
  return serializeCookie(sessionCookieName(), token)
}

export function endedSessionCookie(): string {
  return serializeCookie(sessionCookieName(), '', { maxAge: 0 })
}

import { hkdfSync } from 'node:crypto'

import { hostCookieName, readCookie, serializeCookie, signValue, verifyValue } from '#app/lib/cookies.server.ts'
import { personalKeys } from '#app/lib/crypto.server.ts'

/** Between the two steps of opening an account: a signed cookie says which code was given with the right identity. */

const LIFETIME_SECONDS = 900

const cookieName = () => hostCookieName('activation')

function secret(): Buffer {
  return Buffer.from(hkdfSync('sha256', personalKeys().indexKey, '', 'activation-ticket', 32))
}

interface Ticket {
  codeId: string
  name: string
  purpose: 'candidate' | 'staff' | 'passwordReset'
  /** Milliseconds. */
  until: number
}

export function activationTicketCookie(ticket: Omit<Ticket, 'until'>): string {
  const value: Ticket = { ...ticket, until: Date.now() + LIFETIME_SECONDS * 1_000 }
  return serializeCookie(cookieName(), signValue(JSON.stringify(value), secret()), { maxAge: LIFETIME_SECONDS })
}

/** The ticket of this request; null when there is none, it is over or it was made by somebody else. */
export function readActivationTicket(request: Pick<Request, 'headers'>): Ticket | null {
  const cookie = readCookie(request.headers.get('cookie'), cookieName())
  const json = cookie === undefined ? undefined : verifyValue(cookie, secret())
  if (json === undefined) return null
  const ticket = JSON.parse(json) as Ticket
  return ticket.until > Date.now() ? ticket : null
}

export function endedActivationTicketCookie(): string {
  return serializeCookie(cookieName(), '', { maxAge: 0 })
}


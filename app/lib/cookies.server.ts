import { createHmac, timingSafeEqual } from 'node:crypto'

import { cookieTransport } from './origin.server.ts'

/** Reads one cookie; the first of a name wins, so that a planted second one of a wider path does not. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? '').slice(0, 16_384).split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) {
      try {
        return decodeURIComponent(part.slice(at + 1).trim())
      } catch {
        return undefined
      }
    }
  }
  return undefined
}

export interface CookieOptions {
  /** Seconds; 0 removes the cookie; undefined ends it with the browser. */
  maxAge?: number
  /** Readable by scripts of our pages; only for what opens nothing: choices such as the theme, a sentence to show. */
  scriptable?: boolean
}

/** A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/ and, on https, Secure. */
export function serializeCookie(name: string, value: string, options: CookieOptions = {}): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, 'Path=/', 'SameSite=Lax']
  if (!options.scriptable) parts.push('HttpOnly')
  if (cookieTransport() === 'secure') parts.push('Secure')
  if (options.maxAge !== undefined) parts.push(`Max-Age=${options.maxAge}`)
  return parts.join('; ')
}

/** `__Host-` binds a cookie to this host and https; browsers take it only there. */
export function hostCookieName(name: string): string {
  return cookieTransport() === 'secure' ? `__Host-${name}` : name
}

/** Signs a value that a browser keeps for us and may not change. */
export function signValue(value: string, secret: Buffer): string {
  return `${value}.${mac(value, secret).toString('base64url')}`
}

/** The value if its signature is ours, else undefined. */
export function verifyValue(signed: string, secret: Buffer): string | undefined {
  const at = signed.lastIndexOf('.')
  if (at < 0) return undefined
  const value = signed.slice(0, at)
  const given = Buffer.from(signed.slice(at + 1), 'base64url')
  const expected = mac(value, secret)
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}

function mac(value: string, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(value).digest()
}

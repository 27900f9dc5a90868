import { settings } from './env.ts'

/** The public origin of this installation. Links in QR codes, notices and redirects use it, never a request's Host. */

const holder = globalThis as { __publicOrigin?: string; __publicHost?: string }

/** Fixed at start: the configured ORIGIN, or http://localhost with the port that was opened. */
export function setPublicOrigin(origin: string): void {
  const url = new URL(origin)
  holder.__publicOrigin = url.origin
  holder.__publicHost = url.host
}

/** The Host header of requests that are meant for us; empty until the server is open. */
export function publicHost(): string {
  return holder.__publicHost ?? ''
}

export function publicOrigin(): string {
  return holder.__publicOrigin ?? settings().origin ?? `http://localhost:${settings().port}`
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export function isLoopbackHost(hostname: string): boolean {
  return LOOPBACK.has(hostname)
}

/** How cookies travel here: `secure` on https, `loopback` on http of this machine, `refused` on http over a network. */
export function cookieTransport(): 'secure' | 'loopback' | 'refused' {
  const url = new URL(publicOrigin())
  if (url.protocol === 'https:') return 'secure'
  return isLoopbackHost(url.hostname) ? 'loopback' : 'refused'
}

import { createHash } from 'node:crypto'

export interface HeaderOptions {
  /** The public origin is https. */
  secure: boolean
  /** The development server injects styles and opens a web socket. */
  development: boolean
}

/** Content security policy of a page: own files and scripts carrying this nonce, nothing else. */
export function contentSecurityPolicy(nonce: string, options: HeaderOptions): string {
  return policy(`'nonce-${nonce}'`, ` 'nonce-${nonce}'`, options)
}

/** Mantine holds transitions still with this style while the colours change; it is inserted without a nonce where the page has none. */
const HELD_STILL = '*, *::before, *::after {transition: none !important;}'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The policy of a page that is kept and sent to many, and so carries no nonce: each inline script and style is named by its hash. */
export function keptPagePolicy(html: string, options: HeaderOptions): string {
  const hashes = new Set<string>()
  for (const match of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
    hashes.add(hashOf(match[1] ?? ''))
  }
  return policy([...hashes].join(' '), ` ${hashOf(HELD_STILL)}`, options)
}

function policy(scripts: string, styles: string, options: HeaderOptions): string {
  const directives = [
    `default-src 'self'`,
    `script-src 'self' ${scripts}`.trim(),
    options.development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self'${styles}`,
    // Components set custom properties through the style attribute; those carry no address and run nothing.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    options.development ? `connect-src 'self' ws: wss:` : `connect-src 'self'`,
    `worker-src 'self'`,
    `frame-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(options.secure ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join('; ')
}

/** Headers that every answer carries, files and errors included. */
export function setSecurityHeaders(res: { setHeader: (name: string, value: string) => unknown }, pagePolicy: string, secure: boolean): void {
  res.setHeader('Content-Security-Policy', pagePolicy)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('X-Frame-Options', 'DENY')
  // no-referrer would make browsers send "Origin: null" on forms, which the gate refuses.
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  res.setHeader('X-DNS-Prefetch-Control', 'off')
  res.setHeader('X-Permitted-Cross-Domain-Policies', 'none')
  res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
  if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

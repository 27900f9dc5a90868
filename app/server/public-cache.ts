import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { NextFunction, Response as ExpressResponse } from 'express'
import { LRUCache } from 'lru-cache'

import { sessionCookieName } from '../auth/session-cookie.server.ts'
import { colorSchemeOfHeaders } from '../lib/color-scheme.ts'
import { readCookie } from '../lib/cookies.server.ts'
import { localeOfHeaders } from '../lib/locale.server.ts'
import { currentRequest } from '../lib/request-context.server.ts'
import { chooseEncoding, compressBytes, staysPlain, type Encoding } from './compress.ts'
import type { GatedRequest } from './gated-request.ts'
import { publicPageFor } from './public-pages.ts'
import { keptPagePolicy, setSecurityHeaders } from './security-headers.ts'

/**
 * Keeps finished public pages in front of Remix: compressed bytes with an ETag. Only for requests without a session
 * cookie, only the addresses of public-pages.ts, and only answers with status 200 that set no cookie.
 */
interface KeptPage {
  tag: string
  etag: string
  plain: Buffer
  /** Header names and values in turn, the same for every answer. */
  headers: string[]
  variants: Map<Encoding, Promise<KeptBytes>>
  /** The variants that are finished, for answers without waiting. */
  ready: Map<Encoding, KeptBytes>
  freshUntil: number
}

interface KeptBytes {
  body: Buffer
  headers: string[]
}

const MAX_BYTES = 64 * 1024 * 1024
const MAX_FAST_URL = 500
const pages = new LRUCache<string, KeptPage>({ maxSize: MAX_BYTES, sizeCalculation: (page) => page.plain.length * 2 + 1_000 })
const underway = new Map<string, Promise<KeptPage | undefined>>()
let generation = 0

/** Forgets the pages of one tag (an event's id) and all lists, or everything. */
export function forgetPublicPages(tag?: string): void {
  generation += 1
  for (const [key, page] of [...pages.entries()]) {
    if (tag === undefined || page.tag === tag || page.tag === '') pages.delete(key)
  }
}

/** What a page is kept under: its address and what its visitor chose, language and appearance. */
function keyOf(canonicalUrl: string, headers: IncomingMessage['headers']): string {
  return `${canonicalUrl}|${localeOfHeaders(headers)}|${headers.cookie === undefined ? 'auto' : colorSchemeOfHeaders(headers)}`
}

/** What the public may be shown to: reading, without a session. */
function isVisitor(req: IncomingMessage): boolean {
  return (req.method === 'GET' || req.method === 'HEAD') && (req.headers.cookie === undefined || readCookie(req.headers.cookie, sessionCookieName()) === undefined)
}

/**
 * Answers a kept page ahead of everything else, on the day when a whole county opens one list. Asks what the gate would:
 * method, host and address.
 *
 * @returns false when the request has to go the ordinary way
 */
export function serveKeptPage(req: IncomingMessage, res: ServerResponse, host: string): boolean {
  const url = req.url ?? ''
  if (!isVisitor(req) || req.headers.host !== host || url.length > MAX_FAST_URL) return false
  const page = publicPageFor(url)
  if (!page) return false
  const kept = pages.get(keyOf(page.canonicalUrl, req.headers))
  if (!kept || kept.freshUntil <= performance.now()) return false
  if (names(req.headers['if-none-match'], kept.etag)) {
    res.writeHead(304, kept.headers).end()
    return true
  }
  const bytes = kept.ready.get(chooseEncoding(req.headers['accept-encoding'], true))
  if (!bytes) return false
  res.writeHead(200, bytes.headers).end(req.method === 'HEAD' ? undefined : bytes.body)
  return true
}

/** Lets the first request of a cold page through, keeps what comes of it, and has the others wait for that. */
export function publicCache(options: { secure: () => boolean; development: boolean }) {
  return async function servePublic(req: GatedRequest, res: ExpressResponse, next: NextFunction): Promise<void> {
    const page = isVisitor(req) && !options.development ? publicPageFor(req.originalUrl) : undefined
    if (!page) {
      next()
      return
    }
    const key = keyOf(page.canonicalUrl, req.headers)
    try {
      const kept = pages.get(key)
      if (kept && kept.freshUntil > performance.now()) return await sendKept(req, res, kept)
      const shared = await underway.get(key)
      if (shared) return await sendKept(req, res, shared)
    } catch (error) {
      next(error)
      return
    }
    // Unknown parameters never reach the page, so nobody can plant something into what others are served.
    req.canonicalUrl = page.canonicalUrl
    const startedIn = generation
    const settle = announce(key)
    res.once('close', () => settle(undefined))
    req.keepPage = (plain) => {
      const made = keepPage(plain, page.tag, page.seconds, options.secure())
      if (startedIn === generation) pages.set(key, made)
      settle(made)
      return sendKept(req, res, made)
    }
    next()
  }
}

/** Lets others wait for this page. Returns what hands it over; undefined means each makes its own. */
function announce(key: string): (made: KeptPage | undefined) => void {
  if (underway.has(key)) return () => {}
  let resolvePage: (made: KeptPage | undefined) => void = () => {}
  const promise = new Promise<KeptPage | undefined>((resolve) => (resolvePage = resolve))
  underway.set(key, promise)
  return (made) => {
    if (underway.get(key) === promise) underway.delete(key)
    resolvePage(made)
  }
}

/**
 * The page without what belongs to the request that made it, its nonce and its reference number: the same content gives the same bytes and the
 * same ETag, however often and on how many servers it is made.
 */
function withoutRequest(page: Buffer): Buffer {
  const { nonce, requestId } = currentRequest() ?? {}
  let html = page.toString('utf8')
  if (nonce) html = html.replaceAll(` nonce="${nonce}"`, '')
  if (requestId) html = html.replaceAll(requestId, '')
  return Buffer.from(html)
}

function keepPage(page: Buffer, tag: string, seconds: number, secure: boolean): KeptPage {
  const plain = withoutRequest(page)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`
  const headers: string[] = []
  const carry = { setHeader: (name: string, value: string) => headers.push(name, value) }
  // The bytes go to many visitors, so scripts are allowed by their hash instead of a number used once.
  setSecurityHeaders(carry, keptPagePolicy(plain.toString('utf8'), { secure, development: false }), secure)
  // The number under which the log knows the making of these bytes.
  headers.push('X-Request-Id', currentRequest()?.requestId ?? '')
  headers.push('Cache-Control', 'public, no-cache', 'Vary', 'Cookie, Accept-Language, Accept-Encoding', 'ETag', etag)
  return { tag, plain, etag, headers, variants: new Map(), ready: new Map(), freshUntil: performance.now() + seconds * 1_000 }
}

async function packed(kept: KeptPage, encoding: Encoding): Promise<KeptBytes> {
  const body = await compressBytes(kept.plain, encoding, 'best')
  const headers = [...kept.headers, 'Content-Type', 'text/html; charset=utf-8', 'Content-Length', String(body.length)]
  if (!staysPlain(kept.plain, encoding)) headers.push('Content-Encoding', encoding)
  const bytes = { body, headers }
  kept.ready.set(encoding, bytes)
  return bytes
}

async function sendKept(req: GatedRequest, res: ExpressResponse, kept: KeptPage): Promise<void> {
  const encoding = chooseEncoding(req.headers['accept-encoding'], true)
  let making = kept.variants.get(encoding)
  if (!making) kept.variants.set(encoding, (making = packed(kept, encoding)))
  const { body, headers } = await making
  const known = names(req.headers['if-none-match'], kept.etag)
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.writeHead(known ? 304 : 200, known ? kept.headers : headers)
  res.end(known || req.method === 'HEAD' ? undefined : body)
}

function names(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.slice(0, 1_000).split(',').some((part) => part.trim().replace(/^W\//, '') === etag)
}

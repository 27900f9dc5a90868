import { createHash } from 'node:crypto'

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
import { keptPagePolicy } from './security-headers.ts'

/**
 * Keeps finished public pages in front of Remix: compressed bytes with an ETag. Only for requests without a session
 * cookie, only the addresses of public-pages.ts, and only answers with status 200 that set no cookie.
 */
export interface KeptPage {
  tag: string
  etag: string
  policy: string
  plain: Buffer
  variants: Map<Encoding, Promise<Buffer>>
  freshUntil: number
}

const MAX_BYTES = 64 * 1024 * 1024
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

/** Serves kept pages; lets the first request of a cold page through and has the others wait for its answer. */
export function publicCache(options: { secure: () => boolean; development: boolean }) {
  return async function servePublic(req: GatedRequest, res: ExpressResponse, next: NextFunction): Promise<void> {
    const page = req.method === 'POST' ? undefined : publicPageFor(req.originalUrl)
    if (!page || options.development || readCookie(req.headers.cookie, sessionCookieName()) !== undefined) {
      next()
      return
    }
    // A page differs by what its visitor chose: language and appearance.
    const key = [page.canonicalUrl, localeOfHeaders(req.headers), colorSchemeOfHeaders(req.headers)].join('|')
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

function keepPage(plain: Buffer, tag: string, seconds: number, secure: boolean): KeptPage {
  return {
    tag,
    plain,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`,
    // The bytes go to many visitors, so scripts are allowed by their hash instead of a number used once.
    policy: keptPagePolicy(plain.toString('utf8'), currentRequest()?.nonce ?? '', { secure, development: false }),
    variants: new Map(),
    freshUntil: performance.now() + seconds * 1_000,
  }
}

async function sendKept(req: GatedRequest, res: ExpressResponse, kept: KeptPage): Promise<void> {
  res.setHeader('Content-Security-Policy', kept.policy)
  res.setHeader('Cache-Control', 'public, no-cache')
  res.setHeader('Vary', 'Cookie, Accept-Language, Accept-Encoding')
  res.setHeader('ETag', kept.etag)
  if (names(req.headers['if-none-match'], kept.etag)) {
    res.status(304).end()
    return
  }
  const encoding = chooseEncoding(req.headers['accept-encoding'], true)
  let packed = kept.variants.get(encoding)
  if (!packed) kept.variants.set(encoding, (packed = compressBytes(kept.plain, encoding, 'best')))
  const body = await packed
  res.status(200).setHeader('Content-Type', 'text/html; charset=utf-8')
  if (!staysPlain(kept.plain, encoding)) res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Length', body.length)
  res.end(req.method === 'HEAD' ? undefined : body)
}

function names(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.slice(0, 1_000).split(',').some((part) => part.trim().replace(/^W\//, '') === etag)
}

import { createRequestHandler, writeReadableStreamToWritable, type AppLoadContext, type RequestHandler, type ServerBuild } from '@remix-run/node'
import type { NextFunction, Response as ExpressResponse } from 'express'

import { sessionCookieName } from '../auth/session-cookie.server.ts'
import { readCookie } from '../lib/cookies.server.ts'
import { pageTextOf } from '../lib/page-text.server.ts'
import { currentRequest } from '../lib/request-context.server.ts'
import { branchBuilds } from './branch-builds.ts'
import { chooseEncoding, compressBytes, isCompressible, staysPlain } from './compress.ts'
import type { GatedRequest } from './gated-request.ts'
import { guardBuild } from './guarded-build.ts'

export type BuildSource = ServerBuild | (() => Promise<ServerBuild>)

/** Where this server is reached; every URL that Remix sees begins with it, whatever the client sent as Host. */
export interface RemixHandlerOptions {
  build: BuildSource
  mode: 'production' | 'development' | 'test'
  origin: () => string
}

/** Remix behind Express: the body comes from the gate's buffer, pages leave in one compressed piece. */
export function remixHandler(options: RemixHandlerOptions) {
  const handlerOf = requestHandlers(options)

  return async function serveRemix(req: GatedRequest, res: ExpressResponse, next: NextFunction): Promise<void> {
    try {
      const request = toWebRequest(req, res, options.origin())
      const response = await handlerOf(new URL(request.url))(request, {} satisfies AppLoadContext)
      await sendWebResponse(req, res, response)
    } catch (error) {
      next(error)
    }
  }
}

/** The handler of an address: one per way through the routes, or the one of the whole build while it is still being written. */
function requestHandlers({ build, mode }: RemixHandlerOptions): (url: URL) => RequestHandler {
  if (typeof build === 'function') {
    const handle = createRequestHandler(async () => guardBuild(await build()), mode)
    return () => handle
  }
  const buildOf = branchBuilds(guardBuild(build))
  const handlers = new Map<ServerBuild, RequestHandler>()
  return (url) => {
    const way = buildOf(url)
    const handle = handlers.get(way) ?? createRequestHandler(way, mode)
    handlers.set(way, handle)
    return handle
  }
}

/** The web Request of an Express one. Its signal fires when the client goes away before the answer is complete. */
function toWebRequest(req: GatedRequest, res: ExpressResponse, origin: string): Request {
  const headers = new Headers()
  for (const [key, value] of Object.entries(req.headers)) {
    if (typeof value === 'string') headers.set(key, value)
    else if (value) for (const item of value) headers.append(key, item)
  }
  const controller = new AbortController()
  res.on('close', () => {
    if (!res.writableFinished) controller.abort()
  })
  const body = req.method === 'POST' ? req.gatedBody : undefined
  return new Request(origin + (req.canonicalUrl ?? req.originalUrl), { method: req.method, headers, signal: controller.signal, ...(body ? { body: new Uint8Array(body) } : {}) })
}

async function sendWebResponse(req: GatedRequest, res: ExpressResponse, response: Response): Promise<void> {
  res.status(response.status)
  for (const [key, value] of response.headers) {
    if (key === 'set-cookie') res.append(key, value)
    else if (key === 'vary') res.vary(value)
    else res.setHeader(key, value)
  }
  const { retryAfterSeconds } = currentRequest() ?? {}
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', retryAfterSeconds)
  // What one session may see stays in no cache, whatever the route said.
  if (readCookie(req.headers.cookie, sessionCookieName()) !== undefined || response.headers.has('set-cookie')) res.setHeader('Cache-Control', 'no-store')
  const text = pageTextOf(response)
  if (text === undefined && !response.body) {
    res.end()
    return
  }
  const type = response.headers.get('content-type') ?? ''
  if (response.body && (!isCompressible(type) || response.headers.has('content-encoding'))) {
    if (type.startsWith('text/event-stream')) res.flushHeaders()
    await writeReadableStreamToWritable(response.body, res)
    return
  }
  const bytes = text === undefined ? Buffer.from(await response.arrayBuffer()) : Buffer.from(text)
  if (req.keepPage && response.status === 200 && type.startsWith('text/html') && !response.headers.has('set-cookie')) {
    await req.keepPage(bytes)
    return
  }
  const encoding = chooseEncoding(req.headers['accept-encoding'], false)
  const packed = await compressBytes(bytes, encoding, 'fast')
  res.vary('Accept-Encoding')
  if (!staysPlain(bytes, encoding)) res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Length', packed.length)
  res.end(packed)
}

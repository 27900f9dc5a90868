import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Express, NextFunction, Response } from 'express'

import { isAppError } from '../lib/errors.ts'
import { attachmentHeader } from '../lib/content-disposition.ts'
import { logEvent } from '../lib/log.server.ts'
import { currentRequest, trackGuard, type AskedRequest } from '../lib/request-context.server.ts'
import { chooseEncoding, compressBytes, staysPlain } from './compress.ts'
import { asKnownFailure } from './known-failures.ts'
import type { HotAnswer, HotRoute } from './hot-routes.ts'
import { sendPlainAnswer } from './plain-answer.ts'
import type { GatedRequest } from './gated-request.ts'

/** Mounts the registered hot routes. An answer without a guard is thrown away, as for every loader and action. */
export function mountHotRoutes(app: Express, routes: readonly HotRoute[], origin: () => string): void {
  for (const route of routes) {
    const serve = async (req: GatedRequest, res: Response, next: NextFunction) => {
      try {
        const body = req.gatedBody ?? Buffer.alloc(0)
        const { answer, guarded } = await trackGuard(() =>
          route.handle({ request: askedRequest(req, origin()), params: req.params, body, response: res }),
        )
        if (!guarded) throw new Error(`${route.id} answered without a guard`)
        await send(req, res, answer)
      } catch (error) {
        answerFailure(req, res, next, error, route.id)
      }
    }
    if (route.method === 'GET') app.get(route.path, serve)
    else app.post(route.path, serve)
  }
}

/** Reads straight from Node's request: a web Request with its headers and its signal costs as much as the rest of the way here. */
function askedRequest({ method, originalUrl, headers }: GatedRequest, origin: string): AskedRequest {
  const get = (name: string) => {
    const value = headers[name.toLowerCase()]
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value
  }
  return { method, url: origin + originalUrl, headers: { get } }
}

async function send(req: GatedRequest, res: Response, answer: HotAnswer): Promise<void> {
  if ('taken' in answer) return
  // What a session may see must not stay in any cache; a public answer says so itself.
  res.setHeader('Cache-Control', 'no-store')
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value)
  if ('redirect' in answer) {
    res.status(303).setHeader('Location', answer.redirect)
    res.end()
    return
  }
  if ('bytes' in answer || 'stream' in answer) {
    res.setHeader('Content-Type', answer.type)
    if (answer.fileName) res.setHeader('Content-Disposition', attachmentHeader(answer.fileName, { inline: 'inline' in answer && answer.inline === true }))
    // A file is never a page of ours, whatever it holds.
    res.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    if ('stream' in answer) {
      // A reader that goes away, or a row that cannot be read, ends the answer; what was sent is then no whole file.
      await pipeline(Readable.from(answer.stream), res).catch(() => res.destroy())
      return
    }
    res.setHeader('Content-Length', answer.bytes.byteLength)
    res.end(answer.bytes)
    return
  }
  res.status(answer.status ?? 200)
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  const bytes = Buffer.from(JSON.stringify(answer.json))
  const encoding = chooseEncoding(req.headers['accept-encoding'], false)
  const packed = await compressBytes(bytes, encoding, 'fast')
  res.vary('Accept-Encoding')
  if (!staysPlain(bytes, encoding)) res.setHeader('Content-Encoding', encoding)
  res.setHeader('Content-Length', packed.length)
  res.end(packed)
}

function answerFailure(req: GatedRequest, res: Response, next: NextFunction, error: unknown, where: string): void {
  if (error instanceof Response) {
    // A guard's redirect: scripts get 401 and decide themselves, people who opened the address are sent on.
    const location = error.headers.get('location')
    for (const cookie of error.headers.getSetCookie()) res.append('Set-Cookie', cookie)
    if (location && req.method === 'GET' && !req.path.startsWith('/api/')) {
      res.status(302).setHeader('Location', location)
      res.end()
      return
    }
    sendJson(res, location ? 401 : error.status, { code: location ? 'signedOut' : 'unexpected', data: {} })
    return
  }
  const failure = isAppError(error) ? error : asKnownFailure(error)
  if (!failure) {
    next(error)
    return
  }
  if (failure.status >= 500) logEvent('error', failure.code, { where, error })
  if (typeof failure.data.retryAfterSeconds === 'number') res.setHeader('Retry-After', String(failure.data.retryAfterSeconds))
  if (req.method === 'GET' && !req.path.startsWith('/api/')) sendPlainAnswer(req, res, failure.status, failure.code, currentRequest()?.requestId ?? '')
  else sendJson(res, failure.status, { code: failure.code, data: failure.data })
}

function sendJson(res: Response, status: number, body: { code: string; data: unknown }): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  res.status(status)
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify({ ...body, reference: currentRequest()?.requestId ?? '' }))
}

import { randomInt } from 'node:crypto'

import type { NextFunction, Response } from 'express'

import { logEvent } from '../lib/log.server.ts'
import { randomText } from '../lib/random-text.server.ts'
import { runInRequest, type RequestContext } from '../lib/request-context.server.ts'
import { bodyKindOf } from './body-limits.ts'
import { judgeRequest } from './gate.ts'
import { sendPlainAnswer } from './plain-answer.ts'
import { readBody } from './read-body.ts'
import type { GatedRequest } from './gated-request.ts'
import { contentSecurityPolicy, setSecurityHeaders } from './security-headers.ts'

export interface GateOptions {
  origin: () => string
  development: boolean
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-forwarded-server', 'x-real-ip', 'x-http-method-override', 'x-method-override', 'x-original-url', 'x-rewrite-url']
const DISCARD_MS = 2_000

/** Judges the request, gives it its reference number and headers, and reads its body within the limits. */
export function gateMiddleware(options: GateOptions) {
  return async function gate(req: GatedRequest, res: Response, next: NextFunction): Promise<void> {
    const origin = options.origin()
    const context = newContext(req)
    res.setHeader('X-Request-Id', context.requestId)
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('Vary', 'Cookie')
    const secure = origin.startsWith('https:')
    setSecurityHeaders(res, contentSecurityPolicy(context.nonce, { secure, development: options.development }), secure)
    for (const name of FORWARDED) delete req.headers[name]

    const verdict = judgeRequest(
      {
        method: req.method,
        url: req.originalUrl,
        host: req.headers.host,
        origin: req.headers.origin,
        secFetchSite: single(req.headers['sec-fetch-site']),
        contentType: req.headers['content-type'],
      },
      origin,
    )
    if (!verdict.pass) {
      if (verdict.status === 307) {
        res.setHeader('Location', verdict.location)
        res.status(307).end()
        return
      }
      if (verdict.status === 405) res.setHeader('Allow', 'GET, HEAD, POST')
      logEvent('info', 'refusedAtGate', { code: verdict.code, reference: context.requestId, ip: context.ip })
      refuse(req, res, verdict.status, verdict.code, context.requestId)
      return
    }

    if (req.method === 'POST') {
      const outcome = await readBody(req, bodyKindOf(req.path))
      if (!outcome.ok) {
        if (outcome.status === 503) res.setHeader('Retry-After', '5')
        refuse(req, res, outcome.status, outcome.code, context.requestId)
        return
      }
      req.gatedBody = outcome.body
    }
    runInRequest(context, next)
  }
}

function newContext(req: GatedRequest): RequestContext {
  return {
    requestId: newReference(),
    ip: (req.ip ?? req.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    method: req.method,
    path: req.path,
    nonce: randomText(),
    memo: new Map(),
  }
}

const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Ten letters and digits without look-alikes, in two groups: short enough to read out on the telephone. */
function newReference(): string {
  let text = ''
  for (let i = 0; i < 10; i += 1) text += (i === 5 ? '-' : '') + REFERENCE_LETTERS[randomInt(REFERENCE_LETTERS.length)]
  return text
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value
}

/** Answers and drops the connection, so that nobody keeps sending a body that is not wanted. */
function refuse(req: GatedRequest, res: Response, status: number, code: string, reference: string): void {
  const bodyMayFollow = req.method !== 'GET' && req.method !== 'HEAD' && !req.readableEnded
  if (bodyMayFollow) {
    res.setHeader('Connection', 'close')
    // The client reads the answer only if what it is still sending is taken in for a moment.
    req.resume()
    res.once('finish', () => setTimeout(() => req.socket.destroy(), DISCARD_MS).unref())
  }
  sendPlainAnswer(req, res, status, code, reference)
}

import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'

import { isAppError } from '../lib/errors.ts'
import { localeOf } from '../lib/locale.server.ts'
import { logEvent } from '../lib/log.server.ts'
import { askToRetryAfter, currentRequest, trackGuard } from '../lib/request-context.server.ts'
import { messagesFor } from '../messages/index.ts'
import { asKnownFailure } from './known-failures.ts'

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown

const wrapped = new WeakMap<ServerBuild, ServerBuild>()

/**
 * Puts two things around every loader and action, so that no route can forget them:
 * - it must have called a guard; without one its answer is thrown away and the request is refused (fail closed);
 * - an AppError becomes an answer with its status and code, anything unexpected becomes 500 with the reference number,
 *   so that error pages know what to say and no stack leaves the server.
 */
export function guardBuild(build: ServerBuild): ServerBuild {
  const known = wrapped.get(build)
  if (known) return known
  const routes: ServerBuild['routes'] = {}
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route) continue
    const { loader, action } = route.module
    routes[id] = {
      ...route,
      module: {
        ...route.module,
        ...(loader ? { loader: guardHandler(id, 'loader', loader as Handler) } : {}),
        ...(action ? { action: guardHandler(id, 'action', action as Handler) } : {}),
      },
    }
  }
  const guarded = { ...build, routes }
  wrapped.set(build, guarded)
  return guarded
}

function guardHandler(routeId: string, kind: 'loader' | 'action', handler: Handler) {
  return async function guardedHandler(args: LoaderFunctionArgs & ActionFunctionArgs): Promise<unknown> {
    try {
      const { answer, guarded } = await trackGuard(() => handler(args))
      if (!guarded) {
        logEvent('error', 'guardMissing', { routeId, kind })
        throw failure(args.request, 500, 'unexpected')
      }
      return answer
    } catch (error) {
      throw asAnswer(args.request, error, `${kind} of ${routeId}`)
    }
  }
}

function asAnswer(request: Request, error: unknown, where: string): unknown {
  if (error instanceof Response) return error
  if (isAppError(error)) {
    if (error.status >= 500) logEvent('error', 'requestFailed', { where, error })
    return failure(request, error.status, error.code, error.data)
  }
  const known = asKnownFailure(error)
  logEvent('error', known ? known.code : 'requestFailed', { where, error })
  return known ? failure(request, known.status, known.code, known.data) : failure(request, 500, 'unexpected')
}

/** What error pages receive: a message code, its facts, the reference number and, where the code says more than the status, a sentence. */
export interface FailureBody {
  code: string
  data: Record<string, string | number | boolean>
  reference: string
  message?: string
}

/** The pages for these have words of their own. */
const SAID_BY_THE_PAGE = new Set(['notFound', 'forbidden', 'unexpected'])

function failure(request: Request, status: number, code: string, facts: FailureBody['data'] = {}): Response {
  const body: FailureBody = { code, data: facts, reference: currentRequest()?.requestId ?? '' }
  if (!SAID_BY_THE_PAGE.has(code)) body.message = messagesFor(localeOf(request)).errors.sentenceFor(code, status, facts)
  if (typeof facts.retryAfterSeconds === 'number') askToRetryAfter(facts.retryAfterSeconds)
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}

import type { NextFunction, Request, Response } from 'express'

import { logEvent } from '../lib/log.server.ts'
import { currentRequest } from '../lib/request-context.server.ts'
import { sendPlainAnswer } from './plain-answer.ts'

/** Answers what nothing else answered: a reference number, never a stack. Express knows it by its four parameters. */
export function lastResort(error: unknown, req: Request, res: Response, _next: NextFunction): void {
  const reference = currentRequest()?.requestId ?? String(res.getHeader('X-Request-Id') ?? '')
  if (!res.destroyed) logEvent('error', 'unanswered', { error, reference })
  sendPlainAnswer(req, res, 500, 'unexpected', reference)
}

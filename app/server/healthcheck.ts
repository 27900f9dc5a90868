import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { Request, Response } from 'express'

import { databaseAnswers } from '../services/health.server.ts'

const delay = monitorEventLoopDelay({ resolution: 20 })
delay.enable()
let windowStart = performance.now()
const WINDOW_MS = 60_000

/** 200 when the database answers within two seconds, 503 otherwise. Shows the loop's delay; asks for no host name. */
export async function healthcheck(_req: Request, res: Response): Promise<void> {
  const startedAt = performance.now()
  const database = await databaseAnswers()
  const body = {
    status: database ? 'ok' : 'databaseUnavailable',
    databaseMs: Math.round(performance.now() - startedAt),
    loopDelayP99Ms: Math.round(delay.percentile(99) / 1e6),
    uptimeSeconds: Math.round(process.uptime()),
  }
  if (performance.now() - windowStart > WINDOW_MS) {
    delay.reset()
    windowStart = performance.now()
  }
  res.status(database ? 200 : 503)
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify(body))
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'

import express, { type RequestHandler } from 'express'

import { reloadSettings } from '../lib/env.ts'
import { registerCloseNoticeJob } from '../services/notices/close-notice.server.ts'
import { registerDrawJob } from '../services/certificates/draw-batch.server.ts'
import { registerEvaluateJob } from '../services/grants/evaluate-job.server.ts'
import { configureLog, logEvent } from '../lib/log.server.ts'
import { publicHost, publicOrigin, setPublicOrigin } from '../lib/origin.server.ts'
import { gateMiddleware } from './gate-middleware.ts'
import { healthcheck } from './healthcheck.ts'
import { hotRoutes } from './hot-routes.ts'
import { mountHotRoutes } from './mount-hot-routes.ts'
import { lastResort } from './last-resort.ts'
import { publicCache, serveKeptPage } from './public-cache.ts'
import { followPublicChanges } from './public-changes.ts'
import { remixHandler, type BuildSource } from './remix-handler.ts'
import { staticAssets } from './static-assets.ts'

export interface StartServerOptions {
  build: BuildSource
  /** 0 takes a free port. */
  port: number
  host: string
  /** Public origin; default: the ORIGIN setting, then http://localhost with the opened port. */
  origin?: string
  /** Folder of the built client files. */
  clientDirectory?: string
  /** Vite's middleware in development; it serves the client files then. */
  development?: RequestHandler
}

export interface RunningServer {
  /** The public origin, without a trailing slash. */
  url: string
  port: number
  /** Stops accepting, lets running requests end (at most ten seconds), then closes. */
  close: () => Promise<void>
}

const HEADERS_TIMEOUT_MS = 15_000
/** The longest any request may take to arrive; read-body ends ordinary ones after a minute. */
const REQUEST_TIMEOUT_MS = 120_000
const CONNECTIONS_CHECK_MS = 3_000
const KEEP_ALIVE_MS = 65_000
const LAST_CALL_MS = 5_000
const QUIET_TURNS = 10
const CLOSE_GRACE_MS = 10_000

/** Opens the HTTP server with the settings of this moment: gate, files, hot routes, cached public pages, Remix. */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { nodeEnv, origin, trustedProxies, logLevel } = reloadSettings()
  configureLog({ level: logLevel })
  registerDrawJob()
  registerCloseNoticeJob()
  registerEvaluateJob()

  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', false)
  app.set('trust proxy', trustedProxies)

  const remix = remixHandler({ build: options.build, mode: options.development ? 'development' : nodeEnv === 'test' ? 'test' : 'production', origin: publicOrigin })
  app.use(gateMiddleware({ origin: publicOrigin, development: options.development !== undefined }))
  app.get('/healthcheck', healthcheck)
  if (options.development) app.use(options.development)
  else app.use(staticAssets(options.clientDirectory ?? path.resolve('build/client')))
  mountHotRoutes(app, hotRoutes, publicOrigin)
  app.use(publicCache({ secure: () => publicOrigin().startsWith('https:'), development: options.development !== undefined }))
  app.use(remix)
  app.use(lastResort)

  let stopping = false
  const server = createServer({ connectionsCheckingInterval: CONNECTIONS_CHECK_MS, maxHeaderSize: 16_384 }, (req, res) => {
    // A connection kept open would go on asking, and the stop would wait for it.
    if (stopping) res.shouldKeepAlive = false
    if (options.development || !serveKeptPage(req, res, publicHost())) app(req, res)
  })
  server.headersTimeout = HEADERS_TIMEOUT_MS
  server.requestTimeout = REQUEST_TIMEOUT_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await listen(server, options.port, options.host)
  const { port } = server.address() as AddressInfo
  setPublicOrigin(options.origin ?? origin ?? `http://localhost:${port}`)
  const stopFollowing = await followPublicChanges()
  logEvent('debug', 'listening', { port })
  return {
    url: publicOrigin(),
    port,
    close: () => {
      stopping = true
      stopFollowing()
      return close(server)
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function close(server: Server): Promise<void> {
  await takeInWaiting(server)
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/**
 * Closing resets connections that the system holds for us but that were not taken in yet, and each turn of the event loop
 * takes in one. So the loop turns until none has come for a while, at most five seconds.
 */
async function takeInWaiting(server: Server): Promise<void> {
  let came = 0
  const count = () => (came += 1)
  server.on('connection', count)
  const end = performance.now() + LAST_CALL_MS
  for (let quiet = 0, before = came; quiet < QUIET_TURNS && performance.now() < end; before = came) {
    await nextTurn()
    quiet = came === before ? quiet + 1 : 0
  }
  server.off('connection', count)
}

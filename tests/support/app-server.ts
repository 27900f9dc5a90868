import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { reloadSettings } from '#app/lib/env.ts'
import { setPublicOrigin } from '#app/lib/origin.server.ts'
import type { RunningServer, startServer } from '#app/server/start-server.ts'
import { withFolderMutex } from '#db/embedded/folder-mutex.ts'
import { TestBrowser } from './test-browser.ts'

/** The built product on a free port, working on this file's test database. */
export interface AppServer {
  readonly url: string
  readonly port: number
  /** A visitor with cookies of their own. */
  newBrowser(): TestBrowser
}

interface BuiltServer {
  build: ServerBuild
  startServer: typeof startServer
  clientDirectory: string
}

/** Sets fixed keys, so that what one graph of modules encrypts the other can read. */
export function provideTestSecrets(): void {
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  process.env.COOKIE_SECRET ??= Buffer.alloc(32, 3).toString('base64')
  process.env.LOG_LEVEL ??= 'error'
  reloadSettings()
}

/**
 * Builds the product when its sources changed; runs that go on at the same time wait for each other. REUSE_BUILD=1 takes
 * the build as it stands.
 */
export async function loadBuiltServer(): Promise<BuiltServer> {
  const root = process.cwd()
  // The plain module of the launcher: it compares the contents of the sources with those of the last build.
  const { ensureBuilt } = (await import('#app/launch/build-product.mjs' as string)) as { ensureBuilt(root: string): Promise<void> }
  const mutex = path.join(tmpdir(), `jiangheng-build-${createHash('sha256').update(root).digest('hex').slice(0, 10)}`)
  const vitest = process.env.VITEST
  // The Remix plugin is off under Vitest, and the build is no test.
  delete process.env.VITEST
  try {
    if (process.env.REUSE_BUILD !== '1') await withFolderMutex(mutex, () => ensureBuilt(root))
  } finally {
    if (vitest !== undefined) process.env.VITEST = vitest
  }
  const build = (await import(/* @vite-ignore */ pathToFileURL(path.join(root, 'build/server/index.js')).href)) as ServerBuild
  const entry = build.entry.module as unknown as Pick<BuiltServer, 'startServer'>
  return { build, startServer: entry.startServer, clientDirectory: path.join(root, 'build/client') }
}

/**
 * Gives the test file a running server from its first test to its last. Call it after withTestDatabase().
 *
 * @param options.origin the public origin if it is not the address that is opened
 */
export function withAppServer(options: { origin?: string } = {}): AppServer {
  let running: RunningServer | undefined
  beforeAll(async () => {
    provideTestSecrets()
    forgetTries()
    const built = await loadBuiltServer()
    running = await built.startServer({ build: built.build, port: 0, host: '127.0.0.1', clientDirectory: built.clientDirectory })
    setPublicOrigin(options.origin ?? `http://127.0.0.1:${running.port}`)
  }, 180_000)
  afterAll(() => running?.close())
  const opened = () => {
    if (!running) throw new Error('The server runs only inside tests and hooks.')
    return running
  }
  return {
    get url() {
      return `http://127.0.0.1:${opened().port}`
    },
    get port() {
      return opened().port
    },
    newBrowser: () => new TestBrowser(`http://127.0.0.1:${opened().port}`),
  }
}

/** A key as forms carry it. */
export const newFormKey = (): string => randomBytes(16).toString('hex')

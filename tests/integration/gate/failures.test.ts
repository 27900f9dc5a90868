import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { AppError } from '#app/lib/errors.ts'
import { markGuarded } from '#app/lib/request-context.server.ts'
import type { RunningServer } from '#app/server/start-server.ts'
import { loadBuiltServer, provideTestSecrets } from '#tests/support/app-server.ts'
import { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

withTestDatabase()

/** What the loader and action of the page under test do now. */
let behave: () => unknown = () => null
let running: RunningServer
let browser: TestBrowser
const SECRET = 'secret of the stack'

class DriverError extends Error {
  readonly code: string
  readonly syscall = 'connect'
  constructor(code: string) {
    super(SECRET)
    this.code = code
  }
}

/** The built product with one more page, whose loader and action are this test's. */
function withPageUnderTest(build: ServerBuild): ServerBuild {
  const handler = () => behave()
  const plain = build.routes['routes/$']!
  const routes = {
    ...build.routes,
    'routes/test-page': { ...plain, id: 'routes/test-page', path: 'test-page', module: { ...plain.module, loader: handler, action: handler, default: () => behaveInRender() } },
    'routes/test-data': { ...plain, id: 'routes/test-data', path: 'test-data', module: { loader: handler, action: handler } as never },
  }
  const known = build.assets.routes['routes/$']!
  const assets = { ...build.assets, routes: { ...build.assets.routes, 'routes/test-page': { ...known, id: 'routes/test-page', path: 'test-page' } } }
  return { ...build, routes: routes as ServerBuild['routes'], assets }
}

let failInRender = false
function behaveInRender(): null {
  if (failInRender) throw new Error(SECRET)
  return null
}

beforeAll(async () => {
  // These failures are meant; what the log says of them has its own test.
  process.env.LOG_LEVEL = 'none'
  provideTestSecrets()
  const { build, clientDirectory, startServer } = await loadBuiltServer()
  running = await startServer({ build: withPageUnderTest(build), port: 0, host: '127.0.0.1', clientDirectory })
  browser = new TestBrowser(running.url)
}, 180_000)
afterAll(() => running?.close())
beforeEach(() => {
  failInRender = false
})

const guarded = (then: () => unknown) => () => {
  markGuarded()
  return then()
}
const throwing = (error: unknown) =>
  guarded(() => {
    throw error
  })

const ways: [string, () => Promise<{ status: number; headers: Headers; text: string }>][] = [
  ['a page', () => browser.get('/test-page', { headers: { Accept: 'text/html' } })],
  ['its data', () => browser.get('/test-page.data')],
  ['a form', () => browser.post('/test-page', {})],
  ['a form sent by script', () => browser.post('/test-page.data', {})],
  ['a resource', () => browser.get('/test-data')],
  ['an act on a resource', () => browser.post('/test-data', {})],
]

describe.each(ways)('%s', (_name, call) => {
  test('that fails unexpectedly is a 500 with its number and no word of why', async () => {
    behave = throwing(new Error(SECRET))
    const answer = await call()
    expect(answer.status).toBe(500)
    expect(answer.text).toContain(answer.headers.get('x-request-id'))
    expect(answer.text).not.toMatch(/secret of the stack|\bat .*:\d+:\d+/)
  })

  test('without a guard is refused, whatever it would have answered', async () => {
    behave = () => ({ scores: 'must not leave' })
    const answer = await call()
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('must not leave')
  })

  test('that finds nothing is a 404', async () => {
    behave = throwing(new AppError({ code: 'notFound', status: 404 }))
    expect((await call()).status).toBe(404)
  })

  test('that must wait says for how long, in words', async () => {
    behave = throwing(new AppError({ code: 'tooManyRequests', status: 429, data: { retryAfterSeconds: 40 } }))
    const answer = await call()
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '40'])
    expect(answer.text).toContain('操作太频繁，请40 秒后再试')
  })

  test.each([
    ['no connection', 'ECONNREFUSED', '数据库暂时无法连接'],
    ['a lock held by others', '55P03', '别人正在处理同一项内容'],
    ['a full disk', '53100', '数据库暂时无法连接'],
    ['a statement that took too long', '57014', '数据库暂时无法连接'],
  ])('whose database has %s is a 503 that may be tried again', async (_case, code, sentence) => {
    behave = throwing(new DriverError(code))
    const answer = await call()
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
    expect(answer.text).toContain(sentence)
    expect(answer.text).not.toContain(SECRET)
  })
})

test('a page that fails while it is drawn is a 500 with its number and no stack', async () => {
  behave = guarded(() => null)
  failInRender = true
  const answer = await browser.get('/test-page')
  expect(answer.status).toBe(500)
  expect(answer.text).toContain(answer.headers.get('x-request-id'))
  expect(answer.text).not.toContain(SECRET)
})

test('after all that the server still serves', async () => {
  behave = guarded(() => null)
  expect((await browser.get('/test-page')).status).toBe(200)
})

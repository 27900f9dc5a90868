import { beforeAll, describe, expect, test } from 'vitest'

import { routeAccess } from '#app/auth/route-access.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { addressOfRoute, UNKNOWN_ID } from '#tests/support/route-addresses.ts'
import { insertAccount, insertRegion, signInWith } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { send } from './raw-request.ts'

const database = withTestDatabase()
const server = withAppServer()
let officer: TestBrowser

beforeAll(async () => {
  officer = server.newBrowser()
  await signInWith(officer, await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['bureauOfficer'] }))
})

/** One address for each route: parameters filled with an id that names nothing. */
const addresses = Object.keys(routeAccess)
  .filter((id) => id !== 'root' && !/^routes\/(_[a-z]+$|dev\.)/.test(id))
  .map((id) => addressOfRoute(id))

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const others = ['/healthcheck', '/favicon.svg', '/assets/missing.js', '/%00', '/__manifest', '/login.data', '/api/nothing']

describe.each([...new Set([...addresses, ...others])])('%s', (path) => {
  test('carries the security headers, and nothing about the server', async () => {
    for (const answer of [await server.newBrowser().get(path), await officer.get(path)]) {
      expect(Object.fromEntries(Object.keys(always).map((name) => [name, answer.headers.get(name)]))).toEqual(always)
      expect(answer.headers.get('content-security-policy')).toMatch(/object-src 'none'; base-uri 'none';.*frame-ancestors 'none'/)
      expect(answer.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/)
      expect(answer.headers.get('x-powered-by')).toBeNull()
      expect(answer.headers.get('server')).toBeNull()
    }
  })

  test('lets no other site read it', async () => {
    const answer = await server.newBrowser().get(path, { headers: { Origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('is kept by no cache for somebody signed in', async () => {
    const answer = await officer.get(path)
    const isFile = path === '/favicon.svg'
    if (!isFile) expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('says what it is, with its character set', async () => {
    const answer = await server.newBrowser().get(path)
    if (answer.text !== '') expect(answer.headers.get('content-type')).toMatch(/^(text\/html|text\/plain|application\/json|image\/svg\+xml); charset=utf-8$|^text\/x-script$/)
  })
})

test('each page has a nonce of its own, which its scripts carry', async () => {
  const pages = [await officer.get('/account'), await officer.get('/account')]
  const nonces = pages.map((page) => /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy')!)![1]!)
  expect(nonces[0]).not.toBe(nonces[1])
  for (const [index, page] of pages.entries()) {
    const scripts = [...page.text.matchAll(/<script([^>]*)>/g)].map((match) => match[1]!)
    expect(scripts.length).toBeGreaterThan(2)
    for (const script of scripts) expect(script).toContain(`nonce="${nonces[index]}"`)
  }
})

test('built files are kept for ever, compressed once, and answered with 304', async () => {
  const page = await server.newBrowser().get('/login')
  const file = /href="(\/assets\/root-[^"]+\.css)"/.exec(page.text)![1]!
  const answer = await send({ port: server.port, path: file, headers: { 'accept-encoding': 'gzip, br' } })
  expect([answer.status, answer.headers['cache-control'], answer.headers['content-encoding']]).toEqual([200, 'public, max-age=31536000, immutable', 'br'])
  const again = await send({ port: server.port, path: file, headers: { 'if-none-match': String(answer.headers.etag) } })
  expect([again.status, again.text]).toEqual([304, ''])
})

test('a page is compressed when the browser takes it', async () => {
  const packed = await send({ port: server.port, path: '/login', headers: { 'accept-encoding': 'gzip' } })
  expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['gzip', 'Cookie, Accept-Encoding'])
  const plain = await send({ port: server.port, path: '/login', headers: { 'accept-encoding': 'gzip;q=0' } })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.text).toContain('</html>')
})

test('HEAD is answered like GET, without a body', async () => {
  const answer = await send({ port: server.port, method: 'HEAD', path: '/login' })
  expect([answer.status, answer.text]).toEqual([200, ''])
})

test('production has no way in for developers', async () => {
  expect((await server.newBrowser().get('/dev/login')).status).toBe(404)
  expect((await server.newBrowser().post('/dev/login', { intent: 'enter', userId: UNKNOWN_ID })).status).toBe(404)
})

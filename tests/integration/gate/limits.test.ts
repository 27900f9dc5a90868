import { describe, expect, test } from 'vitest'

import { withAppServer } from '#tests/support/app-server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { send, sendBytes } from './raw-request.ts'

withTestDatabase()
const server = withAppServer()

const FORM = 'application/x-www-form-urlencoded'

function postForm(body: string | Buffer, headers: Record<string, string> = {}, path = '/login') {
  return send({ port: server.port, method: 'POST', path, headers: { 'content-type': FORM, origin: server.url, ...headers }, body })
}

describe('addresses', () => {
  test.each([
    ['a manifest query of 7 kB', `/__manifest?p=${'/a'.repeat(3_500)}`, 404],
    ['the manifest address', '/__manifest', 404],
    ['a path of 3,500 segments', '/a'.repeat(3_500), 404],
    ['a query of 8 kB', `/login?q=${'x'.repeat(8_000)}`, 414],
    ['a query of 200 parameters', `/login?${'a=1&'.repeat(200)}`, 400],
    ['encoded dot segments', '/competitions/1%2f..%2f..%2fadmin', 400],
    ['an encoded backslash', '/..%5c', 400],
    ['an encoded NUL', '/%00', 400],
    ['half an encoded character', '/%E0%A4%A', 400],
    ['two leading slashes', '//evil.example/', 400],
    ['an unknown page', '/nothing-here', 404],
    ['an unknown data request', '/nothing-here.data', 404],
    ['a source map', '/assets/root.js.map', 404],
    ['a repository', '/.git/config', 404],
    ['the manifest of the build', '/.vite/manifest.json', 404],
  ])('%s is answered without work', async (_name, path, status) => {
    const answer = await send({ port: server.port, path })
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/\bat .*:\d+:\d+/)
  })

  test('the costly ones take less than 50 ms', async () => {
    await send({ port: server.port, path: '/nothing' })
    for (const path of [`/__manifest?p=${'/a'.repeat(3_500)}`, '/a'.repeat(3_500), `/login?q=${'x'.repeat(8_000)}`]) {
      const times = []
      for (let n = 0; n < 3; n += 1) times.push((await send({ port: server.port, path })).milliseconds)
      expect(Math.min(...times)).toBeLessThan(50)
    }
  })
})

describe('hosts', () => {
  test.each(['evil.example', 'a:b:c', '127.0.0.1', 'localhost:1'])('%s is not ours', async (host) => {
    expect((await send({ port: server.port, path: '/login', headers: { host } })).status).toBe(400)
  })

  test('a request without a Host is refused', async () => {
    expect(await sendBytes(server.port, 'GET /login HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
  })

  test('another loopback name is sent to the right one, for reading only', async () => {
    const host = `localhost:${server.port}`
    const answer = await send({ port: server.port, path: '/login?a=1', headers: { host } })
    expect([answer.status, answer.headers.location]).toEqual([307, `${server.url}/login?a=1`])
    const posted = await send({ port: server.port, method: 'POST', path: '/login', headers: { host, origin: `http://${host}` } })
    expect(posted.status).toBe(400)
  })

  test('a forged X-Forwarded-Host changes no link and no redirect', async () => {
    const answer = await send({ port: server.port, path: '/account', headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' } })
    expect([answer.status, answer.headers.location]).toEqual([302, '/login?redirectTo=%2Faccount'])
  })

  test('the health check needs no host name', async () => {
    const answer = await send({ port: server.port, path: '/healthcheck', headers: { host: '10.0.0.1' } })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ status: 'ok' })
  })
})

describe('bodies', () => {
  const formOf = (bytes: number) => `intent=signIn&username=a&password=${'x'.repeat(bytes - 'intent=signIn&username=a&password='.length)}`

  test('a form of 64 kB is read, one byte more is not', async () => {
    expect((await postForm(formOf(64 * 1024))).status).toBe(400)
    expect((await postForm(formOf(64 * 1024 + 1))).status).toBe(413)
  })

  test('a declared length over the limit is refused before anything is sent', async () => {
    const head = `POST /login HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\nContent-Type: ${FORM}\r\nContent-Length: 300000000\r\n\r\n`
    expect(await sendBytes(server.port, head)).toMatch(/^HTTP\/1\.1 413[\s\S]*connection: close/i)
  })

  test('a chunked body is counted while it comes', async () => {
    const chunk = `${(16_384).toString(16)}\r\n${'a=1&'.repeat(4_096)}\r\n`
    const head = `POST /login HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\nContent-Type: ${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n`
    expect(await sendBytes(server.port, head + chunk.repeat(6))).toMatch(/^HTTP\/1\.1 413/)
  })

  test('500 fields are counted before they are parsed, in forms and in multipart', async () => {
    expect((await postForm(`${'a=1&'.repeat(499)}a=1`)).status).toBe(400)
    expect((await postForm(`${'a=1&'.repeat(500)}a=1`)).text).toContain('字段太多')
    const part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    const multipart = (parts: number) => postForm(`${part.repeat(parts)}--b--\r\n`, { 'content-type': 'multipart/form-data; boundary=b' })
    expect((await multipart(501)).text).toContain('字段太多')
    expect((await multipart(500)).text).not.toContain('字段太多')
  })

  test('300 MB in a hurry leave memory as it was', async () => {
    const before = process.memoryUsage().rss
    const piece = Buffer.alloc(1024 * 1024, 'a')
    const body = Buffer.concat(Array.from({ length: 60 }, () => piece))
    await Promise.all(Array.from({ length: 5 }, () => postForm(body).catch(() => undefined)))
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(200)
  })

  test('a broken multipart is a 400 and no crash', async () => {
    const answer = await postForm('--b\r\nnonsense', { 'content-type': 'multipart/form-data; boundary=b' })
    expect(answer.status).toBe(400)
    expect((await send({ port: server.port, path: '/login' })).status).toBe(200)
  })
})

test('what the query says of its own fields never reaches an error page as it is', async () => {
  const answer = await send({ port: server.port, path: '/login?redirectTo=%22%3E%3Cscript%3Ealert(1)%3C/script%3E' })
  expect(answer.text).not.toContain('<script>alert(1)')
})

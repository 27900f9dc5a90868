import { beforeEach, describe, expect, test } from 'vitest'

import { withAppServer } from '#tests/support/app-server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { send } from './raw-request.ts'

const database = withTestDatabase()
const server = withAppServer()

/** Every sign-in that reaches its action leaves an event, whatever comes of it: the count says how many actions ran. */
const actionsRun = async () => Number((await database.owner`select count(*) as n from audit_events where kind = 'signInFailed'`)[0]!.n)

const form = new URLSearchParams({ intent: 'signIn', username: 'nobody', password: 'wrong' }).toString()
const FORM = 'application/x-www-form-urlencoded'

let before = 0
beforeEach(async () => {
  before = await actionsRun()
})

function post(path: string, headers: Record<string, string>) {
  return send({ port: server.port, method: 'POST', path, headers: { 'content-type': FORM, ...headers }, body: form })
}

test('a sign-in from a page of ours reaches its action', async () => {
  const answer = await post('/login', { origin: server.url, 'sec-fetch-site': 'same-origin' })
  expect(answer.status).toBe(401)
  expect(await actionsRun()).toBe(before + 1)
})

test('a browser without Fetch Metadata is judged by its Origin', async () => {
  expect((await post('/login', { origin: server.url })).status).toBe(401)
  expect(await actionsRun()).toBe(before + 1)
})

describe('no action runs for', () => {
  const foreign = 'https://evil.example'
  const cases: [string, string, () => Record<string, string>, number][] = [
    ['a document request of a foreign Origin', '/login', () => ({ origin: foreign, 'sec-fetch-site': 'cross-site' }), 403],
    ['a foreign Origin without Fetch Metadata', '/login', () => ({ origin: foreign }), 403],
    ['a data request of a foreign Origin', '/login.data', () => ({ origin: foreign }), 403],
    ['a request with _data of a foreign Origin', '/login?_data=routes%2F_public.login', () => ({ origin: foreign }), 400],
    ['a request with _data of our own Origin', '/login?_data=routes%2F_public.login', () => ({ origin: server.url }), 400],
    ['a request with _data in disguise', '/login?x=1&%5Fdata=routes%2F_public.login', () => ({ origin: server.url }), 400],
    ['a resource route and a foreign Origin', '/logout', () => ({ origin: foreign }), 403],
    ['an Origin of null', '/login', () => ({ origin: 'null' }), 403],
    ['no Origin at all', '/login', () => ({}), 403],
    ['our Origin with cross-site Fetch Metadata', '/login', () => ({ origin: server.url, 'sec-fetch-site': 'cross-site' }), 403],
    ['our Origin with same-site Fetch Metadata', '/login', () => ({ origin: server.url, 'sec-fetch-site': 'same-site' }), 403],
    ['a foreign Origin and a forged host', '/login', () => ({ origin: foreign, 'x-forwarded-host': 'evil.example' }), 403],
    ['another port of this host', '/login', () => ({ origin: 'http://127.0.0.1:1' }), 403],
  ]
  test.each(cases)('%s', async (_name, path, headers, status) => {
    expect((await post(path, headers())).status).toBe(status)
    expect(await actionsRun()).toBe(before)
  })

  test('a request whose Host is not ours', async () => {
    const answer = await post('/login', { origin: 'http://evil.example', host: 'evil.example' })
    expect(answer.status).toBe(400)
    expect(await actionsRun()).toBe(before)
  })

  test('a body of another type', async () => {
    const answer = await post('/login', { origin: server.url, 'content-type': 'text/plain' })
    expect(answer.status).toBe(415)
    expect(await actionsRun()).toBe(before)
  })
})

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'])('%s is not accepted', async (method) => {
  const answer = await send({ port: server.port, method, path: '/login', headers: { origin: server.url } })
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
})

test('a refusal says nothing but what to do and its number', async () => {
  const answer = await post('/login', { origin: 'https://evil.example' })
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.text).toContain(String(answer.headers['x-request-id']))
  expect(answer.text).not.toMatch(/Error|at .*\.[jt]s|evil/)
})

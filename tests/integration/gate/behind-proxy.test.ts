import { beforeAll, describe, expect, test } from 'vitest'

import { reloadSettings } from '#app/lib/env.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, PASSWORD, type TestAccount } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { send } from './raw-request.ts'

const ORIGIN = 'https://jingsai.example.gov.cn'
const HOST = 'jingsai.example.gov.cn'
// The proxy of this installation is this machine; what it forwards for is believed.
process.env.TRUST_PROXY = '127.0.0.1/32'
reloadSettings()

const database = withTestDatabase()
const server = withAppServer({ origin: ORIGIN })
let account: TestAccount

beforeAll(async () => {
  account = await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['bureauOfficer'] })
})

function signIn(headers: Record<string, string> = {}, password = PASSWORD) {
  const body = new URLSearchParams({ intent: 'signIn', username: account.username, password }).toString()
  return send({ port: server.port, method: 'POST', path: '/login', headers: { host: HOST, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers }, body })
}

const cookiesOf = (answer: Awaited<ReturnType<typeof signIn>>) => (answer.headers['set-cookie'] ?? []) as string[]
const lastAddress = async () => (await database.owner`select data ->> 'address' as address from audit_events where kind in ('signedIn', 'signInFailed') order by id desc limit 1`)[0]!.address as string

describe('on https', () => {
  test('the session cookie is bound to this host and to https', async () => {
    const session = cookiesOf(await signIn()).find((cookie) => cookie.startsWith('__Host-session='))
    expect(session?.split('; ').slice(1)).toEqual(['Path=/', 'SameSite=Lax', 'HttpOnly', 'Secure'])
  })

  test('the cookie works, under its full name only', async () => {
    const token = cookiesOf(await signIn()).find((cookie) => cookie.startsWith('__Host-session='))!.split(';')[0]!
    const page = await send({ port: server.port, path: '/account', headers: { host: HOST, cookie: token } })
    expect(page.status).toBe(200)
    const renamed = await send({ port: server.port, path: '/account', headers: { host: HOST, cookie: token.replace('__Host-', '') } })
    expect(renamed.status).toBe(302)
  })

  test('browsers are told to stay on https for a year', async () => {
    const answer = await send({ port: server.port, path: '/login', headers: { host: HOST } })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(answer.headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })

  test('plain http is another origin', async () => {
    expect((await signIn({ origin: 'http://jingsai.example.gov.cn' })).status).toBe(403)
  })
})

describe('the address of a client', () => {
  test('is what the proxy saw, not what the client claims to be', async () => {
    await signIn({ 'x-forwarded-for': '203.0.113.9' })
    expect(await lastAddress()).toBe('203.0.113.9')
    await signIn({ 'x-forwarded-for': '1.2.3.4, 203.0.113.10' })
    expect(await lastAddress()).toBe('203.0.113.10')
  })

  test('a forwarded host or scheme changes nothing', async () => {
    const answer = await send({ port: server.port, path: '/account', headers: { host: HOST, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' } })
    expect([answer.status, answer.headers.location]).toEqual([302, '/login?redirectTo=%2Faccount'])
    expect((await signIn({ host: 'evil.example', 'x-forwarded-host': HOST })).status).toBe(400)
  })
})

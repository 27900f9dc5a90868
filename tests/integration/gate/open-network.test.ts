import { expect, test } from 'vitest'

import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, PASSWORD } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { send } from './raw-request.ts'

const ORIGIN = 'http://192.168.1.20:3000'
const HOST = '192.168.1.20:3000'

const database = withTestDatabase()
const server = withAppServer({ origin: ORIGIN })

test('over plain http on a network nobody signs in, and the page says what to do', async () => {
  const page = await send({ port: server.port, path: '/login', headers: { host: HOST } })
  expect(page.text).toContain('需要通过 HTTPS 访问')
  const account = await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['bureauOfficer'] })
  const body = new URLSearchParams({ intent: 'signIn', username: account.username, password: PASSWORD }).toString()
  const answer = await send({ port: server.port, method: 'POST', path: '/login', headers: { host: HOST, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }, body })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('https')
  expect(JSON.stringify(answer.headers['set-cookie'] ?? [])).not.toContain('session')
  expect(await database.owner`select 1 from sessions`).toHaveLength(0)
})

test('a client without a proxy is who it is, whatever it claims', async () => {
  const body = new URLSearchParams({ intent: 'signIn', username: 'nobody', password: 'x' }).toString()
  const headers = { host: HOST, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' }
  await send({ port: server.port, method: 'POST', path: '/login', headers, body })
  const [event] = await database.owner`select data ->> 'address' as address from audit_events order by id desc limit 1`
  expect(event!.address).toBe('127.0.0.1')
})

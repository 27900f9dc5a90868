import { randomUUID } from 'node:crypto'

import { beforeEach, expect, test } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, PASSWORD, type TestAccount } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const server = withAppServer()

let account: TestAccount
beforeEach(async () => {
  forgetTries()
  account = await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['scoreClerk'] })
})

const attempt = (username: string, password: string, more: Record<string, string> = {}) =>
  server.newBrowser().post('/login', { intent: 'signIn', username, password, ...more })
/** The page without what differs anyway: numbers of this request, what was typed, keys of the form. */
const wordsOf = (text: string, username: string) =>
  text
    .replaceAll(username, 'NAME')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/name="reference" content="[^"]*"/g, '')
    .replace(/name="idempotencyKey"[^>]*/g, '')
    .replace(/id="[^"]*"|for="[^"]*"|aria-[a-z]+="[^"]*"/g, '')

test('the right password leads to the first page of the role', async () => {
  const answer = await attempt(account.username, PASSWORD)
  expect([answer.status, answer.location]).toEqual([303, '/competitions'])
})

test('names differ neither by case nor by width nor by spaces', async () => {
  const wide = account.username.toUpperCase().replace('U', 'Ｕ')
  expect((await attempt(` ${wide} `, PASSWORD)).status).toBe(303)
})

test('a wrong name and a wrong password give the same page', async () => {
  const unknown = `n-${randomUUID().slice(0, 8)}`
  const [wrong, nobody] = [await attempt(account.username, 'wrong password 1'), await attempt(unknown, 'wrong password 1')]
  expect([wrong.status, nobody.status]).toEqual([401, 401])
  expect(wordsOf(wrong.text, account.username)).toBe(wordsOf(nobody.text, unknown))
})

test.each([
  ['an account that exists', () => account.username],
  ['a name that does not', () => `n-${randomUUID().slice(0, 8)}`],
])('five wrong tries lock %s for a quarter of an hour, for the right password too', async (_name, nameOf) => {
  const name = nameOf()
  const statuses = []
  for (let n = 0; n < 5; n += 1) statuses.push((await attempt(name, `wrong password ${n}`)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401])
  const sixth = await attempt(name, PASSWORD)
  expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '900'])
  expect(sixth.text).toContain('账号已锁定 15 分钟')
})

test('after a quarter of an hour the count begins anew', async () => {
  for (let n = 0; n < 5; n += 1) await attempt(account.username, 'wrong password 1')
  await database.owner`update users set locked_until = now() - interval '1 second' where id = ${account.id}`
  expect((await attempt(account.username, 'wrong password 1')).status).toBe(401)
  expect((await attempt(account.username, PASSWORD)).status).toBe(303)
  const [row] = await database.owner`select failed_logins, locked_until from users where id = ${account.id}`
  expect(row).toEqual({ failed_logins: 0, locked_until: null })
})

test('of fifty guesses sent at once five are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => attempt(account.username, `wrong password ${n}`)))
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5)
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(45)
})

test('one address may be wrong sixty times in a quarter of an hour, whatever the names', async () => {
  let limited = 0
  for (let n = 0; n < 62; n += 1) if ((await attempt(`nobody-${n}-${randomUUID()}`, 'x')).status === 429) limited += 1
  expect(limited).toBe(2)
  const right = await attempt(account.username, PASSWORD)
  expect(right.status).toBe(429)
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('accounts that are disabled, without password or of the demonstration look like names that do not exist', async () => {
  const disabled = await insertAccount(database.owner, { regionId: account.regionId, roles: [] })
  await database.owner`update users set status = 'disabled' where id = ${disabled.id}`
  const invited = await insertAccount(database.owner, { regionId: account.regionId, roles: [] })
  await database.owner`update users set status = 'invited', password_hash = null where id = ${invited.id}`
  const demo = await insertAccount(database.owner, { regionId: account.regionId, roles: ['systemAdministrator'], synthetic: true })
  const unknown = `n-${randomUUID().slice(0, 8)}`
  const nobody = wordsOf((await attempt(unknown, PASSWORD)).text, unknown)
  for (const { username } of [disabled, invited, demo]) {
    const answer = await attempt(username, PASSWORD)
    expect([answer.status, wordsOf(answer.text, username) === nobody]).toEqual([401, true])
  }
})

test('a wrong name takes the time of a wrong password', async () => {
  const time = async (username: string) => {
    const startedAt = performance.now()
    await attempt(username, 'wrong password 1')
    return performance.now() - startedAt
  }
  const [known, unknown]: [number[], number[]] = [[], []]
  for (let n = 0; n < 25; n += 1) {
    forgetTries()
    await database.owner`update users set failed_logins = 0, locked_until = null where id = ${account.id}`
    known.push(await time(account.username))
    unknown.push(await time(`n-${randomUUID().slice(0, 8)}`))
  }
  // The quickest of each: what else the machine does can only make an attempt slower.
  const ratio = Math.min(...known) / Math.min(...unknown)
  // Hashing takes tens of milliseconds; leaving it out would make one of them many times faster.
  expect(ratio).toBeGreaterThan(0.75)
  expect(ratio).toBeLessThan(1.33)
}, 120_000)

test.each([
  ['//evil.example', '/competitions'],
  ['/\\evil.example', '/competitions'],
  ['/..//evil.example', '/competitions'],
  ['https:evil.example', '/competitions'],
  ['javascript:alert(1)', '/competitions'],
  ['/account?x=1', '/account?x=1'],
])('redirectTo=%s leads to %s', async (redirectTo, expected) => {
  expect((await attempt(account.username, PASSWORD, { redirectTo })).location).toBe(expected)
})

test('extra and doubled fields are refused', async () => {
  expect((await attempt(account.username, PASSWORD, { role: 'systemAdministrator' })).status).toBe(400)
  const doubled = new URLSearchParams([['intent', 'signIn'], ['username', account.username], ['username', 'other'], ['password', PASSWORD]])
  expect((await server.newBrowser().post('/login', doubled)).status).toBe(400)
})

test('signing in, and failing to, are events of the region', async () => {
  await attempt(account.username, 'wrong password 1')
  await attempt(account.username, PASSWORD)
  const kinds = await database.owner`select kind, actor_id, chain_type, chain_id from audit_events where subject_id = ${account.id} order by id`
  expect(kinds.map((row) => ({ ...row }))).toEqual([
    { kind: 'signInFailed', actor_id: null, chain_type: 'region', chain_id: account.regionId },
    { kind: 'signedIn', actor_id: account.id, chain_type: 'region', chain_id: account.regionId },
  ])
})

import { randomUUID } from 'node:crypto'

import { beforeEach, describe, expect, test } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { issueCandidateCodes } from '#app/services/accounts/activation-codes.server.ts'
import { identityIndexOf } from '#app/services/accounts/identity-index.server.ts'
import { provideTestSecrets, withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, type TestAccount } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
const server = withAppServer()

// The example number of the standard: made up, its check digit is right.
const IDENTITY = '11010519491231002X'
const CHOSEN = 'four words in a row'

let organiser: TestAccount
let personId: string
beforeEach(async () => {
  forgetTries()
  await database.owner`update persons set identity_index = null`
  const regionId = await insertRegion(database.owner)
  organiser = await insertAccount(database.owner, { regionId, roles: ['organiser'] })
  const [person] = await database.owner`insert into persons (region_id, name, name_normalised, identity_type, identity_index)
    values (${regionId}, '欧阳·喆', '欧阳喆', 'residentId', ${identityIndexOf(IDENTITY)}) returning id`
  personId = person!.id as string
})

const issue = (personIds: string[]) =>
  issueCandidateCodes({ actor: { userId: organiser.id, displayName: '承办' }, regionId: organiser.regionId!, competitionId: randomUUID(), personIds })

async function issueOne(): Promise<string> {
  return (await issue([personId])).issued[0]!.code
}

const check = (browser: TestBrowser, code: string, identity = IDENTITY) => browser.post('/activate', { intent: 'check', code, identity })
const choose = (browser: TestBrowser, password = CHOSEN) => browser.post('/activate/password', { intent: 'setPassword', newPassword: password, repeatPassword: password })

test('a new code replaces a forgotten password and ends the sessions opened with it', async () => {
  const first = server.newBrowser()
  await check(first, await issueOne())
  await choose(first)
  expect((await first.get('/me')).status).toBe(200)
  expect((await issue([personId])).skipped).toMatchObject([{ reason: 'alreadyActive' }])
  const again = await issueCandidateCodes({ actor: { userId: organiser.id, displayName: '承办' }, regionId: organiser.regionId!, competitionId: randomUUID(), personIds: [personId], replacesPassword: true })
  expect((await first.get('/me')).status).toBe(200)

  const second = server.newBrowser()
  expect((await check(second, again.issued[0]!.code)).location).toBe('/activate/password')
  expect((await choose(second, 'five other words in a row')).location).toBe('/me')
  expect((await first.get('/me')).location).toContain('/login')
  const signIn = (password: string) => server.newBrowser().post('/login', { intent: 'signIn', username: IDENTITY, password })
  expect((await signIn(CHOSEN)).status).toBe(401)
  expect((await signIn('five other words in a row')).location).toBe('/me')
  expect(await database.owner`select kind from audit_events where kind in ('accountActivated', 'passwordReset') and region_id = ${organiser.regionId} order by seq`).toEqual([{ kind: 'accountActivated' }, { kind: 'passwordReset' }])
  expect(await database.owner`select count(*)::int as n from users where person_id = ${personId}`).toEqual([{ n: 1 }])
})

test('the code with the own number opens an account, and the number signs in afterwards', async () => {
  const code = await issueOne()
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  const browser = server.newBrowser()
  const first = await check(browser, code.toLowerCase().replaceAll('-', ' '), ' 110105 19491231 002x ')
  expect([first.status, first.location]).toEqual([303, '/activate/password'])
  expect((await browser.get('/activate/password')).text).toContain('欧阳·喆')
  const second = await choose(browser)
  expect([second.status, second.location]).toEqual([303, '/me'])

  const later = server.newBrowser()
  const signedIn = await later.post('/login', { intent: 'signIn', username: IDENTITY.toLowerCase(), password: CHOSEN })
  expect([signedIn.status, signedIn.location]).toEqual([303, '/me'])
  const [user] = await database.owner`select username, display_name, region_id, status from users where person_id = ${personId}`
  expect(user).toMatchObject({ display_name: '欧阳·喆', region_id: organiser.regionId, status: 'active' })
  expect(user!.username).not.toContain('1949')
})

test('a code works once', async () => {
  const code = await issueOne()
  const [one, two] = [server.newBrowser(), server.newBrowser()]
  await check(one, code)
  await check(two, code)
  const answers = await Promise.all([choose(one), choose(two, 'another four words here')])
  expect(answers.map((answer) => answer.location).sort()).toEqual(['/activate', '/me'])
  expect((await check(server.newBrowser(), code)).status).toBe(409)
})

describe('the same answer for', () => {
  const cases: [string, (code: string) => Promise<{ code: string; identity: string }> | { code: string; identity: string }][] = [
    ['an unknown code', () => ({ code: 'AAAA-AAAA-AAAA', identity: IDENTITY })],
    ['what is no code', () => ({ code: 'hello', identity: IDENTITY })],
    ['the number of somebody else', (code) => ({ code, identity: '110000199003071231' })],
    ['a code that is over', async (code) => {
      await database.owner`update activation_codes set expires_at = now() - interval '1 second' where person_id = ${personId}`
      return { code, identity: IDENTITY }
    }],
    ['a code replaced by a newer one', async (code) => {
      await issueOne()
      return { code, identity: IDENTITY }
    }],
  ]
  test.each(cases)('%s', async (_name, make) => {
    const { code, identity } = await make(await issueOne())
    const answer = await check(server.newBrowser(), code, identity)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('激活码与证件号码（或用户名）不相符')
    expect(answer.text).not.toContain('欧阳')
  })
})

test('five wrong numbers use a code up', async () => {
  const code = await issueOne()
  for (let n = 0; n < 5; n += 1) await check(server.newBrowser(), code, '110000199003071231')
  expect((await check(server.newBrowser(), code)).status).toBe(409)
})

test('one address may be wrong sixty times', async () => {
  let limited = 0
  for (let n = 0; n < 62; n += 1) if ((await check(server.newBrowser(), 'AAAA-AAAA-AAAA')).status === 429) limited += 1
  expect(limited).toBe(2)
})

test('the second step needs the first, made here and less than a quarter of an hour ago', async () => {
  const browser = server.newBrowser()
  expect((await browser.get('/activate/password')).location).toBe('/activate')
  expect((await choose(browser)).location).toBe('/activate')
  const forged = Buffer.from(JSON.stringify({ codeId: randomUUID(), name: 'x', purpose: 'candidate', until: Date.now() + 60_000 }))
  browser.setCookie('activation', `${encodeURIComponent(forged.toString())}.AAAA`)
  expect((await choose(browser)).location).toBe('/activate')
})

test.each([
  ['short 1', '密码至少 10 个字符'],
  ['欧阳·喆12345678', '不要用姓名'],
  ['abcdefghijkl', '不要用重复或连续的字符'],
  ['password123', '太常见'],
])('%s is refused and the code stays good', async (password, sentence) => {
  const browser = server.newBrowser()
  await check(browser, await issueOne())
  const refused = await choose(browser, password)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain(sentence)
  expect(refused.text).not.toContain(`value="${password}"`)
  expect((await choose(browser)).status).toBe(303)
})

test('codes are stored as keyed hashes, and neither they nor numbers are in events', async () => {
  const code = await issueOne()
  const [row] = await database.owner`select code_hash from activation_codes where person_id = ${personId}`
  expect(row!.code_hash).toMatch(/^[A-Za-z0-9_-]{43}$/)
  await check(server.newBrowser(), code)
  const events = JSON.stringify(await database.owner`select * from audit_events where region_id = ${organiser.regionId}`)
  expect(events).not.toContain(code)
  expect(events).not.toContain(IDENTITY)
})

test('people with an account or without a number are named instead of getting a code', async () => {
  const [nameless] = await database.owner`insert into persons (region_id, name, name_normalised) values (${organiser.regionId}, '王', '王') returning id`
  const browser = server.newBrowser()
  await check(browser, await issueOne())
  await choose(browser)
  const outcome = await issue([personId, nameless!.id as string])
  expect(outcome.issued).toEqual([])
  expect(outcome.skipped.map(({ name, reason }) => [name, reason]).sort()).toEqual([
    ['欧阳·喆', 'alreadyActive'],
    ['王', 'noIdentityNumber'],
  ])
})

test('nobody gets codes for people of another region', async () => {
  const elsewhere = await insertRegion(database.owner, '余姚市')
  const [stranger] = await database.owner`insert into persons (region_id, name, name_normalised) values (${elsewhere}, '陈', '陈') returning id`
  await expect(issue([personId, stranger!.id as string])).rejects.toMatchObject({ status: 404 })
})

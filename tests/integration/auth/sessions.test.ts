import { createHash } from 'node:crypto'

import { beforeEach, describe, expect, test } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, PASSWORD, signInWith, type TestAccount } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const server = withAppServer()

let officer: TestAccount
beforeEach(async () => {
  forgetTries()
  officer = await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['bureauOfficer'] })
})

const sessionsOf = (account: TestAccount) => database.owner`select *, expires_at - now() as rest from sessions where user_id = ${account.id} order by created_at`
const isSignedIn = async (browser: ReturnType<typeof server.newBrowser>) => (await browser.get('/account')).status === 200

test('the table holds the hash of the token and never the token', async () => {
  const browser = server.newBrowser()
  await signInWith(browser, officer)
  const token = browser.cookie('session')!
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const [row] = await sessionsOf(officer)
  expect(row!.id).toBe(createHash('sha256').update(token).digest('hex'))
  expect(JSON.stringify(row)).not.toContain(token)
})

test('the cookie cannot be read by scripts, is sent to no other site and ends with the browser', async () => {
  const answer = await server.newBrowser().post('/login', { intent: 'signIn', username: officer.username, password: PASSWORD })
  const cookie = answer.headers.getSetCookie().find((header) => header.startsWith('session='))
  expect(cookie?.split('; ').slice(1)).toEqual(['Path=/', 'SameSite=Lax', 'HttpOnly'])
})

test('a cookie set before signing in is not taken over', async () => {
  const planted = 'A'.repeat(43)
  const browser = server.newBrowser()
  browser.setCookie('session', planted)
  await signInWith(browser, officer)
  expect(browser.cookie('session')).not.toBe(planted)
  const other = server.newBrowser()
  other.setCookie('session', planted)
  expect(await isSignedIn(other)).toBe(false)
})

test('signing in again gives a new token and ends the old one of this browser', async () => {
  const browser = server.newBrowser()
  await signInWith(browser, officer)
  const first = browser.cookie('session')!
  await signInWith(browser, officer)
  expect(browser.cookie('session')).not.toBe(first)
  const old = server.newBrowser()
  old.setCookie('session', first)
  expect(await isSignedIn(old)).toBe(false)
  expect(await sessionsOf(officer)).toHaveLength(1)
})

describe('an old cookie is worth nothing after', () => {
  const events: [string, (account: TestAccount, browser: ReturnType<typeof server.newBrowser>) => Promise<unknown>][] = [
    ['signing out', (_account, browser) => browser.post('/logout', {})],
    ['the account was disabled', (account) => database.owner`update users set status = 'disabled' where id = ${account.id}`],
    [
      'the password was changed elsewhere',
      async (account) => {
        const other = server.newBrowser()
        await signInWith(other, account)
        const changed = await other.post('/account', { intent: 'changePassword', currentPassword: PASSWORD, newPassword: 'Another-long-1 sentence', repeatPassword: 'Another-long-1 sentence' })
        expect(changed.status).toBe(303)
      },
    ],
    ['twelve hours, however busy', (account) => database.owner`update sessions set created_at = now() - interval '12 hours 1 second' where user_id = ${account.id}`],
    ['the idle time', (account) => database.owner`update sessions set expires_at = now() - interval '1 second' where user_id = ${account.id}`],
    [
      'it was ended from another device',
      async (account) => {
        const other = server.newBrowser()
        await signInWith(other, account)
        expect((await other.post('/account', { intent: 'endOthers' })).status).toBe(303)
      },
    ],
  ]
  test.each(events)('%s', async (_name, happen) => {
    const browser = server.newBrowser()
    await signInWith(browser, officer)
    const token = browser.cookie('session')!
    expect(await isSignedIn(browser)).toBe(true)
    await happen(officer, browser)
    browser.setCookie('session', token)
    const answer = await browser.get('/account')
    expect([answer.status, answer.location]).toEqual([302, '/login?redirectTo=%2Faccount'])
  })
})

test('a role taken away is gone with the next request', async () => {
  const browser = server.newBrowser()
  await signInWith(browser, officer)
  const navigation = async () => (await browser.get('/account')).text
  expect(await navigation()).toContain('href="/competitions"')
  await database.owner`delete from role_assignments where user_id = ${officer.id}`
  expect(await navigation()).not.toContain('href="/competitions"')
})

test('an assignment over another region gives nothing', async () => {
  const elsewhere = await insertRegion(database.owner, '余姚市')
  const account = await insertAccount(database.owner, { regionId: officer.regionId, roles: [] })
  await database.owner`insert into role_assignments (user_id, role, region_id) values (${account.id}, 'bureauOfficer', ${elsewhere})`
  const browser = server.newBrowser()
  await signInWith(browser, account)
  expect((await browser.get('/account')).text).not.toContain('href="/competitions"')
})

test.each([
  ['half an hour for desk roles', 'bureauOfficer', 30],
  ['two hours for candidates', 'candidate', 120],
  ['two hours for judges beside a workpiece', 'judge', 120],
] as const)('idle time is %s', async (_name, role, minutes) => {
  const account = await insertAccount(database.owner, { regionId: officer.regionId, roles: [role] })
  await signInWith(server.newBrowser(), account)
  const [row] = await database.owner`select round(extract(epoch from expires_at - created_at) / 60) as minutes from sessions where user_id = ${account.id}`
  expect(Number(row!.minutes)).toBe(minutes)
})

test('use moves the idle end, at most once a minute, and never past twelve hours', async () => {
  const browser = server.newBrowser()
  await signInWith(browser, officer)
  const restOf = async () => Number((await database.owner`select extract(epoch from expires_at - now()) as rest from sessions where user_id = ${officer.id}`)[0]!.rest)
  await database.owner`update sessions set expires_at = now() + interval '5 minutes'`
  await browser.get('/account')
  expect(await restOf()).toBeLessThan(301)
  await database.owner`update sessions set last_seen_at = now() - interval '2 minutes'`
  await browser.get('/account')
  await expect.poll(restOf).toBeGreaterThan(1_790)
  await database.owner`update sessions set created_at = now() - interval '11 hours 50 minutes', last_seen_at = now() - interval '2 minutes'`
  await browser.get('/account')
  await expect.poll(restOf).toBeLessThan(601)
})

test('one person can neither see nor end the sessions of another', async () => {
  const [mine, theirs] = [server.newBrowser(), server.newBrowser()]
  const other = await insertAccount(database.owner, { regionId: officer.regionId, roles: ['bureauOfficer'] })
  await signInWith(mine, officer)
  await signInWith(theirs, other)
  const [session] = await sessionsOf(other)
  await mine.post('/account', { intent: 'endSession', sessionId: session!.id as string })
  expect(await isSignedIn(theirs)).toBe(true)
  expect((await mine.get('/account')).text).not.toContain(session!.id as string)
})

test('signing out clears what the browser kept of pages, and leaves the store of unsent marks alone', async () => {
  const browser = server.newBrowser()
  await signInWith(browser, officer)
  const answer = await browser.post('/logout', {})
  expect(answer.headers.get('clear-site-data')).toBe('"cache"')
  expect([answer.status, answer.location]).toEqual([303, '/login'])
  expect(browser.cookie('session')).toBeUndefined()
})

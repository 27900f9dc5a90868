import { beforeEach, describe, expect, test } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { newFormKey, withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, signInWith, type TestAccount } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const server = withAppServer()

let regionId: string
let administrator: TestAccount
let clerk: TestAccount
let browser: TestBrowser
beforeEach(async () => {
  forgetTries()
  regionId = await insertRegion(database.owner)
  administrator = await insertAccount(database.owner, { regionId, roles: ['systemAdministrator'], displayName: '管理员' })
  clerk = await insertAccount(database.owner, { regionId, roles: ['scoreClerk'] })
  browser = server.newBrowser()
  await signInWith(browser, administrator)
})

const act = (account: TestAccount, fields: Record<string, string>, by = browser) => by.post(`/accounts/${account.id}`, { ...fields, idempotencyKey: newFormKey() })
const rolesOf = async (account: TestAccount) => (await database.owner`select role from role_assignments where user_id = ${account.id} order by role`).map((row) => row.role as string)
const lastEvent = async (account: TestAccount) => (await database.owner`select kind, actor_id, data from audit_events where subject_id = ${account.id} order by id desc limit 1`)[0]

test('an account is made, gets a role and a code, and its owner sets the password', async () => {
  const made = await browser.post('/accounts/new', { intent: 'create', username: 'lin.guoliang', displayName: '林国梁', idempotencyKey: newFormKey() })
  expect(made.status).toBe(303)
  const [user] = await database.owner`select id, region_id, status, password_hash from users where username = 'lin.guoliang'`
  expect(user).toMatchObject({ region_id: regionId, status: 'invited', password_hash: null })
  const account = { id: user!.id as string, username: 'lin.guoliang', regionId }
  expect((await act(account, { intent: 'grant', role: 'bureauOfficer' })).status).toBe(303)

  const shown = await act(account, { intent: 'issueCode' })
  const code = /<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/.exec(shown.text)![1]!
  expect(JSON.stringify(await database.owner`select * from idempotency_keys`)).not.toContain(code)
  expect((await browser.get(`/accounts/${account.id}`)).text).not.toContain(code)

  const owner = server.newBrowser()
  expect((await owner.post('/activate', { intent: 'check', code, identity: 'Lin.Guoliang' })).location).toBe('/activate/password')
  const chosen = await owner.post('/activate/password', { intent: 'setPassword', username: 'lin.guoliang', newPassword: 'Seven-ducks on 3 ponds', repeatPassword: 'Seven-ducks on 3 ponds' })
  expect([chosen.status, chosen.location]).toEqual([303, '/competitions'])
})

test('a user name belongs to one account, however it is written', async () => {
  const create = (username: string) => browser.post('/accounts/new', { intent: 'create', username, displayName: '甲', idempotencyKey: newFormKey() })
  expect((await create('chen-1')).status).toBe(303)
  const again = await create('CHEN-1')
  expect(again.status).toBe(409)
  expect(again.text).toContain('已有人使用')
  for (const username of ['ab', '-abc', 'a b c', '<script>', 'аdmin', 'x'.repeat(33)]) expect((await create(username)).status, username).toBe(400)
})

test('a double click makes one account', async () => {
  const form = { intent: 'create', username: 'twice', displayName: '乙', idempotencyKey: newFormKey() }
  const answers = await Promise.all([browser.post('/accounts/new', form), browser.post('/accounts/new', form)])
  expect(new Set(answers.map((answer) => answer.location)).size).toBe(1)
  expect(await database.owner`select 1 from users where username = 'twice'`).toHaveLength(1)
})

test('a role given or taken away ends the sessions of its holder', async () => {
  const theirs = server.newBrowser()
  await signInWith(theirs, clerk)
  expect((await act(clerk, { intent: 'grant', role: 'finance' })).status).toBe(303)
  expect((await theirs.get('/account')).status).toBe(302)
  expect(await rolesOf(clerk)).toEqual(['finance', 'scoreClerk'])

  await signInWith(theirs, clerk)
  const [assignment] = await database.owner`select id from role_assignments where user_id = ${clerk.id} and role = 'finance'`
  expect((await act(clerk, { intent: 'withdraw', assignmentId: assignment!.id as string })).status).toBe(303)
  expect((await theirs.get('/account')).status).toBe(302)
  expect(await lastEvent(clerk)).toMatchObject({ kind: 'roleWithdrawn', actor_id: administrator.id, data: { role: 'finance', competitionId: null, sessionsEnded: 1 } })
})

test('disabling puts a person out at once, and enabling lets them in again', async () => {
  const theirs = server.newBrowser()
  await signInWith(theirs, clerk)
  expect((await act(clerk, { intent: 'disable', reason: '离岗' })).status).toBe(303)
  expect((await theirs.get('/account')).status).toBe(302)
  await expect(signInWith(theirs, clerk)).rejects.toThrow('401')
  expect((await act(clerk, { intent: 'enable', reason: '返岗' })).status).toBe(303)
  await signInWith(theirs, clerk)
})

test('a lock is taken away', async () => {
  for (let n = 0; n < 5; n += 1) await server.newBrowser().post('/login', { intent: 'signIn', username: clerk.username, password: `wrong ${n}` })
  await expect(signInWith(server.newBrowser(), clerk)).rejects.toThrow('429')
  expect((await act(clerk, { intent: 'unlock', reason: '本人到场' })).status).toBe(303)
  await signInWith(server.newBrowser(), clerk)
})

describe('is refused', () => {
  test('changing oneself', async () => {
    const acts: Record<string, string>[] = [{ intent: 'disable', reason: '自己' }, { intent: 'grant', role: 'bureauLeader' }]
    for (const fields of acts) {
      const answer = await act(administrator, fields)
      expect([answer.status, answer.text.includes('不能更改自己的角色和状态')]).toEqual([409, true])
    }
    expect(await rolesOf(administrator)).toEqual(['systemAdministrator'])
  })

  test('taking the last administrator away', async () => {
    const other = await insertAccount(database.owner, { regionId, roles: ['systemAdministrator'] })
    const theirs = server.newBrowser()
    await signInWith(theirs, other)
    // Each takes the other out at the same moment: one of them must stay.
    const answers = await Promise.all([act(other, { intent: 'disable', reason: '甲方' }), act(administrator, { intent: 'disable', reason: '乙方' }, theirs)])
    const [{ n }] = (await database.owner`select count(*)::int as n from users where id in (${administrator.id}, ${other.id}) and status = 'active'`) as unknown as [{ n: number }]
    expect([n, answers.filter((answer) => answer.status === 303).length]).toEqual([1, 1])
  })

  test('a judge without a competition, a role twice, a role by another name', async () => {
    expect((await act(clerk, { intent: 'grant', role: 'judge' })).text).toContain('必须限于一项竞赛')
    expect((await act(clerk, { intent: 'grant', role: 'scoreClerk' })).text).toContain('已有这个角色')
    expect((await act(clerk, { intent: 'grant', role: 'candidate' })).status).toBe(400)
    expect((await act(clerk, { intent: 'grant', role: 'finance', regionId })).status).toBe(400)
    expect(await rolesOf(clerk)).toEqual(['scoreClerk'])
  })

  test('an account of another region, and a competition of another region', async () => {
    const elsewhere = await insertRegion(database.owner, '余姚市')
    const stranger = await insertAccount(database.owner, { regionId: elsewhere, roles: ['finance'] })
    expect((await browser.get(`/accounts/${stranger.id}`)).status).toBe(404)
    const acts: Record<string, string>[] = [{ intent: 'disable', reason: '越权' }, { intent: 'issueCode' }, { intent: 'grant', role: 'finance' }, { intent: 'endSessions', reason: '越权' }]
    for (const fields of acts) {
      expect((await act(stranger, fields)).status).toBe(404)
    }
    const [competition] = await database.owner`insert into competitions (region_id, code, name, year, tier, final_on) values (${elsewhere}, 'X', '赛', 2026, 'county', '2026-05-01') returning id`
    expect((await act(clerk, { intent: 'grant', role: 'judge', competitionId: competition!.id as string })).status).toBe(404)
    expect((await browser.get('/accounts?text=u-')).text).not.toContain(stranger.username)
  })

  test('somebody else’s assignment', async () => {
    const other = await insertAccount(database.owner, { regionId, roles: ['finance'] })
    const [assignment] = await database.owner`select id from role_assignments where user_id = ${other.id}`
    expect((await act(clerk, { intent: 'withdraw', assignmentId: assignment!.id as string })).status).toBe(404)
    expect(await rolesOf(other)).toEqual(['finance'])
  })
})

test('the list finds by name, role and status, and takes four queries at any length', async () => {
  const page = await browser.get('/accounts?role=scoreClerk')
  expect(page.text).toContain(clerk.username)
  expect(page.text).not.toContain(`>${administrator.username}<`)
  expect((await browser.get('/accounts?status=disabled')).text).toContain('没有符合条件的账号')
  expect((await browser.get("/accounts?text=%25'--&sort=password&page=-1&role=root")).status).toBe(200)
})

import { beforeEach, expect, test } from 'vitest'

import { forgetTries } from '#app/lib/rate-limits.server.ts'
import { withAppServer } from '#tests/support/app-server.ts'
import { insertAccount, insertRegion, PASSWORD, signInWith, type TestAccount } from '#tests/support/test-accounts.ts'
import type { TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
const server = withAppServer()
const NEW = 'Seven-ducks on 3 ponds'

let account: TestAccount
let browser: TestBrowser
beforeEach(async () => {
  forgetTries()
  account = await insertAccount(database.owner, { regionId: await insertRegion(database.owner), roles: ['bureauOfficer'], displayName: '陈国梁' })
  browser = server.newBrowser()
  await signInWith(browser, account)
})

const change = (currentPassword: string, newPassword: string, repeatPassword = newPassword) =>
  browser.post('/account', { intent: 'changePassword', currentPassword, newPassword, repeatPassword })

test('a changed password signs in, the old one does not, and this browser stays signed in with another token', async () => {
  const before = browser.cookie('session')
  expect((await change(PASSWORD, NEW)).status).toBe(303)
  expect(browser.cookie('session')).not.toBe(before)
  expect((await browser.get('/account')).status).toBe(200)
  await signInWith(server.newBrowser(), account, NEW)
  await expect(signInWith(server.newBrowser(), account)).rejects.toThrow('401')
})

test.each([
  ['a wrong current password', 'wrong password 1', NEW, NEW, '当前密码不正确'],
  ['two different new ones', PASSWORD, NEW, `${NEW}!`, '两次输入的密码不一致'],
  ['the same again', PASSWORD, PASSWORD, PASSWORD, '新密码与当前密码相同'],
  ['a short one', PASSWORD, 'Ab1!', 'Ab1!', '密码至少 10 个字符'],
  ['one class of characters', PASSWORD, 'sevenducksx', 'sevenducksx', '三类'],
  ['the place and the year', PASSWORD, 'Wuyi@2026..', 'Wuyi@2026..', '不要用姓名'],
])('%s is refused', async (_name, current, first, second, sentence) => {
  const answer = await change(current, first, second)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain(sentence)
  await signInWith(server.newBrowser(), account)
})

test('wrong current passwords lock the account as wrong sign-ins do', async () => {
  const statuses = []
  for (let n = 0; n < 6; n += 1) statuses.push((await change('wrong password 1', NEW)).status)
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
})

test('no password is in what is stored, answered or recorded', async () => {
  const answer = await change(PASSWORD, NEW)
  const [user] = await database.owner`select password_hash from users where id = ${account.id}`
  expect(user!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const events = JSON.stringify(await database.owner`select * from audit_events`)
  for (const text of [answer.text, events]) {
    expect(text).not.toContain(NEW)
    expect(text).not.toContain(PASSWORD)
  }
})

test('the password given again makes the session fresh, and leads back', async () => {
  await database.owner`update sessions set fresh_at = now() - interval '11 minutes'`
  const wrong = await browser.post('/reauthenticate', { intent: 'confirm', password: 'wrong password 1', redirectTo: '/account' })
  expect(wrong.status).toBe(401)
  const right = await browser.post('/reauthenticate', { intent: 'confirm', password: PASSWORD, redirectTo: '/account' })
  expect([right.status, right.location]).toEqual([303, '/account'])
  const [row] = await database.owner`select now() - fresh_at < interval '1 minute' as fresh from sessions where user_id = ${account.id}`
  expect(row!.fresh).toBe(true)
})

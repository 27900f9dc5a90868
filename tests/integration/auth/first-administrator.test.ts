import { expect, test } from 'vitest'

import { inviteFirstAdministrator } from '#app/services/accounts/first-administrator.server.ts'
import { provideTestSecrets, withAppServer } from '#tests/support/app-server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
const server = withAppServer()

test('an empty installation has nobody who could sign in, and one code makes the first who can', async () => {
  for (const username of ['admin', 'root', 'administrator', 'test', 'demo']) {
    for (const password of ['admin', 'admin123', 'password', 'jiangheng', username]) {
      const answer = await server.newBrowser().post('/login', { intent: 'signIn', username, password })
      expect([401, 429]).toContain(answer.status)
    }
  }
  const lost = await inviteFirstAdministrator()
  const invited = await inviteFirstAdministrator()
  expect(invited).toMatchObject({ username: 'admin', hours: 72 })
  const browser = server.newBrowser()
  expect((await browser.post('/activate', { intent: 'check', code: lost!.code, identity: 'admin' })).status).toBe(409)
  expect((await browser.post('/activate', { intent: 'check', code: invited!.code, identity: 'admin' })).location).toBe('/activate/password')
  const chosen = await browser.post('/activate/password', { intent: 'setPassword', username: 'admin', newPassword: 'Seven-ducks on 3 ponds', repeatPassword: 'Seven-ducks on 3 ponds' })
  expect([chosen.status, chosen.location]).toEqual([303, '/accounts'])
  expect((await browser.get('/accounts')).status).toBe(200)
  expect(await database.owner`select username from users`).toHaveLength(1)
  expect(await inviteFirstAdministrator()).toBeNull()
})

test('a code that was not used in three days is worth nothing', async () => {
  await database.owner`update users set password_hash = null, status = 'invited'`
  const invited = await inviteFirstAdministrator()
  await database.owner`update activation_codes set expires_at = expires_at - interval '72 hours'`
  expect((await server.newBrowser().post('/activate', { intent: 'check', code: invited!.code, identity: 'admin' })).status).toBe(409)
})

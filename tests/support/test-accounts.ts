import { randomUUID } from 'node:crypto'

import type { Sql } from 'postgres'

import { hashPassword } from '#app/auth/password-hash.server.ts'
import type { Role } from '#app/auth/permissions.ts'
import { normaliseUsername } from '#db/queries/users.ts'
import type { TestBrowser } from './test-browser.ts'

export const PASSWORD = 'correct horse battery 9'
let passwordHash: Promise<string> | undefined

export interface TestAccount {
  id: string
  username: string
  regionId: string | null
}

/** A region of its own. */
export async function insertRegion(owner: Sql, name = '武义县'): Promise<string> {
  const [row] = await owner`insert into regions (code, name, name_en, tier, settings)
    values (${randomUUID().slice(0, 8)}, ${name}, 'Wuyi', 'county', '{}') returning id`
  return row!.id as string
}

/** An account that is in use, with its password and roles over the whole region. */
export async function insertAccount(
  owner: Sql,
  { regionId, roles, displayName = '林', username = `u-${randomUUID().slice(0, 8)}`, personId = null, synthetic = false }: { regionId: string | null; roles: Role[]; displayName?: string; username?: string; personId?: string | null; synthetic?: boolean },
): Promise<TestAccount> {
  const hash = await (passwordHash ??= hashPassword(PASSWORD))
  const [row] = await owner`insert into users (region_id, person_id, username, username_normalised, display_name, password_hash, status, synthetic)
    values (${regionId}, ${personId}, ${username}, ${normaliseUsername(username)}, ${displayName}, ${hash}, 'active', ${synthetic}) returning id`
  const id = row!.id as string
  for (const role of roles) await owner`insert into role_assignments (user_id, role, region_id) values (${id}, ${role}, ${regionId})`
  return { id, username, regionId }
}

/** Signs in through the page; fails the test when that does not work. */
export async function signInWith(browser: TestBrowser, account: { username: string }, password = PASSWORD): Promise<void> {
  const answer = await browser.post('/login', { intent: 'signIn', username: account.username, password })
  if (answer.status !== 303) throw new Error(`Signing in as ${account.username} gave ${answer.status}: ${answer.text.slice(0, 300)}`)
}

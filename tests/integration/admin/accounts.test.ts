import { beforeAll, expect, test } from 'vitest'

import { getAccountList, getAccountPage } from '#app/services/accounts/manage/account-pages.server.ts'
import { grantRole } from '#app/services/accounts/manage/change-roles.server.ts'
import type { RolePlace } from '#app/services/accounts/manage/manageable-roles.ts'
import type { Role } from '#app/auth/permissions.ts'
import { enterCompetition, enterEvent, insertDesk, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { insertAccount } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let other: Desk

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  other = await insertDesk(database.owner, { name: '余姚市' })
})

const nowhere: RolePlace = { competitionId: null, eventId: null, studioId: null }

async function insertStudio(own: Desk, name: string): Promise<string> {
  const [row] = await database.owner`insert into studios (region_id, name, tier, tier_label, trade) values (${own.regionId}, ${name}, 'county', '县级', '焊工') returning id`
  return row!.id as string
}

async function grant(userId: string, role: Role, place: Partial<RolePlace>) {
  const outcome = await grantRole({ actor: await desk.person('systemAdministrator'), idempotencyKey: newKey(), userId, role, place: { ...nowhere, ...place } })
  return outcome.ok ? 'given' : outcome.reason
}

test('a role is narrowed to an event or a studio, as far as the role can be', async () => {
  const { id } = await insertAccount(database.owner, { regionId: desk.regionId, roles: [] })
  const competitionId = await enterCompetition(desk, { name: '焊工竞赛' })
  const eventId = await enterEvent(desk, competitionId)
  const studioId = await insertStudio(desk, '甲工作室')
  expect(await grant(id, 'judge', { eventId })).toBe('given')
  expect(await grant(id, 'studioLeader', { studioId })).toBe('given')
  expect(await grant(id, 'studioLeader', { studioId })).toBe('roleHeldAlready')
  expect(await grant(id, 'judge', {})).toBe('competitionNeeded')
  expect(await grant(id, 'studioLeader', {})).toBe('studioNeeded')
  expect(await grant(id, 'finance', { competitionId })).toBe('placeNotForRole')
  expect(await grant(id, 'judge', { competitionId, eventId })).toBe('placeNotForRole')
  const page = await getAccountPage(await desk.person('systemAdministrator'), id)
  expect(page.roles.map(({ role, place }) => [role, place])).toEqual([['judge', '焊工'], ['studioLeader', '甲工作室']])
})

test('a place of another region is not there', async () => {
  const { id } = await insertAccount(database.owner, { regionId: desk.regionId, roles: [] })
  const eventId = await enterEvent(other, await enterCompetition(other))
  const studioId = await insertStudio(other, '余姚工作室')
  await expect(grant(id, 'judge', { eventId })).rejects.toMatchObject({ status: 404 })
  await expect(grant(id, 'studioLeader', { studioId })).rejects.toMatchObject({ status: 404 })
  expect(await database.owner`select 1 from role_assignments where user_id = ${id}`).toHaveLength(0)
})

test('accounts are idle on the ninetieth day and not before, counted from the last sign-in or from when they were made', async () => {
  const own = await insertDesk(database.owner)
  const administrator = await own.person('systemAdministrator')
  const make = async (username: string, columns: { lastLogin?: string; created?: string; status?: string }) => {
    const { id } = await insertAccount(database.owner, { regionId: own.regionId, roles: ['finance'], username })
    await database.owner`update users set last_login_at = now() - ${columns.lastLogin ?? null}::interval, created_at = now() - ${columns.created ?? '0 days'}::interval, status = ${columns.status ?? 'active'} where id = ${id}`
  }
  await make('idle-signed-in', { lastLogin: '90 days 1 minute', created: '1 year' })
  await make('idle-never', { created: '91 days' })
  await make('busy', { lastLogin: '89 days 23 hours', created: '1 year' })
  await make('closed', { lastLogin: '1 year', status: 'disabled' })
  const names = async (status: 'idle' | 'locked') => (await getAccountList(administrator, { text: '', role: null, status, sort: { id: 'username', descending: false }, page: 1 })).rows.map((row) => row.username)
  expect(await names('idle')).toEqual(['idle-never', 'idle-signed-in'])
  await database.owner`update users set locked_until = now() + interval '5 minutes' where username = 'busy'`
  expect(await names('locked')).toEqual(['busy'])
})

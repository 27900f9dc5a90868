import { beforeAll, expect, test } from 'vitest'

import type { Actor } from '#app/auth/actor.ts'
import { changeSettings, getSettingsPage, type SettingsValues } from '#app/services/admin/region-settings.server.ts'
import { insertDesk, newKey, type Desk } from '#tests/support/competition-desk.ts'
import { insertAccount } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let other: Desk

const values: SettingsValues = { issuerName: '武义县人力资源和社会保障局', shortName: '武义', certificateNumberPattern: 'WY-JN-{year}-{serial}', policyIds: ['wuyi-2021-46'] }

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  other = await insertDesk(database.owner, { name: '余姚市' })
})

const save = (own: Desk, version: number, change: Partial<SettingsValues> = {}, idempotencyKey = newKey()) =>
  changeSettings({ actor: own.officer, idempotencyKey, regionId: own.regionId, version, values: { ...values, ...change } })
const eventsOf = async (own: Desk) => (await database.owner`select data from audit_events where kind = 'regionSettingsChanged' and region_id = ${own.regionId} order by seq`).map((row) => row.data as unknown)

test('a change is stored over its version, audited field by field, and done once however often it is sent', async () => {
  const own = await insertDesk(database.owner, { policyIds: ['wuyi-2021-46'] })
  const key = newKey()
  expect(await save(own, 1, {}, key)).toEqual({ ok: true, value: { changed: 3 } })
  expect(await save(own, 1, {}, key)).toEqual({ ok: true, value: { changed: 3 } })
  const page = await getSettingsPage(own.officer, null)
  expect([page.region?.version, page.region?.values, page.regions]).toEqual([2, values, []])
  expect(await save(own, 2)).toEqual({ ok: true, value: { changed: 0 } })
  expect(await eventsOf(own)).toEqual([
    {
      changes: {
        issuerName: { before: '', after: values.issuerName },
        shortName: { before: '', after: values.shortName },
        certificateNumberPattern: { before: '', after: values.certificateNumberPattern },
      },
    },
  ])
})

test('a version that is no longer the newest is refused with the stored values', async () => {
  const own = await insertDesk(database.owner, { policyIds: ['wuyi-2021-46'] })
  await save(own, 1)
  expect(await save(own, 1, { issuerName: '别的名称' })).toEqual({ ok: false, reason: 'conflict', data: { version: 2, stored: values } })
})

test('a pattern that would repeat numbers or cannot be printed is refused and leaves no event', async () => {
  const own = await insertDesk(database.owner)
  const refusal = async (certificateNumberPattern: string) => (await save(own, 1, { certificateNumberPattern })) as { reason?: string }
  expect((await refusal('WY-{year}')).reason).toBe('serialMissing')
  expect((await refusal('WY-{serial}')).reason).toBe('yearMissing')
  expect((await refusal('武义{year}{serial}')).reason).toBe('badCharacters')
  expect(await eventsOf(own)).toEqual([])
})

test('a policy of nobody’s is not offered, and one the register does not know stays as it is', async () => {
  const own = await insertDesk(database.owner, { policyIds: ['own-text', 'wuyi-2021-46'] })
  await save(own, 1, { policyIds: ['yuyao-2022-51', 'made-up'] })
  const [row] = await database.owner`select policy_ids from regions where id = ${own.regionId}`
  expect(row!.policy_ids).toEqual(['yuyao-2022-51', 'own-text'])
})

test('nobody sets another region, but an administrator of the installation sets the one they name', async () => {
  await expect(getSettingsPage(desk.officer, other.regionId)).rejects.toMatchObject({ status: 404 })
  await expect(changeSettings({ actor: desk.officer, idempotencyKey: newKey(), regionId: other.regionId, version: 1, values })).rejects.toMatchObject({ status: 404 })
  const account = await insertAccount(database.owner, { regionId: null, roles: ['systemAdministrator'] })
  const everywhere: Actor = { userId: account.id, personId: null, regionId: null, displayName: '管理员', roles: ['systemAdministrator'], assignments: [], locale: null }
  expect((await getSettingsPage(everywhere, other.regionId)).region?.id).toBe(other.regionId)
  expect(await changeSettings({ actor: everywhere, idempotencyKey: newKey(), regionId: other.regionId, version: 1, values })).toMatchObject({ ok: true })
  await expect(getSettingsPage(everywhere, '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 })
})

import { expect, test } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Role } from '#app/auth/permissions.ts'
import { getEntrantPage } from '#app/services/entries/list-entrants.server.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must } from '../results/result-desk.ts'
import { clerkOf, schemeDesk } from './scheme-desk.ts'

const database = withTestDatabase()

test('an entrant’s page tells of each item who gave it, when, and from what to what; beside a sealed code it tells nothing', async () => {
  const desk = await schemeDesk(database.owner)
  const other = await schemeDesk(database.owner)
  const [entryId] = desk.entries
  const as = (role: Role): RegionActor => ({ ...clerkOf(desk), roles: [role], assignments: [{ ...clerkOf(desk).assignments[0]!, role }] })
  const page = (actor: RegionActor, of = entryId!) => getEntrantPage({ actor, eventId: desk.event.id, entryId: of })
  await must(desk.give(1, { diameter: '29.95', finish: '3' }))
  await must(desk.give(1, { diameter: '29.99' }, 1))
  await must(desk.give(2, { finish: '2' }))
  const { items } = await page(as('scoreClerk'))
  expect(items).toMatchObject([{ key: 'practical', hasPanel: true }])
  expect(items[0]!.items.map(({ item, slot, versions }) => [item.code, slot, versions.map(({ value, mark, byName, source }) => [value, mark, byName === desk.clerk.displayName, source])])).toEqual([
    ['A1', 0, [[29_990, 300, true, 'clerk'], [29_950, 150, true, 'clerk']]],
    ['B1', 1, [[3, 300, true, 'clerk']]],
    ['B1', 2, [[2, 200, true, 'clerk']]],
  ])
  expect((await page(as('codeOfficer'))).items).toEqual([])
  for (const foreign of [other.entries[0]!, '00000000-0000-4000-8000-000000000000']) await expect(page(as('scoreClerk'), foreign)).rejects.toMatchObject({ status: 404 })
  await database.owner`insert into blind_layers (region_id, event_id, layer, seed, sealed_at) values (${desk.region.id}, ${desk.event.id}, 1, 'seed', now())`
  expect((await page(as('supervisor'))).items).toEqual([])
  await expect(page(as('scoreClerk'))).rejects.toMatchObject({ code: 'namesSealed' })
})

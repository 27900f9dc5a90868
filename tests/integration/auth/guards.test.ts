import { beforeAll, describe, expect, test } from 'vitest'

import { optionalActor, requireActor, requireFresh, requireInstallationPermission, requirePermission } from '#app/auth/guards.server.ts'
import type { Permission, Role } from '#app/auth/permissions.ts'
import type { Scope } from '#app/auth/actor.ts'
import { openSession } from '#app/auth/session.server.ts'
import { setPublicOrigin } from '#app/lib/origin.server.ts'
import { provideTestSecrets } from '#tests/support/app-server.ts'
import { enterCompetition, enterEvent, insertDesk, type Desk } from '#tests/support/competition-desk.ts'
import { getCompetitionPage } from '#app/services/competitions/competition-page.server.ts'
import { getCompetitionList } from '#app/services/competitions/list-competitions.server.ts'
import { insertAccount } from '#tests/support/test-accounts.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
setPublicOrigin('http://localhost:3000')
const database = withTestDatabase()

let desk: Desk
let own: { competitionId: string; eventId: string }
let sibling: { competitionId: string; eventId: string }
let foreign: { competitionId: string; eventId: string }

async function furnish(place: Desk) {
  const competitionId = await enterCompetition(place)
  return { competitionId, eventId: await enterEvent(place, competitionId) }
}

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  own = await furnish(desk)
  sibling = await furnish(desk)
  foreign = await furnish(await insertDesk(database.owner, { name: '余姚市' }))
})

/** A request of somebody with this role, narrowed to a place. */
async function requestOf(role: Role | null, narrow: { competitionId?: string; eventId?: string; validUntil?: string } = {}, url = 'http://localhost:3000/x?a=1'): Promise<Request> {
  const account = await insertAccount(database.owner, { regionId: desk.regionId, roles: [] })
  if (role) {
    await database.owner`insert into role_assignments (user_id, role, region_id, competition_id, event_id, valid_until)
      values (${account.id}, ${role}, ${desk.regionId}, ${narrow.competitionId ?? null}, ${narrow.eventId ?? null}, ${narrow.validUntil ?? null})`
  }
  const cookie = await openSession(new Request(url), account.id, role ? [role] : [])
  return new Request(url, { headers: { Cookie: cookie.split(';')[0]! } })
}

const stranger = () => new Request('http://localhost:3000/events/1?sort=name&_routes=x')

/** What a guard does with a request: lets it through, or the status or address it answers with. */
async function outcome(guard: Promise<unknown>): Promise<unknown> {
  try {
    await guard
    return 'in'
  } catch (error) {
    if (error instanceof Response) return error.headers.get('location')
    return (error as { status?: number }).status ?? error
  }
}

const ask = async (request: Request, permission: Permission, scope?: Scope) => outcome(requirePermission(request, permission, scope))

test('a stranger is asked to sign in and comes back to the page itself', async () => {
  expect(await ask(stranger(), 'mark:enter')).toBe('/login?redirectTo=%2Fevents%2F1%3Fsort%3Dname')
  expect(await outcome(requireActor(new Request('http://localhost:3000/account.data')))).toBe('/login?redirectTo=%2Faccount')
  expect(await outcome(requireActor(new Request('http://localhost:3000/api/events/1/marks')))).toBe('/login?redirectTo=%2F')
  expect(await optionalActor(stranger())).toBeNull()
})

test('somebody without any role is signed in and may do nothing', async () => {
  const request = await requestOf(null)
  expect(await outcome(requireActor(request))).toBe('in')
  expect(await ask(request, 'competition:read')).toBe(403)
})

test('a role over the region reaches everything in it; what belongs elsewhere is left to the query that is bound to the region', async () => {
  const officer = await requestOf('bureauOfficer')
  expect(await ask(officer, 'mark:enter', { eventId: own.eventId })).toBe('in')
  expect(await ask(officer, 'tie:decide', { eventId: own.eventId })).toBe(403)
  expect((await requirePermission(officer, 'mark:enter')).regionId).toBe(desk.regionId)
})

describe('a role for one competition', () => {
  let clerk: Request
  beforeAll(async () => {
    clerk = await requestOf('scoreClerk', { competitionId: own.competitionId })
  })
  const cases: [string, () => Scope | undefined, unknown][] = [
    ['no place at all', () => undefined, 'in'],
    ['its competition', () => ({ competitionId: own.competitionId }), 'in'],
    ['an event of it', () => ({ eventId: own.eventId }), 'in'],
    ['both', () => own, 'in'],
    ['another competition of the region', () => ({ competitionId: sibling.competitionId }), 404],
    ['an event of another competition', () => ({ eventId: sibling.eventId }), 404],
    ['its competition with an event of another', () => ({ competitionId: own.competitionId, eventId: sibling.eventId }), 404],
    ['its competition with an event of another region', () => ({ competitionId: own.competitionId, eventId: foreign.eventId }), 404],
    ['a competition of another region', () => ({ competitionId: foreign.competitionId }), 404],
    ['an id that names nothing', () => ({ eventId: '00000000-0000-4000-8000-000000000000' }), 404],
    ['what is no id', () => ({ eventId: "1' or '1'='1" }), 404],
    ['an id of a megabyte', () => ({ eventId: 'a'.repeat(1_000_000) }), 404],
  ]
  test.each(cases)('and %s', async (_name, scope, expected) => {
    expect(await ask(clerk, 'mark:enter', scope())).toBe(expected)
  })
})

test('a role for one event reaches neither its competition nor another event', async () => {
  const chief = await requestOf('chiefJudge', { competitionId: own.competitionId, eventId: own.eventId })
  expect(await ask(chief, 'tie:decide', { eventId: own.eventId })).toBe('in')
  expect(await ask(chief, 'tie:decide', { competitionId: own.competitionId })).toBe(404)
  expect(await ask(chief, 'tie:decide', { eventId: sibling.eventId })).toBe(404)
})

test('whoever works at one event sees the competition around it, of its events only that one, and no other competition', async () => {
  const other = await enterEvent(desk, own.competitionId, { name: '钳工' })
  const clerk = await requestOf('scoreClerk', { competitionId: own.competitionId, eventId: own.eventId })
  const actor = await requirePermission(clerk, 'competition:read', { competitionId: own.competitionId })
  expect((await getCompetitionPage(actor, own.competitionId)).events.map(({ id }) => id)).toEqual([own.eventId])
  expect((await getCompetitionList(actor, { filter: {}, sort: 'code', descending: false, page: 1 })).rows.map(({ id }) => id)).toEqual([own.competitionId])
  expect(await ask(clerk, 'competition:read', { competitionId: sibling.competitionId })).toBe(404)
  expect(await ask(clerk, 'competition:read', { competitionId: foreign.competitionId })).toBe(404)
  expect(await ask(clerk, 'competition:read', { competitionId: own.competitionId, eventId: other })).toBe(404)
  expect(await ask(clerk, 'mark:enter', { competitionId: own.competitionId })).toBe(404)
})

test('a role that is over is gone, by the clock of the database', async () => {
  expect(await ask(await requestOf('scoreClerk', { validUntil: '2020-01-01' }), 'mark:enter')).toBe(403)
  expect(await ask(await requestOf('scoreClerk', { validUntil: '2199-01-01' }), 'mark:enter')).toBe('in')
})

test('functions of the installation are open to administrators of a region and of no region, and to nobody else', async () => {
  expect(await outcome(requireInstallationPermission(await requestOf('systemAdministrator'), 'account:manage'))).toBe('in')
  expect(await outcome(requireInstallationPermission(await requestOf('bureauOfficer'), 'account:manage'))).toBe(403)
  const root = await insertAccount(database.owner, { regionId: null, roles: ['systemAdministrator'] })
  const cookie = (await openSession(stranger(), root.id, ['systemAdministrator'])).split(';')[0]!
  const request = new Request('http://localhost:3000/accounts', { headers: { Cookie: cookie } })
  expect(await outcome(requireInstallationPermission(request, 'account:manage'))).toBe('in')
  expect(await ask(request, 'account:manage')).toBe(403)
})

test('an act that matters asks for the password when it was given more than ten minutes ago', async () => {
  const request = await requestOf('bureauOfficer', {}, 'http://localhost:3000/events/1/ranking')
  expect(await outcome(requireFresh(request))).toBe('in')
  await database.owner`update sessions set fresh_at = now() - interval '9 minutes 50 seconds'`
  expect(await outcome(requireFresh(request))).toBe('in')
  await database.owner`update sessions set fresh_at = now() - interval '10 minutes 1 second'`
  expect(await outcome(requireFresh(request))).toBe('/reauthenticate?redirectTo=%2Fevents%2F1%2Franking')
})

const tokens = ['', 'A'.repeat(43), 'A'.repeat(42), '../../etc', '%00', 'A'.repeat(100_000)].map((token) => ({ named: `${token.slice(0, 10)} of length ${token.length}`, token }))
test.each(tokens)('the token $named opens nothing', async ({ token }) => {
  const request = new Request('http://localhost:3000/', { headers: { Cookie: `session=${token}` } })
  expect(await optionalActor(request)).toBeNull()
})

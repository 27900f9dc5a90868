import { beforeAll, describe, expect, test } from 'vitest'

import { ROLES, ROLE_RULES, type Role } from '#app/auth/permissions.ts'
import { routeAccess, type RouteAccess } from '#app/auth/route-access.ts'
import { hotRoutes } from '#app/server/hot-routes.ts'
import { provideTestSecrets, withAppServer } from '#tests/support/app-server.ts'
import { enterCompetition, enterEvent, insertDesk, insertEntrants, type Desk } from '#tests/support/competition-desk.ts'
import { addressOfPath, addressOfRoute, type AddressParameters } from '#tests/support/route-addresses.ts'
import { insertAccount, signInWith } from '#tests/support/test-accounts.ts'
import type { Answer, TestBrowser } from '#tests/support/test-browser.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

provideTestSecrets()
const database = withTestDatabase()
const server = withAppServer()

/** One way to call the product: a route's loader or action, or a hot route. */
interface Door {
  name: string
  method: 'GET' | 'POST'
  access: RouteAccess
  address: (parameters: AddressParameters) => string
  hot: boolean
}

const doors: Door[] = [
  ...Object.entries(routeAccess)
    // The frame of other pages has no address of its own; development routes are not in the build.
    .filter(([id]) => id !== 'root' && !/^routes\/(_[a-z]+$|dev\.)/.test(id))
    .flatMap(([id, { loader, action }]) => {
      const address = (parameters: AddressParameters) => addressOfRoute(id, parameters)
      return [
        ...(loader ? [{ name: `GET ${id}`, method: 'GET' as const, access: loader, address, hot: false }] : []),
        ...(action ? [{ name: `POST ${id}`, method: 'POST' as const, access: action, address, hot: false }] : []),
      ]
    }),
  ...hotRoutes.map((route) => ({
    name: `${route.method} ${route.id}`,
    method: route.method,
    access: route.access,
    address: (parameters: AddressParameters) => addressOfPath(route.path, parameters),
    hot: true,
  })),
]

let own: AddressParameters
let foreign: AddressParameters
const people = new Map<Role, TestBrowser>()

async function furnish(desk: Desk): Promise<AddressParameters> {
  const competitionId = await enterCompetition(desk)
  const eventId = await enterEvent(desk, competitionId)
  const [entryId = ''] = await insertEntrants(database.owner, { desk, competitionId, eventId, count: 2 })
  const [entry] = await database.owner`select person_id from entries where id = ${entryId}`
  const [studio] = await database.owner`insert into studios (region_id, name, tier, tier_label, trade) values (${desk.regionId}, '焊工工作室', 'county', '县级', '焊工') returning id`
  return { competitionId, eventId, entryId, userId: desk.officer.userId, personId: entry!.person_id as string, studioId: studio!.id as string }
}

/** Things with an address of their own that stand in the other region only: there each id names something. */
async function furnishFurther(desk: Desk, { competitionId = '', eventId = '' }: AddressParameters): Promise<AddressParameters> {
  const { owner } = database
  const { regionId, officer } = desk
  const idOf = (rows: readonly Record<string, unknown>[]) => rows[0]!.id as string
  return {
    batchId: idOf(await owner`insert into import_batches (region_id, competition_id, event_id, kind, file_name, file_hash, file_bytes, state, created_by)
      values (${regionId}, ${competitionId}, ${eventId}, 'entrants', 'a.xlsx', 'x', 1, 'preview', ${officer.userId}) returning id`),
    noticeId: idOf(await owner`insert into notices (region_id, kind, subject_type, subject_id, title, payload, payload_hash, state)
      values (${regionId}, 'publicNotice', 'resultEdition', ${eventId}, '公示', ${owner.json({ paragraphs: [], columns: [], rows: [], basis: [], contact: { office: '', phone: null, address: null } })}, 'x', 'closed') returning id`),
    jobId: idOf(await owner`insert into jobs (region_id, kind, payload) values (${regionId}, 'none', '{}') returning id`),
    certificateId: idOf(await owner`insert into certificates (region_id, kind, series, year, serial, number, verify_code, payload, payload_hash, issued_by)
      values (${regionId}, 'award', 'A', 2026, 1, '001', 'X', '{}', 'x', ${officer.userId}) returning id`),
  }
}

beforeAll(async () => {
  const [wuyi, yuyao] = [await insertDesk(database.owner), await insertDesk(database.owner, { name: '余姚市' })]
  own = await furnish(wuyi)
  foreign = await furnish(yuyao)
  foreign = { ...foreign, ...(await furnishFurther(yuyao, foreign)) }
  for (const role of ROLES) {
    const browser = server.newBrowser()
    await signInWith(browser, await insertAccount(database.owner, { regionId: wuyi.regionId, roles: [role] }))
    people.set(role, browser)
  }
}, 120_000)

function call(browser: TestBrowser, door: Door, parameters: AddressParameters): Promise<Answer> {
  const address = door.address(parameters)
  if (door.method === 'GET') return browser.get(address, { headers: { Accept: 'text/html' } })
  return door.hot ? browser.postJson(address, { nothing: true }) : browser.post(address, { nothing: 'here' })
}

function mayEnter(role: Role, access: RouteAccess): boolean {
  if (access === 'public' || access === 'signedIn') return true
  const wanted = 'permission' in access ? [access.permission] : 'installation' in access ? [access.installation] : access.anyOf
  return wanted.some((permission) => ROLE_RULES[role].permissions.includes(permission))
}

const isSentToSignIn = (answer: Answer) => (answer.status === 302 && (answer.location ?? '').startsWith('/login')) || answer.status === 401
/** Everything people can change leaves an event; nothing refused may. */
const eventsSoFar = async () => Number((await database.owner`select count(*) as n from audit_events`)[0]!.n)

// A stream stays open for as long as somebody listens; its guard is read in the unit test of hot routes.
const isStream = (door: Door) => door.hot && /stream/.test(door.name)
// Signing out needs no field, so it would end the sessions the others need: it comes last.
const isSignOut = (door: Door) => door.name === 'POST routes/logout'

describe.each(doors.filter((door) => !isStream(door) && !isSignOut(door)))('$name', (door) => {
  test('asks a stranger to sign in, unless it is public', async () => {
    const before = await eventsSoFar()
    const answer = await call(server.newBrowser(), door, own)
    expect([isSentToSignIn(answer), answer.status >= 500]).toEqual([door.access !== 'public', false])
    expect(await eventsSoFar()).toBe(before)
  })

  test('lets in the roles the table names and nobody else', async () => {
    const before = await eventsSoFar()
    const outcome: Record<string, boolean> = {}
    for (const [role, browser] of people) {
      const answer = await call(browser, door, own)
      expect(answer.status, `${role}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
      outcome[role] = answer.status !== 403 && !isSentToSignIn(answer)
    }
    const expected = Object.fromEntries(ROLES.map((role) => [role, mayEnter(role, door.access)]))
    expect(outcome).toEqual(expected)
    expect(await eventsSoFar()).toBe(before)
  })

  test('knows nothing of another region', async () => {
    if (door.access === 'public' || door.address(own) === door.address(foreign)) return
    for (const [role, browser] of people) {
      if (!mayEnter(role, door.access)) continue
      const answer = await call(browser, door, foreign)
      // A form is judged before its object where nothing of the object shows in the judgement.
      expect([404, ...(door.method === 'POST' ? [400] : [])], `${role}: ${answer.status}`).toContain(answer.status)
    }
  })
})

test('anybody may sign out, and is a stranger then', async () => {
  const door = doors.find(isSignOut)!
  for (const browser of [...people.values(), server.newBrowser()]) {
    expect((await call(browser, door, own)).status).toBe(303)
    expect(isSentToSignIn(await browser.get('/account'))).toBe(true)
  }
})

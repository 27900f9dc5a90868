import { describe, expect, test } from 'vitest'

import { closedEventPages } from '#app/auth/closed-pages.ts'
import { PERMISSIONS, ROLES, ROLE_RULES, permissionsOf, type Role } from '#app/auth/permissions.ts'
import { routeAccess, type RouteAccess } from '#app/auth/route-access.ts'
import { hotRoutes } from '#app/server/hot-routes.ts'
import { readRouteSources } from './route-sources.ts'

const sources = readRouteSources()

/** Guards that satisfy a declaration, as they stand in the source. */
function guardsFor(access: RouteAccess): RegExp {
  if (access === 'public') return /\b(allowPublic|optionalActor)\(request\)/
  if (access === 'signedIn') return /\b(requireActor|requireSession)\(request\)/
  if ('installation' in access) return new RegExp(`\\brequireInstallationPermission\\(request, '${access.installation}'`)
  if ('anyOf' in access) return new RegExp(`\\brequire(Permission\\(request, '(${access.anyOf.join('|')})'|AnyPermission\\(request, \\['${access.anyOf.join("', '")}'\\])`)
  const names = [access.permission]
  return new RegExp(`\\brequirePermission\\(request, '(${names.join('|')})'`)
}

test('every route is declared and every declaration is a route', () => {
  expect(Object.keys(routeAccess).sort()).toEqual(sources.map((source) => source.id).sort())
})

test('declared are the loaders and actions that exist, no more and no fewer', () => {
  const existing = sources.map(({ id, loader, action }) => [id, loader !== null, action !== null])
  const declared = sources.map(({ id }) => [id, routeAccess[id]?.loader !== undefined, routeAccess[id]?.action !== undefined])
  expect(declared).toEqual(existing)
})

test('a link to a page of an event is left out exactly where the page’s guard refuses the role', () => {
  const closedTo = (role: Role) => closedEventPages((permission) => permissionsOf([role]).includes(permission))
  expect(closedTo('bureauOfficer')).not.toContain('marks')
  expect(closedTo('scoreClerk')).toEqual(expect.arrayContaining(['certificates', 'editions', 'finalise', 'paper/sheets']))
  expect(closedTo('scoreClerk')).not.toContain('paper')
  expect(closedTo('finance')).toEqual(expect.arrayContaining(['entrants', 'import', 'marks', 'paper', 'ranking']))
})

describe('the first statement is the declared guard', () => {
  const handlers = sources.flatMap((source) =>
    (['loader', 'action'] as const).flatMap((kind) => {
      const statement = source[kind]
      return statement === null ? [] : [{ name: `${kind} of ${source.id}`, statement, access: routeAccess[source.id]?.[kind] }]
    }),
  )
  test.each(handlers)('$name', ({ statement, access }) => {
    expect(access).toBeDefined()
    expect(statement).toMatch(guardsFor(access!))
  })
})

describe('the first statement of a hot route is the declared guard', () => {
  test.each(hotRoutes.map((route) => ({ name: route.id, route })))('$name', ({ route }) => {
    // The loader of tests rewrites imported names and quotation marks.
    const source = route.handle.toString().replaceAll(/\(0,\s*__vite_ssr_import_\d+__\.(\w+)\)/g, '$1').replaceAll('"', "'")
    const body = source.slice(source.indexOf('{') + 1).trimStart()
    expect(body.split('\n')[0]).toMatch(new RegExp(guardsFor(route.access).source.replaceAll('\\(request', '\\([\\w.]*request')))
  })
})

test('hot routes have distinct ids and addresses', () => {
  const ids = hotRoutes.map((route) => route.id)
  const addresses = hotRoutes.map((route) => `${route.method} ${route.path}`)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(addresses).size).toBe(addresses.length)
})

describe('the table of roles', () => {
  test('every permission belongs to at least one role', () => {
    expect(permissionsOf(ROLES)).toEqual([...PERMISSIONS])
  })

  test('no role lists a permission twice', () => {
    for (const role of ROLES) expect(new Set(ROLE_RULES[role].permissions).size, role).toBe(ROLE_RULES[role].permissions.length)
  })

  test('who administers accounts sees no marks and decides nothing', () => {
    expect(permissionsOf(['systemAdministrator'])).toEqual(['account:read', 'account:manage', 'region:settings'])
  })

  test('who audits changes nothing', () => {
    const changing = permissionsOf(['auditor']).filter((permission) => !permission.endsWith(':read'))
    expect(changing).toEqual([])
  })

  test('a candidate has nothing but what is their own', () => {
    expect(permissionsOf(['candidate']).every((permission) => /^own:|:own$/.test(permission))).toBe(true)
  })

  test('nobody but the bureau reveals identity numbers, issues certificates or publishes', () => {
    const bureau = new Set(['bureauOfficer', 'bureauLeader'])
    for (const permission of ['identity:reveal', 'certificate:issue', 'certificate:revoke', 'result:publish'] as const) {
      const holders = ROLES.filter((role) => ROLE_RULES[role].permissions.includes(permission))
      expect(holders.every((role) => bureau.has(role)), permission).toBe(true)
    }
  })
})

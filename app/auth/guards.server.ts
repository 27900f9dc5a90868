import { redirect } from '@remix-run/node'

import { forbidden, notFound } from '#app/lib/errors.ts'
import { paths } from '#app/lib/paths.ts'
import { markGuarded, type AskedRequest } from '#app/lib/request-context.server.ts'
import { readDb } from '#db/client.ts'
import { findCompetitionScope, findEventScope, findRoundScope, findStudioScope, holdsAnyEvent, type ObjectScope } from '#db/queries/scopes.ts'
import { hasPermission, hasPermissionAt, reachOf, type Actor, type RegionActor, type Scope } from './actor.ts'
import type { Permission } from './permissions.ts'
import { currentSession, type CurrentSession } from './session.server.ts'

/**
 * The first statement of every loader and action is one of these. Without a session they redirect to the sign-in page;
 * a function the roles do not include is 403; an object outside their reach is 404, as if it did not exist.
 */

type GuardedRequest = AskedRequest

/** For pages that anybody may see. Says so, so that forgetting a guard can be told from not needing one. */
export function allowPublic(_request: GuardedRequest): void {
  markGuarded()
}

/** For pages that anybody may see but that greet a signed-in person. */
export async function optionalActor(request: GuardedRequest): Promise<Actor | null> {
  markGuarded()
  return (await currentSession(request))?.actor ?? null
}

/** Anybody who is signed in. */
export async function requireActor(request: GuardedRequest): Promise<Actor> {
  const session = await currentSession(request)
  if (!session) throw redirect(paths.login(ownAddress(request)))
  markGuarded()
  return session.actor
}

/** The session itself, for the pages about it. */
export async function requireSession(request: GuardedRequest): Promise<CurrentSession> {
  const session = await currentSession(request)
  if (!session) throw redirect(paths.login(ownAddress(request)))
  markGuarded()
  return session
}

/**
 * A person of a region whose roles include the permission, at the given place if one is given. Parents of the place are
 * looked up here (an event's competition and organiser). Queries still take the returned `regionId`.
 */
export async function requirePermission(request: GuardedRequest, permission: Permission, scope?: Scope): Promise<RegionActor> {
  const actor = await signedIn(request)
  if (!hasPermission(actor, permission) || actor.regionId === null) throw forbidden()
  const regionActor: RegionActor = { ...actor, regionId: actor.regionId }
  if (scope && !(await reaches(regionActor, permission, scope))) throw notFound()
  markGuarded()
  return regionActor
}

/**
 * The same for pages that open by any of several permissions, each to another part of them: what is shown goes by
 * `hasPermission` and the assignments of the returned person.
 */
export async function requireAnyPermission(request: GuardedRequest, permissions: readonly Permission[]): Promise<RegionActor> {
  const actor = await signedIn(request)
  if (actor.regionId === null || !permissions.some((permission) => hasPermission(actor, permission))) throw forbidden()
  markGuarded()
  return { ...actor, regionId: actor.regionId }
}

/** For functions of the installation: an administrator without a region manages all of them, one with a region only that. */
export async function requireInstallationPermission(request: GuardedRequest, permission: Permission): Promise<Actor> {
  const actor = await signedIn(request)
  if (!hasPermission(actor, permission)) throw forbidden()
  markGuarded()
  return actor
}

/** Password given at most this long ago for acts that cannot be undone quietly. */
export const FRESH_SECONDS = 600

/**
 * Before unsealing, publishing, showing bank accounts and the like: the password must be fresh. If not, the person is
 * sent to give it and comes back to the page; the act is not run.
 */
export async function requireFresh(request: GuardedRequest): Promise<void> {
  const session = await currentSession(request)
  if (!session) throw redirect(paths.login(ownAddress(request)))
  if (session.freshSeconds > FRESH_SECONDS) throw redirect(paths.reauthenticate(ownAddress(request)))
}

async function signedIn(request: GuardedRequest): Promise<Actor> {
  const session = await currentSession(request)
  if (!session) throw redirect(paths.login(ownAddress(request)))
  return session.actor
}

async function reaches(actor: RegionActor, permission: Permission, scope: Scope): Promise<boolean> {
  // Somebody whose role covers the whole region needs no look-up: the query that follows is bound to the region.
  if (reachOf(actor, permission).all) return scope.regionId === undefined || scope.regionId === actor.regionId
  const known = await parentsOf(scope)
  if (known === null || known.regionId !== actor.regionId) return false
  return hasPermissionAt(actor, permission, { ...scope, ...known }) || (await reachesAnEvent(actor, permission, scope))
}

/** Whoever works at one event may see the competition around it, or there would be no way from the list to that event; what the page shows of others goes by reach. */
async function reachesAnEvent(actor: RegionActor, permission: Permission, { competitionId, eventId }: Scope): Promise<boolean> {
  if (permission !== 'competition:read' || competitionId === undefined || eventId !== undefined) return false
  const reach = reachOf(actor, permission)
  return !reach.all && holdsAnyEvent(readDb, { competitionId, eventIds: reach.eventIds })
}

async function parentsOf(scope: Scope): Promise<ObjectScope | null> {
  if (scope.eventId !== undefined) {
    const event = await findEventScope(readDb, scope.eventId)
    // A child is looked up within its parent: own competition with a foreign event is nothing.
    return event && scope.competitionId !== undefined && event.competitionId !== scope.competitionId ? null : event
  }
  if (scope.competitionId !== undefined) return findCompetitionScope(readDb, scope.competitionId)
  if (scope.studioId !== undefined) return findStudioScope(readDb, scope.studioId)
  if (scope.roundId !== undefined) return findRoundScope(readDb, scope.roundId)
  return scope.regionId === undefined ? null : { regionId: scope.regionId }
}

/** Path and query of the page itself, to come back to; without the suffix and parameters of data requests. */
function ownAddress(request: GuardedRequest): string {
  const url = new URL(request.url)
  const path = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  if (path.startsWith('/api/')) return '/'
  for (const name of ['_routes', 'index']) url.searchParams.delete(name)
  const query = url.searchParams.toString()
  return query ? `${path}?${query}` : path
}

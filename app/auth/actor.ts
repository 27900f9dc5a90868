import type { Locale } from '#app/messages/locale.ts'
import { roleGrants, type Permission, type Role } from './permissions.ts'

/** One role at one place. A null column does not narrow; a null region is the whole installation. */
export interface Assignment {
  role: Role
  regionId: string | null
  competitionId: string | null
  eventId: string | null
  studioId: string | null
  organisationId: string | null
  roundId: string | null
}

/** The signed-in person, as guards return them. */
export interface Actor {
  userId: string
  personId: string | null
  /** The tenant whose rows this person may see; null for an administrator of the whole installation. */
  regionId: string | null
  displayName: string
  roles: readonly Role[]
  assignments: readonly Assignment[]
  locale: Locale | null
}

/** An actor of one region: what every guard but those of the installation returns. */
export interface RegionActor extends Actor {
  regionId: string
}

/** The place an act touches, as far as it is known. Ids of parents (an event's competition) are filled in by the guard. */
export interface Scope {
  regionId?: string
  competitionId?: string
  eventId?: string
  studioId?: string
  organisationId?: string
  /** The unit that hosts, where it is another than the organiser: a role of either reaches the competition. */
  hostOrganisationId?: string
  roundId?: string
}

const NARROWING = ['competitionId', 'eventId', 'studioId', 'organisationId', 'roundId'] as const

/** Whether the actor's roles include the permission anywhere at all. */
export function hasPermission(actor: Pick<Actor, 'assignments'>, permission: Permission): boolean {
  return actor.assignments.some((assignment) => roleGrants(assignment.role, permission))
}

/** Whether one of the actor's assignments grants the permission at this place. */
export function hasPermissionAt(actor: Pick<Actor, 'assignments'>, permission: Permission, scope: Scope): boolean {
  return actor.assignments.some((assignment) => roleGrants(assignment.role, permission) && covers(assignment, scope))
}

function covers(assignment: Assignment, scope: Scope): boolean {
  if (assignment.regionId !== null && scope.regionId !== undefined && assignment.regionId !== scope.regionId) return false
  return NARROWING.every((key) => assignment[key] === null || assignment[key] === scope[key] || (key === 'organisationId' && assignment[key] === scope.hostOrganisationId))
}

/** Where a permission reaches: the whole region, or only the named objects. For the where clause of lists. */
export type Reach =
  | { all: true }
  | { all: false; competitionIds: string[]; eventIds: string[]; studioIds: string[]; organisationIds: string[]; roundIds: string[] }

export function reachOf(actor: Pick<Actor, 'assignments'>, permission: Permission): Reach {
  const granting = actor.assignments.filter((assignment) => roleGrants(assignment.role, permission))
  if (granting.some((assignment) => NARROWING.every((key) => assignment[key] === null))) return { all: true }
  // An assignment is listed under its narrowest column, so that one event does not open its whole competition.
  const ids = (key: (typeof NARROWING)[number], narrower: (typeof NARROWING)[number][] = []) => [
    ...new Set(granting.filter((a) => narrower.every((other) => a[other] === null)).flatMap((a) => (a[key] === null ? [] : [a[key]]))),
  ]
  return {
    all: false,
    competitionIds: ids('competitionId', ['eventId']),
    eventIds: ids('eventId'),
    studioIds: ids('studioId'),
    organisationIds: ids('organisationId', ['competitionId', 'eventId']),
    roundIds: ids('roundId'),
  }
}

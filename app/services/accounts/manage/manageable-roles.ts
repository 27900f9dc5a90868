import { ROLE_RULES, ROLES, type Role } from '#app/auth/permissions.ts'

/** Roles an administrator gives. A candidate becomes one by the printed code. */
export const MANAGEABLE_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'candidate')

/** What a role is narrowed to; at most one of them. */
export interface RolePlace {
  competitionId: string | null
  eventId: string | null
  studioId: string | null
}

export type PlaceFault = 'competitionNeeded' | 'studioNeeded' | 'placeNotForRole'

/** Why a role cannot be given at this place; null when it can. */
export function placeFault(role: Role, { competitionId, eventId, studioId }: RolePlace): PlaceFault | null {
  const { scopes } = ROLE_RULES[role]
  const named = [competitionId && ('competition' as const), eventId && ('event' as const), studioId && ('studio' as const)].filter((kind) => kind !== null && kind !== '')
  if (named.length > 1 || named.some((kind) => !scopes.includes(kind))) return 'placeNotForRole'
  if (named.length === 0 && !scopes.includes('region')) return scopes.includes('studio') ? 'studioNeeded' : 'competitionNeeded'
  return null
}

import { ROLE_RULES, ROLES, type Role } from '#app/auth/permissions.ts'

/** Roles an administrator gives. A candidate becomes one by the printed code, a studio's leader and experts by their studio and round. */
export const MANAGEABLE_ROLES: readonly Role[] = ROLES.filter((role) => !['candidate', 'studioLeader', 'expert'].includes(role))

/** Roles that may be narrowed to one competition; a judge always is. */
export function mayBeNarrowed(role: Role): boolean {
  return ROLE_RULES[role].scopes.includes('competition')
}

export function mustBeNarrowed(role: Role): boolean {
  return mayBeNarrowed(role) && !ROLE_RULES[role].scopes.includes('region')
}

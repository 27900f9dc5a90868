import type { Actor } from '#app/auth/actor.ts'
import type { Role } from '#app/auth/permissions.ts'
import { AppError } from '#app/lib/errors.ts'

/** Whoever gives or types marks: holding another office besides does not make them see more. */
const BLIND_ROLES: readonly Role[] = ['judge', 'chiefJudge', 'scoreClerk', 'codeOfficer']

/** Whether this person may not learn who takes part, because codes are sealed and the person marks or holds codes. */
export function namesAreHidden(actor: Pick<Actor, 'roles'>, event: { sealed: boolean }): boolean {
  return event.sealed && actor.roles.some((role) => BLIND_ROLES.includes(role))
}

/** First statement of every service that says a name of an entrant. @throws AppError 403 namesSealed */
export function refuseHiddenNames(actor: Pick<Actor, 'roles'>, event: { sealed: boolean }): void {
  if (namesAreHidden(actor, event)) throw new AppError({ code: 'namesSealed', status: 403 })
}

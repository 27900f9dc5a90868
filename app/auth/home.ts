import { paths } from '#app/lib/paths.ts'
import { permissionsOf, type Role } from './permissions.ts'

/** The first page of somebody with these roles. */
export function homeOf(roles: readonly Role[]): string {
  const permissions = new Set(permissionsOf(roles))
  // A judge comes to mark, and sees nothing of a contest but the sheet.
  if (permissions.has('sheet:own') && !permissions.has('entrant:read')) return paths.sheets()
  if (permissions.has('competition:read')) return paths.competitions()
  if (permissions.has('account:read')) return paths.accounts()
  if (permissions.has('studio:own') || permissions.has('studio:confirm')) return paths.studios()
  if (permissions.has('review:score')) return paths.myReviews()
  if (permissions.has('own:read')) return paths.me()
  return paths.account()
}

import type { Permission } from './permissions.ts'
import { routeAccess, type RouteAccess } from './route-access.ts'

/** Pages of an event by what stands behind its id in their address: `marks`, `paper/sheets`. */
const EVENT_PAGE = /^routes\/_staff\.events\.\$eventId\.([a-z-]+(?:_\.[a-z-]+)?)(?:\.\$edition)?$/

const eventPages = Object.entries(routeAccess).flatMap(([route, { loader }]) => {
  const [, page] = EVENT_PAGE.exec(route) ?? []
  return page !== undefined && loader !== undefined ? [{ page: page.replace('_.', '/'), loader }] : []
})

/**
 * The pages of an event that none of a person's roles opens: links to them would lead nowhere. Taken from the same table as the guards.
 * @param can the permission table with the person's roles
 */
export function closedEventPages(can: (permission: Permission) => boolean): string[] {
  return eventPages.filter(({ loader }) => !opens(loader, can)).map(({ page }) => page)
}

function opens(access: RouteAccess, can: (permission: Permission) => boolean): boolean {
  if (typeof access === 'string') return true
  return 'anyOf' in access ? access.anyOf.some(can) : can('permission' in access ? access.permission : access.installation)
}

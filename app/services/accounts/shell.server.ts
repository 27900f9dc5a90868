import type { Actor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { homeOf } from '#app/auth/home.ts'
import type { Permission } from '#app/auth/permissions.ts'
import type { ShellPerson } from '#app/components/shell/account-menu.tsx'
import { colorSchemeOf } from '#app/lib/color-scheme.server.ts'
import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { readDb } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { LRUCache } from 'lru-cache'

export interface Shell {
  regionName: string
  person: ShellPerson
  /** The first page of this person, where the mark leads. */
  home: string
  colorScheme: ColorScheme
  /** Permissions anywhere, for what the navigation shows; pages have guards of their own. */
  can: (permission: Permission) => boolean
}

// Region names hardly ever change and stand on every page.
const regionNames = new LRUCache<string, { name: string; nameEn: string }>({ max: 500, ttl: 60_000 })

/** What the frame around a signed-in person's pages shows. */
export async function getShell(actor: Actor, request: Pick<Request, 'headers'>): Promise<Shell> {
  const locale = localeOf(request)
  const m = messagesFor(locale)
  return {
    regionName: actor.regionId === null ? m.shell.productName : await regionName(actor.regionId, locale),
    person: { displayName: actor.displayName, roles: actor.roles.map((role) => m.terms.role[role]) },
    home: homeOf(actor.roles),
    colorScheme: colorSchemeOf(request),
    can: (permission) => hasPermission(actor, permission),
  }
}

async function regionName(regionId: string, locale: Locale): Promise<string> {
  let names = regionNames.get(regionId)
  if (!names) {
    const { name, nameEn } = await requireRegion(readDb, regionId)
    regionNames.set(regionId, (names = { name, nameEn }))
  }
  return locale === 'en' ? names.nameEn : names.name
}

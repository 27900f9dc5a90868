import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'

import { requireActor } from '#app/auth/guards.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { hasOwnPagesOnly, personNavigation, staffNavigation } from '#app/components/shell/navigation.ts'
import { PersonShell } from '#app/components/shell/person-shell.tsx'
import { colorSchemeOf } from '#app/lib/color-scheme.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** Pages that staff and candidates share: each sees them in the frame they know. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { regionName, person, can } = await getShell(actor, localeOf(request))
  const navigation = staffNavigation(can)
  const home = homeOf(actor.roles)
  const ownPagesOnly = can('own:read') && hasOwnPagesOnly(navigation)
  return { regionName, person, colorScheme: colorSchemeOf(request), navigation: ownPagesOnly ? null : navigation, home, places: personNavigation(can, home) }
}

export default function AccountLayout() {
  const { regionName, person, colorScheme, navigation, home, places } = useLoaderData<typeof loader>()
  if (navigation === null) {
    return (
      <PersonShell regionName={regionName} person={person} colorScheme={colorScheme} home={home} places={places}>
        <Outlet />
      </PersonShell>
    )
  }
  return (
    <AppShell regionName={regionName} person={person} colorScheme={colorScheme} navigation={navigation} home={home}>
      <Outlet />
    </AppShell>
  )
}

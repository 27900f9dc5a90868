import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'

import { requireActor } from '#app/auth/guards.server.ts'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { hasOwnPagesOnly, personNavigation } from '#app/components/shell/navigation.ts'
import { PersonShell } from '#app/components/shell/person-shell.tsx'
import { staffNavigation } from '#app/components/shell/staff-navigation.ts'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** Pages that staff and candidates share: each sees them in the frame they know. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { can, ...frame } = await getShell(actor, request)
  const navigation = staffNavigation(can)
  const ownPagesOnly = can('own:read') && hasOwnPagesOnly(navigation)
  return { frame, navigation: ownPagesOnly ? null : navigation, places: personNavigation(can, frame.home) }
}

export default function AccountLayout() {
  const { frame, navigation, places } = useLoaderData<typeof loader>()
  if (navigation === null) {
    return (
      <PersonShell {...frame} places={places}>
        <Outlet />
      </PersonShell>
    )
  }
  return (
    <AppShell {...frame} navigation={navigation}>
      <Outlet />
    </AppShell>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import { hasPermission } from '#app/auth/actor.ts'
import { requireActor } from '#app/auth/guards.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { RouteError } from '#app/components/page/route-error.tsx'
import { personNavigation } from '#app/components/shell/navigation.ts'
import { PersonShell } from '#app/components/shell/person-shell.tsx'
import { PublicShell } from '#app/components/shell/public-shell.tsx'
import { colorSchemeOf } from '#app/lib/color-scheme.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** The frame of a candidate's own pages, made for a phone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { regionName, person } = await getShell(actor, localeOf(request))
  const home = homeOf(actor.roles)
  const places = personNavigation((permission) => hasPermission(actor, permission), home)
  return { regionName, person, colorScheme: colorSchemeOf(request), home, places }
}

export default function PersonLayout() {
  return (
    <PersonShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PersonShell>
  )
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_me')
  const m = useMessages().shell
  if (!frame) {
    return (
      <PublicShell regionName={m.productName} person={null} colorScheme="auto">
        <RouteError />
      </PublicShell>
    )
  }
  return (
    <PersonShell {...frame}>
      <RouteError />
    </PersonShell>
  )
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import { requireActor } from '#app/auth/guards.server.ts'
import { RouteError } from '#app/components/page/route-error.tsx'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { staffNavigation } from '#app/components/shell/navigation.ts'
import { PublicShell } from '#app/components/shell/public-shell.tsx'
import { colorSchemeOf } from '#app/lib/color-scheme.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { homeOf } from '#app/auth/home.ts'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** The frame of pages for people who work with competitions and studios. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { regionName, person, can } = await getShell(actor, localeOf(request))
  return { regionName, person, navigation: staffNavigation(can), home: homeOf(actor.roles), colorScheme: colorSchemeOf(request) }
}

// Signing in or out reloads the frame; moving between pages does not change it.
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: { formMethod?: string; defaultShouldRevalidate: boolean }) {
  return formMethod === undefined ? false : defaultShouldRevalidate
}

export default function StaffLayout() {
  return (
    <AppShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AppShell>
  )
}

/** A page inside failed: the frame stays, so that one can go elsewhere. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_staff')
  const m = useMessages().shell
  if (!frame) {
    return (
      <PublicShell regionName={m.productName} person={null} colorScheme="auto">
        <RouteError />
      </PublicShell>
    )
  }
  return (
    <AppShell {...frame}>
      <RouteError />
    </AppShell>
  )
}

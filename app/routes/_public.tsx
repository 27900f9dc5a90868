import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import { optionalActor } from '#app/auth/guards.server.ts'
import { RouteError } from '#app/components/page/route-error.tsx'
import { PublicShell } from '#app/components/shell/public-shell.tsx'
import { UnframedError } from '#app/components/shell/unframed-error.tsx'
import { colorSchemeOf } from '#app/lib/color-scheme.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** The frame of pages that need no account. Without a session it is the same for everybody, so the page can be kept. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const locale = localeOf(request)
  const colorScheme = colorSchemeOf(request)
  if (!actor) return { regionName: messagesFor(locale).shell.productName, person: null, colorScheme }
  const { regionName, person } = await getShell(actor, request)
  return { regionName, person, colorScheme }
}

export default function PublicLayout() {
  return (
    <PublicShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PublicShell>
  )
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_public')
  if (!frame) return <UnframedError />
  return (
    <PublicShell {...frame}>
      <RouteError />
    </PublicShell>
  )
}

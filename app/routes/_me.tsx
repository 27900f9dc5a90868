import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react'

import { requireActor } from '#app/auth/guards.server.ts'
import { RouteError } from '#app/components/page/route-error.tsx'
import { personNavigation } from '#app/components/shell/navigation.ts'
import { PersonShell } from '#app/components/shell/person-shell.tsx'
import { UnframedError } from '#app/components/shell/unframed-error.tsx'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** The frame of a candidate's own pages, made for a phone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { can, ...frame } = await getShell(actor, request)
  return { ...frame, places: personNavigation(can, frame.home) }
}

export default function PersonLayout() {
  return (
    <PersonShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PersonShell>
  )
}

/** A page inside failed: the frame stays, so that one can go elsewhere. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_me')
  if (!frame) return <UnframedError />
  return (
    <PersonShell {...frame}>
      <RouteError />
    </PersonShell>
  )
}

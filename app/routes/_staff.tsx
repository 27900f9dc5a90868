import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from '@remix-run/react'

import { closedEventPages } from '#app/auth/closed-pages.ts'
import { requireActor } from '#app/auth/guards.server.ts'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DueStrip } from '#app/components/reminders/due-list.tsx'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { staffNavigation } from '#app/components/shell/staff-navigation.ts'
import { UnframedError } from '#app/components/shell/unframed-error.tsx'
import { paths } from '#app/lib/paths.ts'
import { isStartPage, START_PAGE } from '#app/services/reminders/start-page.ts'
import { remindersFor } from '#app/services/reminders/reminders.server.ts'
import { getShell } from '#app/services/accounts/shell.server.ts'

/** The frame of pages for people who work with competitions and studios. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { can, ...frame } = await getShell(actor, request)
  const reminders = isStartPage(new URL(request.url).pathname, frame.home) ? await remindersFor(actor) : []
  return { ...frame, navigation: staffNavigation(can), closed: closedEventPages(can), reminders }
}

/** Signing in or out reloads the frame, and so does coming to a start page, where it says what waits; other moves do not change it. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate, currentUrl, nextUrl }: { formMethod?: string; defaultShouldRevalidate: boolean; currentUrl: URL; nextUrl: URL }) {
  if (formMethod !== undefined) return defaultShouldRevalidate
  return currentUrl.pathname !== nextUrl.pathname && START_PAGE.test(nextUrl.pathname)
}

export default function StaffLayout() {
  const { reminders, closed: _, ...frame } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  return (
    <AppShell {...frame}>
      {isStartPage(pathname, frame.home) ? <DueStrip reminders={reminders} to={paths.due()} /> : null}
      <Outlet />
    </AppShell>
  )
}

/** A page inside failed: the frame stays, so that one can go elsewhere. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/_staff')
  if (!frame) return <UnframedError />
  return (
    <AppShell {...frame}>
      <RouteError />
    </AppShell>
  )
}

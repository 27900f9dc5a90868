import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { ScoreGrid } from '#app/components/score-grid/score-grid.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { getGridPage } from '#app/services/marks/read-grid.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'mark:read', { eventId: params.eventId ?? '' })
  const m = messagesFor(localeOf(request))
  const page = await getGridPage({ actor, eventId: params.eventId ?? '' })
  return { page, userId: actor.userId, title: m.shell.pageTitle(`${m.scoring.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function MarksRoute() {
  const { page, userId } = useLoaderData<typeof loader>()
  const m = useMessages()
  return (
    <>
      <EventPageHeader event={page.event} title={m.scoring.title} />
      {page.closed ? <Notice tone="plain">{m.scoring.closed[page.closed]}</Notice> : null}
      {!page.closed && page.correctionReason ? <Notice tone="attention">{m.scoring.closed.correction(page.correctionReason)}</Notice> : null}
      <ScoreGrid page={page} userId={userId} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

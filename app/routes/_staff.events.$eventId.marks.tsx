import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guards.server.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { ScoreGrid } from '#app/components/score-grid/score-grid.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getGridPage } from '#app/services/marks/read-grid.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'mark:read', { eventId: params.eventId ?? '' })
  const page = await getGridPage({ actor, eventId: params.eventId ?? '' })
  return { page, userId: actor.userId, title: `${page.eventName} ${messagesFor(localeOf(request)).scoring.title}` }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function MarksRoute() {
  const { page, userId } = useLoaderData<typeof loader>()
  const m = useMessages()
  return (
    <>
      <PageHeader
        title={m.scoring.title}
        lead={page.division ? `${page.eventName} · ${page.division}` : page.eventName}
        breadcrumbs={[
          { label: m.competitions.title, to: paths.competitions() },
          { label: page.competitionName, to: paths.competition(page.competitionId) },
          { label: page.eventName, to: paths.event(page.eventId) },
        ]}
      >
        <EventTabs eventId={page.eventId} />
      </PageHeader>
      {page.closed ? <Notice tone="plain">{m.scoring.closed[page.closed]}</Notice> : null}
      {!page.closed && page.correctionReason ? <Notice tone="attention">{m.scoring.closed.correction(page.correctionReason)}</Notice> : null}
      <ScoreGrid page={page} userId={userId} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { FilterBar, FilterChoice } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getQueuePage } from '#app/services/registration/queue-page.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { queueColumns } from './columns.tsx'

const STATES = ['submitted', 'returned', 'accepted', 'refused'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const wanted = new URL(request.url).searchParams.get('state')
  const page = await getQueuePage({ actor, eventId, state: STATES.find((state) => state === wanted) ?? null })
  const m = messagesFor(localeOf(request))
  return { ...page, registerAt: `${publicOrigin()}${paths.register(page.event.competition.id)}`, title: m.shell.pageTitle(`${m.registration.queue.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function RegistrationsRoute() {
  const { event, online, counts, rows, registerAt } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.registration.queue
  const [params] = useSearchParams()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <EventPageHeader event={event} title={words.title} below={[{ label: m.imports.entrants.title, to: paths.eventEntrants(event.id) }]} />
      {online ? (
        <p>
          {words.linkHint} <a href={paths.register(event.competition.id)}>{registerAt}</a>
        </p>
      ) : null}
      {all === 0 ? (
        <EmptyState title={online ? words.empty : words.notOnline} action={online ? undefined : <Link to={paths.competitionPlan(event.competition.id)}>{m.competitions.plan.link}</Link>}>
          {online ? words.emptyText : words.notOnlineText}
        </EmptyState>
      ) : (
        <>
          <p>{words.lead}</p>
          <FilterBar active={params.has('state')}>
            <FilterChoice name="state" label={words.filter} options={STATES.map((state) => [state, `${m.registration.state[state]} ${counts[state] ?? 0}`])} />
          </FilterBar>
          <DataTable
            columns={queueColumns}
            rows={rows}
            getRowId={(row) => row.id}
            rowHref={(row) => paths.eventRegistration(event.id, row.id)}
            caption={words.caption}
            phone="stack"
            pageSize="all"
            empty={<EmptyState title={words.noMatch} />}
          />
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

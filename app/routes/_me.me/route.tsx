import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getMyPage } from '#app/services/candidate/my-page.server.ts'

import { ContestCard } from './contest-card.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  return { ...(await getMyPage(actor)), title: messagesFor(localeOf(request)).candidate.resultsTitle }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function MyPageRoute() {
  const { name, entries } = useLoaderData<typeof loader>()
  const m = useMessages().candidate
  return (
    <>
      <PageHeader title={m.resultsTitle} lead={m.greeting(name)} />
      {entries.length === 0 ? <EmptyState title={m.empty}>{m.emptyText}</EmptyState> : entries.map((entry) => <ContestCard key={entry.entryId} entry={entry} />)}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

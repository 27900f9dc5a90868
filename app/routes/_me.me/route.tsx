import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { OwnRegistrations } from '#app/components/registration/own-registrations.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getMyPage } from '#app/services/candidate/my-page.server.ts'

import { getOwnRegistrations } from '#app/services/registration/own-registrations.server.ts'

import { ContestCard } from './contest-card.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const [page, registrations] = await Promise.all([getMyPage(actor), getOwnRegistrations(actor)])
  // Once a result can be seen, the contest's card below says more.
  const open = registrations.filter((registration) => registration.ahead && (registration.online || registration.registration === 'accepted'))
  return { ...page, registrations: open, title: messagesFor(localeOf(request)).candidate.resultsTitle }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function MyPageRoute() {
  const { name, entries, registrations } = useLoaderData<typeof loader>()
  const m = useMessages().candidate
  return (
    <>
      <PageHeader title={m.resultsTitle} lead={m.greeting(name)} />
      <OwnRegistrations registrations={registrations} />
      {entries.length === 0 && registrations.length === 0 ? <EmptyState title={m.empty}>{m.emptyText}</EmptyState> : entries.map((entry) => <ContestCard key={entry.entryId} entry={entry} />)}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DueList } from '#app/components/reminders/due-list.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { listReminders } from '#app/services/reminders/reminders.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm', 'review:score'])
  const m = messagesFor(localeOf(request))
  return { reminders: await listReminders(actor), title: m.shell.pageTitle(m.reminders.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function DueRoute() {
  const { reminders } = useLoaderData<typeof loader>()
  const m = useMessages().reminders
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} />
      {reminders.length === 0 ? <EmptyState title={m.none}>{m.noneText}</EmptyState> : <DueList reminders={reminders} />}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

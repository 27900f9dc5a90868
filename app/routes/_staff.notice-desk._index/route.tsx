import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getNoticeDesk, type NoticeDeskRow } from '#app/services/notices/notice-pages.server.ts'

import { columns } from './columns.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['result:publish', 'review:manage'])
  const m = messagesFor(localeOf(request))
  return { notices: await getNoticeDesk(actor), title: m.shell.pageTitle(m.notices.desk.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function NoticeDeskRoute() {
  const notices = useLoaderData<typeof loader>().notices as unknown as NoticeDeskRow[]
  const m = useMessages().notices.desk
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} actions={<Link to={paths.workingCalendar()}>{m.calendar}</Link>} />
      <DataTable
        columns={columns}
        rows={notices}
        getRowId={(row) => row.id}
        caption={m.caption}
        defaultSort={{ id: 'closes', descending: true }}
        rowHref={(row) => paths.noticeDeskPage(row.id)}
        phone="stack"
        empty={<EmptyState title={m.empty}>{m.emptyText}</EmptyState>}
      />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getStudioList } from '#app/services/studios/studio-pages.server.ts'

import { columns } from './columns.tsx'
import { RegisterFilters } from './filters.tsx'
import { readStudioQuery } from './list-query.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const list = await getStudioList(actor, { ...readStudioQuery(new URL(request.url).searchParams), locale })
  // A leader of one studio has no use for a list of one.
  const [only] = list.rows
  if (list.own && list.total === 1 && only) throw redirect(paths.studio(only.id))
  return { ...list, title: m.shell.pageTitle(list.own ? m.studios.mine : m.studios.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function StudiosRoute() {
  const { rows, total, own } = useLoaderData<typeof loader>()
  const common = useMessages().common
  const m = useMessages().studios
  const [params] = useSearchParams()
  const filtered = ['text', 'tier', 'state'].some((name) => (params.get(name) ?? '') !== '')
  const empty = own ? (
    <EmptyState title={m.noneOwn}>{m.noneOwnText}</EmptyState>
  ) : filtered ? (
    <EmptyState title={m.noMatch} action={<Link to={paths.studios()}>{common.clearFilter}</Link>} />
  ) : (
    <EmptyState title={m.empty}>{m.emptyText}</EmptyState>
  )
  return (
    <>
      <PageHeader title={own ? m.mine : m.title} lead={own ? m.mineLead : m.lead} />
      {own ? null : <RegisterFilters />}
      <DataTable
        columns={columns}
        rows={rows}
        total={total}
        getRowId={(row) => row.id}
        caption={m.caption}
        defaultSort={{ id: 'recognisedOn', descending: true }}
        rowHref={(row) => paths.studio(row.id)}
        phone="stack"
        empty={empty}
      />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

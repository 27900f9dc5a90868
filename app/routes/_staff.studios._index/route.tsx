import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { readTableState } from '#app/components/tables/table-state.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getBureauList } from '#app/services/studios/bureau-list.server.ts'
import { readBureauQuery } from '#app/services/studios/bureau-query.ts'
import { getOwnStudios } from '#app/services/studios/studio-pages.server.ts'

import { BureauRegister } from './bureau-register.tsx'
import { columns } from './columns.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const { searchParams } = new URL(request.url)
  if (hasPermission(actor, 'studio:read')) return { list: await getBureauList(actor, readBureauQuery(searchParams)), own: null, title: m.shell.pageTitle(m.studios.title) }
  const own = await getOwnStudios(actor, { locale, page: readTableState(searchParams, { sortable: [] }).page })
  // A leader of one studio has no use for a list of one.
  const [only] = own.rows
  if (own.total === 1 && only) throw redirect(paths.studio(only.id))
  return { list: null, own, title: m.shell.pageTitle(m.studios.mine) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function StudiosRoute() {
  const { list, own } = useLoaderData<typeof loader>()
  const m = useMessages().studios
  if (list) return <BureauRegister list={list} />
  return (
    <>
      <PageHeader title={m.mine} lead={m.mineLead} />
      <DataTable columns={columns} rows={own.rows} total={own.total} getRowId={(row) => row.id} caption={m.caption} rowHref={(row) => paths.studio(row.id)} phone="stack" empty={<EmptyState title={m.noneOwn}>{m.noneOwnText}</EmptyState>} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

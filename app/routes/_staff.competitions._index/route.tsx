import { Button } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getCompetitionList } from '#app/services/competitions/list-competitions.server.ts'

import { columns } from './columns.tsx'
import { ListFilters } from './filters.tsx'
import { readListQuery } from './list-query.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'competition:read')
  const m = messagesFor(localeOf(request))
  const list = await getCompetitionList(actor, readListQuery(new URL(request.url).searchParams))
  return { ...list, title: m.shell.pageTitle(m.competitions.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function CompetitionsRoute() {
  const { rows, total, years, mayCreate } = useLoaderData<typeof loader>()
  const m = useMessages()
  const [params] = useSearchParams()
  const filtered = ['text', 'state', 'tier', 'year'].some((name) => (params.get(name) ?? '') !== '')
  const create = mayCreate ? (
    <Button component={Link} to={paths.newCompetition()}>
      {m.competitions.create}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={m.competitions.title} actions={create} />
      {years.length > 0 ? <ListFilters years={years} /> : null}
      <DataTable
        columns={columns}
        rows={rows}
        total={total}
        getRowId={(row) => row.id}
        caption={m.competitions.list.caption}
        defaultSort={{ id: 'finalOn', descending: true }}
        rowHref={(row) => paths.competition(row.id)}
        phone="stack"
        empty={
          filtered ? (
            <EmptyState title={m.competitions.noMatch} action={<Link to={paths.competitions()}>{m.common.clearFilter}</Link>} />
          ) : (
            <EmptyState title={m.competitions.empty} action={create}>
              {mayCreate ? m.competitions.emptyText : m.competitions.emptyForReader}
            </EmptyState>
          )
        }
      />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FilterBar, FilterChoice, FilterSearch } from '#app/components/forms/filter-bar.tsx'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { lineColumns } from '#app/components/grants/line-columns.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getLineList, readLineQuery } from '#app/services/grants/line-list.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const list = await getLineList(actor, { ...readLineQuery(new URL(request.url).searchParams), locale })
  return { ...list, title: m.shell.pageTitle(m.grantPages.lines.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const FILTERS = ['text', 'status', 'fund', 'tier', 'year', 'rule'] as const

export default function GrantLinesRoute() {
  const { rows, total, years } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.grantPages.lines
  const [params] = useSearchParams()
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <FilterBar key={params.toString()} keep={['rule']} active={FILTERS.some((name) => params.get(name))}>
        <FilterSearch name="text" label={words.filter.text} />
        <FilterChoice name="status" label={words.filter.status} options={[...Object.entries(m.grants.status), ['open', words.filter.open]]} />
        <FilterChoice name="fund" label={words.filter.fund} options={Object.entries(m.grants.fund)} />
        <FilterChoice name="tier" label={words.filter.tier} options={[...Object.entries(m.terms.tier), ['none', m.grantPages.overview.noTier]]} />
        <FilterChoice name="year" label={words.filter.year} options={years.map((year) => [year, year] as const)} />
      </FilterBar>
      <DataTable columns={lineColumns} rows={rows} total={total} getRowId={({ id }) => id} caption={words.caption} rowHref={({ id }) => paths.grantLine(id)} phone="stack" empty={<EmptyState title={words.empty} />} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

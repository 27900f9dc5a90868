import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
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
  const { rows, total } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.grantPages.lines
  const [params] = useSearchParams()
  const given = (name: string) => params.get(name) ?? ''
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <FilterBar key={params.toString()} keep={['rule']} active={FILTERS.some((name) => given(name) !== '')}>
        <FilterField id="lines-text" label={words.filter.text}>
          <input id="lines-text" name="text" defaultValue={given('text')} maxLength={60} />
        </FilterField>
        <FilterField id="lines-status" label={words.filter.status}>
          <select id="lines-status" name="status" defaultValue={given('status')}>
            <option value="">{m.common.all}</option>
            {Object.entries(m.grants.status).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </FilterField>
        <FilterField id="lines-fund" label={words.filter.fund}>
          <select id="lines-fund" name="fund" defaultValue={given('fund')}>
            <option value="">{m.common.all}</option>
            {Object.entries(m.grants.fund).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </FilterField>
        <FilterField id="lines-tier" label={words.filter.tier}>
          <select id="lines-tier" name="tier" defaultValue={given('tier')}>
            <option value="">{m.common.all}</option>
            {Object.entries(m.terms.tier).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
            <option value="none">{m.grantPages.overview.noTier}</option>
          </select>
        </FilterField>
        <FilterField id="lines-year" label={words.filter.year}>
          <input id="lines-year" name="year" inputMode="numeric" size={5} maxLength={4} defaultValue={given('year')} />
        </FilterField>
      </FilterBar>
      <DataTable columns={lineColumns} rows={rows} total={total} getRowId={({ id }) => id} caption={words.caption} rowHref={({ id }) => paths.grantLine(id)} phone="stack" empty={<EmptyState title={words.empty} />} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

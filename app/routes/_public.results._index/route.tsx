import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { FilterBar, FilterChoice } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { PublishedList } from '#app/components/results/published-list.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { getPublishedList, readPublishedQuery, type PublishedCompetition } from '#app/services/results/published-list.server.ts'

import classes from './page.module.css'

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const query = readPublishedQuery(new URL(request.url).searchParams)
  return { ...(await getPublishedList(query)), query, title: m.shell.pageTitle(m.publicPages.resultsTitle) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function PublishedRoute() {
  const { competitions, regions, years, query, hasNext } = useLoaderData<typeof loader>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.publicPages.list
  const filtered = query.region !== null || query.year !== null
  const pageLink = (page: number) => {
    const params = new URLSearchParams({ ...(query.region === null ? {} : { region: query.region }), ...(query.year === null ? {} : { year: String(query.year) }), ...(page === 1 ? {} : { page: String(page) }) })
    return params.size === 0 ? paths.publicResults() : `${paths.publicResults()}?${params.toString()}`
  }
  return (
    <>
      <PageHeader title={m.publicPages.resultsTitle} lead={words.lead} />
      {regions.length > 1 || years.length > 1 || filtered ? (
        <FilterBar active={filtered}>
          <FilterChoice name="region" label={words.region} all={words.allRegions} options={regions.map((region) => [region.code, nameIn(locale, region)])} />
          <FilterChoice name="year" label={words.year} all={words.allYears} options={years.map((year) => [String(year), String(year)])} />
        </FilterBar>
      ) : null}
      {competitions.length === 0 ? (
        <EmptyState title={filtered ? words.emptyFiltered : words.empty}>{filtered ? null : words.emptyText}</EmptyState>
      ) : (
        <PublishedList competitions={competitions as unknown as PublishedCompetition[]} />
      )}
      {query.page > 1 || hasNext ? (
        <nav aria-label={words.pages} className={classes.pages}>
          {query.page > 1 ? (
            <Link to={pageLink(query.page - 1)} rel="prev">
              {words.newer}
            </Link>
          ) : null}
          {hasNext ? (
            <Link to={pageLink(query.page + 1)} rel="next">
              {words.older}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

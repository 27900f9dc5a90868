import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { DeviationBars } from '#app/components/charts/deviation-bars.tsx'
import { FilterBar, FilterChoice } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getJudgeQualityPage, type JudgeQualityPage } from '#app/services/judges/judge-quality.server.ts'

import { qualityColumns, signed } from './columns.tsx'

/** Bars that one look takes in; the table names everybody. */
const DRAWN = 15

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'person:read')
  const asked = new URL(request.url).searchParams.get('year') ?? ''
  const m = messagesFor(localeOf(request))
  return { page: await getJudgeQualityPage(actor, /^20\d{2}$/.test(asked) ? Number(asked) : null), title: m.shell.pageTitle(m.judgeQuality.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function JudgeQualityRoute() {
  const { page } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.judgeQuality
  const judges = page.judges as JudgeQualityPage['judges']
  const compared = judges.flatMap(({ name, bias }) => (bias === null ? [] : [{ name, value: bias, note: signed(bias) }]))
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} breadcrumbs={[{ label: m.people.title, to: paths.people() }]} />
      <FilterBar active={page.year !== null}>
        <FilterChoice name="year" label={words.year} options={page.years.map((year) => [String(year), words.yearOf(year)] as const)} />
      </FilterBar>
      {judges.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <>
          {compared.length > 0 ? (
            <Section title={words.chart} note={words.chartNote}>
              <DeviationBars title={words.bias} nameLabel={words.judge} valueLabel={words.bias} rows={compared.slice(0, DRAWN)} />
            </Section>
          ) : null}
          <Section title={words.table} note={words.tableNote}>
            <StaticTable columns={qualityColumns} rows={judges} getRowId={({ judgeId }) => judgeId} caption={words.table} phone="stack" />
          </Section>
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

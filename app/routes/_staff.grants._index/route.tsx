import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { formatCount, formatMoney } from '#app/components/format/format-numbers.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getGrantOverview } from '#app/services/grants/overview.server.ts'

import { clauseColumns, fundColumns, fundSumColumns, tierColumns, yearColumns } from './columns.tsx'
import classes from './overview.module.css'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const wanted = new URL(request.url).searchParams.get('year') ?? ''
  const year = wanted === 'all' ? 'all' : /^\d{4}$/.test(wanted) ? Number(wanted) : null
  return { ...(await getGrantOverview(actor, { year, locale })), title: m.shell.pageTitle(m.grantPages.overview.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function GrantsRoute() {
  const page = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.grantPages.overview
  const locale = useLocale()
  const { year, years, total, funds, clauses, tiers, byYear } = page
  const policies = [...new Set(clauses.map(({ policyId }) => policyId))]
  const yearQuery = year === null ? '' : `&year=${year}`
  const inThousands = (fen: number) => formatCount(Math.round(fen / 100))
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <nav aria-label={words.year} className={classes.years}>
        <a href={paths.grants('all')} data-nav="go" aria-current={year === null ? 'page' : undefined}>
          {words.allYears}
        </a>
        {years.map((each) => (
          <a key={each} href={paths.grants(each)} data-nav="go" aria-current={year === each ? 'page' : undefined}>
            {each}
          </a>
        ))}
      </nav>
      <Section title={words.tasks}>
        <Tasks page={page} />
      </Section>
      {total.lines === 0 ? (
        <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
      ) : (
        <>
          <dl className={classes.sums}>
            {(['dueFen', 'claimedFen', 'approvedFen', 'paidFen'] as const).map((key) => (
              <div key={key}>
                <dt>{words[key.replace('Fen', '') as 'due' | 'claimed' | 'approved' | 'paid']}</dt>
                <dd>{formatMoney(locale, total[key])}</dd>
              </div>
            ))}
          </dl>
          <Section title={words.byFund} note={year === null ? undefined : words.budgetNote(String(year))}>
            <StaticTable columns={year === null ? fundSumColumns : fundColumns} rows={funds} getRowId={({ key }) => key} caption={words.byFund} phone="stack" rowHref={({ key }) => paths.grantLines(`?fund=${key}${yearQuery}`)} />
          </Section>
          <Section title={words.byClause} actions={policies.map((id) => <a key={id} href={paths.policyPayments(id)} data-nav="go">{clauses.find(({ policyId }) => policyId === id)?.documentNumber}</a>)}>
            <StaticTable columns={clauseColumns} rows={clauses} getRowId={({ key }) => key} caption={words.byClause} phone="stack" rowHref={({ policyId, rule }) => paths.grantLines(`?rule=${policyId}.${rule}${yearQuery}`)} />
          </Section>
          <Section title={words.byTier}>
            <StaticTable columns={tierColumns} rows={tiers} getRowId={({ key }) => key || 'none'} caption={words.byTier} phone="stack" rowHref={({ key }) => paths.grantLines(`?tier=${key || 'none'}${yearQuery}`)} />
          </Section>
          <Section title={words.byYear}>
            <BarChart groups={byYear.map((group) => ({ label: group.key, values: [group.dueFen, group.paidFen] }))} series={[words.due, words.paid]} format={inThousands} title={words.chart} />
            <StaticTable columns={yearColumns} rows={byYear} getRowId={({ key }) => key} caption={words.byYear} phone="stack" rowHref={({ key }) => paths.grants(Number(key))} />
          </Section>
        </>
      )}
    </>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Tasks({ page }: { page: Page }) {
  const m = useMessages().grantPages.overview
  const tasks = [
    { n: page.differences, text: m.differences(page.differences), to: paths.grantChanges() },
    { n: page.needsInput, text: m.needsInput(page.needsInput), to: paths.grantLines('?status=open') },
    { n: page.openClaims, text: m.openClaims(page.openClaims), to: paths.claims() },
    { n: page.claimsToApprove, text: m.toApprove(page.claimsToApprove), to: paths.claims() },
  ].filter(({ n }) => n > 0)
  if (tasks.length === 0) return <p>{m.nothing}</p>
  return (
    <ul className={classes.tasks}>
      {tasks.map(({ text, to }) => (
        <li key={text}>
          <a href={to} data-nav="go">
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

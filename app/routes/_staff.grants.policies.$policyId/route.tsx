import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { formatFen } from '#app/components/format/format-numbers.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { isDay } from '#app/lib/dates.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getPolicyPayments, type PolicyPayments } from '#app/services/grants/policy-payments.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const query = new URL(request.url).searchParams
  const on = query.get('on') ?? ''
  const page = await getPolicyPayments(actor, { policyId: params.policyId!, other: query.get('with') || null, on: isDay(on) ? on : null, locale })
  return { ...page, on: isDay(on) ? on : '', title: m.shell.pageTitle(page.policy.documentNumber) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

type Clause = PolicyPayments['clauses'][number]
type Topic = NonNullable<PolicyPayments['comparison']>['topics'][number]

const clauseColumns: Array<Column<Clause>> = [
  { id: 'clause', header: (m) => m.policies.clause, cell: (row) => `${row.id} ${row.clause}`, names: true, nowrap: true },
  { id: 'gist', header: (m) => m.grantPages.byPolicy.gist, cell: (row) => row.gist },
  { id: 'lines', header: (m) => m.grantPages.overview.lines, cell: (row, { m }) => (row.money ? String(row.lines) : m.policies.uses(row.use.map((use) => m.policies.useKind[use]))), align: 'end', nowrap: true },
  { id: 'due', header: (m) => m.grantPages.overview.due, cell: (row, { m }) => (row.money ? formatFen(row.dueFen) : m.common.absentValue), align: 'end' },
  { id: 'paid', header: (m) => m.grantPages.overview.paid, cell: (row, { m }) => (row.money ? formatFen(row.paidFen) : m.common.absentValue), align: 'end' },
]

function Side({ rows }: { rows: Topic['left'] }) {
  const absent = useMessages().common.absentValue
  if (rows.length === 0) return <>{absent}</>
  return (
    <>
      {rows.map((row) => (
        <div key={`${row.clause} ${row.gist}`}>{`${row.clause} ${row.gist}`}</div>
      ))}
    </>
  )
}

export default function PolicyPaymentsRoute() {
  const { policy, clauses, others, comparison, on, day } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.grantPages.byPolicy
  const topicColumns: Array<Column<Topic>> = [
    { id: 'topic', header: (dictionary) => dictionary.grants.column.what, cell: (row) => m.grants.kind[row.topic] ?? row.topic, names: true, nowrap: true },
    { id: 'left', header: () => policy.documentNumber, cell: (row) => <Side rows={row.left} /> },
    { id: 'right', header: () => comparison?.documentNumber ?? '', cell: (row) => <Side rows={row.right} /> },
  ]
  return (
    <>
      <PageHeader
        title={policy.title}
        lead={words.lead(policy.documentNumber)}
        badge={<StatusBadge tone={policy.standing === 'inForce' ? 'active' : 'attention'}>{m.policies.standing[policy.standing]}</StatusBadge>}
        actions={
          <a href={paths.policy(policy.id)} data-nav="go">
            {words.publicPage}
          </a>
        }
      >
        <GrantNav />
      </PageHeader>
      <FilterBar key={`${on} ${comparison?.id}`} submit={words.show} active={on !== '' || comparison !== null}>
        <FilterField id="policy-on" label={words.onDay}>
          <input id="policy-on" name="on" type="date" defaultValue={day} />
        </FilterField>
        <FilterField id="policy-with" label={words.compare}>
          <select id="policy-with" name="with" defaultValue={comparison?.id ?? ''}>
            <option value="">{m.common.none}</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.documentNumber}
              </option>
            ))}
          </select>
        </FilterField>
      </FilterBar>
      {comparison ? (
        <Section title={words.compared(policy.documentNumber, comparison.documentNumber)} note={words.standingOn(day, [[policy.documentNumber, m.policies.standing[policy.standing]], [comparison.documentNumber, m.policies.standing[comparison.standing]]])}>
          <StaticTable columns={topicColumns} rows={comparison.topics} getRowId={({ topic }) => topic} caption={words.compared(policy.documentNumber, comparison.documentNumber)} phone="stack" />
        </Section>
      ) : null}
      <Section title={words.title} note={words.asOf(day)}>
        <StaticTable columns={clauseColumns} rows={clauses} getRowId={({ id }) => id} caption={words.caption} rowHref={({ id, money }) => (money ? paths.grantLines(`?rule=${policy.id}.${id}`) : null)} phone="stack" />
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

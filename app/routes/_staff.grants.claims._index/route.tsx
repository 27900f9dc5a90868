import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { claimTone } from '#app/components/grants/claim-tone.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getClaimList, type ClaimListRow } from '#app/services/grants/claim-pages.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const m = messagesFor(localeOf(request))
  return { rows: await getClaimList(actor), title: m.shell.pageTitle(m.grantPages.claims.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const columns = defineColumns<ClaimListRow>([
  { id: 'number', header: (m) => m.grants.column.number, cell: (row) => row.number, sort: (row) => row.number, names: true, nowrap: true },
  { id: 'payee', header: (m) => m.grants.column.payee, cell: (row) => row.payeeName, sort: (row) => row.payeeName },
  { id: 'policy', header: (m) => m.policies.documentNumber, cell: (row) => row.documentNumber, wideOnly: true },
  { id: 'window', header: (m) => m.grantPages.claims.window, cell: (row) => row.window, sort: (row) => row.window, nowrap: true },
  { id: 'total', header: (m) => m.grantPages.claims.total, cell: (row, { locale }) => formatMoney(locale, row.totalFen), sort: (row) => row.totalFen, align: 'end', descendingFirst: true },
  { id: 'state', header: (m) => m.common.status, cell: (row, { m }) => <StatusBadge tone={claimTone(row.state)}>{m.grants.claimState[row.state]}</StatusBadge>, sort: (row) => row.state, nowrap: true },
])

export default function ClaimsRoute() {
  const { rows } = useLoaderData<typeof loader>()
  const words = useMessages().grantPages.claims
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <DataTable columns={columns} rows={rows} getRowId={({ id }) => id} caption={words.caption} defaultSort={{ id: 'number', descending: true }} rowHref={({ id }) => paths.claim(id)} phone="stack" empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

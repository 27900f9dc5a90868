import { Button } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { requireInstallationPermission } from '#app/auth/guards.server.ts'
import { isRole } from '#app/auth/permissions.ts'
import { FilterBar, FilterChoice, FilterSearch } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { readTableState } from '#app/components/tables/table-state.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getAccountList } from '#app/services/accounts/manage/account-pages.server.ts'
import { MANAGEABLE_ROLES } from '#app/services/accounts/manage/manageable-roles.ts'

import { columns, columnsWithRegion } from './columns.tsx'

const DEFAULT_SORT = { id: 'name', descending: false }
const STATUSES = ['invited', 'active', 'locked', 'idle', 'disabled'] as const

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'account:read')
  const params = new URL(request.url).searchParams
  const { sort, page } = readTableState(params, { sortable: ['name', 'username', 'lastLogin'], defaultSort: DEFAULT_SORT })
  const role = params.get('role')
  const list = await getAccountList(actor, {
    text: (params.get('text') ?? '').trim().slice(0, 64),
    role: isRole(role) ? role : null,
    status: STATUSES.find((status) => status === params.get('status')) ?? null,
    sort: (sort ?? DEFAULT_SORT) as { id: 'name' | 'username' | 'lastLogin'; descending: boolean },
    page,
  })
  const m = messagesFor(localeOf(request))
  return { ...list, title: m.shell.pageTitle(m.admin.usersTitle) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function AccountsRoute() {
  const { rows, total, mayManage, everyRegion } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.admin.accounts
  const [params] = useSearchParams()
  const active = ['text', 'role', 'status'].some((name) => params.get(name))
  return (
    <>
      <PageHeader
        title={m.admin.usersTitle}
        lead={words.lead}
        actions={
          mayManage ? (
            <Button component={Link} to={paths.newAccount()}>
              {words.create}
            </Button>
          ) : null
        }
      />
      <FilterBar key={params.toString()} active={active}>
        <FilterSearch name="text" label={words.search} />
        <FilterChoice name="role" label={words.roles} all={words.staffOnly} options={[...MANAGEABLE_ROLES, 'candidate' as const].map((role) => [role, m.terms.role[role]])} />
        <FilterChoice name="status" label={words.status} options={STATUSES.map((status) => [status, status === 'locked' || status === 'idle' ? words[status] : words.statuses[status]])} />
      </FilterBar>
      <DataTable
        columns={everyRegion ? columnsWithRegion : columns}
        rows={rows}
        total={total}
        getRowId={(row) => row.id}
        caption={words.caption}
        defaultSort={DEFAULT_SORT}
        rowHref={(row) => paths.accountOf(row.id)}
        phone="stack"
        empty={<EmptyState title={words.empty} action={active ? <Link to={paths.accounts()}>{m.common.clearFilter}</Link> : undefined} />}
      />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

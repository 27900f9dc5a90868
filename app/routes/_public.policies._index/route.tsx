import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { today } from '#app/services/clock.server.ts'
import { summariseAllPolicies } from '#app/services/competitions/policy-summary.ts'

import { columns } from './columns.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  return { policies: summariseAllPolicies(await today()), title: m.shell.pageTitle(m.policies.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function PoliciesRoute() {
  const { policies } = useLoaderData<typeof loader>()
  const m = useMessages().policies
  return (
    <>
      <PageHeader title={m.title} lead={m.intro} />
      <DataTable columns={columns} rows={policies} getRowId={(row) => row.id} caption={m.caption} pageSize="all" rowHref={(row) => paths.policy(row.id)} phone="stack" />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

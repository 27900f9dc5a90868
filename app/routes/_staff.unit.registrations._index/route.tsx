import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { formatDay } from '#app/components/format/format-day.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { getUnitPage, type UnitPage } from '#app/services/registration/unit-pages.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'unit:register')
  const m = messagesFor(localeOf(request))
  return { page: await getUnitPage(actor), title: m.shell.pageTitle(m.unitRegistration.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

type Row = UnitPage['events'][number]

const columns: Array<Column<Row>> = [
  { id: 'event', header: (m) => m.unitRegistration.contest, cell: (row, { locale }) => `${nameIn(locale, row.competition)} · ${eventNameIn(locale, row)}`, names: true },
  { id: 'final', header: (m) => m.unitRegistration.finalHeader, cell: (row, { locale }) => formatDay(locale, row.competition.finalOn), nowrap: true },
  {
    id: 'open',
    header: (m) => m.common.status,
    cell: (row, { m }) => <StatusBadge tone={row.closed === null ? 'active' : 'plain'}>{row.closed === null ? m.unitRegistration.open(row.competition.closesAt && formatInstant(row.competition.closesAt)) : m.unitRegistration.closed[row.closed]}</StatusBadge>,
  },
  { id: 'counts', header: (m) => m.unitRegistration.steps.people, cell: (row, { m }) => m.unitRegistration.counts(row.counts) },
]

export default function UnitRegistrationsRoute() {
  const { page } = useLoaderData<typeof loader>()
  const words = useMessages().unitRegistration
  return (
    <>
      <PageHeader title={words.title} lead={page.unit ? `${page.unit.name} · ${words.lead}` : words.lead} />
      {page.unit === null ? (
        <EmptyState title={words.noUnit}>{words.noUnitText}</EmptyState>
      ) : (
        <StaticTable columns={columns} rows={page.events as Row[]} getRowId={({ id }) => id} rowHref={({ id }) => paths.unitEvent(id)} caption={words.title} phone="stack" empty={<EmptyState title={words.none}>{words.noneText}</EmptyState>} />
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

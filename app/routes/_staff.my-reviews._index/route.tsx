import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { Day } from '#app/components/format/values.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns, type Column } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { requestTitle } from '#app/services/studios/requests/request-title.ts'
import { getOwnReviews, type OwnReview } from '#app/services/reviews/expert-sheet.server.ts'
import { getOwnOpinions, type OwnOpinion } from '#app/services/studios/opinions/opinion-pages.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:score')
  const m = messagesFor(localeOf(request))
  const page = new URL(request.url).searchParams.get('page') ?? ''
  const [reviews, opinions] = await Promise.all([getOwnReviews(actor, /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1), getOwnOpinions(actor)])
  return { ...reviews, opinions: opinions.rows, title: m.shell.pageTitle(m.reviews.mine.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const columns = defineColumns<OwnReview>([
  { id: 'studio', header: (m) => m.reviews.mine.studio, cell: (row) => row.studioName, names: true },
  { id: 'host', header: (m) => m.reviews.studios.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  { id: 'round', header: (m) => m.reviews.mine.round, cell: (row) => row.roundName },
  {
    id: 'state',
    header: (m) => m.reviews.mine.state,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={row.state === 'submitted' ? 'decided' : row.state === 'returned' ? 'attention' : 'active'}>{m.terms.assignmentState[row.state]}</StatusBadge>
      </span>
    ),
  },
  {
    id: 'due',
    header: (m) => m.reviews.mine.due,
    cell: (row, { m }) => (
      <span>
        <Day value={row.dueOn} /> {row.overdue ? <StatusBadge tone="attention">{m.reviews.mine.overdue}</StatusBadge> : null}
      </span>
    ),
    nowrap: true,
  },
  { id: 'score', header: (m) => m.reviews.mine.score, cell: (row, { m }) => (row.score === null ? m.common.absentValue : formatHundredths(row.score)), align: 'end' },
])

const opinionColumns: Array<Column<OwnOpinion>> = [
  { id: 'studio', header: (m) => m.reviews.mine.studio, cell: (row) => row.studioName, names: true },
  { id: 'host', header: (m) => m.reviews.studios.host, cell: (row, { m }) => row.hostName ?? m.common.absentValue },
  { id: 'kind', header: (m) => m.studioRequests.opinion.kind, cell: (row, { m }) => requestTitle(m, row), nowrap: true },
  { id: 'state', header: (m) => m.reviews.mine.state, cell: (row, { m }) => <StatusBadge tone={row.state === 'submitted' ? 'decided' : 'active'}>{m.terms.assignmentState[row.state]}</StatusBadge> },
  { id: 'due', header: (m) => m.studioRequests.opinion.due, cell: (row) => <Day value={row.state === 'submitted' ? null : row.dueOn} />, nowrap: true },
]

export default function MyReviewsRoute() {
  const { rows, total, opinions: sent } = useLoaderData<typeof loader>()
  // Dates travel as text; nothing here computes with them.
  const opinions = sent as unknown as OwnOpinion[]
  const all = useMessages()
  const m = all.reviews.mine
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} actions={total > 0 ? <ExportLinks table="my-reviews" /> : null} />
      {opinions.length > 0 ? (
        <Section title={all.studioRequests.opinion.listTitle}>
          <StaticTable columns={opinionColumns} rows={opinions} getRowId={(row) => row.id} caption={all.studioRequests.opinion.listCaption} rowHref={(row) => paths.myOpinion(row.id)} phone="stack" />
        </Section>
      ) : null}
      {opinions.length > 0 && total === 0 ? null : <DataTable columns={columns} rows={rows} total={total} getRowId={(row) => row.id} caption={m.caption} rowHref={(row) => paths.myReview(row.id)} phone="stack" empty={<EmptyState title={m.empty}>{m.emptyText}</EmptyState>} />}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

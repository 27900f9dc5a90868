import { Button } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { FilterBar, FilterChoice, FilterField } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { readTableState } from '#app/components/tables/table-state.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { ENTRANTS_PER_PAGE, getEntrantsPage, type EntrantLine } from '#app/services/entries/list-entrants.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { individualColumns, teamColumns } from './columns.tsx'
import { EntrantCounts } from './entrant-counts.tsx'

const STATUSES = ['competed', 'absent', 'didNotFinish', 'withdrawn', 'disqualified'] as const
const SORTS = ['number', 'name', 'organisation', 'status'] as const
const LONGEST_SEARCH = 60
const defaultSort = { id: 'number', descending: false }
/** A number of a document in the address would stay in histories and logs. */
const LOOKS_LIKE_IDENTITY = /\d{15}/

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'entrant:read', { eventId })
  const query = new URL(request.url).searchParams
  const text = (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH)
  const withIdentity = LOOKS_LIKE_IDENTITY.test(text.replace(/\s/g, ''))
  const { sort, page } = readTableState(query, { sortable: SORTS, defaultSort })
  const m = messagesFor(localeOf(request))
  const list = await getEntrantsPage({
    actor,
    eventId,
    text: withIdentity ? null : text,
    status: STATUSES.find((status) => status === query.get('status')) ?? null,
    sort: { by: SORTS.find((id) => id === sort?.id) ?? 'number', descending: sort?.descending ?? false },
    page,
  })
  return { ...list, withIdentity, perPage: ENTRANTS_PER_PAGE, title: m.shell.pageTitle(`${m.imports.entrants.title} ${nameIn(localeOf(request), list.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function EntrantsRoute() {
  const { event, rows, total, all, byStatus, acts, may, withIdentity, perPage } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.imports.entrants
  const [params] = useSearchParams()
  const mayImport = may.import && acts.add === 'free'
  const mayAdd = may.edit && acts.add !== 'no'
  const buttons = (
    <>
      {mayAdd ? (
        <Button component={Link} to={paths.newEntrant(event.id)} variant="default">
          {words.add}
        </Button>
      ) : null}
      {mayImport ? (
        <Button component={Link} to={paths.eventImport(event.id)}>
          {words.import}
        </Button>
      ) : null}
    </>
  )
  return (
    <>
      <EventPageHeader event={event} title={words.title} actions={mayAdd || mayImport ? buttons : undefined} />
      {may.edit && acts.edit === 'withReason' ? <Notice>{words.scoringNote}</Notice> : null}
      {may.edit && acts.edit === 'no' ? <Notice>{words.closed}</Notice> : null}
      {all === 0 ? (
        <EmptyState title={words.empty.title} action={mayAdd || mayImport ? buttons : undefined}>
          {mayImport ? words.empty.text : undefined}
        </EmptyState>
      ) : (
        <>
          <EntrantCounts all={all} byStatus={byStatus} />
          <FilterBar active={params.has('q') || params.has('status')}>
            <FilterField id="entrant-q" label={m.common.search}>
              <input id="entrant-q" name="q" type="search" defaultValue={withIdentity ? '' : (params.get('q') ?? '')} placeholder={words.search} maxLength={LONGEST_SEARCH} />
            </FilterField>
            <FilterChoice name="status" label={words.statusFilter} all={words.anyStatus} options={STATUSES.map((status) => [status, status === 'competed' ? words.inField : m.terms.entryStatus[status]])} />
          </FilterBar>
          {withIdentity ? <Notice tone="attention">{words.searchNoIdentity}</Notice> : null}
          <DataTable<EntrantLine>
            columns={event.format === 'team' ? teamColumns : individualColumns}
            rows={rows}
            getRowId={(row) => row.id}
            rowHref={(row) => paths.entrant(event.id, row.id)}
            rowTone={(row) => (row.status === 'withdrawn' || row.status === 'disqualified' ? 'void' : undefined)}
            caption={words.caption}
            defaultSort={defaultSort}
            total={total}
            pageSize={perPage}
            phone="stack"
            empty={<EmptyState title={m.common.table.noMatch}>{words.noMatch}</EmptyState>}
          />
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

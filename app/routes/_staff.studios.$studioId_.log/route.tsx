import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { FilterBar, FilterField } from '#app/components/forms/filter-bar.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { LogDesk } from '#app/components/studio-log/log-desk.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { TablePager } from '#app/components/tables/table-pager.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { paragraph, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { ALL_LOG_KINDS, LOG_PER_PAGE } from '#app/services/studios/log/log-draft.ts'
import { getLogPage } from '#app/services/studios/log/log-page.server.ts'
import { takeBackLogEntry } from '#app/services/studios/log/withdraw-log-entry.server.ts'

import { LogList } from './log-list.tsx'

const TakeBackForm = z.object({ intent: z.literal('takeBack'), entryId: uuid(), reason: paragraph({ max: 500 }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own'])
  const locale = localeOf(request)
  const query = new URL(request.url).searchParams
  const kind = ALL_LOG_KINDS.find((one) => one === query.get('kind'))
  const year = /^20\d\d$/.test(query.get('year') ?? '') ? Number(query.get('year')) : undefined
  const page = /^[1-9]\d{0,3}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1
  const log = await getLogPage(actor, params.studioId!, { page, locale, ...(kind ? { kind } : {}), ...(year === undefined ? {} : { year }) })
  return { log, page, userId: actor.userId, title: messagesFor(locale).shell.pageTitle(messagesFor(locale).studioLog.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requirePermission(request, 'studio:own', { studioId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, TakeBackForm)
  if (!form.ok) return json({ about: form.values.entryId ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { entryId, reason } = form.value
  await takeBackLogEntry({ actor, idempotencyKey: form.idempotencyKey ?? '', studioId, entryId, reason })
  return redirectWithToast(paths.studioLog(studioId), m.studioLog.list.takenBack)
}

export default function StudioLogRoute() {
  const { log, page, userId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.studioLog
  const [params] = useSearchParams()
  const { studio, rights, entries, total } = log
  const thisYear = Number(log.today.slice(0, 4))
  const first = (page - 1) * LOG_PER_PAGE + 1
  return (
    <>
      <PageHeader title={words.title} lead={studio.name} breadcrumbs={rights.lead ? [] : [{ label: m.studios.title, to: paths.studios() }, { label: studio.name, to: paths.studio(studio.id) }]}>
        <StudioTabs studioId={studio.id} rights={rights} />
      </PageHeader>
      {rights.lead && (studio.state === 'recognised' || studio.state === 'rectification') ? <LogDesk userId={userId} page={log} /> : null}
      <Section title={words.list.title} actions={total > 0 ? <ExportLinks table="log" place={{ studio: studio.id }} /> : null}>
        <FilterBar key={params.toString()} active={params.has('kind') || params.has('year')}>
          <FilterField id="filter-kind" label={words.list.filterKind}>
            <select id="filter-kind" name="kind" defaultValue={params.get('kind') ?? ''}>
              <option value="">{m.common.all}</option>
              {ALL_LOG_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kind[kind]}
                </option>
              ))}
            </select>
          </FilterField>
          <FilterField id="filter-year" label={words.list.filterYear}>
            <select id="filter-year" name="year" defaultValue={params.get('year') ?? ''}>
              <option value="">{m.common.all}</option>
              {[0, 1, 2, 3, 4].map((back) => (
                <option key={back} value={thisYear - back}>
                  {thisYear - back}
                </option>
              ))}
            </select>
          </FilterField>
        </FilterBar>
        {entries.length === 0 ? (
          <EmptyState title={words.list.empty}>{rights.lead ? words.list.emptyText : words.list.emptyBureau}</EmptyState>
        ) : (
          <>
            <LogList entries={entries} mayTakeBack={rights.lead} refused={answer ?? null} />
            <TablePager page={page} pages={Math.max(1, Math.ceil(total / LOG_PER_PAGE))} first={first} last={first + entries.length - 1} total={total} params={params} />
          </>
        )}
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

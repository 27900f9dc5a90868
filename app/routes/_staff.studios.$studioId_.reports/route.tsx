import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { AppError } from '#app/lib/errors.ts'
import { parseForm } from '#app/lib/form.ts'
import { wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getReportList } from '#app/services/studios/report/report-page.server.ts'
import { startReport } from '#app/services/studios/report/move-report.server.ts'

import { columns } from './columns.tsx'

const StartForm = z.object({ intent: z.literal('start'), year: wholeNumber({ min: 2000, max: 2199 }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const m = messagesFor(localeOf(request))
  return { ...(await getReportList(actor, params.studioId!)), title: m.shell.pageTitle(m.studioReport.list.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requirePermission(request, 'studio:own', { studioId })
  const form = await parseForm(request, StartForm)
  if (!form.ok) throw new AppError({ code: 'malformedForm', status: 400 })
  await startReport({ actor, idempotencyKey: form.idempotencyKey ?? '', studioId, year: form.value.year })
  return redirectWithToast(paths.studioReport(studioId, form.value.year), messagesFor(localeOf(request)).studioReport.acts.started)
}

export default function StudioReportsRoute() {
  const { studio, rights, reports, year } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.studioReport.list
  const mayStart = rights.lead && (studio.state === 'recognised' || studio.state === 'rectification') && !reports.some((report) => report.year === year)
  return (
    <>
      <PageHeader title={words.title} lead={studio.name} breadcrumbs={rights.lead || rights.confirm ? [] : [{ label: m.studios.title, to: paths.studios() }, { label: studio.name, to: paths.studio(studio.id) }]}>
        <StudioTabs studioId={studio.id} rights={rights} />
        {reports.length > 0 ? <ExportLinks table="studio-reports" place={{ studio: studio.id }} /> : null}
      </PageHeader>
      {mayStart ? (
        <PostForm intent="start">
          <input type="hidden" name="year" value={year} />
          <p>{words.lead}</p>
          <SubmitButton intent="start">{words.start(year)}</SubmitButton>
        </PostForm>
      ) : null}
      {reports.length === 0 ? (
        <EmptyState title={words.empty}>{rights.lead ? words.emptyText : words.emptyOther}</EmptyState>
      ) : (
        <StaticTable columns={columns} rows={reports} getRowId={(row) => String(row.year)} rowHref={(row) => paths.studioReport(studio.id, row.year)} caption={words.caption} phone="stack" />
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
